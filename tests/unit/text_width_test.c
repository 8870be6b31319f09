#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <locale.h>

#include "famctx/text/width.h"
#include "famctx/text/wrap.h"

static int utf8_locale(void **state)
{
	(void)state;
	return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : -1;
}

static void widths(void **state)
{
	(void)state;
	assert_int_equal(width_text("Siobh\u00e1n"), 7);
	assert_int_equal(width_text("Siobha\u0301n"), 7);
	assert_int_equal(width_text("\u674e\u5c0f\u9f8d"), 6);
	assert_int_equal(width_text(""), 0);
	assert_false(width_known(0x1b));
	assert_false(width_known(0x0378));
	for (uint32_t code = 0; code <= 0x10FFFF; code++)
		assert_in_range(width_of(code), 0, 2);
}

static void widths_do_not_hang_on_the_locale(void **state)
{
	(void)state;
	setlocale(LC_CTYPE, "C");
	assert_int_equal(width_text("\u00e9\u674e"), 3);
	assert_true(width_known(0x674e));
	setlocale(LC_CTYPE, "C.UTF-8");
}

static void cutting(void **state)
{
	static const struct {
		const char *text;
		int columns;
		const char *ellipsis, *expected;
	} rows[] = {
		{ "Katherine", 20, WIDTH_ELLIPSIS, "Katherine" },
		{ "Katherine", 9, WIDTH_ELLIPSIS, "Katherine" },
		{ "Katherine", 8, WIDTH_ELLIPSIS, "Katheri\u2026" },
		{ "Katherine", 8, WIDTH_ELLIPSIS_ASCII, "Kathe..." },
		{ "Katherine", 8, NULL, "Katherin" },
		{ "Katherine", 2, WIDTH_ELLIPSIS_ASCII, ".." },
		{ "Katherine", 0, WIDTH_ELLIPSIS, "" },
		{ "Katherine", -3, WIDTH_ELLIPSIS, "" },
		{ "\u674e\u5c0f\u9f8d", 5, NULL, "\u674e\u5c0f" },
		{ "\u674e\u5c0f\u9f8d", 4, WIDTH_ELLIPSIS, "\u674e\u2026" },
		{ "a\u0301b\u0301c", 2, NULL, "a\u0301b\u0301" },
	};
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		buf_clear(&b);
		int used = width_cut(&b, rows[i].text, rows[i].columns, rows[i].ellipsis);
		assert_string_equal(b.data, rows[i].expected);
		assert_int_equal(used, width_text(b.data));
	}
	buf_release(&b);
}

static void padding(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	width_pad(&b, "\u674e", 5, NULL);
	assert_string_equal(b.data, "\u674e   ");
	width_pad_left(&b, "12", 4, NULL);
	assert_string_equal(b.data, "\u674e     12");
	buf_clear(&b);
	width_pad(&b, "\u674e\u5c0f\u9f8d", 4, WIDTH_ELLIPSIS); /* the wide one does not fit beside it */
	assert_string_equal(b.data, "\u674e\u2026 ");
	buf_release(&b);
}

static void wrapping(void **state)
{
	static const struct {
		const char *text;
		int columns;
		const char *expected; /* lines with | behind each */
	} rows[] = {
		{ "", 10, "|" },
		{ "one two three", 80, "one two three|" },
		{ "one two three", 7, "one two|three|" },
		{ "one two three", 8, "one two|three|" },
		{ "one   two", 4, "one|two|" },
		{ "one two ", 7, "one two|" },
		{ "one\n\ntwo\n", 10, "one||two||" },
		{ "abcdefgh ij", 3, "abc|def|gh|ij|" },
		{ "a bcdefgh", 4, "a|bcde|fgh|" },
		{ "  indented text", 10, "  indented|text|" },
		{ "  abcdefghijkl", 6, "  abcd|efghij|kl|" },
		{ "\u674e\u5c0f\u9f8d", 4, "\u674e\u5c0f|\u9f8d|" },
		{ "\u674e\u5c0f", 1, "\u674e|\u5c0f|" },
		{ "abc", 0, "a|b|c|" },
		{ "ab \u0301c", 2, "ab| \u0301c|" },
		{ "e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301|" },
	};
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct wrap w = wrap_text(rows[i].text, rows[i].columns);
		struct wrap_line line;
		size_t expected_start = 0;
		int lines = 0;
		buf_clear(&b);
		for (; wrap_next(&w, &line); lines++) {
			assert_int_equal(line.start, expected_start);
			expected_start = line.next;
			buf_add(&b, rows[i].text + line.start, line.len);
			buf_add_char(&b, '|');
		}
		assert_string_equal(b.data, rows[i].expected);
		assert_int_equal(expected_start, strlen(rows[i].text));
		assert_int_equal(wrap_count(rows[i].text, rows[i].columns), lines);
	}
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(widths),   cmocka_unit_test(widths_do_not_hang_on_the_locale),
		cmocka_unit_test(cutting),  cmocka_unit_test(padding),
		cmocka_unit_test(wrapping),
	};

	return cmocka_run_group_tests(tests, utf8_locale, NULL);
}
