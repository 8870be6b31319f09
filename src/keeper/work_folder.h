/* Where the files of long jobs may be written. Private to keeper. */
#ifndef FAMCTX_KEEPER_WORK_FOLDER_H
#define FAMCTX_KEEPER_WORK_FOLDER_H

#include "requests.h"

/*
 * On a shared host: a file that stands directly in a folder that the policy names for backups, which belongs to the
 * keeper's account and which nobody else may write to, so that nobody can put a link in the way. The store of
 * somebody's own writes wherever its owner may. ERR_REFUSED names the folders.
 */
MUST_CHECK bool work_may_write(const struct working *w, const char *path, struct err *e);

#endif
