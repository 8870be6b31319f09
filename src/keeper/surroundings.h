/*
 * What the keeper asks the machine it runs on: who is at the other end of a
 * connection, which accounts and groups there are, and how late it is. A struct
 * of functions, so that tests can give a machine of their own. Private to keeper.
 */
#ifndef FAMCTX_KEEPER_SURROUNDINGS_H
#define FAMCTX_KEEPER_SURROUNDINGS_H

#include <sys/types.h>

#include "famctx/base/buf.h"

struct surroundings {
	/* Who connected, as the kernel says it. */
	bool (*peer)(void *context, int fd, uid_t *uid, pid_t *process);
	/* Adds the login name of a Unix account, and tells its first group. False: it has no name. */
	bool (*account)(void *context, uid_t uid, struct buf *login, gid_t *group);
	/* Whether a Unix account of this name is there. */
	bool (*login)(void *context, const char *login);
	/* The number of a group; false: there is none of this name. */
	bool (*group)(void *context, const char *name, gid_t *out);
	/* All groups of an account, the first among them; the array is the caller's. */
	gid_t *(*groups)(void *context, const char *login, gid_t group, size_t *count);
	/* Milliseconds that never go back. */
	uint64_t (*now_ms)(void *context);
	void *context;
};

extern const struct surroundings surroundings_of_host;

#endif
