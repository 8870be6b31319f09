#include "sealed.h"

#include "famctx/store/statement.h"

/* People by number, from and to. */
struct range {
	int64_t from, to;
};

static void forget_counts(struct family *f)
{
	f->sealed_people = 0;
	for (size_t i = 0; i < f->sources_count; i++)
		f->sources[i].sealed_rows = f->sources[i].sealed_people = 0;
}

static struct statement *prepare(struct family *f, const char *static_sql, const struct range *r)
{
	struct statement *st = db_prepare(f->people, static_sql);

	statement_integer(st, 1, r->from);
	statement_integer(st, 2, r->to);
	return st;
}

static struct family_source *find_source(struct family *f, int64_t id)
{
	for (size_t i = 0; i < f->sources_count; i++)
		if (f->sources[i].id == id)
			return &f->sources[i];
	return NULL;
}

/* Source and rows. */
static bool add_rows(struct family *f, const char *static_sql, const struct range *r, struct err *e)
{
	struct statement *st = prepare(f, static_sql, r);

	while (statement_row(st)) {
		struct family_source *s = find_source(f, column_integer(st, 0));
		if (s)
			s->sealed_rows += column_integer(st, 1);
	}
	return statement_done(st, e);
}

/* A row of a feed is a record, one more involvement or one more repeated detail of a record, or a link. */
static bool count_rows(struct family *f, const struct range *r, struct err *e)
{
	/* By +source, so that the index of sources is not walked from end to end. */
	static const char records[] = "SELECT source, count(*) FROM record WHERE person BETWEEN ? AND ? GROUP BY +source";
	static const char involvements[] =
		"SELECT source, count(*) - count(DISTINCT record.id) FROM record"
		" JOIN involvement ON involvement.record = record.id WHERE person BETWEEN ? AND ? GROUP BY +source";
	static const char details[] =
		"SELECT source, count(*) FROM (SELECT DISTINCT source, record.id, involvement, field, item FROM record"
		" JOIN detail ON detail.record = record.id WHERE person BETWEEN ? AND ? AND item > 0) GROUP BY +source";
	static const char links[] =
		"SELECT source, count(*) FROM (SELECT source FROM relationship WHERE from_person BETWEEN ?1 AND ?2"
		" UNION ALL SELECT source FROM relationship WHERE to_person BETWEEN ?1 AND ?2"
		" AND from_person NOT BETWEEN ?1 AND ?2) GROUP BY +source";

	return add_rows(f, records, r, e) && add_rows(f, involvements, r, e) && add_rows(f, details, r, e) &&
	       add_rows(f, links, r, e);
}

static bool count_people(struct family *f, const struct range *r, struct err *e)
{
	static const char each_sql[] = "SELECT source, count(DISTINCT person) FROM record"
				       " WHERE person BETWEEN ? AND ? GROUP BY +source";
	static const char all_sql[] = "SELECT count(DISTINCT person) FROM record WHERE person BETWEEN ? AND ?";
	struct statement *st = prepare(f, each_sql, r);

	while (statement_row(st)) {
		struct family_source *s = find_source(f, column_integer(st, 0));
		if (s)
			s->sealed_people += column_integer(st, 1);
	}
	if (!statement_done(st, e))
		return false;
	st = prepare(f, all_sql, r);
	if (statement_row(st))
		f->sealed_people += column_integer(st, 0);
	return statement_done(st, e);
}

bool sealed_count(struct family *f, struct err *e)
{
	/* Below zero are those whom the last build has set aside, though they may not be sealed any more. */
	const struct range set_aside = { -INT64_MAX, -1 };

	forget_counts(f);
	if (!f->people)
		return true;
	if (!count_rows(f, &set_aside, e) || !count_people(f, &set_aside, e))
		return false;
	for (size_t i = 0; i < f->shield.count; i++) {
		const struct shielded *s = &f->shield.people[i];
		const struct range one = { s->person, s->person };
		if (s->levels & SHIELD_SEALED && (!count_rows(f, &one, e) || !count_people(f, &one, e)))
			return false;
	}
	return true;
}
