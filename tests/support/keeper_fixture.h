/*
 * A store in a folder of its own below /tmp, with programs that use it through
 * a keeper: a process that the first of them starts, as at home. A keeper in
 * the process of the test is in shared_fixture.h.
 */
#ifndef TESTS_SUPPORT_KEEPER_FIXTURE_H
#define TESTS_SUPPORT_KEEPER_FIXTURE_H

#include <sys/types.h>

#include "famctx/client/client.h"

struct keeper_fixture {
	char folder[64];        /* of the store */
	struct buf data_folder; /* with the words and the policy */
};

/* An empty folder; 0, or -1 as cmocka wants it. */
int fixture_make(struct keeper_fixture *f);
int fixture_remove(struct keeper_fixture *f);

/* A client of the folder's keeper, which is started where there is none. */
MUST_CHECK bool fixture_try(const struct keeper_fixture *f, enum serve_make make, serve_function *serve, const char *as,
			    struct client **out, struct err *e);
/* The same, with keeper_serve and as the owner; the test fails when it cannot be opened. */
struct client *fixture_open(const struct keeper_fixture *f, enum serve_make make);
/* Whether the purpose was taken. */
bool fixture_purpose(struct client *c, int basis, struct err *e);

/* The one number that a statement about store.db gives. */
int64_t fixture_number(const struct keeper_fixture *f, const char *static_sql);
bool fixture_socket_is_there(const struct keeper_fixture *f);
/* A connection to the keeper, blocking, without signing in. */
int fixture_connect(const struct keeper_fixture *f);
/* Closes it when the keeper has seen that nothing more comes. */
void fixture_leave(int fd);
/* The process that serves. */
pid_t fixture_keeper(const struct keeper_fixture *f);

#endif
