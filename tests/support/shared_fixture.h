/*
 * A shared keeper in the process of the test, in a folder below /tmp, with
 * made-up accounts, groups and clock: one step at a time, nobody sleeps, and
 * nothing of the host is asked. Connections are real ones.
 */
#ifndef TESTS_SUPPORT_SHARED_FIXTURE_H
#define TESTS_SUPPORT_SHARED_FIXTURE_H

#include "keeper/keeper_private.h"

#define SHARED_USERS_MOST 16
#define SHARED_WAITING_MOST 64

struct shared_user {
	uid_t uid;
	const char *login; /* NULL: the uid has no name */
	const char *groups; /* as the policy calls them, separated by spaces */
};

struct shared_fixture {
	char folder[64];
	struct buf store, socket, data;
	struct buf etc, policy; /* a folder and the file in it: a copy of its own, which may be edited */
	struct shared_user users[SHARED_USERS_MOST];
	size_t users_count;
	uid_t waiting[SHARED_WAITING_MOST]; /* whose the connections are that have not been accepted */
	size_t waiting_first, waiting_count;
	bool no_users_group;
	bool own; /* instead a keeper of a store of one's own */
	uint64_t now_ms;
	struct serve_options options;
	struct surroundings surroundings;
	struct keeper keeper;
	bool is_open;
};

/* The folder; 0, or -1 as cmocka wants it. */
int shared_make(struct shared_fixture *f);
int shared_remove(struct shared_fixture *f);
/* Makes a store and listens. What is wrong fails the test. */
void shared_open(struct shared_fixture *f, enum serve_make make);
MUST_CHECK bool shared_try(struct shared_fixture *f, enum serve_make make, struct err *e);
void shared_close(struct shared_fixture *f);

/* A Unix account, or other groups for one that is there. */
void shared_user(struct shared_fixture *f, uid_t uid, const char *login, const char *groups);
/* The same with an account in the store. */
void shared_account(struct shared_fixture *f, uid_t uid, const char *login, const char *groups);

/* A connection of this uid, blocking for the one who reads but for nobody else. */
int shared_connect(struct shared_fixture *f, uid_t uid);
/* So many turns of the keeper's loop, which wait for nothing. */
void shared_turns(struct shared_fixture *f, int turns);
void shared_send(int fd, const char *text);
/* A request by number, with these params as JSON (NULL: none). */
void shared_request(int fd, int id, const char *method, const char *params);
/* The next line that has come after some turns, the caller's; NULL: none has, or the connection has ended. */
char *shared_line(struct shared_fixture *f, int fd);
/* Lines that have come after some turns. */
int shared_lines(struct shared_fixture *f, int fd);
bool shared_has_ended(struct shared_fixture *f, int fd);
/* Asks and takes the answer, the caller's. */
char *shared_ask(struct shared_fixture *f, int fd, int id, const char *method, const char *params);
/* Fails the test where the line, which may be NULL, does not hold the words; frees it. */
void shared_expect(char *line, const char *words);
/* Signs in, and fails the test where that is refused. */
void shared_hello(struct shared_fixture *f, int fd);
/* A connection that is signed in. */
int shared_sign_in(struct shared_fixture *f, uid_t uid);
/* The one number that a statement about store.db gives. */
int64_t shared_number(struct shared_fixture *f, const char *static_sql);
/* In the file of the policy the first `from` becomes `to`. */
void shared_edit_policy(const struct shared_fixture *f, const char *from, const char *to);

#endif
