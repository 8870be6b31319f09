/* Other searches that would find somebody, for an answer without results. Private to family. */
#ifndef FAMCTX_SRC_FAMILY_ADVICE_H
#define FAMCTX_SRC_FAMILY_ADVICE_H

#include "famctx/family/find.h"
#include "famctx/family/query.h"

#define ADVICE_MOST 5

MUST_CHECK bool advice_make(const struct family *f, const struct query *q, struct find_advice **out, size_t *count,
			    struct err *e);

#endif
