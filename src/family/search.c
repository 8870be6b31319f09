#include "search.h"

#include "candidates.h"
#include "famctx/base/mem.h"

/* With this many exact hits nobody needs slips. */
#define ENOUGH_EXACT 10
/* Two words are found by one seek; a third has to be compared with every candidate. */
#define WORDS_BY_SEEK 2
#define COMPARED_FOR_WORDS 400

static bool compare_one(const struct family *f, const struct query *q, int64_t person, struct search *s,
			struct err *e)
{
	struct person_facts facts;
	struct match m;
	bool found;

	if (!person_facts_read(f, person, &facts, &found, e)) {
		person_facts_release(&facts);
		return false;
	}
	if (found && match_make(q, f->setup.nicknames, &facts, &m)) {
		MEM_GROW(s->matches, s->count, s->cap);
		s->matches[s->count++] = m;
	} else if (found) {
		match_release(&m);
	}
	return true;
}

/* How many of the candidates are compared: all, or when they are too many the preferred ones and a page. */
static size_t worth_comparing(const struct query *q, const struct candidates *c)
{
	if (q->words_count > WORDS_BY_SEEK)
		return c->count < COMPARED_FOR_WORDS ? c->count : COMPARED_FOR_WORDS;
	if (c->count <= FIND_ENOUGH)
		return c->count;
	if (c->preferred > FIND_ENOUGH)
		return FIND_ENOUGH;
	return c->preferred > FIND_PAGE ? c->preferred : FIND_PAGE;
}

/* The index has the youngest first: among those it puts forward of too many, somebody guarded would tell an age. */
static bool left_behind(const struct family *f, const struct candidates *c, size_t at, size_t end)
{
	return end < c->count && at >= c->preferred && family_shield(f, c->people[at]) & SHIELD_GUARDED;
}

/* Compares the candidates from `from` on. */
static bool compare_all(const struct family *f, const struct query *q, const struct candidates *c, size_t from,
			struct search *s, struct err *e)
{
	size_t end = worth_comparing(q, c), left = 0;

	if (end < from)
		end = from;
	for (size_t i = from; i < end; i++)
		if (left_behind(f, c, i, end))
			left++;
		else if (!compare_one(f, q, c->people[i], s, e))
			return false;
	/* Who was not compared is taken to fit, where the index has looked at every word. */
	size_t taken = q->words_count > WORDS_BY_SEEK ? 0 : c->count - end + left;
	s->all_compared = end == c->count && !c->more;
	s->total = (int64_t)(taken + s->count);
	s->at_least = c->more || (taken == 0 && end < c->count);
	return true;
}

static enum band band_of(enum fit fit, enum fit nearest)
{
	if (fit == FIT_DIFFERENT)
		return BAND_WEAK;
	return fit < FIT_NEAR && fit == nearest ? BAND_STRONG : BAND_POSSIBLE;
}

static int compare_births(struct date a, struct date b)
{
	if (date_known(a) != date_known(b))
		return date_known(a) ? -1 : 1;
	return date_compare(b, a);
}

static int compare_matches(const void *a, const void *b)
{
	const struct match *x = a, *y = b;

	if (x->band != y->band)
		return x->band < y->band ? -1 : 1;
	if (x->fit != y->fit)
		return x->fit < y->fit ? -1 : 1;
	int younger = compare_births(x->facts.born, y->facts.born);
	if (younger)
		return younger;
	return x->facts.person < y->facts.person ? -1 : x->facts.person > y->facts.person;
}

static void put_in_order(struct search *s)
{
	enum fit nearest = FIT_DIFFERENT;

	for (size_t i = 0; i < s->count; i++)
		if (s->matches[i].fit < nearest)
			nearest = s->matches[i].fit;
	for (size_t i = 0; i < s->count; i++)
		s->matches[i].band = band_of(s->matches[i].fit, nearest);
	if (s->count)
		qsort(s->matches, s->count, sizeof(*s->matches), compare_matches);
}

bool search_run(const struct family *f, const struct query *q, struct search *s, struct err *e)
{
	*s = (struct search) { .all_compared = true };
	if (!f->people)
		return true;
	struct candidates *c = mem_alloc(sizeof(*c));
	candidates_init(c, f);
	bool ok = candidates_exact(f, q, c, e) && compare_all(f, q, c, 0, s, e);
	if (ok && q->words_count && s->total < ENOUGH_EXACT) {
		size_t compared = worth_comparing(q, c);
		ok = candidates_near(f, q, c, e) && compare_all(f, q, c, compared, s, e);
	}
	if (ok)
		put_in_order(s);
	mem_free(c);
	return ok;
}

void search_release(struct search *s)
{
	for (size_t i = 0; i < s->count; i++)
		match_release(&s->matches[i]);
	mem_free(s->matches);
	*s = (struct search) { .all_compared = true };
}
