/* What db.c and statement.c share: the only files that know the engine. */
#ifndef FAMCTX_STORE_DB_PRIVATE_H
#define FAMCTX_STORE_DB_PRIVATE_H

#include <sqlite3.h>

#include "famctx/store/db.h"

struct statement {
	struct db *db;
	const char *sql; /* its address is the key */
	sqlite3_stmt *handle; /* NULL: could not be made this time, `result` says why */
	int result;           /* the first thing that went wrong since the last statement_done */
};

struct db {
	sqlite3 *handle;
	char *path;
	enum db_mode mode;
	/* A hash table by address of text, open addressing; its size is a power of two. */
	struct statement **statements;
	size_t statement_count;
	size_t statement_slots;
	uint64_t until_ms; /* 0: no limit (db_time_box) */
	bool timed_out;
};

/* Whether the time is over. */
bool db_is_late(struct db *db);

/* Words for a result of the engine; always returns false. */
bool db_fail(const struct db *db, int result, struct err *e);
/* Refuses links, other people's files and places where the engine's locks do not work. */
MUST_CHECK bool db_check_place(const char *path, enum db_mode mode, struct err *e);
/* Forgets every prepared statement. */
void db_forget_statements(struct db *db);

#endif
