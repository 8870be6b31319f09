/*
 * Whether the files of a store are whole: what the engine can tell about its
 * pages and references, and whether people.db still holds what was loaded.
 */
#ifndef FAMCTX_STORE_CHECK_H
#define FAMCTX_STORE_CHECK_H

#include "famctx/store/db.h"

/* One finding; words say in plain words what was looked at and what is wrong. Borrowed. */
typedef void check_tell(void *context, const char *what, bool good, const char *words);

/* Both files of the folder, as a process of its own. False only when it cannot be done at all. */
MUST_CHECK bool check_store(struct db *own, const char *folder, bool training, check_tell *tell, void *context,
			    struct err *e);
/* Two files just restored: kinds that belong together, versions that can be read, whole pages. people may be NULL. */
MUST_CHECK bool check_restored(const char *store, const char *people, struct err *e);

#endif
