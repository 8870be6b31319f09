#include "famctx/store/statement.h"

#include "db_private.h"
#include "famctx/base/mem.h"

static size_t slot_of(const struct db *db, const char *sql)
{
	uint64_t address = (uint64_t)(uintptr_t)sql;
	size_t slot = (size_t)(address * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (db->statement_slots - 1);
	while (db->statements[slot] && db->statements[slot]->sql != sql)
		slot = (slot + 1) & (db->statement_slots - 1);
	return slot;
}

static void grow(struct db *db)
{
	struct statement **old = db->statements;
	size_t slots = db->statement_slots;
	db->statement_slots = slots ? slots * 2 : 64;
	db->statements = mem_zero(db->statement_slots, sizeof(struct statement *));
	for (size_t i = 0; i < slots; i++)
		if (old[i])
			db->statements[slot_of(db, old[i]->sql)] = old[i];
	mem_free(old);
}

static struct statement *find_statement(struct db *db, const char *sql)
{
	if (db->statement_count * 2 >= db->statement_slots)
		grow(db);
	struct statement **slot = &db->statements[slot_of(db, sql)];
	if (!*slot) {
		*slot = mem_zero(1, sizeof(**slot));
		(*slot)->db = db;
		(*slot)->sql = sql;
		db->statement_count++;
	}
	return *slot;
}

struct statement *db_prepare(struct db *db, const char *static_sql)
{
	struct statement *st = find_statement(db, static_sql);
	if (st->handle) {
		if (sqlite3_stmt_busy(st->handle))
			BUG(static_sql);
		return st;
	}
	const char *rest = "";
	st->result = sqlite3_prepare_v3(db->handle, static_sql, -1, SQLITE_PREPARE_PERSISTENT, &st->handle, &rest);
	if ((st->result & 0xff) == SQLITE_ERROR)
		BUG(sqlite3_errmsg(db->handle));
	if (st->result == SQLITE_OK && *rest)
		BUG(static_sql);
	return st;
}

void db_forget_statements(struct db *db)
{
	for (size_t i = 0; i < db->statement_slots; i++) {
		if (!db->statements[i])
			continue;
		sqlite3_finalize(db->statements[i]->handle);
		mem_free(db->statements[i]);
	}
	mem_free(db->statements);
	db->statements = NULL;
	db->statement_slots = 0;
	db->statement_count = 0;
}

static void keep_result(struct statement *st, int result)
{
	if (result == SQLITE_RANGE || result == SQLITE_MISUSE)
		BUG(st->sql);
	if (st->result == SQLITE_OK)
		st->result = result;
}

void statement_integer(struct statement *st, int place, int64_t value)
{
	if (st->handle)
		keep_result(st, sqlite3_bind_int64(st->handle, place, value));
}

void statement_text(struct statement *st, int place, const char *text)
{
	if (!text)
		statement_null(st, place);
	else if (st->handle)
		keep_result(st, sqlite3_bind_text64(st->handle, place, text, strlen(text), SQLITE_STATIC, SQLITE_UTF8));
}

void statement_bytes(struct statement *st, int place, const void *bytes, size_t len)
{
	if (st->handle)
		keep_result(st, sqlite3_bind_blob64(st->handle, place, len ? bytes : "", len, SQLITE_STATIC));
}

void statement_null(struct statement *st, int place)
{
	if (st->handle)
		keep_result(st, sqlite3_bind_null(st->handle, place));
}

bool statement_row(struct statement *st)
{
	if (st->result != SQLITE_OK)
		return false;
	/* Also here, for the time that goes by between small statements. */
	int result = db_is_late(st->db) ? SQLITE_INTERRUPT : sqlite3_step(st->handle);
	if (result == SQLITE_ROW)
		return true;
	if (result != SQLITE_DONE)
		keep_result(st, result);
	return false;
}

bool statement_done(struct statement *st, struct err *e)
{
	int result = st->result;
	st->result = SQLITE_OK;
	if (st->handle) {
		sqlite3_reset(st->handle);
		sqlite3_clear_bindings(st->handle);
	}
	return result == SQLITE_OK || db_fail(st->db, result, e);
}

bool statement_run(struct statement *st, struct err *e)
{
	while (statement_row(st))
		;
	return statement_done(st, e);
}

int64_t column_integer(struct statement *st, int column)
{
	return sqlite3_column_int64(st->handle, column);
}

const char *column_text(struct statement *st, int column)
{
	return (const char *)sqlite3_column_text(st->handle, column);
}

size_t column_size(struct statement *st, int column)
{
	return (size_t)sqlite3_column_bytes(st->handle, column);
}

const void *column_bytes(struct statement *st, int column)
{
	return sqlite3_column_blob(st->handle, column);
}

bool column_null(struct statement *st, int column)
{
	return sqlite3_column_type(st->handle, column) == SQLITE_NULL;
}
