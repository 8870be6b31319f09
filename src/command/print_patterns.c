/* What challenges tell together, as lines. */
#include "challenge.h"
#include "print.h"

#define NUMBERS 8

static void print_pattern(const struct run *run, const struct challenge_pattern *p, const char *key, struct buf *out)
{
	const int64_t numbers[NUMBERS] = { p->raised, p->open, p->upheld, p->partly, p->not_upheld, p->duplicate,
					   p->median_days, p->longest_days };
	char texts[NUMBERS][NUMBER_SIZE];
	for (size_t i = 0; i < NUMBERS; i++)
		number_text(numbers[i], texts[i]);
	bool decided = p->median_days != INTEGER_NONE;
	LINE(run, out, "challenge_pattern", { "key", key }, { "raised", texts[0] }, { "open", texts[1] },
	     { "upheld", texts[2] }, { "partly", texts[3] }, { "not_upheld", texts[4] }, { "duplicate", texts[5] },
	     { "median", decided ? texts[6] : NULL }, { "longest", decided ? texts[7] : NULL });
}

static void print_group(const struct run *run, const char *heading, const struct challenge_pattern *patterns, size_t count,
			struct buf *out)
{
	if (count)
		LINE(run, out, heading, { "none", NULL });
	for (size_t i = 0; i < count; i++) {
		struct buf key = BUF_INIT;
		buf_printf(&key, "  %s", patterns[i].key);
		print_pattern(run, &patterns[i], key.data, out);
		buf_release(&key);
	}
}

static void print_heading(const struct run *run, const char *key, const char *title, const char *source, struct date first,
			  struct date last, struct buf *out)
{
	struct buf from = BUF_INIT, to = BUF_INIT;
	print_date(first, &from);
	print_date(last, &to);
	LINE(run, out, key, { "from", from.len ? from.data : NULL }, { "to", to.data }, { "title", title },
	     { "source", source });
	buf_release(&from);
	buf_release(&to);
}

void print_patterns(const struct run *run, const struct challenge_patterns *a, struct buf *out)
{
	print_heading(run, "challenge_patterns", NULL, NULL, a->from, a->to, out);
	print_pattern(run, &a->all, lines_find(run->lines, "challenge_all"), out);
	print_group(run, "challenge_by_source", a->sources, a->sources_count, out);
	print_group(run, "challenge_by_field", a->fields, a->fields_count, out);
	print_group(run, "challenge_by_type", a->types, a->types_count, out);
}

static void print_row(const struct run *run, const struct challenge_sheet_row *r, struct buf *out)
{
	struct buf type = BUF_INIT, state = BUF_INIT, outcome = BUF_INIT, raised = BUF_INIT, decided = BUF_INIT;
	print_date(r->raised, &raised);
	print_date(r->decided, &decided);
	LINE(run, out, "challenge_sheet_row", { "reference", r->reference }, { "record", r->record }, { "field", r->field },
	     { "type", challenge_word(run, "type", challenge_type_codes, r->type, &type) }, { "raised", raised.data },
	     { "state", challenge_word(run, "state", challenge_state_codes, r->state, &state) },
	     { "outcome", challenge_word(run, "outcome", challenge_outcome_codes, r->outcome, &outcome) },
	     { "decided", decided.len ? decided.data : NULL }, { "by", r->by });
	buf_release(&type);
	buf_release(&state);
	buf_release(&outcome);
	buf_release(&raised);
	buf_release(&decided);
}

void print_challenge_sheet(const struct run *run, const struct challenge_sheet *a, struct buf *out)
{
	print_heading(run, "challenge_sheet", a->title ? a->title : a->source, a->source, a->from, a->to, out);
	print_pattern(run, &a->all, lines_find(run->lines, "challenge_all"), out);
	for (size_t i = 0; i < a->rows_count; i++)
		print_row(run, &a->rows[i], out);
}
