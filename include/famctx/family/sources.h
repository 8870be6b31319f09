/*
 * The sources as they stand: scope, counts, freshness, and how the last load
 * of each went. Sources that were only ever refused are listed too.
 */
#ifndef FAMCTX_FAMILY_SOURCES_H
#define FAMCTX_FAMILY_SOURCES_H

#include "famctx/api/sources.h"
#include "famctx/family/family.h"

MUST_CHECK bool family_sources(struct family *f, struct sources_answer *answer, struct err *e);

#endif
