#include "famctx/store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "db_private.h"
#include "famctx/base/buf.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"

#define WAIT_MS 10000
#define VALUE_LIMIT (8 * 1024 * 1024)
#define SQL_LIMIT (64 * 1024)
#define WAL_PAGES 1000

static const char every_handle[] = "PRAGMA foreign_keys = ON;"
				   "PRAGMA trusted_schema = OFF;"
				   "PRAGMA cell_size_check = ON;"
				   "PRAGMA recursive_triggers = ON;"
				   "PRAGMA mmap_size = 0;";
static const char durable[] = "PRAGMA journal_mode = WAL;"
			      "PRAGMA synchronous = FULL;"
			      "PRAGMA temp_store = MEMORY;"
			      "PRAGMA secure_delete = ON;"
			      "PRAGMA journal_size_limit = 67108864;";
static const char reading[] = "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;";
/* A build that is thrown away when it fails needs no journal; its sorting may outgrow memory. */
static const char scratch[] = "PRAGMA main.journal_mode = OFF;"
			      "PRAGMA main.synchronous = OFF;"
			      "PRAGMA main.locking_mode = EXCLUSIVE;"
			      "PRAGMA temp_store = FILE;"
			      "PRAGMA cache_size = -65536;";
static const char in_memory[] = "PRAGMA temp_store = MEMORY;";

bool db_run(struct db *db, const char *sql, struct err *e)
{
	int result = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
	if (result == SQLITE_ERROR)
		BUG(sqlite3_errmsg(db->handle));
	return result == SQLITE_OK || db_fail(db, result, e);
}

static void harden(sqlite3 *handle)
{
	sqlite3_extended_result_codes(handle, 1);
	sqlite3_busy_timeout(handle, WAIT_MS);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, VALUE_LIMIT);
	sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, SQL_LIMIT);
	sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_wal_autocheckpoint(handle, WAL_PAGES);
}

static bool read_number(struct db *db, const char *sql, int64_t *out, struct err *e)
{
	struct statement *st = db_prepare(db, sql);
	*out = statement_row(st) ? column_integer(st, 0) : 0;
	return statement_done(st, e);
}

/* Before anything is written: a file of somebody else is left as it is. */
static bool check_owner(struct db *db, struct err *e)
{
	static const char pages_sql[] = "PRAGMA page_count";
	enum db_kind kind;
	int version;
	int64_t pages;
	if (!db_read_stamp(db, &kind, &version, e) || !read_number(db, pages_sql, &pages, e))
		return false;
	bool unstamped = kind == DB_KIND_NONE && pages > 0 && db->mode != DB_READ && db->mode != DB_FIXED;
	if (kind == DB_KIND_OTHER || unstamped)
		return err_set(e, ERR_STORE, _("%s belongs to another program: give another folder"), db->path);
	return true;
}

static bool prepare_handle(struct db *db, struct err *e)
{
	static const char *const by_mode[] = {
		[DB_READ] = reading, [DB_FIXED] = reading, [DB_WRITE] = durable, [DB_CREATE] = durable, [DB_SCRATCH] = scratch
	};
	harden(db->handle);
	return check_owner(db, e) && db_run(db, every_handle, e) && db_run(db, by_mode[db->mode], e);
}

static struct db *db_new(const char *path, enum db_mode mode)
{
	struct db *db = mem_zero(1, sizeof(*db));
	db->path = mem_copy_text(path);
	db->mode = mode;
	return db;
}

/* A path as a URI, so that no path can be read as one, and a file can be attached for reading only. */
static void add_uri(struct buf *out, const char *path)
{
	buf_add_text(out, "file:");
	for (const unsigned char *p = (const unsigned char *)path; *p; p++)
		if (*p == '%' || *p == '?' || *p == '#' || *p < 0x21 || *p > 0x7e)
			buf_printf(out, "%%%02X", *p);
		else
			buf_add_char(out, (char)*p);
}

static int open_handle(struct db *db)
{
	bool only_read = db->mode == DB_READ || db->mode == DB_FIXED;
	int flags = only_read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	struct buf uri = BUF_INIT;
	add_uri(&uri, db->path);
	if (db->mode == DB_FIXED)
		buf_add_text(&uri, "?immutable=1");
	int result = sqlite3_open_v2(uri.data, &db->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, NULL);
	buf_release(&uri);
	return result;
}

bool db_open(const char *path, enum db_mode mode, struct db **out, struct err *e)
{
	*out = NULL;
	if (!db_check_place(path, mode, e))
		return false;
	struct db *db = db_new(path, mode);
	int result = open_handle(db);
	if (result != SQLITE_OK)
		db_fail(db, result, e);
	else if (prepare_handle(db, e))
		*out = db;
	if (!*out)
		db_close(db);
	return *out != NULL;
}

bool db_open_memory(struct db **out, struct err *e)
{
	struct db *db = db_new(":memory:", DB_CREATE);
	int result = sqlite3_open_v2(db->path, &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	bool ok = result == SQLITE_OK || db_fail(db, result, e);
	if (ok) {
		harden(db->handle);
		ok = db_run(db, every_handle, e) && db_run(db, in_memory, e);
	}
	*out = ok ? db : NULL;
	if (!ok)
		db_close(db);
	return ok;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	db_forget_statements(db);
	sqlite3_close(db->handle);
	mem_free(db->path);
	mem_free(db);
}

const char *db_path(const struct db *db)
{
	return db->path;
}

bool db_begin(struct db *db, struct err *e)
{
	static const char sql[] = "BEGIN IMMEDIATE";
	if (db_in_transaction(db))
		BUG("transactions do not nest");
	return statement_run(db_prepare(db, sql), e);
}

bool db_commit(struct db *db, struct err *e)
{
	static const char sql[] = "COMMIT";
	if (statement_run(db_prepare(db, sql), e))
		return true;
	/* A commit that failed for want of room may leave the transaction open. */
	db_rollback(db);
	return false;
}

void db_rollback(struct db *db)
{
	/* Some faults roll back by themselves; a fault here leaves a journal that the next opening undoes. */
	if (db_in_transaction(db))
		sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

bool db_in_transaction(const struct db *db)
{
	return !sqlite3_get_autocommit(db->handle);
}

static bool sync_path(const char *path, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;
	if (!ok)
		err_errno(e, ERR_STORE, _("%s could not be written to the disk"), path);
	if (fd >= 0)
		close(fd);
	return ok;
}

bool db_finish_scratch(struct db *db, struct err *e)
{
	if (sqlite3_db_cacheflush(db->handle) != SQLITE_OK)
		return db_fail(db, sqlite3_errcode(db->handle), e);
	return sync_path(db->path, e);
}

bool db_attach_old(struct db *db, const char *path, struct err *e)
{
	static const char sql[] = "ATTACH ? AS old";
	if (!db_check_place(path, DB_READ, e))
		return false;
	struct buf uri = BUF_INIT;
	add_uri(&uri, path);
	buf_add_text(&uri, "?mode=ro");
	sqlite3_limit(db->handle, SQLITE_LIMIT_ATTACHED, 1);
	struct statement *st = db_prepare(db, sql);
	statement_text(st, 1, uri.data);
	bool ok = statement_run(st, e);
	if (!ok)
		sqlite3_limit(db->handle, SQLITE_LIMIT_ATTACHED, 0);
	buf_release(&uri);
	return ok;
}

bool db_detach_old(struct db *db, struct err *e)
{
	static const char sql[] = "DETACH old";
	/* Statements that read it would hold it. */
	db_forget_statements(db);
	bool ok = statement_run(db_prepare(db, sql), e);
	sqlite3_limit(db->handle, SQLITE_LIMIT_ATTACHED, 0);
	return ok;
}

int64_t db_last_id(const struct db *db)
{
	return sqlite3_last_insert_rowid(db->handle);
}

int64_t db_changes(const struct db *db)
{
	return sqlite3_changes64(db->handle);
}
