#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/text/date.h"

static const struct date today = { 2025, 11, 4 };

static struct date iso(const char *text)
{
	struct date d = DATE_NONE;

	if (*text)
		assert_true(date_parse_iso(text, &d));
	return d;
}

static void assert_date(struct date d, const char *expected)
{
	struct buf b = BUF_INIT;

	date_iso(d, &b);
	assert_string_equal(b.data, expected);
	buf_release(&b);
}

static void formats_are_read(void **state)
{
	static const struct {
		const char *format, *text, *expected; /* NULL: refused */
	} rows[] = {
		{ "YYYY-MM-DD", "2000-10-07", "2000-10-07" },
		{ "YYYY-MM-DD", "2000-10-7", "2000-10-07" },
		{ "YYYY-MM-DD", "2000-10-07T12:30:00Z", "2000-10-07" },
		{ "YYYY-MM-DD", "2000-10-07 12:30:00.123456+01:00", "2000-10-07" },
		{ "YYYY-MM-DD", "2000-10-07 12:30 -0500", "2000-10-07" },
		{ "YYYY-MM-DD", "2000-10-07 12:30+01", "2000-10-07" },
		{ "YYYY-MM-DD", "2000-10-07 25:30", NULL },
		{ "YYYY-MM-DD", "2000-10-07 12:3", NULL },
		{ "YYYY-MM-DD", "2000-10-07x", NULL },
		{ "YYYY-MM-DD", "2000-10-07 ", NULL },
		{ "YYYY-MM-DD", " 2000-10-07", NULL },
		{ "YYYY-MM-DD", "2000/10/07", NULL },
		{ "YYYY-MM-DD", "20000-10-07", NULL },
		{ "YYYY-MM-DD", "0000-10-07", NULL },
		{ "YYYY-MM-DD", "2000-00-07", NULL },
		{ "YYYY-MM-DD", "2000-10-00", NULL },
		{ "YYYY-MM-DD", "-200-10-07", NULL },
		{ "DD/MM/YYYY", "07/10/2000", "2000-10-07" },
		{ "DD/MM/YYYY", "7/1/2000", "2000-01-07" },
		{ "DD/MM/YYYY", "31/02/2000", NULL },
		{ "DD/MM/YYYY", "31/04/2001", NULL },
		{ "DD/MM/YYYY", "29/02/2000", "2000-02-29" },
		{ "DD/MM/YYYY", "29/02/1900", NULL },
		{ "DD/MM/YYYY", "29/02/2023", NULL },
		{ "DD/MM/YYYY", "13/13/2000", NULL },
		{ "DD/MM/YYYY", "", NULL },
		{ "DD/MM/YYYY", "07/10/00", NULL },
		{ "MM/DD/YYYY", "07/10/2000", "2000-07-10" },
		{ "MM/DD/YYYY", "31/10/2000", NULL },
		{ "DD-MM-YYYY", "07-10-2000", "2000-10-07" },
		{ "DD.MM.YYYY", "07.10.2000", "2000-10-07" },
		{ "DD/MM/YY", "07/10/00", "2000-10-07" },
		{ "DD/MM/YY", "04/11/25", "2025-11-04" },
		{ "DD/MM/YY", "05/11/25", "1925-11-05" },
		{ "DD/MM/YY", "01/01/26", "1926-01-01" },
		{ "DD/MM/YY", "29/02/00", "2000-02-29" },
		{ "DD/MM/YY", "29/02/01", NULL },
		{ "DD/MM/YY", "07/10/2000", NULL },
		{ "MM/DD/YY", "10/07/00", "2000-10-07" },
		{ "DD-MM-YY", "07-10-00", "2000-10-07" },
		{ "DD.MM.YY", "7.10.00", "2000-10-07" },
		{ "DD-Mon-YY", "07-Oct-00", "2000-10-07" },
		{ "DD-Mon-YY", "07-Oct-2000", NULL },
		{ "MM/DD/YYYY", "10/7/2000 12:00:00 AM", "2000-10-07" },
		{ "DD/MM/YYYY", "07/10/2000 1:30pm", "2000-10-07" },
		{ "DD/MM/YYYY", "07/10/2000 1:30 xm", NULL },
		{ "DDMMYYYY", "07102000", "2000-10-07" },
		{ "DDMMYYYY", "7102000", NULL },
		{ "YYYYMMDD", "20001007", "2000-10-07" },
		{ "YYYYMMDD", "20001007T093000", NULL },
		{ "YYYY/MM/DD", "2000/10/07", "2000-10-07" },
		{ "D Month YYYY", "7 October 2000", "2000-10-07" },
		{ "D Month YYYY", "07  OCTOBER 2000", "2000-10-07" },
		{ "D Month YYYY", "7 Sept 2000", "2000-09-07" },
		{ "D Month YYYY", "7 Octobre 2000", NULL },
		{ "DD-Mon-YYYY", "07-Oct-2000", "2000-10-07" },
		{ "DD-Mon-YYYY", "07-JUN-2000", "2000-06-07" },
		{ "YYYY-MM", "2000-10", "2000-10" },
		{ "YYYY-MM", "2000-13", NULL },
		{ "MM/YYYY", "10/2000", "2000-10" },
		{ "MM/YYYY", "00/2000", NULL },
		{ "YYYY", "2000", "2000" },
		{ "YYYY", "200", NULL },
		{ "DD|MM|YYYY", "07|10|2000", NULL },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct date d = DATE_NONE;
		bool read = date_parse(rows[i].text, rows[i].format, today, &d);
		if (read != (rows[i].expected != NULL))
			fail_msg("%s by %s", rows[i].text, rows[i].format);
		assert_date(d, read ? rows[i].expected : "");
	}
}

static void two_digit_years_need_a_today(void **state)
{
	struct date d = DATE_NONE;

	(void)state;
	assert_false(date_parse("07/10/00", "DD/MM/YY", (struct date)DATE_NONE, &d));
}

static void iso_is_nothing_else(void **state)
{
	static const char *const refused[] = { "",           "2000-1-07",   "2000-10-7",
		                               "200-10-07",  "2000-10-07 ", "2000-10-07T10:00",
		                               "07/10/2000", "2001-02-29",  "2000-10-" };
	struct date d;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(refused); i++)
		assert_false(date_parse_iso(refused[i], &d));
	assert_date(iso("2000-02-29"), "2000-02-29");
	assert_date(iso("0987"), "0987");
}

static void days_and_dates_agree(void **state)
{
	(void)state;
	assert_int_equal(date_days(iso("1970-01-01")), 0);
	assert_int_equal(date_days(iso("1969-12-31")), -1);
	assert_int_equal(date_days(iso("2000-03-01")), 11017);
	assert_int_equal(date_days(iso("2000")), date_days(iso("2000-01-01")));
	/* Every day of four centuries and the ends of what can be said. */
	struct date before = iso("1799-12-31");
	for (int32_t day = date_days(before) + 1; day < date_days(iso("2201-01-01")); day++) {
		struct date d = date_from_days(day);
		assert_true(date_exists(d.year, d.month, d.day));
		assert_int_equal(date_days(d), day);
		assert_true(date_compare(before, d) < 0);
		before = d;
	}
	assert_date(date_from_days(date_days(iso("0001-01-01"))), "0001-01-01");
	assert_date(date_from_days(date_days(iso("9999-12-31"))), "9999-12-31");
	assert_date(date_from_days(date_days(iso("9999-12-31")) + 1), "");
	assert_date(date_from_days(INT32_MIN), "");
	assert_date(date_from_days(INT32_MAX), "");
	assert_int_equal(date_days_between(iso("2025-10-29"), today), 6);
}

static void comparing(void **state)
{
	(void)state;
	assert_true(date_compare(iso("2000"), iso("2000-01-01")) == 0);
	assert_true(date_compare(iso("2000-02"), iso("2000-01-31")) > 0);
	assert_false(date_same(iso("2000"), iso("2000-01")));
	assert_true(date_same(iso("2000-01"), iso("2000-01")));
}

static void months_are_added(void **state)
{
	static const struct {
		const char *from;
		int months;
		const char *expected;
	} rows[] = {
		{ "2025-01-31", 1, "2025-02-28" },
		{ "2024-01-31", 1, "2024-02-29" },
		{ "2025-11-04", 2, "2026-01-04" },
		{ "2025-01-31", -2, "2024-11-30" },
		{ "2025-11", -12, "2024-11" },
		{ "2025", 25, "2027" },
		{ "9999-12", 1, "" },
		{ "0001-01", -1, "" },
		{ "", 5, "" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_date(date_add_months(iso(rows[i].from), rows[i].months), rows[i].expected);
}

static void ages(void **state)
{
	static const struct {
		const char *born, *at;
		int age;
	} rows[] = {
		{ "2015-11-04", "2025-11-04", 10 }, { "2015-11-05", "2025-11-04", 9 },
		{ "2025-11-04", "2025-11-04", 0 },  { "2025-11-05", "2025-11-04", -1 },
		{ "2008-02-29", "2025-02-28", 16 }, { "2008-02-29", "2025-03-01", 17 },
		{ "2000", "2025-11-04", -1 },       { "2000", "2025-12-31", 25 },
		{ "2000-10", "2025-11-04", 25 },    { "2000-11", "2025-11-04", -1 },
		{ "2025", "2025-11-04", -1 },       { "", "2025-11-04", -1 },
		{ "2000-10-07", "2025", -1 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(date_age(iso(rows[i].born), iso(rows[i].at)), rows[i].age);
}

static void written_in_words(void **state)
{
	static const struct {
		const char *date, *full, *brief, *day;
	} rows[] = {
		{ "2000-10-07", "7 October 2000", "7 Oct 2000", "7 October" },
		{ "2016-09-14", "14 September 2016", "14 Sept 2016", "14 September" },
		{ "2016-06-14", "14 June 2016", "14 June 2016", "14 June" },
		{ "2000-10", "October 2000", "Oct 2000", "October 2000" },
		{ "2000", "2000", "2000", "2000" },
		{ "", "", "", "" },
	};
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct date d = iso(rows[i].date);
		buf_clear(&b);
		date_long(d, &b);
		assert_string_equal(b.data, rows[i].full);
		buf_clear(&b);
		date_short(d, &b);
		assert_string_equal(b.data, rows[i].brief);
		buf_clear(&b);
		date_day_month(d, &b);
		assert_string_equal(b.data, rows[i].day);
	}
	buf_release(&b);
}

static void weekdays(void **state)
{
	(void)state;
	assert_string_equal(date_weekday(today), "Tuesday");
	assert_string_equal(date_weekday(iso("2025-10-29")), "Wednesday");
	assert_string_equal(date_weekday(iso("1969-12-31")), "Wednesday");
	assert_string_equal(date_weekday(iso("2025-10")), "");
}

static void how_long_ago(void **state)
{
	static const struct {
		const char *then;
		enum ago_unit unit;
		int count;
	} rows[] = {
		{ "2025-11-04", AGO_TODAY, 0 },  { "2025-11-03", AGO_DAYS, 1 },
		{ "2025-10-22", AGO_DAYS, 13 },  { "2025-10-21", AGO_WEEKS, 2 },
		{ "2025-08-12", AGO_WEEKS, 12 }, { "2025-08-06", AGO_WEEKS, 12 },
		{ "2025-08-05", AGO_MONTHS, 3 }, { "2023-11-05", AGO_MONTHS, 23 },
		{ "2023-11-04", AGO_YEARS, 2 },  { "2016-03-14", AGO_YEARS, 9 },
		{ "2025-11-05", AGO_NONE, 0 },   { "", AGO_NONE, 0 },
		{ "2025-11", AGO_NONE, 0 },      { "2025-09", AGO_MONTHS, 2 },
		{ "2023-11", AGO_YEARS, 2 },     { "2025", AGO_NONE, 0 },
		{ "2024", AGO_YEARS, 1 },        { "2026", AGO_NONE, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct ago ago = date_ago(iso(rows[i].then), today);
		assert_int_equal(ago.unit, rows[i].unit);
		assert_int_equal(ago.count, rows[i].count);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats_are_read),
		cmocka_unit_test(two_digit_years_need_a_today),
		cmocka_unit_test(iso_is_nothing_else),
		cmocka_unit_test(days_and_dates_agree),
		cmocka_unit_test(comparing),
		cmocka_unit_test(months_are_added),
		cmocka_unit_test(ages),
		cmocka_unit_test(written_in_words),
		cmocka_unit_test(weekdays),
		cmocka_unit_test(how_long_ago),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
