#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <locale.h>

#include "famctx/text/sanitise.h"

#define BAD "\uFFFD"

static int utf8_locale(void **state)
{
	(void)state;
	return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : -1;
}

static void check(const char *text, size_t len, unsigned flags, const char *expected, unsigned changes)
{
	struct buf out = BUF_INIT, again = BUF_INIT;
	struct sanitise_report r = SANITISE_REPORT_NONE;

	sanitise_bytes(&out, text, len, flags, &r);
	assert_string_equal(out.data, expected);
	assert_int_equal(r.bad_bytes + r.controls + r.hidden + r.marks + r.unknown, changes);
	assert_int_equal(sanitise_changed(&r), changes > 0);
	sanitise_bytes(&again, out.data, out.len, flags, NULL);
	assert_string_equal(again.data, expected);
	assert_true(sanitise_is_clean(out.data, out.len, flags));
	assert_int_equal(sanitise_is_clean(text, len, flags),
	                 strlen(expected) == len && !memcmp(text, expected, len));
	buf_release(&out);
	buf_release(&again);
}

static void what_the_gate_does(void **state)
{
	static const struct {
		const char *text, *expected;
		unsigned changes;
	} rows[] = {
		{ "", "", 0 },
		{ "Siobh\u00e1n O\u2019Connor-Smith", "Siobh\u00e1n O\u2019Connor-Smith", 0 },
		{ "Siobha\u0301n", "Siobha\u0301n", 0 }, /* not composed behind anybody's back */
		{ "\u0141ukasz Strau\u00df \u674e\u5c0f\u9f8d", "\u0141ukasz Strau\u00df \u674e\u5c0f\u9f8d",
		  0 },
		{ "\u0645\u062d\u0645\u062f \u0928\u093f\u0936\u093e",
		  "\u0645\u062d\u0645\u062f \u0928\u093f\u0936\u093e", 0 },
		{ "\x1b[31mred\x1b[0m", "\u241b[31mred\u241b[0m", 2 },
		{ "\x1b]0;title\x07", "\u241b]0;title\u2407", 2 },
		{ "\x1b]52;c;aGk=\x1b\\", "\u241b]52;c;aGk=\u241b\\", 2 },
		{ "label: \roverwritten", "label: \u240doverwritten", 1 },
		{ "a\nb\tc\bd\x7f", "a\u240ab\u2409c\u2408d\u2421", 4 },
		{ "\xC2\x9B"
		  "31m",
		  BAD "31m", 1 },
		{ "\x9b"
		  "31m",
		  BAD "31m", 1 },
		{ "a\u2028b\u2029c", "a" BAD "b" BAD "c", 2 },
		{ "Ann\u202Egrebua", "Anngrebua", 1 },
		{ "\u2066x\u2069\u200E\u200F\u061C", "x", 5 },
		{ "\uFEFFname", "name", 1 },
		{ "soft\u00ADhyphen\u200B\u2060", "softhyphen", 3 },
		{ "tag\U000E0041\U000E007F", "tag", 2 },
		{ "\uFFF9a\uFFFAb\uFFFB", "ab", 3 },
		{ "\u3164\u115F\uFFA0", "", 3 },
		{ "\u0646\u200C\u0645", "\u0646\u200C\u0645", 0 }, /* the joiners stay */
		{ "\u200Dx", "x", 1 },                             /* but not on nothing */
		{ "e\u0301\u0302\u0303\u0304\u0305\u0306", "e\u0301\u0302\u0303\u0304", 2 },
		{ "e\u0301\u0302\u200B\u0303\u0304\u0305", "e\u0301\u0302\u0303\u0304", 2 },
		{ "\u0301x", "\u25CC\u0301x", 1 },
		{ "\uE000\U000F0000", BAD BAD, 2 },           /* private use */
		{ "\u0378\uFFFE\U0003FFFF", BAD BAD BAD, 3 }, /* unassigned, non-characters */
		{ "\xC0\xAF", BAD BAD, 2 },                   /* overlong slash */
		{ "\xED\xA0\x80", BAD BAD BAD, 3 },           /* surrogate */
		{ "\xE2\x80", BAD, 1 },
		{ BAD, BAD, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		check(rows[i].text, strlen(rows[i].text), SANITISE_LINE, rows[i].expected, rows[i].changes);
	check("a\0b", 3, SANITISE_LINE, "a\u2400b", 1);
}

static void lines_are_kept_when_asked(void **state)
{
	(void)state;
	check("one\r\ntwo\rthree\nfour", 19, SANITISE_LINES, "one\ntwo\nthree\nfour", 0);
	check("a\tb\x1b", 4, SANITISE_LINES, "a b\u241b", 1);
	check("a\n\u0301", 4, SANITISE_LINES, "a\n\u25CC\u0301", 1);
}

static void ascii_stands_in(void **state)
{
	static const struct {
		const char *text, *expected;
	} rows[] = {
		{ "Siobh\u00e1n", "Siobhan" },
		{ "Siobha\u0301n", "Siobhan" },
		{ "\u0141ukasz Strau\u00df \u00c6sir \u00deor", "Lukasz Strauss Aesir Thor" },
		{ "O\u2019Connor \u201cq\u201d \u2013 \u2014 \u2026", "O'Connor \"q\" - - ..." },
		{ "\u2502\u2500\u250c\u2022\u25a0\u25a1", "|-+*#-" },
		{ "\u674e\u5c0f\u9f8d", "???" },
		{ "\u00a35", "GBP5" },
		{ "\u00bd", "1/2" },
		{ "\x1b[2J", "?[2J" },
	};
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		buf_clear(&out);
		sanitise_bytes(&out, rows[i].text, strlen(rows[i].text), SANITISE_ASCII, NULL);
		assert_string_equal(out.data, rows[i].expected);
	}
	buf_release(&out);
}

static void csv_cells_start_no_formula(void **state)
{
	static const struct {
		const char *text, *expected;
	} rows[] = {
		{ "", "\"\"" },
		{ "plain, with comma", "\"plain, with comma\"" },
		{ "a \"quoted\" word", "\"a \"\"quoted\"\" word\"" },
		{ "=1+1", "\"'=1+1\"" },
		{ "  =cmd", "\"'  =cmd\"" },
		{ "+44 113 496 0000", "\"'+44 113 496 0000\"" },
		{ "-1", "\"'-1\"" },
		{ "@SUM(A1)", "\"'@SUM(A1)\"" },
		{ "\uFF1D1", "\"'\uFF1D1\"" },
		{ "\u200B=1", "\"'=1\"" }, /* nothing hides the sign */
		{ "\t=1", "\"' =1\"" },
		{ "\tx", "\"' x\"" },
		{ "\r=1", "\"'\n=1\"" },
		{ "two\nlines", "\"two\nlines\"" },
		{ "esc\x1b[m", "\"esc\u241b[m\"" },
		{ "3-4", "\"3-4\"" },
	};
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		buf_clear(&out);
		sanitise_csv_cell(&out, rows[i].text);
		assert_string_equal(out.data, rows[i].expected);
	}
	buf_release(&out);
}

static void file_names_stay_in_their_folder(void **state)
{
	static const struct {
		const char *text, *expected;
	} rows[] = {
		{ "Report 2025-11-04.csv", "Report-2025-11-04.csv" },
		{ "../../etc/passwd", "etc-passwd" },
		{ ".hidden", "hidden" },
		{ "-rf", "rf" },
		{ "Siobh\u00e1n", "Siobhan" },
		{ "\u674e", "unnamed" },
		{ "a\nb\x1b", "a-b" },
		{ "", "unnamed" },
		{ "..", "unnamed" },
	};
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		buf_clear(&out);
		sanitise_file_name(&out, rows[i].text);
		assert_string_equal(out.data, rows[i].expected);
	}
	char longest[300];
	memset(longest, 'x', sizeof(longest));
	longest[sizeof(longest) - 1] = '\0';
	buf_clear(&out);
	sanitise_file_name(&out, longest);
	assert_true(out.len <= 100 && out.len > 90);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_the_gate_does),
		cmocka_unit_test(lines_are_kept_when_asked),
		cmocka_unit_test(ascii_stands_in),
		cmocka_unit_test(csv_cells_start_no_formula),
		cmocka_unit_test(file_names_stay_in_their_folder),
	};

	return cmocka_run_group_tests(tests, utf8_locale, NULL);
}
