#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/buf.h"
#include "famctx/store/mint.h"
#include "famctx/store/person_id.h"
#include "support/own_store.h"

static char folder[OWN_STORE_FOLDER];
static struct db *own;

static int open_store(void **state)
{
	(void)state;
	own = own_store_make(folder, false);
	return 0;
}

static int close_store(void **state)
{
	(void)state;
	own_store_remove(own, folder);
	return 0;
}

/* "aab": records 1 and 2 are one person, record 3 another; '.' is a record that is not there. */
static void build(const char *persons, int64_t numbers[8])
{
	struct err e = ERR_INIT;
	struct mint_record records[64];
	uint32_t of_letter[26];
	size_t count = 0, n = 0;
	memset(of_letter, 0xff, sizeof(of_letter));
	for (size_t i = 0; persons[i]; i++) {
		char key[24];
		if (persons[i] == '.')
			continue;
		uint32_t *person = &of_letter[persons[i] - 'a'];
		if (*person == UINT32_MAX)
			*person = (uint32_t)n++;
		snprintf(key, sizeof(key), "%zu", i + 1);
		records[count++] = (struct mint_record){ mint_key("school", key), *person };
	}
	if (!mint_numbers(own, records, count, numbers, n, &e))
		fail_msg("%s", e.message);
}

#define NUMBERS(...) ((const int64_t[]){ __VA_ARGS__ })
static void assert_numbers(const char *persons, const int64_t *expected, size_t count)
{
	int64_t numbers[8] = { 0 };
	build(persons, numbers);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(numbers[i], expected[i]);
}
#define ASSERT_BUILD(persons, ...) \
	assert_numbers(persons, NUMBERS(__VA_ARGS__), sizeof(NUMBERS(__VA_ARGS__)) / sizeof(int64_t))

static int64_t current(int64_t number)
{
	struct err e = ERR_INIT;
	int64_t now = 0;
	assert_true(mint_current(own, number, &now, &e));
	return now;
}

static void the_same_feed_gives_the_same_numbers(void **state)
{
	(void)state;
	ASSERT_BUILD("abc", 1, 2, 3);
	ASSERT_BUILD("abc", 1, 2, 3);
	ASSERT_BUILD("abcd", 1, 2, 3, 4);
}

static void a_number_is_never_given_twice(void **state)
{
	(void)state;
	ASSERT_BUILD("ab", 1, 2);
	ASSERT_BUILD("a.", 1);
	ASSERT_BUILD("a.c", 1, 3);
	ASSERT_BUILD("abc", 1, 2, 3);
}

static void joined_the_older_stays_and_the_other_is_its_alias(void **state)
{
	(void)state;
	ASSERT_BUILD("abc", 1, 2, 3);
	ASSERT_BUILD("abb", 1, 2);
	assert_int_equal(current(3), 2);
	ASSERT_BUILD("aaa", 1);
	assert_int_equal(current(3), 1);
	assert_int_equal(current(2), 1);
}

static void split_again_each_has_its_own_back(void **state)
{
	(void)state;
	ASSERT_BUILD("ab", 1, 2);
	ASSERT_BUILD("aa", 1);
	ASSERT_BUILD("ab", 1, 2);
	assert_int_equal(current(2), 2);
}

static void split_the_part_with_the_first_record_keeps_it(void **state)
{
	(void)state;
	ASSERT_BUILD("aaab", 1, 2);
	/* The order of the build does not decide, the first record does. */
	ASSERT_BUILD("acca", 1, 3);
	ASSERT_BUILD("accb", 1, 3, 2);
	assert_int_equal(current(2), 2);
}

static void the_first_record_has_left(void **state)
{
	(void)state;
	ASSERT_BUILD("aa", 1);
	ASSERT_BUILD(".a", 1);
	ASSERT_BUILD("ab", 1, 2);
}

static void thousands_in_several_batches(void **state)
{
	(void)state;
	enum { MANY = 9000 };
	static struct mint_record records[MANY];
	static int64_t numbers[MANY], again[MANY];
	struct err e = ERR_INIT;
	for (uint32_t i = 0; i < MANY; i++) {
		char key[16];
		snprintf(key, sizeof(key), "%u", i);
		records[i] = (struct mint_record){ mint_key("housing", key), i };
	}
	assert_true(mint_numbers(own, records, MANY, numbers, MANY, &e));
	assert_true(mint_numbers(own, records, MANY, again, MANY, &e));
	assert_memory_equal(numbers, again, sizeof(numbers));
	assert_int_equal(numbers[MANY - 1], MANY);
}

static void keys_do_not_run_together(void **state)
{
	(void)state;
	assert_true(mint_key("ab", "c") != mint_key("a", "bc"));
	assert_true(mint_key("a", "b") == mint_key("a", "b"));
}

static void ids_read_back(void **state)
{
	(void)state;
	static const char *const wrong[] = { "", "P", "17", "P0", "P017", "P-1", "P1 ", "Q1", "P99999999999999999999" };
	char id[PERSON_ID_SIZE];
	int64_t number = 0;
	person_id_write(17, id);
	assert_string_equal(id, "P17");
	assert_true(person_id_read("p17", &number));
	assert_int_equal(number, 17);
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
		assert_false(person_id_read(wrong[i], &number));
	assert_false(person_id_read(NULL, &number));
}

#define WITH_STORE(test) cmocka_unit_test_setup_teardown(test, open_store, close_store)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_STORE(the_same_feed_gives_the_same_numbers),
		WITH_STORE(a_number_is_never_given_twice),
		WITH_STORE(joined_the_older_stays_and_the_other_is_its_alias),
		WITH_STORE(split_again_each_has_its_own_back),
		WITH_STORE(split_the_part_with_the_first_record_keeps_it),
		WITH_STORE(the_first_record_has_left),
		WITH_STORE(thousands_in_several_batches),
		cmocka_unit_test(keys_do_not_run_together),
		cmocka_unit_test(ids_read_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
