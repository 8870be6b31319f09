/*
 * Where screens/ and data/ are: the folder FAMCTX_DATADIR names (where the
 * environment may be trusted), else beside the build, else where they were
 * installed.
 */
#ifndef FAMCTX_BASE_DATADIR_H
#define FAMCTX_BASE_DATADIR_H

#include "famctx/base/buf.h"
#include "famctx/base/err.h"

/* Adds the folder that holds `name` ("data" or "screens"), with the name. A shared keeper trusts no environment. */
MUST_CHECK bool datadir_find(const char *name, bool trust_environment, struct buf *out, struct err *e);

#endif
