#include "candidates_born.h"

#include "index_build.h"

/* The days to look for: as typed, and with day and month the other way round. */
static size_t days_of(const struct query_born *born, int64_t days[2])
{
	size_t count = 0;

	if (born->kind != BORN_DATE)
		return 0;
	days[count++] = born_number(born->from);
	if (date_exists(born->from.year, born->from.day, born->from.month) && born->from.day != born->from.month)
		days[count++] = born_number((struct date) { born->from.year, born->from.day, born->from.month });
	return count;
}

bool candidates_by_born(const struct family *f, const struct query *q, struct candidates *c, struct err *e)
{
	static const char day_sql[] = "SELECT person FROM search_born WHERE born = ?";
	int64_t days[2];
	size_t count = days_of(&q->born, days);

	for (size_t i = 0; i < count; i++) {
		struct statement *st = db_prepare(f->people, day_sql);
		statement_integer(st, 1, days[i]);
		if (!candidates_take(c, st, SHIELD_FROM_FACTS, e))
			return false;
	}
	return true;
}

static bool by_days(const struct family *f, const struct query *q, const struct token_range *r,
		    struct candidates *c, struct err *e)
{
	static const char word_sql[] = "SELECT person FROM search_born WHERE born = ? AND token BETWEEN ? AND ?";
	int64_t days[2];
	size_t count = days_of(&q->born, days);

	for (size_t i = 0; i < count; i++) {
		struct statement *st = db_prepare(f->people, word_sql);
		statement_integer(st, 1, days[i]);
		statement_integer(st, 2, r->first);
		statement_integer(st, 3, r->last);
		if (!candidates_take(c, st, SHIELD_FROM_FACTS, e))
			return false;
	}
	return true;
}

/* The word itself, what begins with it and its first short forms. */
#define PERIOD_RANGES 4

/* Of a common name only so many are looked through for the year: it is an order, not a filter. */
static bool by_period(const struct family *f, const struct query *q, const struct token_range *r,
		      struct candidates *c, struct err *e)
{
	static const char period_sql[] = "SELECT person FROM (SELECT person, born FROM search_pair"
					 " WHERE a BETWEEN ?1 AND ?2 LIMIT 5000) WHERE born BETWEEN ?3 AND ?4 LIMIT 100";
	struct statement *st = db_prepare(f->people, period_sql);

	statement_integer(st, 1, r->first);
	statement_integer(st, 2, r->last);
	statement_integer(st, 3, born_number(q->born.from));
	statement_integer(st, 4, born_number(q->born.to));
	return candidates_take(c, st, SHIELD_FROM_FACTS, e);
}

bool candidates_by_born_word(const struct family *f, const struct query *q, const struct alternatives *word,
			     bool near, struct candidates *c, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < word->count; i++) {
		if (word->items[i].near != near)
			continue;
		if (q->born.kind == BORN_DATE)
			ok = by_days(f, q, &word->items[i], c, e);
		else if (!near && i < PERIOD_RANGES && (q->born.kind == BORN_PERIOD || q->born.kind == BORN_AGE))
			ok = by_period(f, q, &word->items[i], c, e);
	}
	return ok;
}
