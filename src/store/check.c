#include "famctx/store/check.h"

#include <inttypes.h>

#include "famctx/base/buf.h"
#include "famctx/base/file.h"
#include "famctx/store/people.h"
#include "famctx/store/statement.h"
#include "famctx/store/store.h"

struct checking {
	check_tell *tell;
	void *context;
};

static const char whole_sql[] = "PRAGMA integrity_check(10)";

/* The engine's own look at every page; adds what it says when that is not "ok". */
static bool read_faults(struct db *db, struct buf *faults, struct err *e)
{
	struct statement *st = db_prepare(db, whole_sql);
	while (statement_row(st))
		if (strcmp(column_text(st, 0), "ok") != 0)
			buf_printf(faults, "%s%s", faults->len ? "; " : "", column_text(st, 0));
	return statement_done(st, e);
}

static bool count_dangling(struct db *db, int64_t *out, struct err *e)
{
	static const char sql[] = "SELECT count(*) FROM pragma_foreign_key_check";
	struct statement *st = db_prepare(db, sql);
	*out = statement_row(st) ? column_integer(st, 0) : 0;
	return statement_done(st, e);
}

/* One of the two files of a store, and the words its findings go by. */
struct checked_file {
	const char *name, *pages, *links;
};
static const struct checked_file store_file = { STORE_FILE, "store_pages", "store_links" };
static const struct checked_file people_file = { PEOPLE_FILE, "people_pages", "people_links" };

static void tell_pages(const struct checking *c, const struct checked_file *file, const struct buf *faults)
{
	struct buf words = BUF_INIT;
	if (faults->len)
		buf_printf(&words, _("%s is damaged: %s. Restore a backup"), file->name, faults->data);
	else
		buf_printf(&words, _("every page of %s is whole"), file->name);
	c->tell(c->context, file->pages, !faults->len, words.data);
	buf_release(&words);
}

static void tell_links(const struct checking *c, const struct checked_file *file, int64_t dangling)
{
	struct buf words = BUF_INIT;
	if (dangling)
		buf_printf(&words, _("%" PRId64 " rows of %s refer to rows that are gone: restore a backup"), dangling, file->name);
	else
		buf_printf(&words, _("every reference in %s leads somewhere"), file->name);
	c->tell(c->context, file->links, dangling == 0, words.data);
	buf_release(&words);
}

/* A damaged file may fail in the middle of being checked: that is a finding too. */
static bool check_pages(const struct checking *c, struct db *db, const struct checked_file *file)
{
	struct buf faults = BUF_INIT;
	struct err e = ERR_INIT;
	int64_t dangling = 0;
	if (!read_faults(db, &faults, &e))
		buf_add_text(&faults, e.message);
	bool whole = !faults.len;
	tell_pages(c, file, &faults);
	buf_release(&faults);
	if (whole && count_dangling(db, &dangling, &e))
		tell_links(c, file, dangling);
	return whole;
}

/* Rows of each source as counted at its load against what is there; records of who is sealed stand below zero. */
static bool check_figures(const struct checking *c, struct db *people, struct err *e)
{
	static const char sql[] =
		"SELECT (SELECT records FROM build) = (SELECT count(*) FROM record)"
		" AND (SELECT persons FROM build) = (SELECT count(*) FROM person)"
		"  + (SELECT count(DISTINCT person) FROM record WHERE person < 0),"
		" (SELECT count(*) FROM record AS r WHERE r.person > 0"
		"  AND NOT EXISTS(SELECT 1 FROM person WHERE id = r.person))";
	struct statement *st = db_prepare(people, sql);
	bool same = false;
	int64_t lost = 0;
	if (statement_row(st)) {
		same = column_integer(st, 0) == 1;
		lost = column_integer(st, 1);
	}
	if (!statement_done(st, e))
		return false;
	bool good = same && !lost;
	c->tell(c->context, "people_figures", good,
		good ? _(PEOPLE_FILE " holds as many records and people as were loaded")
		     : _(PEOPLE_FILE " does not hold what was loaded: load the sources again"));
	return true;
}

static bool check_people(const struct checking *c, const char *folder, bool training, struct err *e)
{
	struct buf path = BUF_INIT;
	struct db *people = NULL;
	file_join(&path, folder, PEOPLE_FILE);
	bool ok = true;
	if (file_exists(path.data)) {
		ok = store_open_people(path.data, training, &people, e);
		if (ok && check_pages(c, people, &people_file))
			ok = check_figures(c, people, e);
	}
	db_close(people);
	buf_release(&path);
	return ok;
}

bool check_store(struct db *own, const char *folder, bool training, check_tell *tell, void *context, struct err *e)
{
	struct checking c = { tell, context };
	check_pages(&c, own, &store_file);
	return check_people(&c, folder, training, e);
}

static bool check_one(const char *path, enum db_mode mode, enum db_kind *kind, int newest, struct err *e)
{
	struct db *db;
	struct buf faults = BUF_INIT;
	int version;
	if (!db_open(path, mode, &db, e))
		return false;
	bool ok = db_read_stamp(db, kind, &version, e) && read_faults(db, &faults, e);
	if (ok && version > newest)
		ok = err_set(e, ERR_STORE, _("the backup was made by a newer famctx: restore it with that one"));
	if (ok && faults.len)
		ok = err_set(e, ERR_STORE, _("the backup is damaged (%s): use another one"), faults.data);
	db_close(db);
	buf_release(&faults);
	return ok;
}

bool check_restored(const char *store, const char *people, struct err *e)
{
	enum db_kind store_kind, people_kind = DB_KIND_NONE;
	/* The store for writing, so that its journal is put away again; people.db is only ever read. */
	if (!check_one(store, DB_WRITE, &store_kind, STORE_VERSION, e) ||
	    (people && !check_one(people, DB_READ, &people_kind, PEOPLE_VERSION, e)))
		return false;
	bool real = store_kind == DB_KIND_STORE && (!people || people_kind == DB_KIND_PEOPLE);
	bool training = store_kind == DB_KIND_STORE_TRAINING && (!people || people_kind == DB_KIND_PEOPLE_TRAINING);
	return real || training || err_set(e, ERR_STORE, _("the backup does not hold a store: use another one"));
}
