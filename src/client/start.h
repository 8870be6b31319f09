/* Starting a keeper in a process of its own. */
#ifndef FAMCTX_SRC_CLIENT_START_H
#define FAMCTX_SRC_CLIENT_START_H

#include "famctx/api/serve.h"

/*
 * Runs serve in a process that belongs to nobody: another session, no terminal,
 * no descriptors of ours. Returns when it can be connected to; else false with
 * what it said. Bounded by START_MS.
 */
#define START_MS 60000
MUST_CHECK bool start_keeper(serve_function *serve, const struct serve_options *options, struct err *e);

#endif
