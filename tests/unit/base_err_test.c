#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>

#include "famctx/base/err.h"
#include "famctx/base/problems.h"

static void it_says_what_and_where(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	assert_false(err_set(&e, ERR_STORE, "row %d of %s", 7, "x.csv"));
	assert_int_equal(e.code, ERR_STORE);
	assert_string_equal(e.message, "row 7 of x.csv");
	assert_false(err_prefix(&e, "load %d", 2));
	assert_string_equal(e.message, "load 2: row 7 of x.csv");
	assert_int_equal(e.code, ERR_STORE);
	errno = ENOENT;
	assert_false(err_errno(&e, ERR_INPUT, "%s cannot be read", "y"));
	assert_string_equal(e.message, "y cannot be read: No such file or directory");
	assert_int_equal(e.code, ERR_INPUT);
}

static void a_prefix_may_quote_the_message_itself(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	err_set(&e, ERR_INPUT, "one");
	err_set(&e, ERR_INPUT, "%s and two", e.message);
	assert_string_equal(e.message, "one and two");
}

static void a_long_message_is_cut_at_a_character(void **state)
{
	(void)state;
	static const struct {
		const char *character;
		size_t size, lead;
	} cases[] = { { "x", 1, 0 }, { "\xC3\xA9", 2, 0 }, { "\xC3\xA9", 2, 1 }, { "\xE2\x82\xAC", 3, 0 },
		      { "\xE2\x82\xAC", 3, 1 }, { "\xF0\x9F\x98\x80", 4, 1 }, { "\xF0\x9F\x98\x80", 4, 2 } };
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct err e = ERR_INIT;
		struct buf text = BUF_INIT;
		for (size_t j = 0; j < cases[i].lead; j++)
			buf_add_char(&text, '.');
		for (size_t j = 0; j < 2000; j++)
			buf_add_text(&text, cases[i].character);
		err_set(&e, ERR_INPUT, "%s", text.data);
		size_t len = strlen(e.message), most = sizeof(e.message) - 1;
		assert_int_equal(len, most - (most - cases[i].lead) % cases[i].size);
		assert_memory_equal(e.message, text.data, len);
		buf_release(&text);
	}
}

static void problems_are_printed_with_their_place(void **state)
{
	(void)state;
	struct problems p = PROBLEMS_INIT;
	struct buf out = BUF_INIT;
	problems_add(&p, PROBLEM_ERROR, "b.yaml", (struct place){ 2, 3 }, "%s here", "wrong");
	problems_add(&p, PROBLEM_WARNING, "b.yaml", (struct place){ 1, 0 }, "odd");
	problems_add(&p, PROBLEM_NOTE, "a.yaml", (struct place){ 0, 0 }, "whole file");
	problems_add(&p, PROBLEM_ERROR, "b.yaml", (struct place){ 2, 1 }, "first");
	problems_add(&p, PROBLEM_ERROR, "b.yaml", (struct place){ 2, 3 }, "again");
	assert_int_equal(p.errors, 3);
	problems_sort(&p);
	problems_print(&p, &out);
	assert_string_equal(out.data, "a.yaml: whole file\n"
				      "b.yaml:1: Warning: odd\n"
				      "b.yaml:2:1: first\n"
				      "b.yaml:2:3: again\n"
				      "b.yaml:2:3: wrong here\n");
	problems_release(&p);
	assert_int_equal(p.count, 0);
	problems_sort(&p);
	problems_release(&p);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_says_what_and_where),
		cmocka_unit_test(a_prefix_may_quote_the_message_itself),
		cmocka_unit_test(a_long_message_is_cut_at_a_character),
		cmocka_unit_test(problems_are_printed_with_their_place),
	};
	return cmocka_run_group_tests_name("base_err", tests, NULL, NULL);
}
