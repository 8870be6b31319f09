#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/buf.h"
#include "famctx/base/mem.h"

static void an_empty_one_is_a_string(void **state)
{
	(void)state;
	struct buf b = BUF_INIT;
	assert_string_equal(b.data, "");
	buf_add(&b, "", 0);
	assert_int_equal(b.cap, 0);
	buf_truncate(&b, 5);
	buf_splice(&b, 0, 0, "", 0);
	assert_string_equal(b.data, "");
	char *text = buf_detach(&b);
	assert_string_equal(text, "");
	mem_free(text);
	buf_release(&b);
	buf_release(&b);
}

static void it_grows_and_stays_a_string(void **state)
{
	(void)state;
	struct buf b = BUF_INIT;
	for (int i = 0; i < 1000; i++) {
		buf_add_char(&b, 'x');
		assert_int_equal(b.data[b.len], '\0');
		assert_true(b.cap > b.len);
	}
	assert_int_equal(b.len, 1000);
	buf_clear(&b);
	assert_string_equal(b.data, "");
	assert_true(b.cap > 1000);
	buf_printf(&b, "%d %s", 42, "rows");
	buf_add(&b, "a\0b", 3);
	assert_int_equal(b.len, 10);
	assert_memory_equal(b.data, "42 rowsa\0b", 11);
	buf_release(&b);
}

static void splices_anywhere(void **state)
{
	(void)state;
	static const struct {
		size_t at, old_len;
		const char *bytes, *expected;
	} cases[] = {
		{ 0, 0, "ab", "ab012345" }, { 6, 0, "ab", "012345ab" }, { 2, 2, "abc", "01abc45" },
		{ 2, 2, "", "0145" },	    { 0, 6, "z", "z" },		{ 3, 1, "x", "012x45" },
	};
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct buf b = BUF_INIT;
		buf_add_text(&b, "012345");
		buf_splice(&b, cases[i].at, cases[i].old_len, cases[i].bytes, strlen(cases[i].bytes));
		assert_string_equal(b.data, cases[i].expected);
		assert_int_equal(b.len, strlen(cases[i].expected));
		buf_release(&b);
	}
}

static void swaps_and_hands_over(void **state)
{
	(void)state;
	struct buf a = BUF_INIT, b = BUF_INIT;
	buf_add_text(&a, "one");
	buf_swap(&a, &b);
	assert_string_equal(a.data, "");
	assert_string_equal(b.data, "one");
	char *text = buf_detach(&b);
	assert_string_equal(text, "one");
	assert_string_equal(b.data, "");
	mem_free(text);
	buf_release(&a);
	buf_release(&b);
}

static void an_array_grows_by_itself(void **state)
{
	(void)state;
	int *items = NULL;
	size_t cap = 0;
	for (int i = 0; i < 100; i++) {
		MEM_GROW(items, (size_t)i, cap);
		assert_true(cap > (size_t)i);
		items[i] = i;
	}
	for (int i = 0; i < 100; i++)
		assert_int_equal(items[i], i);
	assert_true(cap < 200);
	mem_free(items);
}

static void copies_are_the_callers(void **state)
{
	(void)state;
	char *bytes = mem_copy_bytes("abc", 2);
	assert_string_equal(bytes, "ab");
	assert_null(mem_copy_or_null(NULL));
	char *text = mem_copy_or_null("x");
	assert_string_equal(text, "x");
	char *zero = mem_zero(3, 5);
	for (size_t i = 0; i < 15; i++)
		assert_int_equal(zero[i], 0);
	void *nothing = mem_zero(0, 5);
	assert_non_null(nothing);
	mem_free(nothing);
	mem_free(NULL);
	mem_free(bytes);
	mem_free(text);
	mem_free(zero);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_one_is_a_string), cmocka_unit_test(it_grows_and_stays_a_string),
		cmocka_unit_test(splices_anywhere),	    cmocka_unit_test(swaps_and_hands_over),
		cmocka_unit_test(an_array_grows_by_itself), cmocka_unit_test(copies_are_the_callers),
	};
	return cmocka_run_group_tests_name("base_buf", tests, NULL, NULL);
}
