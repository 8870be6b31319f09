/* The people linked to a person by recorded relationships, directly or through one more link. Private to family. */
#ifndef FAMCTX_SRC_FAMILY_RELATIVES_H
#define FAMCTX_SRC_FAMILY_RELATIVES_H

#include "famctx/api/show.h"
#include "famctx/family/family.h"
#include "header.h"

MUST_CHECK bool relatives_read(const struct family *f, const struct card *card, struct show_answer *answer,
			       struct err *e);

#endif
