/*
 * Files that decide what others may do. On a shared host such a file is believed
 * only when nobody but root and one more account can have written it.
 */
#ifndef FAMCTX_BASE_TRUSTED_H
#define FAMCTX_BASE_TRUSTED_H

#include <sys/types.h>

#include "famctx/base/buf.h"
#include "famctx/base/err.h"

/*
 * Reads a file of at most `limit` bytes; its bytes are added to out. It must be a plain file and no link, and it and
 * the folder it is in must belong to root or to `besides`, with nobody else allowed to write. ERR_INPUT otherwise:
 * the message says what is wrong and how to mend it, to follow "PATH: ".
 */
MUST_CHECK bool trusted_read(const char *path, uid_t besides, size_t limit, struct buf *out, struct err *e);

#endif
