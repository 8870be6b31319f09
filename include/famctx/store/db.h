/*
 * One open database file. The engine is hidden here, so that another could one
 * day stand behind the keeper. A handle belongs to the process that opened it:
 * after a fork only the parent may use it, and the child opens its own.
 */
#ifndef FAMCTX_STORE_DB_H
#define FAMCTX_STORE_DB_H

#include "famctx/base/err.h"

struct db;

enum db_mode {
	DB_READ,    /* must exist; never written through this handle */
	DB_FIXED,   /* the same, and nobody ever writes it: it is only replaced by rename, so it needs no locks */
	DB_WRITE,   /* must exist */
	DB_CREATE,  /* made when missing, 0600; must not be another program's file */
	DB_SCRATCH, /* made anew for one big build: no journal, no sync until db_finish_scratch */
};

/* Durable (WAL, synchronous=FULL), foreign keys on, defensive, limits lowered, no extensions. */
MUST_CHECK bool db_open(const char *path, enum db_mode mode, struct db **out, struct err *e);
/* A database in memory, for tests. */
MUST_CHECK bool db_open_memory(struct db **out, struct err *e);
void db_close(struct db *db);
const char *db_path(const struct db *db);

/* Runs statements without values, such as a schema. The text is static, never made at run time. */
MUST_CHECK bool db_run(struct db *db, const char *sql, struct err *e);

/* Transactions take the write lock at once; they do not nest. */
MUST_CHECK bool db_begin(struct db *db, struct err *e);
MUST_CHECK bool db_commit(struct db *db, struct err *e);
void db_rollback(struct db *db);
bool db_in_transaction(const struct db *db);
/* One part of a transaction that can be taken back alone; parts do not nest. */
MUST_CHECK bool db_savepoint(struct db *db, struct err *e);
MUST_CHECK bool db_savepoint_keep(struct db *db, struct err *e);
MUST_CHECK bool db_savepoint_undo(struct db *db, struct err *e);

/* What a file is. Written into it with its version when it is made, so that a training file can never
 * be taken for a real one, nor a file of another program for ours. */
enum db_kind {
	DB_KIND_NONE, /* new and empty, or never stamped */
	DB_KIND_STORE,
	DB_KIND_STORE_TRAINING,
	DB_KIND_PEOPLE,
	DB_KIND_PEOPLE_TRAINING,
	DB_KIND_BACKUP,
	DB_KIND_OTHER, /* another program's */
};
/* Part of the transaction that makes the tables. */
MUST_CHECK bool db_stamp(struct db *db, enum db_kind kind, int version, struct err *e);
MUST_CHECK bool db_read_stamp(struct db *db, enum db_kind *kind, int *version, struct err *e);

/* Whatever is read through this handle later than until_ms, of clock_steady_ms, fails with ERR_STORE, however much of
 * it has been read; 0: no limit. For handles that are only read: interrupting a write takes its transaction back. */
void db_time_box(struct db *db, uint64_t until_ms);
/* Whether something has failed for that since the limit was set. */
bool db_timed_out(const struct db *db);

/* Makes a finished scratch file durable: synced, ready to be renamed into place. */
MUST_CHECK bool db_finish_scratch(struct db *db, struct err *e);
/* Attaches another file read-only under the name `old`, to carry rows over. Not within a transaction. */
MUST_CHECK bool db_attach_old(struct db *db, const char *path, struct err *e);
MUST_CHECK bool db_detach_old(struct db *db, struct err *e);

int64_t db_last_id(const struct db *db);
int64_t db_changes(const struct db *db);

#endif
