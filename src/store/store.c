#include "famctx/store/store.h"

#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "famctx/base/clock.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/store/people.h"
#include "famctx/store/statement.h"
#include "migrate.h"

/* Training stands still on the day its families were made for. */
#define TRAINING_TODAY "2025-11-04T09:42"

bool store_about(struct db *own, const char *key, struct buf *out, struct err *e)
{
	static const char sql[] = "SELECT value FROM about WHERE key = ?";
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, key);
	if (statement_row(st))
		buf_add_text(out, column_text(st, 0));
	return statement_done(st, e);
}

bool store_set_about(struct db *own, const char *key, const char *value, struct err *e)
{
	static const char sql[] = "INSERT INTO about(key, value) VALUES(?, ?)"
				  " ON CONFLICT(key) DO UPDATE SET value = excluded.value";
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, key);
	statement_text(st, 2, value);
	return statement_run(st, e);
}

bool store_is_there(const char *folder)
{
	struct buf path = BUF_INIT;
	file_join(&path, folder, STORE_FILE);
	struct stat st;
	bool is = lstat(path.data, &st) == 0;
	buf_release(&path);
	return is;
}

static bool describe(struct db *db, bool training, struct err *e)
{
	unsigned char bytes[16];
	char id[2 * sizeof(bytes) + 1], utc[UTC_TEXT_SIZE];
	randombytes_buf(bytes, sizeof(bytes));
	sodium_bin2hex(id, sizeof(id), bytes, sizeof(bytes));
	clock_utc_text(utc);
	return store_set_about(db, "id", id, e) && store_set_about(db, "made", utc, e) &&
	       store_set_about(db, "next_person", "1", e) &&
	       (!training || store_set_about(db, "today", TRAINING_TODAY, e));
}

bool store_make(const char *folder, bool training, struct err *e)
{
	struct buf path = BUF_INIT;
	struct db *db = NULL;
	bool ok = false;
	if (sodium_init() < 0) {
		err_set(e, ERR_STORE, _("this machine gives no random numbers"));
		goto out;
	}
	if (store_is_there(folder)) {
		err_set(e, ERR_REFUSED, _("%s holds a store already: give another folder"), folder);
		goto out;
	}
	if (!file_make_folder(folder, e))
		goto out;
	file_join(&path, folder, STORE_FILE);
	ok = db_open(path.data, DB_CREATE, &db, e) &&
	     migrate(db, training ? DB_KIND_STORE_TRAINING : DB_KIND_STORE, 0, STORE_VERSION, e) &&
	     describe(db, training, e);
	if (!ok)
		unlink(path.data);
out:
	db_close(db);
	buf_release(&path);
	return ok;
}

static bool check_own(struct db *db, bool *training, struct err *e)
{
	enum db_kind kind;
	int version;
	if (!db_read_stamp(db, &kind, &version, e))
		return false;
	if (kind != DB_KIND_STORE && kind != DB_KIND_STORE_TRAINING)
		return err_set(e, ERR_STORE, _("%s is no store of famctx: check the folder"), db_path(db));
	*training = kind == DB_KIND_STORE_TRAINING;
	return migrate(db, kind, version, STORE_VERSION, e);
}

bool store_open_own(const char *folder, struct db **out, bool *training, struct err *e)
{
	struct buf path = BUF_INIT;
	bool ok = false;
	file_join(&path, folder, STORE_FILE);
	*out = NULL;
	if (sodium_init() < 0)
		err_set(e, ERR_STORE, _("this machine gives no random numbers"));
	else if (!store_is_there(folder))
		err_set(e, ERR_STORE, _("there is no store in %s: make one with famctx init, or give another folder"),
			folder);
	else
		ok = db_open(path.data, DB_WRITE, out, e) && check_own(*out, training, e);
	if (!ok) {
		db_close(*out);
		*out = NULL;
	}
	buf_release(&path);
	return ok;
}

static bool check_people(struct db *db, bool training, struct err *e)
{
	enum db_kind kind;
	int version;
	if (!db_read_stamp(db, &kind, &version, e))
		return false;
	if (kind != DB_KIND_PEOPLE && kind != DB_KIND_PEOPLE_TRAINING)
		return err_set(e, ERR_STORE, _("%s holds no people of famctx: load the sources again"), db_path(db));
	if ((kind == DB_KIND_PEOPLE_TRAINING) != training)
		return err_set(e, ERR_STORE,
			       training ? _("%s holds real people, and this store is for training: move it away")
					: _("%s holds made-up people, and this store is for real ones: move it away"),
			       db_path(db));
	if (version != PEOPLE_VERSION)
		return err_set(e, ERR_STORE,
			       _("%s was made by another version of famctx: move it away and load the sources again"),
			       db_path(db));
	return true;
}

bool store_open_people(const char *path, bool training, struct db **out, struct err *e)
{
	if (!db_open(path, DB_FIXED, out, e))
		return false;
	if (check_people(*out, training, e))
		return true;
	db_close(*out);
	*out = NULL;
	return false;
}

static bool open_people(struct store *s, struct err *e)
{
	struct buf path = BUF_INIT;
	file_join(&path, s->folder, PEOPLE_FILE);
	bool ok = !file_exists(path.data) || store_open_people(path.data, s->training, &s->people, e);
	buf_release(&path);
	return ok;
}

bool store_open(const char *folder, struct store *out, struct err *e)
{
	*out = (struct store){ .folder = mem_copy_text(folder) };
	if (store_open_own(folder, &out->own, &out->training, e) && open_people(out, e))
		return true;
	store_close(out);
	return false;
}

void store_close(struct store *s)
{
	db_close(s->people);
	db_close(s->own);
	mem_free(s->folder);
	*s = (struct store){ .folder = NULL };
}
