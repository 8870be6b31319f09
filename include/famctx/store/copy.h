/*
 * Whole copies of an open database, as it stands at one moment, while others go
 * on reading and writing.
 */
#ifndef FAMCTX_STORE_COPY_H
#define FAMCTX_STORE_COPY_H

#include "famctx/store/db.h"

/* Makes the file anew, 0600, durable when it returns. */
MUST_CHECK bool db_copy_to(struct db *from, const char *path, struct err *e);
/* Replaces all that an open database holds, in one step, by what stands in the file. Not in a transaction. */
MUST_CHECK bool db_copy_over(struct db *into, const char *path, struct err *e);

#endif
