/* Making a store before it is served. */
#ifndef FAMCTX_KEEPER_MAKE_H
#define FAMCTX_KEEPER_MAKE_H

#include "keeper_private.h"

/* What options->make asks for; nothing is open yet. */
MUST_CHECK bool make_store(const struct serve_options *options, const struct house *house, struct err *e);

#endif
