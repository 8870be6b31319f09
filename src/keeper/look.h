/*
 * Whether a look at somebody goes ahead, or who asks has to say why first: they
 * are close to that person, or the person is not of the family that the purpose
 * was given for. What is said stands for the family during the sign-in, so that
 * it is asked once. Private to keeper.
 */
#ifndef FAMCTX_KEEPER_LOOK_H
#define FAMCTX_KEEPER_LOOK_H

#include "famctx/api/show.h"
#include "requests.h"

/* What the family room says of somebody, without details. */
MUST_CHECK bool look_read(struct asking *a, const char *person, struct show_answer *answer, struct err *e);
/*
 * After the family room has made the answer, before anything of it is used. answer->held says whether something is
 * held back; then names are all that is left of it, and the trail says so. ERR_USAGE for a reason that is too short.
 */
MUST_CHECK bool look_settle(struct asking *a, const char *reason, struct show_answer *answer, struct err *e);
/* It went ahead. */
void look_opened(struct asking *a, const struct show_answer *answer);
/* The same question for another answer about somebody, that has no room for a reason: ERR_REFUSED says that they are to
 * be opened first. */
MUST_CHECK bool look_allowed(struct asking *a, const char *person, struct err *e);
/* The same for what the family room has made already; nothing of it stands in the trail. */
MUST_CHECK bool look_stands(struct asking *a, const struct show_answer *shown, struct err *e);
/* Whether a reason has characters enough. */
MUST_CHECK bool look_reason_check(const struct asking *a, const char *reason, struct err *e);
void look_note_close(struct asking *a, unsigned close);

#endif
