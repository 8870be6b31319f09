/*
 * A shared host in miniature: a keeper that serves under an account of its own,
 * and the program as each of the other accounts (host_accounts.h) would run it.
 *
 *	shared_host_setup(&h, "look_up");
 *	shared_host_need(&h);
 *	status = shared_host_run(&h, "s.patel", args, NULL, &out);
 *	shared_host_teardown(&h);
 *
 * Include after cmocka: what cannot be set up fails the test.
 */
#ifndef TESTS_SUPPORT_SHARED_HOST_H
#define TESTS_SUPPORT_SHARED_HOST_H

#include "support/host_accounts.h"

/* The lines with which a program begins. */
#define SHARED_HOST_HELLO \
	"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\",\"params\":{\"version\":1,\"program\":\"command\"}}"
#define SHARED_HOST_PURPOSE \
	"{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"purpose\",\"params\":{\"basis\":\"s47\",\"case_reference\":\"C-17\"}}"

#define HOST_ID_SIZE 32

struct shared_host {
	const char *missing; /* why there is none, NULL: there is; what shared_host_setup found */
	char base[64];      /* everything of it is below; everybody may look in */
	struct buf store;   /* the keeper's alone */
	struct buf socket;
	struct buf policy_folder, policy; /* the folder of policy.yaml, and the file */
	struct buf feeds;   /* folders that the policy names */
	struct buf backups;
	struct buf program, daemon;
	struct buf data;
	pid_t keeper;       /* 0: it does not run */
};

/* Folders, accounts, an empty real store, its keeper, and an account for everybody but the outsider and the one who
 * is in two groups. */
void shared_host_make(struct shared_host *h);
void shared_host_remove(struct shared_host *h);

/* The same for the setup and the teardown of tests, with tests/data/FEEDS loaded where it is not NULL: 0, as cmocka
 * wants it. Where accounts cannot be made there is no host, and each test that needs it is skipped. */
int shared_host_setup(struct shared_host *h, const char *feeds);
int shared_host_teardown(struct shared_host *h);
void shared_host_need(const struct shared_host *h);

/* The keeper, which must not run yet: returns when it listens, or its exit status when it does not get so far; then
 * what it said is in out, which may be NULL. 0: it serves. */
int shared_host_start(struct shared_host *h, struct buf *out);
/* Tells it to end, and waits for that; the exit status. */
int shared_host_stop(struct shared_host *h);

/* The program with these arguments (the last is NULL); env: one more "NAME=value" or NULL. Both outputs are added to
 * out. Returns the exit status. */
int shared_host_run(const struct shared_host *h, const char *user, const char *const *args, const char *env,
		    struct buf *out);
/* The same, failing where it ends with another status: what it said, the caller's to release. */
struct buf shared_host_said(const struct shared_host *h, const char *user, int status, const char *const *args);
/* The same, failing where that does not hold these words. */
void shared_host_says(const struct shared_host *h, const char *user, int status, const char *holds,
		      const char *const *args);
/* The id of whoever has this case number, as a manager finds them. */
void shared_host_person(const struct shared_host *h, const char *number, char id[HOST_ID_SIZE]);
/* A connection to the keeper as that user, blocking, 10 seconds for each wait; -1 and errno when refused by the
 * kernel. It was made by a child of that user, so that the keeper is told that user. */
int shared_host_connect(const struct shared_host *h, const char *user);
/* Sends one line and adds the line that comes back; false when the connection ended instead. */
bool shared_host_ask(int fd, const char *line, struct buf *answer);

/* Fills the store from tests/data/NAME as the steward; the files are copied below feeds. */
void shared_host_load(struct shared_host *h, const char *name);
/* Puts these lines of the policy in place of others, whole file at once; the keeper sees it as an edited file. */
void shared_host_policy(struct shared_host *h, const char *from, const char *to);

#endif
