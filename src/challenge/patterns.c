/* What challenges tell together: counts and medians by source, field and type. */
#include "ledger_private.h"

#include "famctx/base/mem.h"
#include "patterns.h"

struct days {
	int64_t *days;
	size_t count, cap;
};

struct tally {
	struct challenge_pattern pattern;
	struct days decided;
};

struct tallies {
	struct tally *tallies;
	size_t count, cap;
};

static struct tally *find_tally(struct tallies *t, const char *key)
{
	for (size_t i = 0; i < t->count; i++)
		if (!strcmp(t->tallies[i].pattern.key, key))
			return &t->tallies[i];
	MEM_GROW(t->tallies, t->count, t->cap);
	struct tally *fresh = &t->tallies[t->count++];
	pattern_init(&fresh->pattern, key);
	fresh->decided = (struct days){ .days = NULL };
	return fresh;
}

static int by_days(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

/* The lower of the two in the middle, so that it is a number of days that somebody did wait. */
static void set_median(struct challenge_pattern *p, struct days *d)
{
	if (!d->count)
		return;
	qsort(d->days, d->count, sizeof(*d->days), by_days);
	p->median_days = d->days[(d->count - 1) / 2];
	p->longest_days = d->days[d->count - 1];
}

void pattern_init(struct challenge_pattern *p, const char *key)
{
	*p = (struct challenge_pattern){
		.key = mem_copy_or_null(key), .median_days = INTEGER_NONE, .longest_days = INTEGER_NONE
	};
}

void pattern_count(struct challenge_pattern *p, int outcome)
{
	p->raised++;
	switch (outcome) {
	case OUTCOME_UPHELD:
		p->upheld++;
		break;
	case OUTCOME_PARTLY:
		p->partly++;
		break;
	case OUTCOME_NOT_UPHELD:
		p->not_upheld++;
		break;
	case OUTCOME_DUPLICATE:
		p->duplicate++;
		break;
	default:
		p->open++;
	}
}

static void count_in(struct tally *t, int outcome, int64_t days)
{
	pattern_count(&t->pattern, outcome);
	if (days == INTEGER_NONE)
		return;
	MEM_GROW(t->decided.days, t->decided.count, t->decided.cap);
	t->decided.days[t->decided.count++] = days;
}

static int most_raised_first(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;
	if (x->pattern.raised != y->pattern.raised)
		return x->pattern.raised > y->pattern.raised ? -1 : 1;
	return strcmp(x->pattern.key, y->pattern.key);
}

static void hand_over(struct tallies *t, struct challenge_pattern **out, size_t *count)
{
	if (t->count)
		qsort(t->tallies, t->count, sizeof(*t->tallies), most_raised_first);
	*out = mem_zero(t->count + 1, sizeof(**out));
	for (size_t i = 0; i < t->count; i++) {
		set_median(&t->tallies[i].pattern, &t->tallies[i].decided);
		(*out)[i] = t->tallies[i].pattern;
		mem_free(t->tallies[i].decided.days);
	}
	*count = t->count;
	mem_free(t->tallies);
}

/* The field where there is one, else the service, else what kind of thing it is about. */
static void field_key(struct statement *st, struct buf *out)
{
	const char *service = column_text(st, 1), *field = column_text(st, 2);
	if (service)
		buf_printf(out, field ? "%s:%s" : "%s", service, field);
	else
		buf_add_text(out, column_text(st, 3));
}

void period_bounds(const struct ledger *l, const struct challenge_period *p, struct date *from, struct date *to)
{
	*from = p->from;
	*to = date_known(p->to) ? p->to : l->today;
}

struct groups {
	struct tally all;
	struct tallies sources, fields, types;
};

static void count_row(const struct ledger *l, struct statement *st, struct groups *g)
{
	int outcome = column_code(st, 5, challenge_outcome_codes);
	struct date decided = column_day(st, 7);
	int64_t days = date_known(decided) ? working_days_between(l->holidays, column_day(st, 6), decided) : INTEGER_NONE;
	struct buf field = BUF_INIT;
	field_key(st, &field);
	count_in(&g->all, outcome, days);
	if (!column_null(st, 0))
		count_in(find_tally(&g->sources, column_text(st, 0)), outcome, days);
	count_in(find_tally(&g->fields, field.data), outcome, days);
	count_in(find_tally(&g->types, column_text(st, 4)), outcome, days);
	buf_release(&field);
}

bool queue_patterns(const struct ledger *l, const struct challenge_period *period, struct challenge_patterns *out,
		    struct err *e)
{
	static const char sql[] = "SELECT source, service, field, kind, type, outcome, raised, decided FROM challenge"
				  " WHERE (?1 IS NULL OR raised >= ?1) AND raised <= ?2 ORDER BY reference";
	struct statement *st = db_prepare(l->own, sql);
	struct groups g = { .sources = { .tallies = NULL } };
	char from[ISO_SIZE], to[ISO_SIZE];
	pattern_init(&g.all.pattern, NULL);
	shape_init(&challenge_patterns_shape, out);
	out->at = l->today;
	period_bounds(l, period, &out->from, &out->to);
	statement_day(st, 1, out->from, from);
	statement_day(st, 2, out->to, to);
	while (statement_row(st))
		count_row(l, st, &g);
	set_median(&g.all.pattern, &g.all.decided);
	mem_free(g.all.decided.days);
	out->all = g.all.pattern;
	hand_over(&g.sources, &out->sources, &out->sources_count);
	hand_over(&g.fields, &out->fields, &out->fields_count);
	hand_over(&g.types, &out->types, &out->types_count);
	return statement_done(st, e);
}
