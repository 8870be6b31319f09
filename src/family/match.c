#include "match.h"

#include "famctx/base/mem.h"

static void reasons_add(struct reasons *r, const struct term *term)
{
	struct buf detail = BUF_INIT;

	if (r->count == MATCH_REASONS)
		return;
	if (term->typed && term->held)
		buf_printf(&detail, "%s, %s", term->typed, term->held);
	else if (term->typed)
		buf_add_text(&detail, term->typed);
	r->items[r->count++] = (struct why) {
		mem_copy_text(term->field), (int)term->verdict, detail.len ? mem_copy_text(detail.data) : NULL
	};
	buf_release(&detail);
}

/* A number that had to be mended to fit, or a date that is only close, speaks for and against: it stands
 * where it cannot be overlooked. */
static bool speaks_against(const struct term *term)
{
	if (term->verdict == VERDICT_DIFFERENT || term->verdict == VERDICT_CLOSE)
		return true;
	return term->verdict == VERDICT_ONE_SLIP && !strcmp(term->field, "number");
}

void match_add(struct match *m, struct term *term)
{
	if (term->fit > m->fit)
		m->fit = term->fit;
	reasons_add(speaks_against(term) ? &m->against : &m->why, term);
	mem_free(term->held);
}

struct term term_held_back(const char *field)
{
	return (struct term) { field, FIT_SAME, VERDICT_NOT_COMPARED, NULL, NULL };
}

static void typed_born(const struct query_born *typed, struct buf *out)
{
	switch (typed->kind) {
	case BORN_DATE:
		date_long(typed->from, out);
		break;
	case BORN_PERIOD:
		date_long((struct date) { typed->from.year,
					  typed->from.month == typed->to.month ? typed->from.month : (int8_t)0, 0 },
			  out);
		break;
	case BORN_DAY_MONTH:
		date_day_month((struct date) { 2000, (int8_t)typed->month, (int8_t)typed->day }, out);
		break;
	case BORN_AGE:
		buf_printf(out, "%d", (int)typed->age);
		break;
	case BORN_NOT_GIVEN:
		break;
	}
}

static void add_born(const struct query *q, struct match *m)
{
	struct buf typed = BUF_INIT;
	struct term term = match_born(&q->born, &m->facts);

	typed_born(&q->born, &typed);
	term.typed = typed.data;
	match_add(m, &term);
	buf_release(&typed);
}

static void add_address(const struct query *q, struct match *m)
{
	struct buf typed = BUF_INIT;
	struct term term = match_address(q, &m->facts);

	buf_printf(&typed, "%s%s%s", q->house ? q->house : "", q->house ? " " : "", q->street ? q->street : "");
	if (q->postcode_given)
		buf_printf(&typed, "%s%s", typed.len ? " " : "", q->postcode.text);
	term.typed = typed.data;
	match_add(m, &term);
	buf_release(&typed);
}

static void add_number(const struct query *q, struct term *term, struct match *m)
{
	struct buf typed = BUF_INIT;

	if (q->nhs[0])
		nhs_format(q->nhs, &typed);
	else
		buf_add_text(&typed, q->number);
	term->typed = typed.data;
	match_add(m, term);
	buf_release(&typed);
}

/* A number names one person: then names that do not fit are shown as speaking against. */
static void add_other_names(const struct query *q, struct match *m)
{
	struct buf typed = BUF_INIT, held = BUF_INIT;
	const struct person_facts *x = &m->facts;

	for (size_t i = 0; i < q->words_count; i++)
		buf_printf(&typed, "%s%s", i ? " " : "", q->words[i].typed);
	buf_printf(&held, "%s %s", x->first_name ? x->first_name : "", x->family_name ? x->family_name : "");
	struct term term = { "name", FIT_DIFFERENT, VERDICT_DIFFERENT, typed.data, buf_detach(&held) };
	match_add(m, &term);
	buf_release(&typed);
}

bool match_make(const struct query *q, const struct nicknames *nicknames, struct person_facts *facts, struct match *m)
{
	bool number_given = q->nhs[0] || q->number;
	struct term number = { NULL, FIT_DIFFERENT, VERDICT_DIFFERENT, NULL, NULL };

	*m = (struct match) { .facts = *facts };
	*facts = (struct person_facts) { .person = 0 };
	if (number_given)
		number = match_number(q, &m->facts);
	bool has_number = number.verdict == VERDICT_SAME || number.verdict == VERDICT_ONE_SLIP;
	bool fits = match_words(q, nicknames, &m->facts, m);
	if (!fits && has_number)
		add_other_names(q, m);
	/* Digits that this person has as a number were meant as one, not as a date or postcode. */
	bool only_number = q->number_unsure && !q->nhs[0] && has_number;
	if (q->born.kind != BORN_NOT_GIVEN && !only_number)
		add_born(q, m);
	if ((q->street || q->postcode_given) && !only_number)
		add_address(q, m);
	if (number_given && (has_number || q->nhs[0] || !q->number_unsure))
		add_number(q, &number, m);
	else
		mem_free(number.held);
	return fits || has_number;
}

void why_release(struct why *w)
{
	mem_free(w->field);
	mem_free(w->detail);
}

static void release_reasons(struct reasons *r)
{
	for (size_t i = 0; i < r->count; i++)
		why_release(&r->items[i]);
	r->count = 0;
}

void match_release(struct match *m)
{
	person_facts_release(&m->facts);
	release_reasons(&m->why);
	release_reasons(&m->against);
}
