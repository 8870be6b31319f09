/* Where a keeper listens: in the folder of a store of one's own, at the place of a host's shared one. Private to keeper. */
#ifndef FAMCTX_KEEPER_LISTEN_H
#define FAMCTX_KEEPER_LISTEN_H

#include "keeper_private.h"

/* The path, unless systemd hands a socket over. The caller's to free. */
char *listen_path(const struct serve_options *o);
/* Shared: a socket of systemd where there is one, else one made for the group that the policy names.
 * ERR_REFUSED: there is no such group, or somebody listens there. */
MUST_CHECK bool listen_open(struct keeper *k, struct err *e);
/* Removes the socket where it is ours. */
void listen_close(struct keeper *k);

#endif
