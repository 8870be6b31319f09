/*
 * One person and their family: the whole document of api/show.h, except
 * challenges and what was opened by break-glass, which the keeper adds.
 */
#ifndef FAMCTX_FAMILY_SHOW_H
#define FAMCTX_FAMILY_SHOW_H

#include "famctx/api/show.h"
#include "famctx/family/family.h"

/* ERR_NOTHING when nobody has that id; the id of somebody who was joined into another shows the other. */
MUST_CHECK bool family_show(struct family *f, const struct show_request *request, struct show_answer *answer,
			    struct err *e);

#endif
