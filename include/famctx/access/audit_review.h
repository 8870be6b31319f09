/*
 * Spot checks: looks drawn at random for somebody other than the worker to go
 * through and sign off.
 */
#ifndef FAMCTX_ACCESS_AUDIT_REVIEW_H
#define FAMCTX_ACCESS_AUDIT_REVIEW_H

#include "famctx/access/audit_count.h"

/* Draws up to so many looks that were never drawn; *drawn says how many. Never those of the one who draws. */
MUST_CHECK bool audit_draw(struct db *own, const struct audit_span *span, const struct account *who, int64_t most,
			   int64_t *drawn, struct err *e);
/* Those that wait first, oldest first, then the newest that are signed off; at most AUDIT_PAGE. */
MUST_CHECK bool audit_drawn_list(struct db *own, const char *team, const struct account *who,
				 struct audit_sample_answer *answer, struct err *e);
/* ERR_REFUSED for a look of one's own or another team's, ERR_NOTHING for one that was not drawn or is signed off,
 * ERR_USAGE where words are missing. */
MUST_CHECK bool audit_sign_off(struct db *own, const char *team, const struct account *who,
			       const struct audit_review_request *request, struct err *e);

#endif
