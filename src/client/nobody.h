/* Words for a shared keeper that cannot be reached. */
#ifndef FAMCTX_SRC_CLIENT_NOBODY_H
#define FAMCTX_SRC_CLIENT_NOBODY_H

#include "famctx/base/err.h"

/* After socket_connect failed with errno: what is wrong and what to do. Returns false. */
bool nobody_serves(const char *socket, struct err *e);

#endif
