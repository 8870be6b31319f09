/*
 * Break-glass: one family that is guarded, or whose address is protected, is
 * open to one account for a while, because somebody said why it is needed now.
 * It belongs to the account and not to a sign-in, so that single commands share
 * it. Beginning another ends the one before.
 */
#ifndef FAMCTX_ACCESS_BREAK_GLASS_H
#define FAMCTX_ACCESS_BREAK_GLASS_H

#include "famctx/access/sign_in.h"

#define BREAK_GLASS_SIZE 11 /* "BG-" and seven signs, none of which is taken for another; NUL */

struct break_glass {
	char reference[BREAK_GLASS_SIZE]; /* "": nothing is open */
	int64_t *people; /* the family */
	size_t people_count;
	int64_t until; /* seconds since 1970 */
};

/* Whom, why and for how long. */
struct break_glass_ask {
	int64_t person;
	const int64_t *people; /* with the person */
	size_t people_count;
	const char *why;
	int64_t now;   /* seconds since 1970 */
	int64_t minutes;
};

/* Within a transaction. out is released by the caller. */
MUST_CHECK bool break_glass_begin(struct db *own, const struct sign_in *who, const struct break_glass_ask *ask,
				  struct break_glass *out, struct err *e);
/* What is open to the account now. */
MUST_CHECK bool break_glass_read(struct db *own, const char *login, int64_t now, struct break_glass *out, struct err *e);
/* Ends what is open to the account, if it is this person's family. */
MUST_CHECK bool break_glass_end(struct db *own, const char *login, int64_t person, int64_t now, struct err *e);
bool break_glass_covers(const struct break_glass *g, int64_t person);
/* Begun minutes, so that the last one counts; 0 where it is over. */
int64_t break_glass_minutes(const struct break_glass *g, int64_t now);
void break_glass_release(struct break_glass *g);

#endif
