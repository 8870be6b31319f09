#include "figures.h"

#include "famctx/base/mem.h"
#include "famctx/store/statement.h"

#define ADULT_AGE 18

static void tally_register(struct tally *tally, const struct persons *p, size_t source)
{
	const struct identities *ids = &p->ids;
	if (ids->sources[source].is_register)
		return;
	for (size_t i = 0; i < ids->count; i++)
		if (ids->source[i] == source && *ids->who[i].register_id)
			tally_add(tally, MEASURE_REGISTER_FOUND, ids->is_register[p->joined.cluster[i]]);
}

static int compare_hashes(const void *left, const void *right)
{
	const uint64_t *a = left, *b = right;
	return *a < *b ? -1 : *a > *b;
}

static void tally_twins(struct tally *tally, const struct persons *p, const struct built_source *source)
{
	uint64_t *hashes = mem_zero((size_t)source->records + 1, sizeof(*hashes));
	size_t count = 0;
	for (int64_t i = 0; i < source->records; i++) {
		uint64_t hash = p->ids.twins[source->first_record - 1 + i];
		if (hash)
			hashes[count++] = hash;
	}
	qsort(hashes, count, sizeof(*hashes), compare_hashes);
	for (size_t i = 0; i < count; i++)
		tally_add(tally, MEASURE_IDENTITY_TWICE, i && hashes[i] == hashes[i - 1]);
	mem_free(hashes);
}

static bool count_links(struct db *db, const char *cutoff, int64_t out[5], struct err *e)
{
	static const char sql[] =
		"WITH pair(child, adult) AS ("
		" SELECT r.from_person, r.to_person FROM relationship r"
		"  JOIN person c ON c.id = r.from_person JOIN person a ON a.id = r.to_person"
		"  WHERE c.born > ?1 AND a.born <= ?1"
		" UNION SELECT r.to_person, r.from_person FROM relationship r"
		"  JOIN person c ON c.id = r.to_person JOIN person a ON a.id = r.from_person"
		"  WHERE c.born > ?1 AND a.born <= ?1)"
		" SELECT count(*), count(DISTINCT child), count(DISTINCT adult),"
		" (SELECT count(*) FROM person WHERE case_id IS NOT NULL AND born > ?1),"
		" (SELECT count(*) FROM person WHERE id IN (SELECT adult FROM pair) AND family_name IS NOT NULL"
		"  AND first_name IS NOT NULL AND address IS NOT NULL) FROM pair";
	struct statement *st = db_prepare(db, sql);
	statement_text(st, 1, cutoff);
	if (statement_row(st))
		for (int i = 0; i < 5; i++)
			out[i] = column_integer(st, i);
	return statement_done(st, e);
}

static bool tally_links(struct tally *tally, struct db *db, struct date today, struct err *e)
{
	char cutoff[DATE_TEXT_SIZE];
	int64_t n[5] = { 0 };
	enum { PAIRS, CHILDREN, ADULTS, ALL_CHILDREN, KNOWN_ADULTS };
	if (!count_links(db, date_text(date_add_months(today, -12 * ADULT_AGE), cutoff), n, e))
		return false;
	tally_set(tally, MEASURE_CHILD_WITH_ADULT, n[CHILDREN], n[ALL_CHILDREN]);
	tally_set(tally, MEASURE_ADULTS_EACH, n[PAIRS], n[CHILDREN]);
	tally_set(tally, MEASURE_CHILDREN_EACH, n[PAIRS], n[ADULTS]);
	tally_set(tally, MEASURE_ADULT_IDENTITY, n[KNOWN_ADULTS], n[ADULTS]);
	return true;
}

static bool tally_found_links(struct tally *tally, struct db *db, int source, struct err *e)
{
	static const char sql[] = "SELECT count(*), sum(from_person <> 0) FROM relationship WHERE source = ?";
	struct statement *st = db_prepare(db, sql);
	statement_integer(st, 1, source);
	if (statement_row(st) && column_integer(st, 0)) {
		struct tally_count *found = &tally->by_measure[MEASURE_REGISTER_FOUND];
		found->of += column_integer(st, 0);
		found->count += column_integer(st, 1);
	}
	return statement_done(st, e);
}

bool figures_of_persons(struct tally *tally, const struct persons *p, struct db *db, int source,
			bool holds_relations, struct date today, struct err *e)
{
	tally_register(tally, p, (size_t)source - 1);
	tally_twins(tally, p, &p->ids.sources[source - 1]);
	return !holds_relations || (tally_links(tally, db, today, e) && tally_found_links(tally, db, source, e));
}

void figures_report(const struct quality_rules *rules, const char *service, const struct reading *r,
		    struct quality_figure **out, size_t *count)
{
	struct figure *figures = mem_zero(MEASURE_COUNT + r->labels_count, sizeof(*figures));
	size_t n = 0;
	for (int m = 0; m < MEASURE_COUNT; m++)
		if (r->tally.by_measure[m].of)
			figures[n++] = (struct figure){ m, NULL, r->tally.by_measure[m].count, r->tally.by_measure[m].of };
	for (size_t i = 0; i < r->labels_count; i++)
		figures[n++] = (struct figure){ r->labels[i].measure, r->labels[i].label, r->labels[i].count,
						r->labels[i].of };
	quality_report(rules, service, figures, n, out, count);
	mem_free(figures);
}
