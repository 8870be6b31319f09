/* Paths from the command line, made whole for the keeper. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_PATH_H
#define FAMCTX_SRC_COMMAND_PATH_H

#include "famctx/base/buf.h"
#include "famctx/base/err.h"

/* The path from the root, the caller's to free; the file need not be there. */
MUST_CHECK bool path_whole(const char *path, char **out, struct err *e);

#endif
