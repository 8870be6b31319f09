#include "famctx/api/register.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/text/number.h"
#include "project.h"

#define LINE_MOST 400
#define TEXT_MOST 4000
#define DATE_MOST 10

/* One table of a project. Its columns come with it, so that every table works alike. */
struct table_screen {
	char *project;
	char *table;
	struct register_answer answer;
	struct facts facts;
	int64_t row; /* that the form is about; INTEGER_NONE: a new one */
};

static const struct row_view *row_of(const struct table_screen *t, int64_t row)
{
	for (size_t i = 0; i < t->answer.rows_count; i++)
		if (t->answer.rows[i].row == row)
			return &t->answer.rows[i];
	return NULL;
}

static const char *value_in(const struct row_view *row, const char *column)
{
	for (size_t i = 0; row && i < row->values_count; i++)
		if (!strcmp(row->values[i].column, column))
			return row->values[i].value;
	return NULL;
}

static int64_t version_in(const struct row_view *row, const char *column)
{
	for (size_t i = 0; row && i < row->versions_count; i++)
		if (!strcmp(row->versions[i].field, column))
			return row->versions[i].version;
	return row ? 0 : INTEGER_NONE;
}

/* The words of a choice; any other value as it is. */
static const char *words_of(const struct app *app, const struct column_view *c, const char *value)
{
	for (size_t i = 0; value && i < c->choices_count; i++)
		if (!strcmp(c->choices[i].code, value))
			return c->choices[i].words ? c->choices[i].words : value;
	if (value && !strcmp(c->kind, "yes_no"))
		return part_word(app, FILE_register, "", value);
	return value;
}

/* ---- the form of a row ------------------------------------------------------------------- */

static void add_choice(const struct app *app, const struct column_view *c, const char *label, struct form *f)
{
	form_choice(f, c->name, label);
	for (size_t i = 0; i < c->choices_count; i++)
		form_option(f, c->choices[i].code, words_of(app, c, c->choices[i].code));
	if (c->choices_count == 0) {
		form_option(f, "yes", words_of(app, c, "yes"));
		form_option(f, "no", words_of(app, c, "no"));
	}
	if (!c->required)
		form_option(f, "", screens_text(app->screens, TEXT_register_not_said));
}

static void add_entry(const struct app *app, const struct column_view *c, const struct row_view *row,
                      struct form *f)
{
	struct buf label = BUF_INIT;
	bool date = !strcmp(c->kind, "date");
	SAY(app, date ? TEXT_register_date : TEXT_register_label, &label, { "title", c->title },
	    { "needed", c->required ? screens_text(app->screens, TEXT_register_needed) : NULL });
	if (!strcmp(c->kind, "choice") || !strcmp(c->kind, "yes_no"))
		add_choice(app, c, label.data, f);
	else if (!strcmp(c->kind, "long"))
		form_text(f, c->name, label.data, TEXT_MOST);
	else
		form_line(f, c->name, label.data, date ? DATE_MOST : LINE_MOST);
	form_stands(f, value_in(row, c->name), version_in(row, c->name));
	buf_release(&label);
}

static void fill_row(const struct app *app, void *about, struct form *f)
{
	const struct table_screen *t = about;
	form_note(f, ROLE_TEXT, t->answer.help);
	for (size_t i = 0; i < t->answer.columns_count; i++)
		add_entry(app, &t->answer.columns[i], row_of(t, t->row), f);
}

static void add_values(const struct table_screen *t, const struct form *f, struct register_request *r)
{
	r->values = mem_zero(t->answer.columns_count + 1, sizeof(*r->values));
	for (size_t i = 0; i < t->answer.columns_count; i++) {
		const char *name = t->answer.columns[i].name, *changed = form_changed(f, name);
		if (changed)
			r->values[r->values_count++] =
			        (struct row_value) { mem_copy_text(name), mem_copy_text(changed) };
	}
}

/* Puts what came of it into *out. */
static bool ask_to_save(struct app *app, const struct register_request *r, struct saved_answer *out, struct err *e)
{
	struct register_answer answer;
	memset(&answer, 0, sizeof(answer));
	bool ok = part_ask_with(app, REQUEST_PROJECT_REGISTER, &register_request_shape, r,
	                        &register_answer_shape, &answer, e);
	if (ok) {
		struct saved_answer took = answer.result;
		answer.result = *out;
		*out = took;
	}
	shape_release(&register_answer_shape, &answer);
	return ok;
}

static bool save_row(struct app *app, void *about, const struct writing *w, struct saved_answer *out,
                     struct err *e)
{
	const struct table_screen *t = about;
	bool adds = t->row == INTEGER_NONE;
	struct register_request r = { .project = mem_copy_text(t->project),
		                      .table = mem_copy_text(t->table),
		                      .action = mem_copy_text(adds ? "add" : "change"),
		                      .row = t->row };
	add_values(t, &w->form, &r);
	struct field_version *seen = writing_seen(w, &r.seen_count);
	r.seen = seen;
	bool ok = ask_to_save(app, &r, out, e);
	r.seen = NULL;
	r.seen_count = 0;
	mem_free(seen);
	shape_release(&register_request_shape, &r);
	return ok;
}

static const struct task row_task = { FILE_register, TEXT_register_row_title, TEXT_project_save, fill_row,
	                              save_row,      TEXT_project_saved };

static void open_row(struct screen *s, int64_t row)
{
	struct table_screen *t = s->state;
	struct buf key = BUF_INIT;
	t->row = row;
	if (row == INTEGER_NONE)
		buf_printf(&key, "%s/%s/new", t->project, t->table);
	else
		buf_printf(&key, "%s/%s/%lld", t->project, t->table, (long long)row);
	app_go(s->app, &screen_task, &(struct task_open) { &row_task, t, key.data });
	buf_release(&key);
}

/* ---- removing a row: what it said stays in the history ------------------------------------- */

/* The first column that says something tells which row it is. */
static const char *name_of(const struct app *app, const struct table_screen *t, const struct row_view *row)
{
	for (size_t i = 0; row && i < t->answer.columns_count; i++) {
		const char *words = words_of(app, &t->answer.columns[i], value_in(row, t->answer.columns[i].name));
		if (words)
			return words;
	}
	return "";
}

static void fill_remove(const struct app *app, void *about, struct form *f)
{
	const struct table_screen *t = about;
	struct buf note = BUF_INIT;
	SAY(app, TEXT_register_remove_note, &note, { "row", name_of(app, t, row_of(t, t->row)) });
	form_note(f, ROLE_HEADING, note.data);
	form_text(f, "reason", screens_text(app->screens, TEXT_register_remove_reason), LINE_MOST);
	buf_release(&note);
}

static bool save_remove(struct app *app, void *about, const struct writing *w, struct saved_answer *out,
                        struct err *e)
{
	const struct table_screen *t = about;
	const char *reason = form_value(&w->form, "reason");
	if (!*reason)
		return err_set(e, ERR_USAGE, "%s", screens_text(app->screens, TEXT_register_no_reason));
	struct register_request r = { .project = mem_copy_text(t->project),
		                      .table = mem_copy_text(t->table),
		                      .action = mem_copy_text("remove"),
		                      .row = t->row,
		                      .reason = mem_copy_text(reason) };
	bool ok = ask_to_save(app, &r, out, e);
	shape_release(&register_request_shape, &r);
	return ok;
}

static const struct task remove_task = { FILE_register, TEXT_register_remove_title, TEXT_register_remove,
	                                 fill_remove,   save_remove,                TEXT_register_removed };

static void remove_row(struct screen *s, int64_t row)
{
	struct table_screen *t = s->state;
	struct buf key = BUF_INIT;
	t->row = row;
	buf_printf(&key, "%s/%s/%lld remove", t->project, t->table, (long long)row);
	app_go(s->app, &screen_task, &(struct task_open) { &remove_task, t, key.data });
	buf_release(&key);
}

/* ---- the table ------------------------------------------------------------------------------- */

static void add_row(const struct screen *s, const struct row_view *row)
{
	struct table_screen *t = s->state;
	struct buf label = BUF_INIT, by = BUF_INIT;
	struct pool p = POOL_INIT;
	char id[24];
	snprintf(id, sizeof(id), "%lld", (long long)row->row);
	for (size_t i = 0; i < t->answer.columns_count; i++) {
		const struct column_view *c = &t->answer.columns[i];
		const char *words = words_of(s->app, c, value_in(row, c->name));
		if (words && label.len == 0)
			buf_add_text(&label, words);
		else if (words)
			SAY(s->app, TEXT_register_value, &label, { "title", c->title }, { "value", words });
	}
	facts_line(&t->facts, id, label.data, "", 0);
	SAY(s->app, TEXT_register_by, &by, { "who", pool_who(&p, row->by, row->date) });
	facts_note(&t->facts, id, ROLE_QUIET, by.data);
	buf_release(&label);
	buf_release(&by);
	pool_release(&p);
}

static void fill(struct screen *s)
{
	struct table_screen *t = s->state;
	facts_clear(&t->facts);
	facts_note(&t->facts, "help", ROLE_QUIET, t->answer.help);
	for (size_t i = 0; i < t->answer.rows_count; i++)
		add_row(s, &t->answer.rows[i]);
	if (t->answer.rows_count == 0) {
		struct buf text = BUF_INIT;
		SAY_PLAIN(s->app, TEXT_register_empty, &text);
		facts_note(&t->facts, "none", ROLE_TEXT, text.data);
		buf_release(&text);
	}
}

static void register_close(struct screen *s)
{
	struct table_screen *t = s->state;
	facts_release(&t->facts);
	shape_release(&register_answer_shape, &t->answer);
	mem_free(t->project);
	mem_free(t->table);
}

static bool ask(struct screen *s, struct err *e)
{
	struct table_screen *t = s->state;
	struct register_request r = { .project = t->project, .table = t->table, .row = INTEGER_NONE };
	return part_ask_with(s->app, REQUEST_PROJECT_REGISTER, &register_request_shape, &r,
	                     &register_answer_shape, &t->answer, e);
}

static void register_layout(struct screen *s, struct rect area)
{
	fill(s);
	facts_layout(&((struct table_screen *)s->state)->facts, area);
}

static bool register_open(struct screen *s, const void *arg, struct err *e)
{
	struct table_screen *t = s->state;
	const struct project_ref *ref = arg;
	t->project = mem_copy_text(ref->project);
	t->table = mem_copy_text(ref->name);
	t->row = INTEGER_NONE;
	facts_init(&t->facts, screens_text(s->app->screens, TEXT_family_below));
	if (!ask(s, e)) {
		register_close(s);
		return false;
	}
	register_layout(s, part_room(s->app));
	return true;
}

static void refresh(struct screen *s)
{
	struct err e = ERR_INIT;
	if (ask(s, &e))
		register_layout(s, s->area);
	else
		app_error(s->app, &e);
}

static void register_title(const struct screen *s, struct buf *out)
{
	buf_add_text(out, ((const struct table_screen *)s->state)->answer.title);
}

static void register_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct table_screen *)s->state)->facts, c, true);
}

static const struct row_view *selected(const struct screen *s)
{
	const struct table_screen *t = s->state;
	const struct fact *fact = facts_selected(&t->facts);
	int64_t row;
	return fact && number_parse(fact->id, 0, INT32_MAX, &row) ? row_of(t, row) : NULL;
}

static enum handled register_act(struct screen *s, enum action a, int count)
{
	struct table_screen *t = s->state;
	(void)count;
	if (a == ACTION_OPEN && selected(s))
		open_row(s, selected(s)->row);
	else if (a == ACTION_ADD)
		open_row(s, INTEGER_NONE);
	else if (a == ACTION_REMOVE && selected(s))
		remove_row(s, selected(s)->row);
	else if (a == ACTION_REFRESH)
		refresh(s);
	else if (facts_act(&t->facts, a) == NOT_HANDLED)
		return part_act(s, a, t->project);
	return HANDLED;
}

static void register_offer(const struct screen *s, enum action a, struct offer *o)
{
	if (a == ACTION_OPEN || a == ACTION_REMOVE)
		o->now = selected(s) != NULL;
	else if (a == ACTION_ADD || a == ACTION_REFRESH)
		o->now = true;
	else
		part_offer(a, o);
	if (a == ACTION_OPEN)
		o->name = screens_text(s->app->screens, TEXT_stages_change);
	if (a == ACTION_ADD)
		o->name = screens_text(s->app->screens, TEXT_register_add);
}

static const char *register_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_register);
}

const struct screen_ops screen_register = {
	.id = "register",
	.where = WHERE_PROJECT,
	.state_size = sizeof(struct table_screen),
	.open = register_open,
	.close = register_close,
	.resume = refresh,
	.title = register_title,
	.layout = register_layout,
	.draw = register_draw,
	.act = register_act,
	.offer = register_offer,
	.help = register_help,
};
