#include "candidates.h"

#include "candidates_born.h"
#include "candidates_place.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"

/* Seeks in search_pair for one search: a few milliseconds at most. */
#define SEEKS 800

void candidates_init(struct candidates *c, const struct family *f)
{
	memset(c, 0, sizeof(*c));
	c->f = f;
	c->seeks = SEEKS;
}

void candidates_add(struct candidates *c, int64_t person, unsigned without)
{
	if (family_shield(c->f, person) & without)
		return;
	size_t slot = (size_t)((uint64_t)person * UINT64_C(0x9E3779B97F4A7C15) >> 40) & (CANDIDATE_SLOTS - 1);

	for (; c->slots[slot]; slot = (slot + 1) & (CANDIDATE_SLOTS - 1))
		if (c->people[c->slots[slot] - 1] == person)
			return;
	if (c->count == CANDIDATES_MOST) {
		c->more = true;
		return;
	}
	c->people[c->count++] = person;
	c->slots[slot] = (uint16_t)c->count;
}

bool candidates_take(struct candidates *c, struct statement *st, unsigned without, struct err *e)
{
	while (!c->more && statement_row(st))
		candidates_add(c, column_integer(st, 0), without);
	return statement_done(st, e);
}

static bool people_of_range(const struct family *f, const struct token_range *r, struct candidates *c, struct err *e)
{
	static const char one_sql[] = "SELECT person FROM search_pair WHERE a BETWEEN ? AND ?";
	struct statement *st = db_prepare(f->people, one_sql);

	statement_integer(st, 1, r->first);
	statement_integer(st, 2, r->last);
	return candidates_take(c, st, SHIELD_FROM_NAMES, e);
}

static bool people_of_pair(const struct family *f, int64_t a, const struct token_range *b, struct candidates *c,
			   struct err *e)
{
	static const char pair_sql[] = "SELECT person FROM search_pair WHERE a = ? AND b BETWEEN ? AND ?";
	struct statement *st = db_prepare(f->people, pair_sql);

	c->seeks--;
	statement_integer(st, 1, a);
	statement_integer(st, 2, b->first);
	statement_integer(st, 3, b->last);
	return candidates_take(c, st, SHIELD_FROM_NAMES, e);
}

/* Every pair stands in both orders: the shorter range is walked, the longer one sought in. */
static bool people_of_ranges(const struct family *f, const struct token_range *x, const struct token_range *y,
			     struct candidates *c, struct err *e)
{
	bool x_shorter = x->last - x->first <= y->last - y->first;
	const struct token_range *walked = x_shorter ? x : y, *sought = x_shorter ? y : x;

	for (int64_t token = walked->first; token <= walked->last && !c->more; token++) {
		if (!c->seeks) {
			c->more = true;
			break;
		}
		if (!people_of_pair(f, token, sought, c, e))
			return false;
	}
	return true;
}

/* The two words that fewest people have; the others are compared with the people themselves. */
static void two_rarest(const struct query *q, const struct candidates *c, size_t *first, size_t *second)
{
	bool in_order = c->words[0].rows <= c->words[1].rows;

	*first = in_order ? 0 : 1;
	*second = in_order ? 1 : 0;
	for (size_t i = 2; i < q->words_count; i++) {
		if (c->words[i].rows < c->words[*first].rows) {
			*second = *first;
			*first = i;
		} else if (c->words[i].rows < c->words[*second].rows) {
			*second = i;
		}
	}
}

/* Pairs with the nearest first: both at the front of their lists, then further and further back. */
static bool people_of_two(const struct family *f, const struct alternatives *a, const struct alternatives *b,
			  bool near, struct candidates *c, struct err *e)
{
	for (size_t sum = 0; sum + 1 < a->count + b->count && !c->more; sum++)
		for (size_t i = sum < b->count ? 0 : sum - b->count + 1; i <= sum && i < a->count; i++) {
			const struct token_range *x = &a->items[i], *y = &b->items[sum - i];
			if ((x->near || y->near) == near && !people_of_ranges(f, x, y, c, e))
				return false;
		}
	return true;
}

static bool people_of_words(const struct family *f, const struct query *q, bool near, struct candidates *c,
			    struct err *e)
{
	size_t first, second;

	if (q->words_count > 1) {
		two_rarest(q, c, &first, &second);
		return people_of_two(f, &c->words[first], &c->words[second], near, c, e);
	}
	const struct alternatives *a = &c->words[0];
	for (size_t i = 0; i < a->count; i++)
		if (a->items[i].near == near && !people_of_range(f, &a->items[i], c, e))
			return false;
	return true;
}

static size_t rarest(const struct query *q, const struct candidates *c)
{
	size_t best = 0;

	for (size_t i = 1; i < q->words_count; i++)
		if (c->words[i].rows < c->words[best].rows)
			best = i;
	return best;
}

bool candidates_exact(const struct family *f, const struct query *q, struct candidates *c, struct err *e)
{
	for (size_t i = 0; i < q->words_count; i++)
		if (!words_exact(f->people, f->setup.nicknames, &q->words[i], &c->words[i], e))
			return false;
	if (!candidates_by_number(f, q, c, e) || !candidates_by_place(f, q, c, e))
		return false;
	if (!q->words_count)
		return candidates_by_born(f, q, c, e);
	if (!candidates_by_born_word(f, q, &c->words[rarest(q, c)], false, c, e))
		return false;
	c->preferred = c->count;
	return people_of_words(f, q, false, c, e);
}

bool candidates_near(const struct family *f, const struct query *q, struct candidates *c, struct err *e)
{
	for (size_t i = 0; i < q->words_count; i++)
		if (!words_near(f->people, &q->words[i], &c->words[i], e))
			return false;
	for (size_t i = 0; i < q->words_count; i++)
		if (!candidates_by_born_word(f, q, &c->words[i], true, c, e))
			return false;
	return !q->words_count || people_of_words(f, q, true, c, e);
}
