/* A training store: made-up accounts, a fixed day, the made-up families loaded. */
#ifndef FAMCTX_KEEPER_MAKE_TRAINING_H
#define FAMCTX_KEEPER_MAKE_TRAINING_H

#include "keeper_private.h"

MUST_CHECK bool make_training(const char *folder, const struct house *house, struct err *e);

#endif
