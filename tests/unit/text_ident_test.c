#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/text/ident.h"

static void nhs_numbers(void **state)
{
	static const struct {
		const char *text;
		enum nhs_verdict verdict;
		const char *digits;
	} rows[] = {
		{ "9990000018", NHS_OK, "9990000018" },
		{ " 999 000 0018 ", NHS_OK, "9990000018" },
		{ "999-000-0018", NHS_OK, "9990000018" },
		{ "9990000019", NHS_CHECK_DIGIT, "9990000019" },
		{ "999000001", NHS_LENGTH, "" },
		{ "99900000188", NHS_LENGTH, "" },
		{ "", NHS_LENGTH, "" },
		{ "999000001X", NHS_NOT_DIGITS, "" },
		{ "\u0669990000018", NHS_NOT_DIGITS, "" },
	};
	char digits[NHS_SIZE];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_int_equal(nhs_parse(rows[i].text, digits), rows[i].verdict);
		assert_string_equal(digits, rows[i].digits);
	}
}

static void nhs_numbers_are_shown_in_three_groups(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	nhs_format("9990000018", &b);
	assert_string_equal(b.data, "999 000 0018");
	buf_clear(&b);
	nhs_format("12345", &b);
	assert_string_equal(b.data, "12345");
	buf_release(&b);
}

static bool among_candidates(const char *wanted, char found[][NHS_SIZE], size_t n)
{
	bool there = false;

	for (size_t i = 0; i < n; i++) {
		char digits[NHS_SIZE];
		assert_int_equal(nhs_parse(found[i], digits), NHS_OK);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(found[i], found[j]);
		there |= strcmp(found[i], wanted) == 0;
	}
	return there;
}

/* Every one-digit error and every swap of one number leads back to it. */
static void slips_in_an_nhs_number_are_mended(void **state)
{
	static const char good[NHS_SIZE] = "9991234578";
	char found[NHS_CANDIDATES_MAX][NHS_SIZE], bad[NHS_SIZE], digits[NHS_SIZE];

	(void)state;
	assert_int_equal(nhs_parse(good, digits), NHS_OK);
	assert_int_equal(nhs_candidates(good, found), 0);
	for (int i = 0; i < NHS_SIZE - 1; i++) {
		for (char c = '0'; c <= '9'; c++) {
			memcpy(bad, good, NHS_SIZE);
			bad[i] = c;
			if (c != good[i])
				assert_true(among_candidates(good, found, nhs_candidates(bad, found)));
		}
		memcpy(bad, good, NHS_SIZE);
		if (i + 1 == NHS_SIZE - 1 || good[i] == good[i + 1])
			continue;
		bad[i] = good[i + 1];
		bad[i + 1] = good[i];
		assert_true(among_candidates(good, found, nhs_candidates(bad, found)));
	}
}

static void upns(void **state)
{
	static const struct {
		const char *text, *expected;
	} rows[] = {
		{ "A123456789012", "A123456789012" },
		{ "a 1234 5678 9012", "A123456789012" },
		{ "A12345678901B", "A12345678901B" },
		{ "1123456789012", NULL },
		{ "A12345678901", NULL },
		{ "A1234567890123", NULL },
		{ "", NULL },
	};
	char upn[UPN_SIZE];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_int_equal(upn_parse(rows[i].text, upn), rows[i].expected != NULL);
		if (rows[i].expected)
			assert_string_equal(upn, rows[i].expected);
	}
}

static void postcodes(void **state)
{
	static const struct {
		const char *text, *expected;
		enum postcode_level level;
	} rows[] = {
		{ "XX1 4QQ", "XX1 4QQ", POSTCODE_FULL },
		{ "xx14qq", "XX1 4QQ", POSTCODE_FULL },
		{ " x x1  4qq ", "XX1 4QQ", POSTCODE_FULL },
		{ "XX14 4QQ", "XX14 4QQ", POSTCODE_FULL },
		{ "X1 4QQ", "X1 4QQ", POSTCODE_FULL },
		{ "X1A 4QQ", "X1A 4QQ", POSTCODE_FULL },
		{ "XX1A4QQ", "XX1A 4QQ", POSTCODE_FULL },
		{ "XX1 4", "XX1 4", POSTCODE_SECTOR },
		{ "XX1 4Q", "XX1 4Q", POSTCODE_SECTOR },
		{ "XX144", "XX14 4", POSTCODE_SECTOR },
		{ "XX14", "XX14", POSTCODE_DISTRICT },
		{ "XX1", "XX1", POSTCODE_DISTRICT },
		{ "xx 1", "XX1", POSTCODE_DISTRICT },
		{ "XX", "XX", POSTCODE_AREA },
		{ "x", "X", POSTCODE_AREA },
		{ "XXX", NULL, POSTCODE_AREA },
		{ "XX1 4QQQ", NULL, POSTCODE_AREA },
		{ "XX1-4QQ", NULL, POSTCODE_AREA },
		{ "1XX", NULL, POSTCODE_AREA },
		{ "XX111 4QQ", NULL, POSTCODE_AREA },
		{ "", NULL, POSTCODE_AREA },
		{ "07/10/2000", NULL, POSTCODE_AREA },
	};
	struct postcode p;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (postcode_parse(rows[i].text, &p) != (rows[i].expected != NULL))
			fail_msg("%s", rows[i].text);
		if (!rows[i].expected)
			continue;
		assert_string_equal(p.text, rows[i].expected);
		assert_int_equal(p.level, rows[i].level);
	}
}

static void parts_of_postcodes(void **state)
{
	static const struct {
		const char *part, *full;
		bool within;
	} rows[] = {
		{ "XX", "XX1 4QQ", true },       { "X", "XX1 4QQ", false },
		{ "XX1", "XX1 4QQ", true },      { "XX1", "XX14 1AA", false },
		{ "XX1 4", "XX1 4QQ", true },    { "XX1 5", "XX1 4QQ", false },
		{ "XX1 4Q", "XX1 4QQ", true },   { "XX1 4QQ", "XX1 4QQ", true },
		{ "XX1 4QA", "XX1 4QQ", false },
	};
	struct postcode part, full;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_true(postcode_parse(rows[i].part, &part));
		assert_true(postcode_parse(rows[i].full, &full));
		assert_int_equal(postcode_within(&part, &full), rows[i].within);
	}
}

static void phones(void **state)
{
	static const struct {
		const char *text, *expected;
	} rows[] = {
		{ "0113 496 0123", "01134960123" },
		{ "(0113) 496-0123", "01134960123" },
		{ "+44 113 496 0123", "01134960123" },
		{ "+44 (0)113 496 0123", "01134960123" },
		{ "0044 7700 900123", "07700900123" },
		{ "01632 96012", "0163296012" },
		{ "113 496 0123", NULL },
		{ "0113 496 01234", NULL },
		{ "01632 9601", NULL },
		{ "0113 496 0123 ext 5", NULL },
		{ "0033 1 23 45 67 89", NULL },
		{ "", NULL },
		{ "ring the office on 0113 496 0123", NULL },
	};
	char digits[PHONE_SIZE];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (phone_parse(rows[i].text, digits) != (rows[i].expected != NULL))
			fail_msg("%s", rows[i].text);
		if (rows[i].expected)
			assert_string_equal(digits, rows[i].expected);
	}
}

static void emails(void **state)
{
	static const char *const good[] = { "duty.team@example.org", "a@b.example.org" };
	static const char *const bad[] = { "",
		                           "duty",
		                           "@example.org",
		                           "a@b",
		                           "a@b@example.org",
		                           "a b@example.org",
		                           "a@.org",
		                           "a@example.",
		                           "a@exa..mple.org",
		                           "a@example.org\n" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(good); i++)
		assert_true(email_has_shape(good[i]));
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_false(email_has_shape(bad[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nhs_numbers),
		cmocka_unit_test(nhs_numbers_are_shown_in_three_groups),
		cmocka_unit_test(slips_in_an_nhs_number_are_mended),
		cmocka_unit_test(upns),
		cmocka_unit_test(postcodes),
		cmocka_unit_test(parts_of_postcodes),
		cmocka_unit_test(phones),
		cmocka_unit_test(emails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
