/* One line as somebody typed it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/text/typed.h"

#define MOST 8

static const struct {
	const char *typed;
	const char *kept; /* NULL: refused */
	const char *why;
} lines[] = {
	{ "Sam", "Sam", NULL },
	{ "  Sam  Lee ", "Sam  Lee", NULL },
	{ "Siobh\xc3\xa1n", "Siobh\xc3\xa1n", NULL },
	{ "a\xcc\x81\x62\xcc\x81\x63\xcc\x81\x64\xcc\x81\x65\xcc\x81\x66\xcc\x81\x67\xcc\x81\x68\xcc\x81",
	  "a\xcc\x81\x62\xcc\x81\x63\xcc\x81\x64\xcc\x81\x65\xcc\x81\x66\xcc\x81\x67\xcc\x81\x68\xcc\x81", NULL }, /* eight, with marks */
	{ "Sa\xc2\xadm", "Sam", NULL },            /* a soft hyphen */
	{ "\xe2\x80\xaeSam", "Sam", NULL },        /* a bidi override */
	{ "12345678", "12345678", NULL },
	{ "123456789", NULL, "the name may have 8 characters, and this one is longer" },
	{ NULL, NULL, "the name is missing" },
	{ "", NULL, "the name is missing" },
	{ "   ", NULL, "the name is missing" },
	{ "\xe2\x80\x8b", NULL, "the name is missing" }, /* nothing but a zero width space */
	{ "a\nb", NULL, "the name holds characters that are no text: type it again" },
	{ "a\tb", NULL, "the name holds characters that are no text: type it again" },
	{ "\x1b[2J", NULL, "the name holds characters that are no text: type it again" },
	{ "a\xff", NULL, "the name holds characters that are no text: type it again" },
	{ "\xee\x80\x80", NULL, "the name holds characters that are no text: type it again" }, /* private use */
};

static void a_line_is_cleaned_or_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		struct buf out = BUF_INIT;
		struct err e = ERR_INIT;
		buf_add_text(&out, "> ");
		bool ok = typed_line(lines[i].typed, "the name", MOST, &out, &e);
		assert_int_equal(ok, lines[i].kept != NULL);
		assert_int_equal(e.code, ok ? ERR_NONE : ERR_USAGE);
		assert_string_equal(ok ? out.data + 2 : e.message, ok ? lines[i].kept : lines[i].why);
		buf_release(&out);
	}
}

static void what_is_far_too_long_is_not_even_cleaned(void **state)
{
	struct buf much = BUF_INIT, out = BUF_INIT;
	struct err e = ERR_INIT;
	(void)state;
	for (int i = 0; i < 10000; i++)
		buf_add_text(&much, "\xcc\x81");
	assert_false(typed_line(much.data, "the name", MOST, &out, &e));
	assert_int_equal(out.len, 0);
	buf_release(&much);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_cleaned_or_refused),
		cmocka_unit_test(what_is_far_too_long_is_not_even_cleaned),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
