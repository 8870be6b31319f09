#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/challenge/working_days.h"

static int load(void **state)
{
	static struct holidays h;
	struct problems problems = PROBLEMS_INIT;
	bool ok = holidays_load("data", &h, &problems);
	problems_release(&problems);
	*state = &h;
	return ok ? 0 : -1;
}

static int unload(void **state)
{
	holidays_release(*state);
	return 0;
}

static struct date day(const char *iso)
{
	struct date d;
	assert_true(date_parse_iso(iso, &d));
	return d;
}

static void weekends_and_bank_holidays_are_left_out(void **state)
{
	static const struct {
		const char *from;
		int64_t count;
		const char *due;
	} rows[] = {
		{ "2025-11-04", 5, "2025-11-11" }, { "2025-11-04", 0, "2025-11-04" },
		{ "2025-11-08", 0, "2025-11-08" }, /* a risk is due today, whatever day it is */
		{ "2025-11-07", 1, "2025-11-10" }, { "2025-11-08", 1, "2025-11-10" },
		{ "2025-12-23", 5, "2026-01-02" }, { "2026-04-02", 1, "2026-04-07" },
		{ "2026-12-24", 2, "2026-12-30" }, { "2027-12-24", 1, "2027-12-29" },
		{ "2028-12-22", 5, "2029-01-03" }, { "2027-12-31", 1, "2028-01-04" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf due = BUF_INIT;
		date_iso(working_days_after(*state, day(rows[i].from), rows[i].count), &due);
		assert_string_equal(due.data, rows[i].due);
		buf_release(&due);
	}
}

static void days_are_counted_the_same_way_back(void **state)
{
	assert_int_equal(working_days_between(*state, day("2025-10-27"), day("2025-11-04")), 6);
	assert_int_equal(working_days_between(*state, day("2025-11-04"), day("2025-11-04")), 0);
	assert_int_equal(working_days_between(*state, day("2025-11-04"), day("2025-11-03")), 0);
	for (int64_t n = 1; n < 600; n++) {
		struct date due = working_days_after(*state, day("2025-01-01"), n);
		assert_true(working_day(*state, due));
		assert_int_equal(working_days_between(*state, day("2025-01-01"), due), n);
	}
}

static void every_year_up_to_the_end_of_the_list_is_whole(void **state)
{
	const struct holidays *h = *state;
	assert_true(date_compare(h->until, day("2028-12-31")) >= 0);
	for (int16_t year = 2024; year <= h->until.year; year++) {
		int count = 0;
		for (size_t i = 0; i < h->holidays_count; i++)
			count += h->holidays[i].date.year == year;
		assert_int_equal(count, 8);
	}
}

static void after_the_list_only_weekends_are_left_out(void **state)
{
	assert_true(working_day(*state, day("2040-12-25"))); /* a Tuesday */
	assert_false(working_day(*state, day("2040-12-29")));
}

static void mistakes_in_the_list_are_found(void **state)
{
	(void)state;
	static const char text[] = "until: 2025-12-31\nholidays:\n"
				   "  - {date: 2025-12-25, name: Christmas Day}\n"
				   "  - {date: 2025-12-25, name: Christmas Day}\n"
				   "  - {date: 2026-01-01, name: New Year's Day}\n"
				   "  - {date: 2025-05, name: Some day}\n";
	char folder[] = "/tmp/famctx-days-XXXXXX";
	struct buf path = BUF_INIT;
	struct err e = ERR_INIT;
	struct holidays h;
	struct problems problems = PROBLEMS_INIT;
	assert_non_null(mkdtemp(folder));
	file_join(&path, folder, "holidays.yaml");
	assert_true(file_write(path.data, text, strlen(text), &e));
	assert_false(holidays_load(folder, &h, &problems));
	assert_int_equal(problems.errors, 3);
	holidays_release(&h);
	problems_release(&problems);
	buf_release(&path);
	assert_true(file_remove_tree(folder, &e));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weekends_and_bank_holidays_are_left_out),
		cmocka_unit_test(days_are_counted_the_same_way_back),
		cmocka_unit_test(every_year_up_to_the_end_of_the_list_is_whole),
		cmocka_unit_test(after_the_list_only_weekends_are_left_out),
		cmocka_unit_test(mistakes_in_the_list_are_found),
	};
	return cmocka_run_group_tests_name("challenge_days", tests, load, unload);
}
