/*
 * How old our copy is, measured in the refresh that its source promised. The
 * only place that decides it.
 */
#ifndef FAMCTX_FAMILY_FRESHNESS_H
#define FAMCTX_FAMILY_FRESHNESS_H

#include "famctx/api/source.h"

/* failed: the last load failed. */
enum freshness source_freshness(const struct source_document *s, bool failed, struct date today);

#endif
