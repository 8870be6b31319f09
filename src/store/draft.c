#include "famctx/store/draft.h"

#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"

static bool check(const struct draft *d, struct err *e)
{
	if (!d->kind || !*d->kind || strlen(d->kind) > DRAFT_KIND_MOST || !d->key || strlen(d->key) > DRAFT_KEY_MOST)
		return err_set(e, ERR_USAGE, _("a draft needs a kind and a key"));
	if (!d->body || strlen(d->body) <= DRAFT_BODY_MOST)
		return true;
	return err_set(e, ERR_INPUT, _("What you typed is too long to be kept as a draft: shorten it, or send it"));
}

bool draft_save(struct db *own, int64_t account, const struct draft *draft, struct err *e)
{
	static const char sql[] = "INSERT INTO draft(account, kind, key, saved, body) VALUES(?, ?, ?, ?, ?)"
				  " ON CONFLICT(account, kind, key) DO UPDATE SET saved = excluded.saved, body = excluded.body";
	char utc[UTC_TEXT_SIZE];
	if (!check(draft, e))
		return false;
	clock_utc_text(utc);
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, account);
	statement_text(st, 2, draft->kind);
	statement_text(st, 3, draft->key);
	statement_text(st, 4, utc);
	statement_text(st, 5, draft->body ? draft->body : "");
	return statement_run(st, e);
}

bool draft_list_read(struct db *own, int64_t account, const char *kind, struct draft_list *out, struct err *e)
{
	static const char sql[] = "SELECT kind, key, body, saved FROM draft WHERE account = ?1 AND (?2 IS NULL OR kind = ?2)"
				  " ORDER BY saved DESC, kind, key";
	struct statement *st = db_prepare(own, sql);
	size_t cap = 0;
	shape_init(&draft_list_shape, out);
	statement_integer(st, 1, account);
	statement_text(st, 2, kind);
	while (statement_row(st)) {
		MEM_GROW(out->drafts, out->drafts_count, cap);
		out->drafts[out->drafts_count++] = (struct draft){
			.kind = mem_copy_text(column_text(st, 0)),
			.key = mem_copy_text(column_text(st, 1)),
			.body = mem_copy_text(column_text(st, 2)),
			.saved = mem_copy_text(column_text(st, 3)),
		};
	}
	return statement_done(st, e);
}

bool draft_wipe(struct db *own, int64_t account, const char *kind, const char *key, struct err *e)
{
	static const char sql[] = "DELETE FROM draft WHERE account = ? AND kind = ? AND key = ?";
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, account);
	statement_text(st, 2, kind);
	statement_text(st, 3, key);
	return statement_run(st, e);
}

bool draft_wipe_before(struct db *own, struct date day, struct err *e)
{
	static const char sql[] = "DELETE FROM draft WHERE saved < ?";
	struct buf iso = BUF_INIT;
	date_iso(day, &iso);
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, iso.data);
	bool ok = statement_run(st, e);
	buf_release(&iso);
	return ok;
}
