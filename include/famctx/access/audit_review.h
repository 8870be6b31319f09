/*
 * Looks for somebody other than the worker to go through and sign off: drawn at
 * random for a spot check, or opened by break-glass (audit_append puts those
 * here with the day they are due).
 */
#ifndef FAMCTX_ACCESS_AUDIT_REVIEW_H
#define FAMCTX_ACCESS_AUDIT_REVIEW_H

#include "famctx/access/audit_count.h"

/* Draws up to so many looks that were never drawn; *drawn says how many. Never those of the one who draws. */
MUST_CHECK bool audit_draw(struct db *own, const struct audit_span *span, const struct account *who, int64_t most,
			   int64_t *drawn, struct err *e);
/* Those that wait first, of them break-glass by the day it is due, then the others, oldest first; then the newest that
 * are signed off; at most AUDIT_PAGE. What was due before today is overdue. */
MUST_CHECK bool audit_drawn_list(struct db *own, const char *team, const struct account *who, struct date today,
				 struct audit_sample_answer *answer, struct err *e);
/* How much break-glass of others waits for this account. */
MUST_CHECK bool audit_reviews_waiting(struct db *own, const char *team, const struct account *who, int64_t *count,
				      struct err *e);
/* ERR_REFUSED for a look of one's own or another team's, ERR_NOTHING for one that was not drawn or is signed off,
 * ERR_USAGE where words are missing. */
MUST_CHECK bool audit_sign_off(struct db *own, const char *team, const struct account *who,
			       const struct audit_review_request *request, struct err *e);

#endif
