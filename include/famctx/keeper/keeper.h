/*
 * The keeper: owns one store, listens on its socket, knows who asks, checks the
 * permission, writes the audit entry, then answers. One process, one thread;
 * loads, backups and checks run in children that open their own handles.
 *
 * All requests that are ready in one turn of its loop are answered inside one
 * transaction of store.db; no byte of an answer leaves before that has been
 * committed. When the trail cannot be written, nothing is shown.
 */
#ifndef FAMCTX_KEEPER_KEEPER_H
#define FAMCTX_KEEPER_KEEPER_H

#include "famctx/api/serve.h"

/* A serve_function. A store that another keeper already serves is ERR_REFUSED. */
MUST_CHECK bool keeper_serve(const struct serve_options *options, int ready_fd, struct err *e);

#endif
