#include "print.h"

static void print_list(const struct run *run, const char *key, char *const *texts, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++)
		LINE(run, out, key, { "value", texts[i] });
}

/* Dates are data in the document; people read them long. */
static void add_value(const char *value, struct buf *out)
{
	struct date d;
	if (date_parse_iso(value, &d) && date_full(d))
		print_date(d, out);
	else
		buf_add_text(out, value);
}

static void print_row(const struct run *run, const struct evidence_row *row, struct buf *out)
{
	struct buf values = BUF_INIT;
	for (size_t i = 0; i < row->values_count; i++) {
		if (i)
			buf_add_text(&values, "; ");
		add_value(row->values[i] ? row->values[i] : words_detail(&run->words, DETAIL_NOT_SUPPLIED)->words, &values);
	}
	LINE(run, out, "evidence_row", { "field", words_field(&run->words, row->field) },
	     { "verdict", words_verdict(&run->words, row->verdict)->words }, { "values", values.data });
	buf_release(&values);
}

static void print_record(const struct run *run, const struct evidence_record *r, struct buf *out)
{
	struct buf challenged = BUF_INIT;
	LINE(run, out, r->checked_by ? "show_join_checked" : "show_join", { "source", r->title }, { "record", r->record },
	     { "basis", r->basis }, { "who", r->checked_by });
	print_texts(r->challenged, r->challenged_count, &challenged);
	if (challenged.len)
		LINE(run, out, "show_join_challenged", { "value", challenged.data });
	buf_release(&challenged);
}

void print_evidence(const struct run *run, const struct evidence_answer *a, struct buf *out)
{
	char count[NUMBER_SIZE], same[NUMBER_SIZE];
	LINE(run, out, "evidence", { "name", a->name }, { "count", number_text((int64_t)a->records_count, count) });
	for (size_t i = 0; i < a->records_count; i++)
		print_record(run, &a->records[i], out);
	for (size_t i = 0; i < a->rows_count; i++)
		print_row(run, &a->rows[i], out);
	print_list(run, "evidence_for", a->for_it, a->for_it_count, out);
	print_list(run, "evidence_against", a->against, a->against_count, out);
	if (!a->against_count)
		LINE(run, out, "result_nothing_against", { "none", NULL });
	print_list(run, "evidence_would_change", a->would_change, a->would_change_count, out);
	if (a->same_name != INTEGER_NONE)
		LINE(run, out, "evidence_same_name", { "count", number_text(a->same_name, same) });
}
