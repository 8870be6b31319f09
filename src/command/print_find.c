#include "print.h"

static void add_reasons(const struct run *run, const struct why *why, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_add_text(out, "; ");
		buf_printf(out, "%s %s", words_field(&run->words, why[i].field),
			   words_verdict(&run->words, why[i].verdict)->words);
		if (why[i].detail)
			buf_printf(out, " (%s)", why[i].detail);
	}
}

static void add_services(const struct run *run, const struct found_person *p, struct buf *out)
{
	for (size_t i = 0; i < p->services_count; i++)
		buf_printf(out, "%s%s %s", i ? ", " : "", p->services[i].service,
			   words_state(&run->words, p->services[i].state)->words);
}

static void print_reasons(const struct run *run, const struct found_person *p, struct buf *out)
{
	struct buf text = BUF_INIT;
	add_reasons(run, p->why, p->why_count, &text);
	LINE(run, out, "result_why", { "why", text.len ? text.data : NULL });
	buf_clear(&text);
	add_reasons(run, p->against, p->against_count, &text);
	LINE(run, out, text.len ? "result_against" : "result_nothing_against", { "against", text.data });
	buf_clear(&text);
	add_services(run, p, &text);
	if (text.len)
		LINE(run, out, "result_services", { "services", text.data });
	buf_clear(&text);
	print_texts(p->challenged, p->challenged_count, &text);
	if (text.len)
		LINE(run, out, "show_challenged", { "value", text.data });
	buf_release(&text);
}

static const char *held_key(int held)
{
	return held == HELD_OWN_RECORD ? "held_row_own_record" : "held_row_guarded";
}

void print_found(const struct run *run, const struct find_answer *answer, size_t at, struct buf *out)
{
	const struct found_person *p = &answer->results[at];
	struct buf name = BUF_INIT, born = BUF_INIT;
	char number[NUMBER_SIZE], of[NUMBER_SIZE], age[NUMBER_SIZE];
	number_text((int64_t)answer->results_count, of);
	number_text(p->age, age);
	print_name(p->family_name, p->first_name, run, &name);
	print_date(p->born, &born);

	LINE(run, out, "result", { "number", number_text((int64_t)at + 1, number) }, { "of", of },
	     { "band", words_band(&run->words, p->band)->words });
	LINE(run, out, "result_name", { "name", name.data });
	if (p->held)
		LINE(run, out, "result_held", { "words", words_phrase(&run->words, held_key(p->held)) });
	else
		LINE(run, out, born.len ? "result_born" : "result_born_not_known", { "born", born.data },
		     { "age", p->age == INTEGER_NONE ? NULL : age });
	LINE(run, out, "result_id", { "id", p->person }, { "case", p->case_id });
	const char *address = p->address_protected ? words_phrase(&run->words, "address_protected") : p->address;
	LINE(run, out, address ? "result_address" : "result_no_address", { "address", address });
	if (!p->held)
		print_reasons(run, p, out);
	buf_release(&name);
	buf_release(&born);
}

static void print_counts(const struct run *run, const struct find_answer *a, struct buf *out)
{
	char total[NUMBER_SIZE], shown[NUMBER_SIZE];
	number_text(a->total, total);
	number_text((int64_t)a->results_count, shown);
	const char *key = a->total == 0 ? "find_none" : a->total == 1 && !a->total_at_least ? "find_one" : "find_many";
	LINE(run, out, a->total_at_least ? "find_at_least" : key, { "total", total }, { "query", a->query });
	if (a->more > 0)
		LINE(run, out, "find_more", { "shown", shown }, { "total", total });
	if (!a->all_compared)
		LINE(run, out, "find_not_all_compared", { "shown", shown });
}

static void print_advice(const struct run *run, const struct find_answer *a, struct buf *out)
{
	LINE(run, out, "find_no_proof", { "none", NULL });
	for (size_t i = 0; i < a->advice_count; i++) {
		struct buf key = BUF_INIT;
		char total[NUMBER_SIZE];
		number_text(a->advice[i].total, total);
		buf_printf(&key, "advice_%s", a->advice[i].kind);
		LINE(run, out, key.data, { "query", a->advice[i].query },
		     { "total", a->advice[i].total == INTEGER_NONE ? NULL : total });
		buf_release(&key);
	}
	if (a->help_note)
		LINE(run, out, "help_note", { "note", a->help_note });
}

void print_find_heading(const struct run *run, const struct find_answer *a, struct buf *out)
{
	if (a->too_little) {
		LINE(run, out, "find_too_little", { "note", a->too_little });
		return;
	}
	print_counts(run, a, out);
	print_scope(run, a->scope, a->scope_count, out);
	if (a->role_note)
		LINE(run, out, "role_note", { "note", a->role_note });
}

void print_find(const struct run *run, const struct find_answer *a, struct buf *out)
{
	print_find_heading(run, a, out);
	if (a->too_little)
		return;
	for (size_t i = 0; i < a->results_count; i++)
		print_found(run, a, i, out);
	if (a->results_count)
		LINE(run, out, "opening_is_recorded", { "none", NULL });
	else
		print_advice(run, a, out);
}
