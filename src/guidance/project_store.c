#include "famctx/guidance/project_store.h"

#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"
#include "famctx/text/sanitise.h"
#include "famctx/text/utf8.h"

void project_release(struct project *p)
{
	mem_free(p->name);
	mem_free(p->title);
	mem_free(p->made_by);
	*p = (struct project) { .name = NULL };
}

void project_names_release(struct project_names *n)
{
	for (size_t i = 0; i < n->count; i++)
		project_release(&n->items[i]);
	mem_free(n->items);
	*n = (struct project_names) { NULL, 0 };
}

static bool check_name(const char *name, struct err *e)
{
	size_t len = name ? strlen(name) : 0;
	if (!len || strspn(name, " ") == len)
		return err_set(e, ERR_USAGE, _("a project needs a name"));
	if (utf8_count(name, len) > 200)
		return err_set(e, ERR_USAGE, _("a name may have 200 characters, and this one has %zu"),
		               utf8_count(name, len));
	if (!sanitise_is_clean(name, len, SANITISE_LINE))
		return err_set(e, ERR_USAGE, _("a name cannot hold control characters or hidden ones"));
	return true;
}

static bool name_is_taken(struct db *own, const char *name, bool *taken, struct err *e)
{
	static const char sql[] = "SELECT 1 FROM project WHERE name = ?";
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, name);
	*taken = statement_row(st);
	return statement_done(st, e);
}

bool project_make(struct db *own, const struct author *author, const char *name, const char *title,
                  int64_t *id, struct err *e)
{
	static const char sql[] = "INSERT INTO project(name, title, made, made_by) VALUES(?, ?, ?, ?)";
	struct buf day = BUF_INIT;
	bool taken;
	if (!check_name(name, e) || !name_is_taken(own, name, &taken, e))
		return false;
	if (taken)
		return err_set(e, ERR_REFUSED, _("there is a project '%s' already: give another name"), name);
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, name);
	statement_text(st, 2, title);
	statement_date(st, 3, author->today, &day);
	statement_text(st, 4, author->name);
	bool ok = statement_run(st, e);
	if (ok)
		*id = db_last_id(own);
	buf_release(&day);
	return ok;
}

static void read_project(struct statement *st, struct project *p)
{
	p->id = column_integer(st, 0);
	p->name = mem_copy_text(column_text(st, 1));
	p->title = mem_copy_or_null(column_text(st, 2));
	p->made = column_date(st, 3);
	p->made_by = mem_copy_text(column_text(st, 4));
}

static bool tell_names(struct db *own, const char *name, struct err *e)
{
	struct project_names names;
	struct buf list = BUF_INIT;
	if (!project_names(own, &names, e))
		return false;
	for (size_t i = 0; i < names.count && i < 10; i++)
		buf_printf(&list, "%s%s", i ? ", " : "", names.items[i].name);
	if (names.count)
		err_set(e, ERR_NOTHING, _("there is no project '%s'; there are: %s"), name, list.data);
	else
		err_set(e, ERR_NOTHING, _("there is no project '%s'; make one with famctx project new NAME"),
		        name);
	buf_release(&list);
	project_names_release(&names);
	return false;
}

bool project_open(struct db *own, const char *name, struct project *out, struct err *e)
{
	static const char sql[] = "SELECT id, name, title, made, made_by FROM project WHERE name = ?";
	struct statement *st = db_prepare(own, sql);
	*out = (struct project) { .name = NULL };
	statement_text(st, 1, name ? name : "");
	if (statement_row(st))
		read_project(st, out);
	if (!statement_done(st, e))
		return false;
	return out->name || tell_names(own, name ? name : "", e);
}

bool project_names(struct db *own, struct project_names *out, struct err *e)
{
	static const char sql[] = "SELECT id, name, title, made, made_by FROM project ORDER BY name";
	struct statement *st = db_prepare(own, sql);
	size_t cap = 0;
	*out = (struct project_names) { NULL, 0 };
	while (statement_row(st)) {
		MEM_GROW(out->items, out->count, cap);
		read_project(st, &out->items[out->count++]);
	}
	return statement_done(st, e);
}

/* ---- fields --------------------------------------------------------------------- */

#define FIELD_COLUMNS "subject, field, value, version, who, account, content, note, at, day, beside"

static void read_field(struct statement *st, struct saved_field *s)
{
	s->subject = mem_copy_text(column_text(st, 0));
	s->field = mem_copy_text(column_text(st, 1));
	s->value = mem_copy_or_null(column_text(st, 2));
	s->version = column_integer(st, 3);
	s->who = mem_copy_text(column_text(st, 4));
	s->account = mem_copy_text(column_text(st, 5));
	s->content = mem_copy_text(column_text(st, 6));
	s->note = mem_copy_or_null(column_text(st, 7));
	s->at = mem_copy_text(column_text(st, 8));
	s->day = column_date(st, 9);
	s->beside = column_integer(st, 10) != 0;
}

static bool read_fields(struct statement *st, struct fields *out, struct err *e)
{
	*out = (struct fields)FIELDS_INIT;
	while (statement_row(st))
		read_field(st, fields_add(out));
	return statement_done(st, e);
}

bool project_fields(struct db *own, int64_t project, struct fields *out, struct err *e)
{
	static const char sql[] =
	        "SELECT " FIELD_COLUMNS " FROM project_field WHERE project = ? AND latest = 1"
	        " ORDER BY subject, field";
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, project);
	return read_fields(st, out, e);
}

bool project_versions(struct db *own, int64_t project, const char *subject, const char *field, int64_t most,
                      struct fields *out, struct err *e)
{
	static const char of_field[] =
	        "SELECT " FIELD_COLUMNS " FROM project_field WHERE project = ? AND subject = ?"
	        " AND field = ? ORDER BY version";
	static const char of_subject[] =
	        "SELECT " FIELD_COLUMNS " FROM project_field WHERE project = ? AND subject = ?"
	        " ORDER BY id";
	static const char of_all[] = "SELECT " FIELD_COLUMNS " FROM project_field WHERE project = ?"
	                             " ORDER BY id DESC LIMIT ?";
	struct statement *st = db_prepare(own, !subject ? of_all : field ? of_field : of_subject);
	statement_integer(st, 1, project);
	if (!subject)
		statement_integer(st, 2, most);
	else
		statement_text(st, 2, subject);
	if (subject && field)
		statement_text(st, 3, field);
	return read_fields(st, out, e);
}

/* ---- saving ----------------------------------------------------------------------- */

struct standing {
	int64_t version; /* 0: nobody saved it yet */
	int64_t newest;  /* kept beside or not */
	char *value;
};

static void bind_field(struct statement *st, int64_t project, const struct field_change *c)
{
	statement_integer(st, 1, project);
	statement_text(st, 2, c->subject);
	statement_text(st, 3, c->field);
}

static bool look_up(struct db *own, int64_t project, const struct field_change *c, struct standing *out,
		    struct err *e)
{
	static const char standing[] = "SELECT version, value FROM project_field WHERE project = ? AND subject = ?"
				       " AND field = ? AND latest = 1";
	static const char newest[] = "SELECT max(version) FROM project_field WHERE project = ? AND subject = ?"
				     " AND field = ?";
	struct statement *st = db_prepare(own, standing);
	*out = (struct standing) { 0, 0, NULL };
	bind_field(st, project, c);
	if (statement_row(st)) {
		out->version = column_integer(st, 0);
		out->value = mem_copy_or_null(column_text(st, 1));
	}
	if (!statement_done(st, e))
		return false;
	st = db_prepare(own, newest);
	bind_field(st, project, c);
	if (statement_row(st) && !column_null(st, 0))
		out->newest = column_integer(st, 0);
	return statement_done(st, e);
}

static bool retire_latest(struct db *own, int64_t project, const struct field_change *c, struct err *e)
{
	static const char sql[] =
	        "UPDATE project_field SET latest = 0 WHERE project = ? AND subject = ? AND field = ?"
	        " AND latest = 1";
	struct statement *st = db_prepare(own, sql);
	bind_field(st, project, c);
	return statement_run(st, e);
}

static bool insert(struct db *own, int64_t project, const struct author *author, const struct field_change *c,
                   int64_t version, bool beside, struct err *e)
{
	static const char sql[] = "INSERT INTO project_field(project, subject, field, version, latest, "
	                          "beside, value, who, account, day, at,"
	                          " content, note) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	struct statement *st = db_prepare(own, sql);
	struct buf day = BUF_INIT;
	char utc[UTC_TEXT_SIZE];
	clock_utc_text(utc);
	statement_integer(st, 1, project);
	statement_text(st, 2, c->subject);
	statement_text(st, 3, c->field);
	statement_integer(st, 4, version);
	statement_integer(st, 5, !beside);
	statement_integer(st, 6, beside);
	statement_text(st, 7, c->value && *c->value ? c->value : NULL);
	statement_text(st, 8, author->name);
	statement_text(st, 9, author->account);
	statement_date(st, 10, author->today, &day);
	statement_text(st, 11, utc);
	statement_text(st, 12, author->content);
	statement_text(st, 13, c->note);
	bool ok = statement_run(st, e);
	buf_release(&day);
	return ok;
}

static bool same_text(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

bool project_save(struct db *own, int64_t project, const struct author *author,
                  const struct field_change *change, enum save_result *result, int64_t *kept, struct err *e)
{
	struct standing now;
	if (!look_up(own, project, change, &now, e))
		return false;
	bool same = same_text(now.value, change->value);
	bool late = change->seen != VERSION_ANY && change->seen != now.version;
	mem_free(now.value);
	*result = same ? SAVE_SAME : late ? SAVE_BESIDE : SAVE_DONE;
	*kept = same ? now.version : now.newest + 1;
	if (same)
		return true;
	if (!late && !retire_latest(own, project, change, e))
		return false;
	return insert(own, project, author, change, *kept, late, e);
}
