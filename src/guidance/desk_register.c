#include "describe.h"
#include "desk_save.h"
#include "famctx/base/mem.h"
#include "famctx/text/number.h"
#include "texts.h"

/* ---- describing ---------------------------------------------------------------------- */

static void add_column(const struct column *c, struct register_answer *out)
{
	struct column_view *v = LIST_ADD(out->columns, out->columns_count);
	v->name = mem_copy_text(c->name);
	v->title = mem_copy_text(c->title);
	v->kind = mem_copy_text(column_kind_codes[c->kind]);
	v->required = c->required;
	for (size_t i = 0; i < c->choices_count; i++) {
		struct project_choice *choice = LIST_ADD(v->choices, v->choices_count);
		choice->code = mem_copy_text(c->choices[i].code);
		choice->words = mem_copy_text(c->choices[i].words);
	}
}

struct rows {
	const struct workspace *w;
	const struct register_table *table;
	struct register_answer *out;
};

static bool add_row(int64_t row, const char *subject, void *context)
{
	struct rows *r = context;
	struct row_view *v = LIST_ADD(r->out->rows, r->out->rows_count);
	const struct saved_field *last = fields_last_change(&r->w->fields, subject);
	v->row = row;
	v->by = mem_copy_text(last->who);
	v->date = last->day;
	for (size_t i = 0; i < r->table->columns_count; i++) {
		const struct saved_field *f = fields_find(&r->w->fields, subject, r->table->columns[i].name);
		struct row_value *value = LIST_ADD(v->values, v->values_count);
		struct field_version *version = LIST_ADD(v->versions, v->versions_count);
		value->column = mem_copy_text(r->table->columns[i].name);
		value->value = mem_copy_or_null(f ? f->value : NULL);
		version->field = mem_copy_text(r->table->columns[i].name);
		version->version = f ? f->version : 0;
	}
	return true;
}

void describe_register(const struct workspace *w, const struct register_table *table,
                       struct register_answer *out)
{
	struct rows r = { w, table, out };
	out->project = mem_copy_text(w->project.name);
	out->table = mem_copy_text(table->key);
	out->title = mem_copy_text(table->title);
	out->help = mem_copy_text(table->help);
	for (size_t i = 0; i < table->columns_count; i++)
		add_column(&table->columns[i], out);
	register_rows(w, table->key, add_row, &r);
}

/* ---- saving ---------------------------------------------------------------------------- */

static bool no_such_column(const struct register_table *table, const char *name, struct err *e)
{
	struct buf list = BUF_INIT;
	for (size_t i = 0; i < table->columns_count; i++)
		buf_printf(&list, "%s%s", i ? ", " : "", table->columns[i].name);
	err_set(e, ERR_USAGE, _("the register %s has no column '%s'; it has: %s"), table->key, name,
	        list.data);
	buf_release(&list);
	return false;
}

static const char *given_value(const struct register_request *r, const char *column)
{
	for (size_t i = 0; i < r->values_count; i++)
		if (!strcmp(r->values[i].column, column))
			return r->values[i].value ? r->values[i].value : "";
	return NULL;
}

static bool check_values(const struct register_table *table, const struct register_request *r, bool whole_row,
                         struct err *e)
{
	struct buf code = BUF_INIT;
	bool ok = true;
	for (size_t i = 0; ok && i < r->values_count; i++)
		if (!register_column(table, r->values[i].column))
			ok = no_such_column(table, r->values[i].column, e);
	for (size_t i = 0; ok && i < table->columns_count; i++) {
		const char *value = given_value(r, table->columns[i].name);
		if (value || whole_row)
			ok = column_may_be(&table->columns[i], value ? value : "", &code, e) &&
			     check_text(table->columns[i].title, value, 4000, e);
	}
	buf_release(&code);
	return ok;
}

static bool save_row(const struct desk *d, const struct workspace *w, const struct register_table *table,
                     const struct register_request *r, int64_t row, struct register_answer *out,
                     struct err *e)
{
	char subject[SUBJECT_SIZE];
	struct buf code = BUF_INIT;
	bool ok = true;
	subject_of_row(table->key, row, subject);
	const struct saving s = { d, w, subject, r->seen, r->seen_count, NULL, &out->result };
	for (size_t i = 0; ok && i < table->columns_count; i++) {
		const char *value = given_value(r, table->columns[i].name);
		if (value)
			ok = column_may_be(&table->columns[i], value, &code, e) &&
			     saving_field(&s, table->columns[i].name, code.data, e);
	}
	out->row = row;
	buf_release(&code);
	return ok && saving_done(&s, e);
}

/* ---- what an open change of scope does ---------------------------------------------------- */

static bool reopen_one(const struct desk *d, const struct workspace *w, const char *question,
                       const char *because, struct saved_answer *out, struct err *e)
{
	int64_t number;
	return !number_parse(question, 1, 99, &number) || answer_status(w, number) != ANSWER_AGREED ||
	       reopen_answer(d, w, number, because, out, e);
}

static bool apply_scope_change(const struct desk *d, const struct workspace *w, struct saved_answer *out,
                               struct err *e)
{
	const char *because = guidance_words(d->g, "scope_changed");
	struct buf words = BUF_INIT;
	bool ok = true;
	for (size_t i = 0; ok && i < d->g->gates.gates_count; i++) {
		const struct gate_on_change *c = &d->g->gates.gates[i].on_scope_change;
		for (size_t k = 0; ok && k < c->withdraws_count; k++)
			ok = withdraw_gate(d, w, c->withdraws[k], because, &words, e);
		for (size_t k = 0; ok && k < c->reopens_count; k++)
			ok = reopen_one(d, w, c->reopens[k], because, out, e);
	}
	if (words.len) {
		mem_free(out->words);
		out->words = mem_copy_text(words.data);
	}
	buf_release(&words);
	return ok;
}

static bool change_row(const struct desk *d, struct workspace *w, const struct register_table *table,
                       const struct register_request *r, struct register_answer *out, struct err *e)
{
	bool add = !strcmp(r->action, "add");
	int64_t row = add ? register_next_row(w, table->key) : r->row;
	char subject[SUBJECT_SIZE];
	size_t count;
	subject_of_row(table->key, row, subject);
	if (!add && (row == INTEGER_NONE || !fields_of(&w->fields, subject, &count) ||
	             fields_value(&w->fields, subject, "removed")))
		return err_set(e, ERR_USAGE, _("the register %s has no row of that number"), table->key);
	if (!r->values_count)
		return err_set(e, ERR_USAGE, _("say what goes where, as COLUMN=VALUE"));
	struct date changed;
	bool was_open = scope_change_is_open(w, &changed);
	if (!check_values(table, r, add, e) || !save_row(d, w, table, r, row, out, e))
		return false;
	if (strcmp(table->key, "scope_changes") != 0 || (was_open && !add))
		return true;
	return given_value(r, "agreed") || apply_scope_change(d, w, &out->result, e);
}

static bool remove_row(const struct desk *d, const struct workspace *w, const struct register_table *table,
                       const struct register_request *r, struct register_answer *out, struct err *e)
{
	char subject[SUBJECT_SIZE];
	size_t count;
	subject_of_row(table->key, r->row, subject);
	if (r->row == INTEGER_NONE || !fields_of(&w->fields, subject, &count))
		return err_set(e, ERR_USAGE, _("the register %s has no row of that number"), table->key);
	if (!r->reason || !*r->reason)
		return err_set(e, ERR_USAGE,
		               _("say why the row is removed, with --reason; it stays in the history"));
	const struct saving s = { d, w, subject, NULL, 0, r->reason, &out->result };
	out->row = r->row;
	return saving_field(&s, "removed", r->reason, e);
}

bool desk_register(const struct desk *d, const struct register_request *r, struct register_answer *out,
                   struct err *e)
{
	const struct register_table *table = guidance_register(d->g, r->table);
	struct workspace w;
	bool ok = true;
	if (!table) {
		struct buf list = BUF_INIT;
		for (size_t i = 0; i < d->g->registers.registers_count; i++)
			buf_printf(&list, "%s%s", i ? ", " : "", d->g->registers.registers[i].key);
		err_set(e, ERR_USAGE, _("there is no register '%s'; there are: %s"), r->table, list.data);
		buf_release(&list);
		return false;
	}
	if (!desk_open(d, r->project, &w, e))
		return false;
	const char *action = r->action ? r->action : "list";
	if (!strcmp(action, "add") || !strcmp(action, "change"))
		ok = change_row(d, &w, table, r, out, e);
	else if (!strcmp(action, "remove"))
		ok = remove_row(d, &w, table, r, out, e);
	else if (strcmp(action, "list") != 0)
		ok = err_set(e, ERR_USAGE,
		             _("'%s' cannot be done with a register; give list, add, change or remove"),
		             action);
	workspace_release(&w);
	if (!ok || !desk_open(d, r->project, &w, e))
		return false;
	describe_register(&w, table, out);
	workspace_release(&w);
	return true;
}
