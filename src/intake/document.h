/*
 * What people.db keeps of a manifest. Private to intake.
 */
#ifndef FAMCTX_SRC_INTAKE_DOCUMENT_H
#define FAMCTX_SRC_INTAKE_DOCUMENT_H

#include "reading.h"

/* Borrows its texts from the manifest and the reading, which outlive it; release with document_release. */
void document_fill(struct source_document *d, struct reading *r);
void document_release(struct source_document *d);

#endif
