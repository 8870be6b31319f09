/*
 * Where the files that an authority edits are: data/ and screens/.
 */
#ifndef FAMCTX_BASE_DATADIR_H
#define FAMCTX_BASE_DATADIR_H

#include "famctx/base/buf.h"
#include "famctx/base/err.h"

/*
 * Adds the folder that holds `data` and `screens`: FAMCTX_DATADIR from the
 * environment when `trust_environment`; else the nearest one above the running
 * program, which is where a build stands; else the installed one.
 */
MUST_CHECK bool datadir_find(bool trust_environment, struct buf *out, struct err *e);

#endif
