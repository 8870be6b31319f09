#include "famctx/challenge/dispute.h"

#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "famctx/store/statement.h"

/* By the index of states, where nothing narrows more; +state keeps away from it. */
#define OPEN_STATES " IN ('to_review', 'with_service', 'to_feed_back')"
#define NO_OUTCOME " AND (outcome IS NULL OR outcome IN ('ask-service', 'need-more'))"

bool disputes_any(struct db *own, bool *people, bool *joins, struct err *e)
{
	static const char sql[] =
		"SELECT EXISTS (SELECT 1 FROM challenge WHERE state" OPEN_STATES NO_OUTCOME " AND kind IN ('person', 'link')),"
		" EXISTS (SELECT 1 FROM challenge INDEXED BY challenge_by_join WHERE kind = 'join'"
		" AND +state" OPEN_STATES NO_OUTCOME ")";
	struct statement *st = db_prepare(own, sql);
	*people = *joins = false;
	if (statement_row(st)) {
		*people = column_integer(st, 0) != 0;
		*joins = column_integer(st, 1) != 0;
	}
	return statement_done(st, e);
}

/* The bound array is read while the statement runs, and is released after it. */
static bool take_rows(struct statement *st, struct buf *asked, struct disputes *out, struct err *e)
{
	statement_text(st, 1, asked->data);
	while (statement_row(st)) {
		MEM_GROW(out->items, out->count, out->cap);
		out->items[out->count++] = (struct dispute){
			.at = (size_t)column_integer(st, 0),
			.reference = mem_copy_text(column_text(st, 1)),
			.service = mem_copy_or_null(column_text(st, 2)),
		};
	}
	bool ok = statement_done(st, e);
	buf_release(asked);
	return ok;
}

bool disputes_of_people(struct db *own, const int64_t *people, size_t count, struct disputes *out, struct err *e)
{
	static const char sql[] =
		"WITH RECURSIVE same(at, number) AS (SELECT key, value FROM json_each(?1) WHERE value > 0"
		" UNION SELECT same.at, alias.person FROM same JOIN alias ON alias.now = same.number),"
		" about(at, reference) AS ("
		"SELECT same.at, challenge.reference FROM same CROSS JOIN challenge ON challenge.person = same.number UNION "
		"SELECT same.at, challenge.reference FROM same CROSS JOIN challenge ON challenge.other = same.number)"
		" SELECT about.at, reference, service FROM about CROSS JOIN challenge USING (reference)"
		" WHERE +state" OPEN_STATES NO_OUTCOME " AND kind IN ('person', 'link') ORDER BY raised, reference, at";
	struct buf asked = BUF_INIT;
	buf_add_char(&asked, '[');
	for (size_t i = 0; i < count; i++)
		buf_printf(&asked, "%s%lld", i ? "," : "", (long long)people[i]);
	buf_add_char(&asked, ']');
	return take_rows(db_prepare(own, sql), &asked, out, e);
}

bool disputes_of_records(struct db *own, const struct disputed_record *records, size_t count, struct disputes *out,
			 struct err *e)
{
	static const char sql[] =
		"SELECT json_extract(asked.value, '$[0]'), reference, NULL FROM json_each(?1) AS asked"
		" CROSS JOIN challenge INDEXED BY challenge_by_join ON source = json_extract(asked.value, '$[1]')"
		" AND record = json_extract(asked.value, '$[2]')"
		" WHERE kind = 'join' AND +state" OPEN_STATES NO_OUTCOME " ORDER BY asked.key, raised, reference";
	struct buf asked = BUF_INIT;
	buf_add_char(&asked, '[');
	for (size_t i = 0; i < count; i++) {
		buf_printf(&asked, "%s[%zu,", i ? "," : "", records[i].at);
		json_encode_text(records[i].source, &asked);
		buf_add_char(&asked, ',');
		json_encode_text(records[i].record, &asked);
		buf_add_char(&asked, ']');
	}
	buf_add_char(&asked, ']');
	return take_rows(db_prepare(own, sql), &asked, out, e);
}

void disputes_release(struct disputes *d)
{
	for (size_t i = 0; i < d->count; i++) {
		mem_free(d->items[i].reference);
		mem_free(d->items[i].service);
	}
	mem_free(d->items);
	*d = (struct disputes)DISPUTES_INIT;
}
