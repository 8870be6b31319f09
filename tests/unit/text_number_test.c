#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/text/number.h"

#define UNTOUCHED 77

static void whole_numbers(void **state)
{
	static const struct {
		const char *text;
		int64_t min, max;
		bool read;
		int64_t value;
	} rows[] = {
		{ "0", 0, 10, true, 0 },
		{ "10", 0, 10, true, 10 },
		{ "11", 0, 10, false, 0 },
		{ "-1", 0, 10, false, 0 },
		{ "-5", -5, 5, true, -5 },
		{ "007", 0, 10, true, 7 },
		{ "9223372036854775807", INT64_MIN, INT64_MAX, true, INT64_MAX },
		{ "9223372036854775808", INT64_MIN, INT64_MAX, false, 0 },
		{ "-9223372036854775808", INT64_MIN, INT64_MAX, true, INT64_MIN },
		{ "-9223372036854775809", INT64_MIN, INT64_MAX, false, 0 },
		{ "99999999999999999999999", 0, INT64_MAX, false, 0 },
		{ "", 0, 10, false, 0 },
		{ "-", -10, 10, false, 0 },
		{ "+1", 0, 10, false, 0 },
		{ " 1", 0, 10, false, 0 },
		{ "1 ", 0, 10, false, 0 },
		{ "1.0", 0, 10, false, 0 },
		{ "0x1", 0, 10, false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t value = UNTOUCHED;
		assert_int_equal(number_parse(rows[i].text, rows[i].min, rows[i].max, &value), rows[i].read);
		assert_true(value == (rows[i].read ? rows[i].value : UNTOUCHED));
	}
	int small = UNTOUCHED;
	assert_true(number_parse_int("12", 1, 100, &small));
	assert_int_equal(small, 12);
	assert_false(number_parse_int("101", 1, 100, &small));
}

static void sizes(void **state)
{
	static const struct {
		const char *text;
		bool read;
		uint64_t bytes;
	} rows[] = {
		{ "512", true, 512 },
		{ "512 B", true, 512 },
		{ "64 KiB", true, 65536 },
		{ "64K", true, 65536 },
		{ "10mb", true, 10u << 20 },
		{ "2 GiB", true, UINT64_C(2) << 30 },
		{ "16777216T", false, 0 },
		{ "16777215T", true, UINT64_C(16777215) << 40 },
		{ "64 ", false, 0 },
		{ "64 x", false, 0 },
		{ "64 Kilo", false, 0 },
		{ "-1", false, 0 },
		{ "", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		uint64_t bytes = UNTOUCHED;
		assert_int_equal(number_parse_size(rows[i].text, &bytes), rows[i].read);
		assert_true(bytes == (rows[i].read ? rows[i].bytes : UNTOUCHED));
	}
}

static void yes_and_no(void **state)
{
	static const char *const yes[] = { "yes", "Y", "TRUE", "on", "1" };
	static const char *const no[] = { "no", "N", "False", "off", "0" };
	static const char *const neither[] = { "", "yep", "yes ", "2", "ye" };
	bool value;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(yes); i++) {
		assert_true(number_parse_yes_no(yes[i], &value));
		assert_true(value);
		assert_true(number_parse_yes_no(no[i], &value));
		assert_false(value);
		assert_false(number_parse_yes_no(neither[i], &value));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_numbers),
		cmocka_unit_test(sizes),
		cmocka_unit_test(yes_and_no),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
