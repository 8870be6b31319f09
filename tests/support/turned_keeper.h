/*
 * A keeper in the process of the test, turned by hand, on a host that the test
 * makes up: whoever connects is of the role that is set, and time goes on by
 * what the test adds. Its policy is a copy of its own, which may be edited.
 *
 *	turned_make(&t, SERVE_MAKE, true);
 *	turned_account(&t, ACCOUNT_WORKER);
 *	int fd = turned_connect(&t, NULL);
 *	ok = turned_ask(&t, fd, REQUEST_FIND, "{}", &answer, &e);
 *	close(fd);
 *	turned_remove(&t);
 *
 * Include after cmocka: what cannot be set up fails the test.
 */
#ifndef TESTS_SUPPORT_TURNED_KEEPER_H
#define TESTS_SUPPORT_TURNED_KEEPER_H

#include "keeper/keeper_private.h"

struct turned_keeper {
	char folder[64]; /* everything of it is below */
	struct buf store, etc, policy, socket, data;
	struct serve_options options;
	struct surroundings host;
	struct keeper keeper;
	int role; /* enum account_role of whoever connects; shared only */
	uint64_t now_ms;
};

/* make: SERVE_MAKE or SERVE_MAKE_TRAINING. */
void turned_make(struct turned_keeper *t, enum serve_make make, bool shared);
void turned_remove(struct turned_keeper *t);

/* An account for the one of this role, who connects from now on. */
void turned_account(struct turned_keeper *t, enum account_role role);
/* Connected and signed in; as: a made-up account, in training. */
int turned_connect(struct turned_keeper *t, const char *as);
/* Asks, and turns until it is answered; the result as JSON goes into answer. A tenth of a second goes by. */
MUST_CHECK bool turned_ask(struct turned_keeper *t, int fd, const char *method, const char *params, struct buf *answer,
			   struct err *e);

/* In the file of the policy the first `from` becomes `to`. */
void turned_edit(const struct turned_keeper *t, const char *from, const char *to);

/* The one number, or text, that a statement about store.db gives. */
int64_t turned_number(struct turned_keeper *t, const char *static_sql);
void turned_text(struct turned_keeper *t, const char *static_sql, struct buf *out);

#endif
