#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/text/utf8.h"

static void only_utf8_passes(void **state)
{
	static const struct {
		const char *text;
		bool valid;
	} rows[] = {
		{ "", true },
		{ "Siobh\u00e1n \u674e\u5c0f\u9f8d \U0001F600", true },
		{ "\xEF\xBF\xBD", true },
		{ "\xC0\xAF", false }, /* overlong */
		{ "\xE0\x80\xAF", false },
		{ "\xF0\x80\x80\xAF", false },
		{ "\xED\xA0\x80", false },     /* surrogate */
		{ "\xF4\x90\x80\x80", false }, /* above U+10FFFF */
		{ "\xF5\x80\x80\x80", false },
		{ "abc\x9B", false },
		{ "\xE2\x80", false },
		{ "\xFF", false },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(utf8_valid(rows[i].text, strlen(rows[i].text)), rows[i].valid);
}

/* The example of Unicode 3.9, table 3-8 to 3-11: how many replacements for which bytes. */
static void bad_bytes_are_taken_by_maximal_parts(void **state)
{
	static const struct {
		const char *text;
		const char *sizes;
	} rows[] = {
		{ "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", "111111111" },
		{ "\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", "111111111" },
		{ "\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", "111111111" },
		{ "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "21321" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		size_t len = strlen(rows[i].text), at = 0;
		for (const char *size = rows[i].sizes; *size; size++) {
			struct utf8_char c = utf8_decode(rows[i].text + at, len - at);
			assert_int_equal(c.size, *size - '0');
			assert_int_equal(c.bad, (unsigned char)rows[i].text[at] >= 0x80);
			at += c.size;
		}
		assert_int_equal(at, len);
		assert_int_equal(utf8_decode(rows[i].text + at, 0).size, 0);
	}
}

static void every_code_point_comes_back(void **state)
{
	char bytes[UTF8_MAX];

	(void)state;
	for (uint32_t code = 0; code <= 0x110000; code++) {
		bool real = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
		size_t len = utf8_encode(code, bytes);
		struct utf8_char c = utf8_decode(bytes, len);
		assert_int_equal(c.code, real ? code : UTF8_REPLACEMENT);
		assert_int_equal(c.size, len);
		assert_false(c.bad);
	}
}

static void clusters_are_walked_both_ways(void **state)
{
	static const struct {
		const char *text;
		size_t count;
		size_t first; /* bytes of the first character */
	} rows[] = {
		{ "", 0, 0 },
		{ "abc", 3, 1 },
		{ "a\u0301b", 2, 3 },
		{ "Siobha\u0301n", 7, 1 },
		{ "\u674e\u5c0f\u9f8d", 3, 3 },
		{ "\U0001F468\u200D\U0001F469\u200D\U0001F467x", 2, 18 },
		{ "\U0001F1EC\U0001F1E7\U0001F1EB\U0001F1F7", 2, 8 },
		{ "\r\nx", 2, 2 },
		{ "\xFFz", 2, 1 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *text = rows[i].text;
		size_t len = strlen(text), at = len, n = 0;
		assert_int_equal(utf8_count(text, len), rows[i].count);
		assert_int_equal(utf8_first(text, len, 1), rows[i].first);
		assert_int_equal(utf8_first(text, len, 100), len);
		for (; at > 0; n++) {
			size_t before = utf8_previous_cluster(text, len, at);
			assert_int_equal(utf8_next_cluster(text, len, before), at);
			at = before;
		}
		assert_int_equal(n, rows[i].count);
		assert_int_equal(utf8_next_cluster(text, len, len), len);
		assert_int_equal(utf8_previous_cluster(text, len, 0), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_utf8_passes),
		cmocka_unit_test(bad_bytes_are_taken_by_maximal_parts),
		cmocka_unit_test(every_code_point_comes_back),
		cmocka_unit_test(clusters_are_walked_both_ways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
