#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/access/restriction.h"
#include "famctx/base/mem.h"
#include "support/must.h"
#include "support/own_store.h"

static struct db *own;
static const struct decided steward = { "steward", 1762249320 };
static char folder[OWN_STORE_FOLDER];

static int start(void **state)
{
	(void)state;
	own = own_store_make(folder, true);
	return 0;
}

static int end(void **state)
{
	(void)state;
	own_store_remove(own, folder);
	return 0;
}

static bool try_place(int level, const char *reason, struct date review, int64_t person, const char *records,
		      int64_t *id, struct err *e)
{
	struct restrict_request request = { .who = mem_copy_text("P17"), .level = level,
					    .reason = mem_copy_or_null(reason) };
	struct restriction whom = { .person = person };
	char *list = mem_copy_text(records), *rest = list;

	for (char *record; (record = strsep(&rest, " "));)
		restriction_add_record(&whom, "register", record);
	must(db_begin(own, e), e);
	bool ok = restriction_place(own, &request, &whom, &steward, review, id, e);
	if (ok)
		must(db_commit(own, e), e);
	else
		db_rollback(own);
	restriction_release(&whom);
	shape_release(&restrict_request_shape, &request);
	mem_free(list);
	return ok;
}

static int64_t place(int level, struct date review, int64_t person, const char *records)
{
	struct err e = ERR_INIT;
	int64_t id;

	must(try_place(level, "a court order", review, person, records, &id, &e), &e);
	return id;
}

static bool lift(int64_t id, const char *reason, struct err *e)
{
	struct lift_request request = { id, mem_copy_or_null(reason) };

	must(db_begin(own, e), e);
	bool ok = restriction_lift(own, &request, &steward, e);
	must(db_commit(own, e), e);
	shape_release(&lift_request_shape, &request);
	return ok;
}

static void those_that_stand_are_listed_with_their_records(void **state)
{
	struct restriction *list;
	struct err e = ERR_INIT;
	size_t count;
	(void)state;

	(void)place(RESTRICTION_SEALED, (struct date)DATE_NONE, 17, "2 1 2");
	int64_t lifted = place(RESTRICTION_GUARDED, (struct date)DATE_NONE, 18, "3");
	(void)place(RESTRICTION_ADDRESS, (struct date)DATE_NONE, 0, "not-here");
	must(lift(lifted, "over", &e), &e);
	must(restriction_list(own, &list, &count, &e), &e);
	assert_int_equal(count, 2);
	assert_int_equal(list[0].level, RESTRICTION_SEALED);
	assert_int_equal(list[0].person, 17);
	assert_int_equal(list[0].records_count, 2);
	assert_string_equal(list[0].records[0].source, "register");
	assert_string_equal(list[0].records[0].record, "1");
	assert_int_equal(list[1].level, RESTRICTION_ADDRESS);
	assert_int_equal(list[1].person, 0);
	assert_string_equal(list[1].records[0].record, "not-here");
	restriction_free(list, count);
}

static void rows_stand_by_their_review_and_the_lifted_last(void **state)
{
	const struct date today = { 2025, 11, 4 };
	struct restrictions_answer a;
	struct err e = ERR_INIT;
	(void)state;

	int64_t never = place(RESTRICTION_SEALED, (struct date)DATE_NONE, 1, "1");
	int64_t later = place(RESTRICTION_SEALED, (struct date) { 2026, 1, 1 }, 2, "2");
	int64_t due = place(RESTRICTION_GUARDED, (struct date) { 2025, 11, 3 }, 3, "3");
	int64_t gone = place(RESTRICTION_GUARDED, (struct date) { 2025, 1, 1 }, 4, "4");
	must(lift(gone, "over", &e), &e);
	for (int all = 0; all < 2; all++) {
		shape_init(&restrictions_answer_shape, &a);
		must(restriction_rows(own, all, today, &a, &e), &e);
		assert_int_equal(a.restrictions_count, 3 + all);
		assert_int_equal(a.restrictions[0].restriction, due);
		assert_true(a.restrictions[0].overdue);
		assert_int_equal(a.restrictions[1].restriction, later);
		assert_false(a.restrictions[1].overdue);
		assert_int_equal(a.restrictions[2].restriction, never);
		if (all) {
			assert_false(a.restrictions[3].overdue);
			assert_true(date_same(a.restrictions[3].placed, today));
			assert_true(date_same(a.restrictions[3].lifted, today));
			assert_string_equal(a.restrictions[3].lifted_because, "over");
		}
		shape_release(&restrictions_answer_shape, &a);
	}
}

static void what_is_missing_is_asked_for(void **state)
{
	static const struct {
		int level;
		const char *reason;
	} rows[] = { { RESTRICTION_SEALED, NULL }, { RESTRICTION_SEALED, " \t" }, { -1, "a court order" }, { 3, "x" } };
	struct restriction *list;
	struct err e = ERR_INIT;
	size_t count;
	int64_t id;
	(void)state;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_false(try_place(rows[i].level, rows[i].reason, (struct date)DATE_NONE, 1, "1", &id, &e));
		assert_int_equal(e.code, ERR_USAGE);
	}
	must(restriction_list(own, &list, &count, &e), &e);
	assert_int_equal(count, 0);
	restriction_free(list, count);
}

static void one_is_lifted_once_and_for_a_reason(void **state)
{
	struct err e = ERR_INIT;
	(void)state;

	int64_t id = place(RESTRICTION_SEALED, (struct date)DATE_NONE, 1, "1");
	assert_false(lift(id, "", &e));
	assert_int_equal(e.code, ERR_USAGE);
	must(lift(id, "over", &e), &e);
	assert_false(lift(id, "again", &e));
	assert_int_equal(e.code, ERR_NOTHING);
	assert_false(lift(id + 1, "never was", &e));
	assert_int_equal(e.code, ERR_NOTHING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(those_that_stand_are_listed_with_their_records, start, end),
		cmocka_unit_test_setup_teardown(rows_stand_by_their_review_and_the_lifted_last, start, end),
		cmocka_unit_test_setup_teardown(what_is_missing_is_asked_for, start, end),
		cmocka_unit_test_setup_teardown(one_is_lifted_once_and_for_a_reason, start, end),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
