#include "famctx/base/mem.h"
#include "famctx/text/similar.h"
#include "match.h"

/* First and last day that a date, which may be partial, can mean. */
struct span {
	struct date from, to;
};

static struct span span_of(struct date d)
{
	struct date first = { d.year, d.month ? d.month : 1, d.day ? d.day : 1 };
	struct date last = first;

	if (!d.month)
		last.month = 12;
	if (!d.day)
		last = date_from_days(date_days(date_add_months((struct date) { last.year, last.month, 1 }, 1)) - 1);
	return (struct span) { first, last };
}

static struct term found(enum fit fit, enum verdict verdict)
{
	return (struct term) { "born", fit, verdict, NULL, NULL };
}

static struct term compare_date(const struct query_born *typed, struct date held)
{
	struct span span = span_of(held);
	int same = (typed->from.year == held.year) + (typed->from.month == held.month) + (typed->from.day == held.day);

	if (date_same(typed->from, held))
		return found(FIT_SAME, VERDICT_SAME);
	if (dates_swapped(typed->from, held))
		return found(FIT_NEAR, VERDICT_SWAPPED);
	if (!date_full(held))
		return date_compare(typed->from, span.from) >= 0 && date_compare(typed->from, span.to) <= 0
			       ? found(FIT_SAME, VERDICT_PART)
			       : found(FIT_DIFFERENT, VERDICT_DIFFERENT);
	return same == 2 ? found(FIT_NEAR, VERDICT_CLOSE) : found(FIT_DIFFERENT, VERDICT_DIFFERENT);
}

/* A year, a month of a year, or an age. An age is said by heart: a year off is close. */
static struct term compare_period(const struct query_born *typed, struct date held)
{
	struct span span = span_of(held);
	struct date from = date_add_months(typed->from, -12), to = date_add_months(typed->to, 12);
	enum verdict within = typed->kind == BORN_AGE && date_full(held) ? VERDICT_SAME : VERDICT_PART;

	if (date_compare(span.to, typed->from) >= 0 && date_compare(span.from, typed->to) <= 0)
		return found(FIT_SAME, within);
	if (date_compare(span.to, from) >= 0 && date_compare(span.from, to) <= 0)
		return found(FIT_NEAR, VERDICT_CLOSE);
	return found(FIT_DIFFERENT, VERDICT_DIFFERENT);
}

static struct term compare_day_month(const struct query_born *typed, struct date held)
{
	if (!date_full(held))
		return found(FIT_NEAR, VERDICT_NOT_COMPARED);
	if (held.day == typed->day && held.month == typed->month)
		return found(FIT_SAME, VERDICT_PART);
	if (held.day == typed->month && held.month == typed->day)
		return found(FIT_NEAR, VERDICT_SWAPPED);
	return found(FIT_DIFFERENT, VERDICT_DIFFERENT);
}

static struct term compare_born(const struct query_born *typed, struct date held)
{
	if (typed->kind == BORN_DATE)
		return compare_date(typed, held);
	return typed->kind == BORN_DAY_MONTH ? compare_day_month(typed, held) : compare_period(typed, held);
}

struct term match_born(const struct query_born *typed, const struct person_facts *facts)
{
	struct term best = found(FIT_NEAR, VERDICT_NOT_COMPARED);
	struct buf held = BUF_INIT;

	if (facts->held)
		return term_held_back("born");
	for (size_t i = 0; i < facts->births_count; i++) {
		struct term t = compare_born(typed, facts->births[i]);
		if (held.len && t.fit >= best.fit)
			continue;
		best = t;
		buf_clear(&held);
		date_long(facts->births[i], &held);
	}
	if (held.len)
		best.held = mem_copy_text(held.data);
	buf_release(&held);
	return best;
}
