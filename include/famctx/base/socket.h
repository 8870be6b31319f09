/*
 * Sockets of this machine, by path. A path longer than the kernel's limit of
 * 107 bytes works too.
 */
#ifndef FAMCTX_BASE_SOCKET_H
#define FAMCTX_BASE_SOCKET_H

#include <sys/types.h>

#include "famctx/base/err.h"

/* Makes the socket, 0600, replacing one that nobody listens on any more; not blocking. */
MUST_CHECK bool socket_listen(const char *path, int *fd, struct err *e);
/* The same for a group too, 0660. ERR_REFUSED when somebody listens there already. */
MUST_CHECK bool socket_listen_for(const char *path, gid_t group, int *fd, struct err *e);
/* Whether the path is a socket, listened on or not. */
bool socket_is_there(const char *path);
/* -1 and errno when nobody listens; not blocking. */
int socket_connect(const char *path);
/* Who connected, as the kernel says it. */
MUST_CHECK bool socket_peer(int fd, uid_t *uid, pid_t *pid);

#endif
