/* One keeper for one store. */
#ifndef FAMCTX_KEEPER_LOCK_H
#define FAMCTX_KEEPER_LOCK_H

#include "famctx/base/err.h"

/* Takes FOLDER/keeper.lock until the descriptor is closed; ERR_REFUSED when another keeper has it. */
MUST_CHECK bool lock_take(const char *folder, int *fd, struct err *e);

#endif
