#include "sealed.h"

#include "famctx/store/statement.h"

static void forget_counts(struct family *f)
{
	f->sealed_people = 0;
	for (size_t i = 0; i < f->sources_count; i++)
		f->sources[i].sealed_rows = f->sources[i].sealed_people = 0;
}

static void add_count(struct family *f, int64_t source, int64_t rows, int64_t people)
{
	for (size_t i = 0; i < f->sources_count; i++)
		if (f->sources[i].id == source) {
			f->sources[i].sealed_rows += rows;
			f->sources[i].sealed_people += people;
		}
}

/* Who is not sealed any more, but was when people.db was built, is only there after the next build. */
static bool count_set_aside(struct family *f, struct err *e)
{
	static const char each_sql[] = "SELECT source, count(*), count(DISTINCT person) FROM record WHERE person < 0"
				       " GROUP BY source";
	static const char all_sql[] = "SELECT count(DISTINCT person) FROM record WHERE person < 0";
	struct statement *st = db_prepare(f->people, each_sql);

	while (statement_row(st))
		add_count(f, column_integer(st, 0), column_integer(st, 1), column_integer(st, 2));
	if (!statement_done(st, e))
		return false;
	st = db_prepare(f->people, all_sql);
	if (statement_row(st))
		f->sealed_people += column_integer(st, 0);
	return statement_done(st, e);
}

static bool count_person(struct family *f, int64_t person, struct err *e)
{
	static const char sql[] = "SELECT source, count(*) FROM record WHERE person = ? GROUP BY source";
	struct statement *st = db_prepare(f->people, sql);
	bool here = false;

	statement_integer(st, 1, person);
	while (statement_row(st)) {
		add_count(f, column_integer(st, 0), column_integer(st, 1), 1);
		here = true;
	}
	f->sealed_people += here;
	return statement_done(st, e);
}

bool sealed_count(struct family *f, struct err *e)
{
	forget_counts(f);
	if (!f->people)
		return true;
	if (!count_set_aside(f, e))
		return false;
	for (size_t i = 0; i < f->shield.count; i++)
		if (f->shield.people[i].levels & SHIELD_SEALED && !count_person(f, f->shield.people[i].person, e))
			return false;
	return true;
}
