#include "famctx/guidance/project_store.h"

#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"

void triage_run_release(struct triage_run *r)
{
	mem_free(r->who);
	mem_free(r->content);
	mem_free(r->state);
	mem_free(r->outcome);
	mem_free(r->tier);
	*r = (struct triage_run) { .id = 0 };
}

bool project_keep_run(struct db *own, int64_t project, const struct author *author, const char *state,
                      const char *outcome, const char *tier, const char *result, struct err *e)
{
	static const char sql[] =
	        "INSERT INTO project_run(project, who, day, at, content, state, outcome, tier, result)"
	        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)";
	struct statement *st = db_prepare(own, sql);
	struct buf day = BUF_INIT;
	char utc[UTC_TEXT_SIZE];
	clock_utc_text(utc);
	statement_integer(st, 1, project);
	statement_text(st, 2, author->name);
	statement_date(st, 3, author->today, &day);
	statement_text(st, 4, utc);
	statement_text(st, 5, author->content);
	statement_text(st, 6, state);
	statement_text(st, 7, outcome);
	statement_text(st, 8, tier);
	statement_text(st, 9, result);
	bool ok = statement_run(st, e);
	buf_release(&day);
	return ok;
}

bool project_last_run(struct db *own, int64_t project, struct triage_run *out, struct err *e)
{
	static const char sql[] =
	        "SELECT id, who, content, state, outcome, tier, day FROM project_run WHERE project = ?"
	        " ORDER BY id DESC LIMIT 1";
	struct statement *st = db_prepare(own, sql);
	*out = (struct triage_run) { .id = 0 };
	statement_integer(st, 1, project);
	if (statement_row(st)) {
		out->id = column_integer(st, 0);
		out->who = mem_copy_text(column_text(st, 1));
		out->content = mem_copy_text(column_text(st, 2));
		out->state = mem_copy_text(column_text(st, 3));
		out->outcome = mem_copy_or_null(column_text(st, 4));
		out->tier = mem_copy_or_null(column_text(st, 5));
		out->day = column_date(st, 6);
	}
	return statement_done(st, e);
}

/* ---- sign-offs ---------------------------------------------------------------------- */

void sign_offs_release(struct sign_offs *s)
{
	for (size_t i = 0; i < s->count; i++) {
		struct sign_off *o = &s->items[i];
		char *owned[] = { o->gate,       o->decision,          o->name,
			          o->role,       o->comment,           o->override,
			          o->account,    o->content,           o->digest,
			          o->open_items, o->withdrawn_because, o->at };
		for (size_t k = 0; k < ARRAY_LEN(owned); k++)
			mem_free(owned[k]);
	}
	mem_free(s->items);
	*s = (struct sign_offs) { NULL, 0, 0 };
}

static void read_sign_off(struct statement *st, struct sign_off *o)
{
	char **texts[] = { &o->gate,       &o->decision,          &o->name,
		           &o->role,       &o->comment,           &o->override,
		           &o->account,    &o->content,           &o->digest,
		           &o->open_items, &o->withdrawn_because, &o->at };
	*o = (struct sign_off) { .id = column_integer(st, 0) };
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		*texts[i] = mem_copy_or_null(column_text(st, (int)i + 1));
	o->day = column_date(st, 13);
	o->withdrawn = column_date(st, 14);
}

bool project_sign_offs(struct db *own, int64_t project, struct sign_offs *out, struct err *e)
{
	static const char sql[] =
	        "SELECT id, gate, decision, name, role, comment, override, account, content, digest,"
	        " open_items, withdrawn_because, at, day, withdrawn FROM project_sign_off WHERE project = ?"
	        " ORDER BY id";
	struct statement *st = db_prepare(own, sql);
	*out = (struct sign_offs) { NULL, 0, 0 };
	statement_integer(st, 1, project);
	while (statement_row(st)) {
		MEM_GROW(out->items, out->count, out->cap);
		read_sign_off(st, &out->items[out->count++]);
	}
	return statement_done(st, e);
}

bool project_keep_sign_off(struct db *own, int64_t project, const struct author *author,
                           const struct sign_off *sign, struct err *e)
{
	static const char sql[] = "INSERT INTO project_sign_off(project, gate, decision, name, role, "
	                          "comment, override, account, content, digest,"
	                          " open_items, day, at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	const char *texts[] = { sign->gate,    sign->decision,  sign->name,      sign->role,
		                sign->comment, sign->override,  author->account, author->content,
		                sign->digest,  sign->open_items };
	struct statement *st = db_prepare(own, sql);
	struct buf day = BUF_INIT;
	char utc[UTC_TEXT_SIZE];
	clock_utc_text(utc);
	statement_integer(st, 1, project);
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		statement_text(st, (int)i + 2, texts[i]);
	statement_date(st, 12, author->today, &day);
	statement_text(st, 13, utc);
	bool ok = statement_run(st, e);
	buf_release(&day);
	return ok;
}

bool project_withdraw(struct db *own, int64_t sign_off, const struct author *author, const char *because,
                      struct err *e)
{
	static const char sql[] =
	        "UPDATE project_sign_off SET withdrawn = ?, withdrawn_because = ? WHERE id = ?"
	        " AND withdrawn IS NULL";
	struct statement *st = db_prepare(own, sql);
	struct buf day = BUF_INIT;
	statement_date(st, 1, author->today, &day);
	statement_text(st, 2, because);
	statement_integer(st, 3, sign_off);
	bool ok = statement_run(st, e);
	buf_release(&day);
	return ok;
}
