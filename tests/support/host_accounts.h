/*
 * Unix accounts and groups that only this process and its children see: copies
 * of /etc/passwd and /etc/group in a mount namespace, with a /run of its own,
 * so that nothing of the machine is changed. That needs root; elsewhere a test
 * skips and says so. Include after cmocka.
 */
#ifndef TESTS_SUPPORT_HOST_ACCOUNTS_H
#define TESTS_SUPPORT_HOST_ACCOUNTS_H

#include <sys/types.h>

#include "famctx/base/buf.h"

/* Who keeps the store, and who is on the host; the group names are those of data/policy.yaml. */
#define HOST_KEEPER "famctx"
#define HOST_WORKER "s.patel"
#define HOST_COLLEAGUE "k.wu" /* a worker, too: the second account of a hostile test */
#define HOST_MANAGER "j.reid"
#define HOST_OTHER_MANAGER "d.shaw"
#define HOST_AUDITOR "m.lowe"
#define HOST_STEWARD "j.malik"
#define HOST_ANALYST "t.cole"
#define HOST_ADMINISTRATOR "r.ade"
#define HOST_OUTSIDER "o.utsider" /* in none of the groups */
#define HOST_BOTH "b.oth"         /* worker and administrator at once */

struct host_user {
	const char *name;
	uid_t uid;
	const char *group, *other; /* of a role; NULL: none */
	const char *team;
};
extern const struct host_user host_users[];
extern const size_t host_users_count;

/* Why this machine cannot do it, in words; NULL when it can. Makes the namespace the first time. */
const char *host_accounts_missing(void);
/* The copies are kept in that folder. */
void host_accounts_make(const char *folder);
void host_accounts_remove(void);
/* Puts the user into a group, or takes them out. */
void host_group(const char *group, const char *user, bool in);

/* More workers, for measuring: "crowd.000" and so on. */
#define HOST_NAME_SIZE 32
void host_crowd_make(size_t count);
void host_crowd_name(size_t i, char name[HOST_NAME_SIZE]);

const struct host_user *host_user(const char *name);
/* Becomes that user for good, with their groups; for a child. */
void host_become(const char *name);
/* Runs it in a child as that user; what it returns is the exit status. */
int host_as(const char *name, int (*act)(void *context), void *context);
/* The exit status, or 128 and the signal. */
int host_wait(pid_t child);

/* Fails the test with what, and why the system refused. */
void host_must(bool ok, const char *what);
void host_must_write(const char *path, const struct buf *text, mode_t mode);
void host_must_read(const char *path, struct buf *out);

#endif
