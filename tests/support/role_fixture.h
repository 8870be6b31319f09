/*
 * A keeper in the process of the test (shared_fixture.h) that everybody asks by
 * their role: who connects is called as the code of the role is, and is in its
 * group. Include after cmocka: what cannot be set up fails the test.
 */
#ifndef TESTS_SUPPORT_ROLE_FIXTURE_H
#define TESTS_SUPPORT_ROLE_FIXTURE_H

#include "support/shared_fixture.h"

/* own: a store of one's own, or its training; else one that many use. */
void role_open(struct shared_fixture *f, enum serve_make make, bool own);
void role_close(struct shared_fixture *f);

/* Connected and signed in: where many use the store as that role, with an account; else as the owner, or in training
 * as the made-up account `as`. */
int role_connect(struct shared_fixture *f, int role, const char *as);
/* Asks, and turns until it is answered; the result as JSON is added to answer, which may be NULL. A tenth of a second
 * goes by. */
MUST_CHECK bool role_ask(struct shared_fixture *f, int fd, const char *method, const char *params, struct buf *answer,
			 struct err *e);

/* The one text that a statement about store.db gives. */
void role_text(struct shared_fixture *f, const char *static_sql, struct buf *out);

#endif
