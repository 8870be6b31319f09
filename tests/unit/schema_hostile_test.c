/* Files that were written to do harm, or by somebody who knows other YAML. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/mem.h"
#include "famctx/schema/yaml.h"
#include "unit/schema_sample.h"

struct one {
	const char *text;
	const char *expected;
};

static void print_problems(const char *bytes, size_t len, struct buf *printed)
{
	struct sample s;
	struct problems problems = PROBLEMS_INIT;
	bool ok = yaml_decode("f", bytes, len, &sample_shape, &s, &problems);
	problems_print(&problems, printed);
	assert_int_equal(ok, !printed->len);
	shape_release(&sample_shape, &s);
	problems_release(&problems);
}

static void assert_printed(const char *bytes, size_t len, const char *expected)
{
	struct buf printed = BUF_INIT;
	print_problems(bytes, len, &printed);
	assert_string_equal(printed.data, expected);
	buf_release(&printed);
}

static void assert_each(const struct one *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_printed(cases[i].text, strlen(cases[i].text), cases[i].expected);
}

static void features_that_are_not_read(void **state)
{
	(void)state;
	static const struct one cases[] = {
		{ "title: &a T\n", "f:1:8: names for reuse such as &a are not read here; leave it out\n" },
		{ "title: *a\n", "f:1:8: *a stands for a value elsewhere, which is not read here; write the value out\n" },
		{ "title: !!str T\n", "f:1:8: type marks such as !!str are not read here; leave it out\n" },
		{ "title: T\nowner: !x {name: O}\n",
		  "f:2:8: type marks such as !!str are not read here; leave it out\n" },
		{ "title: T\nareas: &a [x]\n", "f:2:8: names for reuse such as &a are not read here; leave it out\n" },
		{ "title: T\nowner:\n  <<: {name: O}\n  name: P\n",
		  "f:3:3: keys cannot be merged with << here; write them out\n" },
		{ "title: T\n---\ntitle: U\n",
		  "f:2:1: a second document starts here; a file holds one, nothing is read from here on\n" },
		{ "title: T\n...\n---\nrow: U\n",
		  "f:3:1: a second document starts here; a file holds one, nothing is read from here on\n" },
		{ "title: T\n[a]: b\n", "f:2:1: a key must be text; found a list\n" },
		{ "title: T\n? {a: b}\n: c\n", "f:2:3: a key must be text; found a group of keys\n" },
	};
	assert_each(cases, ARRAY_LEN(cases));
}

static void characters_that_cannot_be_seen(void **state)
{
	(void)state;
	static const struct one cases[] = {
		/* written as an escape */
		{ "title: \"a\\eb\"\n", "f:1:8: the text holds the character U+001B, which cannot be shown; leave it out\n" },
		{ "title: \"a\\0b\"\n", "f:1:8: the text holds the character U+0000, which cannot be shown; leave it out\n" },
		{ "title: \"a\\nb\"\n", "f:1:8: the text holds the character U+000A, which cannot be shown; leave it out\n" },
		{ "title: \"\\u202Ea\"\n",
		  "f:1:8: the text holds the character U+202E, which cannot be shown; leave it out\n" },
		{ "title: \"\\Na\"\n", "f:1:8: the text holds the character U+0085, which cannot be shown; leave it out\n" },
		{ "title: T\n\"a\\eb\": 1\n",
		  "f:2:1: the text holds the character U+001B, which cannot be shown; leave it out\n" },
		/* standing in the file, comments too */
		{ "title: a\x1B[31mb\n",
		  "f:1:9: the character U+001B cannot stand in a file, as it cannot be seen; leave it out\n" },
		{ "title: T\n# a\xE2\x80\xAE b\n",
		  "f:2:4: the character U+202E cannot stand in a file, as it cannot be seen; leave it out\n" },
		{ "title: a\xC2\xAD" "b\n",
		  "f:1:9: the character U+00AD cannot stand in a file, as it cannot be seen; leave it out\n" },
		{ "title: a\xE2\x80\xA8" "b\n",
		  "f:1:9: the character U+2028 cannot stand in a file, as it cannot be seen; leave it out\n" },
		{ "title: \xC3\xA9\xFFx\nrow: 1\n",
		  "f:1:9: the bytes here are not UTF-8; save the file as UTF-8\n"
		  "f:2:1: there is no key 'row' here; did you mean 'rows'?\n" },
		{ "title: T\nnote: a\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\n",
		  "f:2:7: a letter of the text has more than four marks, or a mark has no letter to sit on\n" },
		{ "title: T\nnote: a\tb\n",
		  "f:2:7: the text holds the character U+0009, which cannot be shown; leave it out\n" },
		/* text of several lines, and a tab that was written out */
		{ "title: T\nnote: |\n  a\tb\n  c\n", "" },
		{ "title: T\nnote: >\n  a\n\n  c\n", "" },
		{ "title: T\nnote: a\n\n  b\n", "" },
		{ "title: T\nnote: \"\\t\"\n", "" },
		{ "title: T\r\nnote: e\xCC\x81\r\n", "" },
	};
	assert_each(cases, ARRAY_LEN(cases));
	assert_printed("title: a\0b\n", 11,
		       "f:1:9: the character U+0000 cannot stand in a file, as it cannot be seen; leave it out\n");
}

static void syntax_in_plain_words(void **state)
{
	(void)state;
	static const struct one cases[] = {
		{ "title: \"T\nrows: 1\n", "f:1:8: a quote opens here and is never closed\n" },
		{ "title: a: b\n",
		  "f:1:9: a ':' stands where no key can be; check the indentation, or put quotes around a text that "
		  "holds ': '\n" },
		{ "title: T\n  rows: 1\n",
		  "f:2:7: a ':' stands where no key can be; check the indentation, or put quotes around a text that "
		  "holds ': '\n" },
		{ "title: [a\nrows: 1\n", "f:2:5: a list in [ ] is not closed, or a ',' is missing before this\n" },
		{ "title: {a\nrows: 1\n", "f:2:5: a group in { } is not closed, or a ',' is missing before this\n" },
		{ "title: @x\n",
		  "f:1:8: a value cannot start with this character; indent with spaces, and put quotes around text that "
		  "starts with a sign\n" },
		{ "title:\n\t- a\n",
		  "f:2:1: a value cannot start with this character; indent with spaces, and put quotes around text that "
		  "starts with a sign\n" },
		{ "title: \"\\q\"\n",
		  "f:1:9: this '\\' starts nothing that is known; write '\\\\' for the sign itself, or use single quotes\n" },
		{ "title: T\nrows\nnote: x\n", "f:3:1: the line above is no 'key: value'; a ':' and a space are missing\n" },
		{ "title: - a\n", "f:1:8: an item that starts with '- ' cannot stand here; begin it on a line of its own\n" },
		{ "title: 'a' b\n",
		  "f:1:12: a key was expected here; check the indentation, and that quotes stand around the whole text\n" },
		{ "title: T\nrows: %x\n",
		  "f:2:7: a value cannot start with this character; indent with spaces, and put quotes around text that "
		  "starts with a sign\n" },
		{ "%FOO\n",
		  "f:1:5: this cannot be read as YAML; check the quotes, brackets and indentation here and above\n" },
	};
	assert_each(cases, ARRAY_LEN(cases));
}

static void depth_is_limited(void **state)
{
	(void)state;
	struct buf deep = BUF_INIT;
	for (int i = 0; i < 100000; i++)
		buf_add_char(&deep, '[');
	assert_printed(deep.data, deep.len,
		       "f:1:33: lists and keys are nested deeper than 32 here; nothing is read from here on\n");
	buf_clear(&deep);
	for (int i = 0; i < 100000; i++)
		buf_add_text(&deep, "- ");
	assert_printed(deep.data, deep.len,
		       "f:1:65: lists and keys are nested deeper than 32 here; nothing is read from here on\n");
	buf_clear(&deep);
	buf_add_text(&deep, "title: T\nnone: ");
	for (int i = 0; i < 31; i++)
		buf_add_char(&deep, '[');
	for (int i = 0; i < 31; i++)
		buf_add_char(&deep, ']');
	assert_printed(deep.data, deep.len, "f:2:1: there is no key 'none' here; did you mean 'note'?\n");
	buf_release(&deep);
}

static void size_is_limited(void **state)
{
	(void)state;
	char *bytes = mem_alloc(YAML_LIMIT + 1);
	memset(bytes, ' ', YAML_LIMIT + 1);
	memcpy(bytes, "title: T\n#", 10);
	assert_printed(bytes, YAML_LIMIT, "");
	assert_printed(bytes, YAML_LIMIT + 1, "f: the file is larger than 1048576 bytes, which is the most that is read\n");
	mem_free(bytes);
}

static void mistakes_are_limited(void **state)
{
	(void)state;
	struct buf many = BUF_INIT, printed = BUF_INIT;
	buf_add_text(&many, "title: T\n");
	for (int i = 0; i < 50000; i++)
		buf_printf(&many, "colums%d: 1\n", i);
	print_problems(many.data, many.len, &printed);
	size_t lines = 0;
	for (const char *p = printed.data; (p = strchr(p, '\n')); p++)
		lines++;
	assert_int_equal(lines, 501);
	assert_non_null(strstr(printed.data, "f:502:1: there are more mistakes from here on; mend the ones above first\n"));
	buf_release(&many);
	buf_release(&printed);
}

static void long_text_is_cut_in_a_message(void **state)
{
	(void)state;
	struct buf text = BUF_INIT, printed = BUF_INIT;
	buf_add_text(&text, "title: T\nrows: ");
	for (int i = 0; i < 10000; i++)
		buf_add_text(&text, "\xC3\xA9");
	print_problems(text.data, text.len, &printed);
	assert_true(printed.len < 200);
	assert_non_null(strstr(printed.data, "\xC3\xA9\xE2\x80\xA6'\n"));
	buf_release(&text);
	buf_release(&printed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(features_that_are_not_read),
		cmocka_unit_test(characters_that_cannot_be_seen),
		cmocka_unit_test(syntax_in_plain_words),
		cmocka_unit_test(depth_is_limited),
		cmocka_unit_test(size_is_limited),
		cmocka_unit_test(mistakes_are_limited),
		cmocka_unit_test(long_text_is_cut_in_a_message),
	};
	return cmocka_run_group_tests_name("schema_hostile", tests, NULL, NULL);
}
