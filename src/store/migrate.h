/* Taking store.db from any older version to this one. */
#ifndef FAMCTX_STORE_MIGRATE_H
#define FAMCTX_STORE_MIGRATE_H

#include "famctx/store/db.h"

/* One file a step, migrate_NNN.c: the statements that lead from version NNN - 1 to NNN. A step that has
 * been released is never edited. */
extern const char migrate_001_sql[];
extern const char migrate_002_sql[];
extern const char migrate_003_sql[];
extern const char migrate_004_sql[];
extern const char migrate_005_sql[];
extern const char migrate_006_sql[];

/* Every step is a transaction of its own: killed between two, the next opening goes on. Refuses a
 * version that is newer than `to`. */
MUST_CHECK bool migrate(struct db *db, enum db_kind kind, int from, int to, struct err *e);

#endif
