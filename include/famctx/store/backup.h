/*
 * A backup: one file that holds both files of a store as they stood at one
 * moment, in pieces with a digest of each, so that damage is found before
 * anything is restored from it. The file is a database of kind DB_KIND_BACKUP.
 */
#ifndef FAMCTX_STORE_BACKUP_H
#define FAMCTX_STORE_BACKUP_H

#include "famctx/store/db.h"

/* Bytes done of bytes in all; may be NULL. */
typedef void backup_tell(void *context, int64_t done, int64_t total);

/* Made beside `path` and renamed; a file that is there already is left alone, and no folder is made for it
 * (ERR_INPUT). In a process without open handles on the store. */
MUST_CHECK bool backup_make(const char *folder, const char *path, backup_tell *tell, void *context, struct err *e);
/* Checks the whole backup, then puts it in place. What was in the folder is kept under its name with the time
 * behind it. Nobody may have the store open. */
MUST_CHECK bool backup_restore(const char *path, const char *folder, struct err *e);

#endif
