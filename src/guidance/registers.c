#include "famctx/guidance/workspace.h"

#include "famctx/text/number.h"
#include "famctx/text/sanitise.h"

#define ROWS_MOST 9999

void subject_of_row(const char *table, int64_t row, char subject[SUBJECT_SIZE])
{
	/* Four digits, so that subjects sort as rows. */
	snprintf(subject, SUBJECT_SIZE, "register:%s:%04lld", table, (long long)row);
}

static void prefix_of(const char *table, char prefix[SUBJECT_SIZE])
{
	snprintf(prefix, SUBJECT_SIZE, "register:%s:", table);
}

static int64_t row_of(const char *subject, const char *prefix)
{
	int64_t row;
	return number_parse(subject + strlen(prefix), 1, ROWS_MOST, &row) ? row : 0;
}

void register_rows(const struct workspace *w, const char *table, row_visit *visit, void *context)
{
	char prefix[SUBJECT_SIZE];
	prefix_of(table, prefix);
	for (const struct saved_field *s = fields_first_subject(&w->fields, prefix); s;
	     s = fields_next_subject(&w->fields, prefix, s))
		if (!fields_value(&w->fields, s->subject, "removed") &&
		    !visit(row_of(s->subject, prefix), s->subject, context))
			return;
}

static bool count_row(int64_t row, const char *subject, void *context)
{
	(void)row;
	(void)subject;
	++*(int64_t *)context;
	return true;
}

int64_t register_count(const struct workspace *w, const char *table)
{
	int64_t count = 0;
	register_rows(w, table, count_row, &count);
	return count;
}

int64_t register_next_row(const struct workspace *w, const char *table)
{
	char prefix[SUBJECT_SIZE];
	int64_t last = 0;
	prefix_of(table, prefix);
	for (const struct saved_field *s = fields_first_subject(&w->fields, prefix); s;
	     s = fields_next_subject(&w->fields, prefix, s))
		last = row_of(s->subject, prefix);
	return last + 1;
}

static bool tell_choices(const struct column *c, const char *value, struct err *e)
{
	struct buf list = BUF_INIT;
	for (size_t i = 0; i < c->choices_count; i++)
		buf_printf(&list, "%s%s", i ? ", " : "", c->choices[i].code);
	err_set(e, ERR_USAGE, _("%s: '%s' is none of: %s"), c->name, value,
	        c->choices_count ? list.data : "yes, no, not sure");
	buf_release(&list);
	return false;
}

static bool is_number(const char *text)
{
	size_t whole = strspn(text, "0123456789");
	if (!whole)
		return false;
	return !text[whole] || (text[whole] == '.' && text[whole + 1] &&
	                        strspn(text + whole + 1, "0123456789") == strlen(text + whole + 1));
}

bool column_may_be(const struct column *c, const char *value, struct buf *out, struct err *e)
{
	struct date day;
	uint32_t bit;
	buf_clear(out);
	buf_add_text(out, value);
	if (!*value)
		return !c->required || err_set(e, ERR_USAGE, _("%s is needed in every row"), c->name);
	switch ((enum column_kind)c->kind) {
	case COLUMN_CHOICE:
	case COLUMN_YES_NO:
		bit = choice_read(c->choices, c->choices_count, value);
		if (!bit)
			return tell_choices(c, value, e);
		buf_clear(out);
		buf_add_text(out, choice_code(c->choices, c->choices_count, bit));
		return true;
	case COLUMN_DATE:
		if (!date_parse_iso(value, &day))
			return err_set(e, ERR_USAGE, _("%s: a date is written 2026-01-31, not '%s'"), c->name,
			               value);
		return true;
	case COLUMN_NUMBER:
		if (!is_number(value))
			return err_set(e, ERR_USAGE, _("%s: '%s' is no number; write 1200 or 1200.50"),
			               c->name, value);
		return true;
	case COLUMN_TEXT:
		if (!sanitise_is_clean(value, strlen(value), SANITISE_LINE))
			return err_set(e, ERR_USAGE, _("%s is one line, without control characters"),
			               c->name);
		return true;
	case COLUMN_LONG:
	default:
		if (!sanitise_is_clean(value, strlen(value), SANITISE_LINES))
			return err_set(e, ERR_USAGE, _("%s cannot hold control characters or hidden ones"),
			               c->name);
		return true;
	}
}

struct newest_change {
	const struct workspace *w;
	struct date since;
	bool open;
};

static bool look_at_change(int64_t row, const char *subject, void *context)
{
	struct newest_change *n = context;
	(void)row;
	if (fields_value(&n->w->fields, subject, "agreed"))
		return true;
	struct date proposed = fields_date(&n->w->fields, subject, "proposed");
	n->open = true;
	if (date_compare(n->since, proposed) < 0)
		n->since = proposed;
	return true;
}

bool scope_change_is_open(const struct workspace *w, struct date *since)
{
	struct newest_change n = { w, DATE_NONE, false };
	register_rows(w, "scope_changes", look_at_change, &n);
	*since = n.since;
	return n.open;
}
