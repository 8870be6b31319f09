/* What is in dispute about many people, by statements that ask for all of them at once. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/mem.h"
#include "famctx/challenge/dispute.h"
#include "famctx/store/statement.h"
#include "support/must.h"
#include "support/own_store.h"

static char folder[OWN_STORE_FOLDER];
static struct db *own;

static int open_store(void **state)
{
	(void)state;
	own = own_store_make(folder, true);
	return 0;
}

static int close_store(void **state)
{
	(void)state;
	own_store_remove(own, folder);
	return 0;
}

struct row {
	const char *reference, *raised, *kind;
	int64_t person, other;
	const char *service, *source, *record, *state, *outcome;
};

static void put(const struct row *r)
{
	static const char sql[] =
		"INSERT INTO challenge(reference, sent, kind, subject, person, other, service, source, record, type, risk,"
		" notify, name_shown, feedback, snapshot, digest, raised, due, state, outcome, before, closed)"
		" VALUES(?1, ?1, ?2, '', nullif(?3, 0), nullif(?4, 0), ?5, ?6, ?7, 'not-true', 'no', 'no', 0, '{}', '{}',"
		" printf('%064d', 0), ?8, '2025-12-01', ?9, ?10, iif(?10 IS NULL, NULL, 'to_review'),"
		" iif(?9 = 'closed', '2025-11-04', NULL))";
	const char *const texts[] = { r->service, r->source, r->record, r->raised, r->state, r->outcome };
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, r->reference);
	statement_text(st, 2, r->kind);
	statement_integer(st, 3, r->person);
	statement_integer(st, 4, r->other);
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		statement_text(st, 5 + (int)i, texts[i]);
	must(statement_run(st, &e), &e);
}

static void assert_dispute(const struct disputes *d, size_t i, size_t at, const char *reference, const char *service)
{
	assert_true(i < d->count);
	assert_int_equal(d->items[i].at, at);
	assert_string_equal(d->items[i].reference, reference);
	assert_string_equal(d->items[i].service ? d->items[i].service : "-", service);
}

static void assert_any(bool people, bool joins)
{
	struct err e = ERR_INIT;
	bool of_people, of_joins;
	must(disputes_any(own, &of_people, &of_joins, &e), &e);
	assert_int_equal(of_people, people);
	assert_int_equal(of_joins, joins);
}

static void people_are_asked_for_together(void **state)
{
	static const struct row rows[] = {
		{ "FC-1", "2025-11-03", "person", 17, 0, "School", "school", "1", "to_review", NULL },
		{ "FC-2", "2025-11-02", "link", 4, 5, NULL, NULL, NULL, "with_service", "ask-service" },
		{ "FC-3", "2025-11-02", "person", 4, 0, "Police", NULL, NULL, "to_feed_back", "need-more" },
		{ "FC-4", "2025-11-01", "person", 4, 0, "Police", NULL, NULL, "to_feed_back", "upheld" },
		{ "FC-5", "2025-11-01", "person", 4, 0, NULL, NULL, NULL, "closed", NULL },
		{ "FC-6", "2025-11-01", "join", 4, 0, NULL, "school", "1", "to_review", NULL },
		{ "FC-7", "2025-11-01", "person", 8, 0, NULL, NULL, NULL, "to_review", NULL },
	};
	/* Nobody, one who took over the number of another who had done so, one asked for twice, and one without any. */
	static const int64_t people[] = { 0, 5, 4, 9, 16, 4 };
	static const struct { size_t at; const char *reference, *service; } expected[] = {
		{ 1, "FC-2", "-" }, { 2, "FC-2", "-" }, { 5, "FC-2", "-" }, { 2, "FC-3", "Police" },
		{ 5, "FC-3", "Police" }, { 1, "FC-1", "School" }, { 4, "FC-1", "School" },
	};
	struct err e = ERR_INIT;
	struct disputes open = DISPUTES_INIT;
	(void)state;
	assert_any(false, false);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		put(&rows[i]);
	must(db_run(own, "INSERT INTO alias(person, now) VALUES(17, 16), (16, 5)", &e), &e);
	assert_any(true, true);
	must(disputes_of_people(own, people, ARRAY_LEN(people), &open, &e), &e);
	assert_int_equal(open.count, ARRAY_LEN(expected));
	for (size_t i = 0; i < ARRAY_LEN(expected); i++)
		assert_dispute(&open, i, expected[i].at, expected[i].reference, expected[i].service);
	disputes_release(&open);
	must(disputes_of_people(own, NULL, 0, &open, &e), &e);
	assert_int_equal(open.count, 0);
	disputes_release(&open);
}

static void joins_are_asked_for_together(void **state)
{
	static const struct row rows[] = {
		{ "FC-1", "2025-11-03", "join", 0, 0, NULL, "school", "s'1\\\"2/\xC3\xA9", "to_review", NULL },
		{ "FC-2", "2025-11-02", "join", 0, 0, NULL, "school", "s'1\\\"2/\xC3\xA9", "with_service", "ask-service" },
		{ "FC-3", "2025-11-01", "join", 0, 0, NULL, "school", "7", "to_review", NULL },
		{ "FC-4", "2025-11-01", "join", 0, 0, NULL, "school", "7", "to_feed_back", "not-upheld" },
		{ "FC-5", "2025-11-01", "person", 1, 0, NULL, "school", "7", "to_review", NULL },
	};
	static const struct disputed_record records[] = {
		{ 3, "school", "s'1\\\"2/\xC3\xA9" }, { 3, "school", "s" }, { 2, "police", "7" }, { 2, "school", "7" },
	};
	struct err e = ERR_INIT;
	struct disputes open = DISPUTES_INIT;
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		put(&rows[i]);
	must(disputes_of_records(own, records, ARRAY_LEN(records), &open, &e), &e);
	assert_int_equal(open.count, 3);
	assert_dispute(&open, 0, 3, "FC-2", "-");
	assert_dispute(&open, 1, 3, "FC-1", "-");
	assert_dispute(&open, 2, 2, "FC-3", "-");
	disputes_release(&open);
	must(disputes_of_records(own, NULL, 0, &open, &e), &e);
	assert_int_equal(open.count, 0);
	disputes_release(&open);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(people_are_asked_for_together, open_store, close_store),
		cmocka_unit_test_setup_teardown(joins_are_asked_for_together, open_store, close_store),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("disputes", tests, NULL, NULL);
}
