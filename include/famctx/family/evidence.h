/*
 * Why records were joined into one person, or how two people compare, field by
 * field.
 */
#ifndef FAMCTX_FAMILY_EVIDENCE_H
#define FAMCTX_FAMILY_EVIDENCE_H

#include "famctx/api/evidence.h"
#include "famctx/family/family.h"

MUST_CHECK bool family_evidence(struct family *f, const struct evidence_request *request,
				struct evidence_answer *answer, struct err *e);

#endif
