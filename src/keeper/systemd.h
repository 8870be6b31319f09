/*
 * What systemd and its services tell each other: a socket that it listens on
 * already, and when the service is ready. Small enough to be said without its
 * library; where it is not systemd that started us, nothing happens. The
 * variables are taken out of the environment. Private to keeper.
 */
#ifndef FAMCTX_KEEPER_SYSTEMD_H
#define FAMCTX_KEEPER_SYSTEMD_H

#include "famctx/base/err.h"

/* The socket that was handed over, not blocking; -1: none was. ERR_USAGE: what was handed over is not one listening socket. */
MUST_CHECK bool systemd_take_socket(int *fd, struct err *e);
/* Programs can connect from now on. */
void systemd_tell_ready(void);

#endif
