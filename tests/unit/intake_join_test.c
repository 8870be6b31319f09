/* Which two records are one person, and what becomes of chains. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/mem.h"
#include "famctx/intake/join.h"

#define NHS_A 9990000018u
#define NHS_B 9990000026u

struct person {
	const char *family, *first, *born, *address, *postcode, *id;
	uint64_t nhs;
};

static struct identity identity_of(const struct person *p)
{
	struct identity who = {
		.family_name = p->family ? p->family : "",
		.first_name = p->first ? p->first : "",
		.address = p->address ? p->address : "",
		.postcode = p->postcode ? p->postcode : "",
		.register_id = p->id ? p->id : "",
		.nhs_number = p->nhs,
	};
	if (p->born)
		assert_true(date_parse_iso(p->born, &who.born));
	return who;
}

struct pair {
	const char *what;
	struct person a, b;
	int rule;
};

static const struct pair pairs[] = {
	{ "same register id", { .id = "7" }, { .family = "bryant", .first = "una", .id = "7" }, JOIN_REGISTER_ID },
	{ "everything the same", { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane", .postcode = "XX1 4QQ" },
	  { .family = "bryant", .first = "una", .born = "2000-10-07", .postcode = "XX1 4QQ" }, JOIN_NAME_BORN_ADDRESS },
	{ "names in the other order", { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane" },
	  { .family = "una", .first = "bryant", .born = "2000-10-07", .address = "12 mill lane" }, JOIN_NAME_BORN_ADDRESS },
	{ "a second first name", { .family = "bryant", .first = "una mary", .born = "2000-10-07", .postcode = "XX1 4QQ" },
	  { .family = "bryant", .first = "una", .born = "2000-10-07", .postcode = "XX1 4QQ" }, JOIN_NAME_BORN_ADDRESS },
	{ "moved house", { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane", .postcode = "XX1 4QQ" },
	  { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "3 high street", .postcode = "XX2 1AA" }, JOIN_MAYBE_NAME_BORN },
	{ "twins", { .family = "dunmore", .first = "lee", .born = "2014-05-02", .address = "9 quay road", .postcode = "XX3 1AB" },
	  { .family = "dunmore", .first = "thomas", .born = "2014-05-02", .address = "9 quay road", .postcode = "XX3 1AB" }, JOIN_NONE },
	{ "twins with names a letter apart are only offered", { .family = "dunmore", .first = "lee", .born = "2014-05-02", .address = "9 quay road" },
	  { .family = "dunmore", .first = "leo", .born = "2014-05-02", .address = "9 quay road" }, JOIN_MAYBE_CLOSE_NAME },
	{ "and not when the register knows both", { .family = "dunmore", .first = "lee", .born = "2014-05-02", .address = "9 quay road", .id = "1" },
	  { .family = "dunmore", .first = "leo", .born = "2014-05-02", .address = "9 quay road", .id = "2" }, JOIN_NONE },
	{ "twins under one NHS number", { .family = "dunmore", .first = "lee", .born = "2014-05-02", .nhs = NHS_A },
	  { .family = "dunmore", .first = "leo", .born = "2014-05-02", .nhs = NHS_A }, JOIN_MAYBE_NHS_NAME },
	{ "NHS number, new family name", { .family = "bryant", .first = "una", .born = "2000-10-07", .nhs = NHS_A },
	  { .family = "freeman", .first = "una", .born = "2000-10-07", .nhs = NHS_A }, JOIN_NHS_NUMBER },
	{ "NHS number and no name", { .family = "bryant", .first = "una", .nhs = NHS_A }, { .nhs = NHS_A }, JOIN_NHS_NUMBER },
	{ "NHS number of somebody else", { .family = "bryant", .first = "una", .nhs = NHS_A }, { .family = "cole", .first = "peter", .nhs = NHS_A },
	  JOIN_MAYBE_NHS_NAME },
	{ "two NHS numbers, else alike", { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane", .nhs = NHS_A },
	  { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane", .nhs = NHS_B }, JOIN_NAME_BORN_ADDRESS },
	{ "day and month swapped", { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane" },
	  { .family = "bryant", .first = "una", .born = "2000-07-10", .address = "12 mill lane" }, JOIN_MAYBE_BORN_SWAPPED },
	{ "swapped, one without an address", { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane" },
	  { .family = "bryant", .first = "una", .born = "2000-07-10" }, JOIN_MAYBE_BORN_SWAPPED },
	{ "swapped, living elsewhere", { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane" },
	  { .family = "bryant", .first = "una", .born = "2000-07-10", .address = "9 quay road" }, JOIN_NONE },
	{ "no birth date on one side", { .family = "bryant", .first = "una", .address = "12 mill lane" },
	  { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane" }, JOIN_MAYBE_NAME_ADDRESS },
	{ "the year alone fits", { .family = "bryant", .first = "una", .born = "2000", .address = "12 mill lane" },
	  { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane" }, JOIN_MAYBE_NAME_ADDRESS },
	{ "the year alone differs", { .family = "bryant", .first = "una", .born = "1999", .address = "12 mill lane" },
	  { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane" }, JOIN_NONE },
	{ "father and son", { .family = "bryant", .first = "john", .born = "1970-01-01", .address = "12 mill lane" },
	  { .family = "bryant", .first = "john", .born = "2000-10-07", .address = "12 mill lane" }, JOIN_NONE },
	{ "half of a double name", { .family = "smith jones", .first = "una", .born = "2000-10-07", .address = "12 mill lane" },
	  { .family = "jones", .first = "una", .born = "2000-10-07", .address = "12 mill lane" }, JOIN_MAYBE_CLOSE_NAME },
	{ "one slip", { .family = "briant", .first = "una", .born = "2000-10-07", .address = "12 mill lane" },
	  { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane" }, JOIN_MAYBE_CLOSE_NAME },
	{ "only the names", { .family = "smith", .first = "john" }, { .family = "smith", .first = "john" }, JOIN_NONE },
	{ "nothing at all", { .id = NULL }, { .id = NULL }, JOIN_NONE },
};

static void test_pairs(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
		struct identity a = identity_of(&pairs[i].a), b = identity_of(&pairs[i].b);
		int there = join_compare(&a, &b, NULL), back = join_compare(&b, &a, NULL);
		if (there != pairs[i].rule || back != pairs[i].rule)
			fail_msg("%s: %d, %d", pairs[i].what, there, back);
		assert_int_equal(there, pairs[i].rule);
	}
}

/* ---- many records: what each row says is its person and why */

#define MOST 8

struct clustering {
	const char *what;
	struct person people[MOST];
	const char *own;      /* letter for each: r its register's row, . any other */
	const char *together; /* letter for each: the same letter, the same person */
	int offers;
	struct join_decision decisions[2];
	size_t decisions_count;
};

static const struct clustering clusterings[] = {
	{ .what = "register rows of three services",
	  .people = { { .id = "1" }, { .family = "bryant", .first = "una", .id = "1" }, { .id = "1" }, { .id = "2" } },
	  .own = ".r..", .together = "aaab" },
	{ .what = "a chain may not hold two NHS numbers",
	  .people = { { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane", .nhs = NHS_A },
		      { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane" },
		      { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane", .nhs = NHS_B } },
	  .own = "...", .together = "aab", .offers = 2 },
	{ .what = "a chain may not hold two ids of the register",
	  .people = { { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane", .id = "1" },
		      { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane" },
		      { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane", .id = "2" } },
	  .own = "r.r", .together = "aab", .offers = 2 },
	{ .what = "a record without a birth date brings no two of them together",
	  .people = { { .family = "bryant", .first = "una", .born = "2000-10-07", .nhs = NHS_A }, { .family = "bryant", .first = "una", .address = "12 mill lane", .nhs = NHS_A, .id = "3" },
		      { .family = "bryant", .first = "una", .born = "1985-01-02", .id = "3" } },
	  .own = "...", .together = "abb", .offers = 2 },
	{ .what = "an id typed wrongly does not make one person of two",
	  .people = { { .family = "bryant", .first = "una", .born = "2000-10-07", .id = "1" }, { .family = "cole", .first = "peter", .born = "1961-02-03", .id = "1" } },
	  .own = "r.", .together = "ab", .offers = 2 },
	{ .what = "twins with one wrong record each",
	  .people = { { .family = "dunmore", .first = "lee", .born = "2014-05-02", .address = "9 quay road", .id = "1" },
		      { .family = "dunmore", .first = "leo", .born = "2014-05-02", .address = "9 quay road", .id = "2" },
		      { .family = "dunmore", .first = "lee", .born = "2014-05-02", .address = "9 quay road" },
		      { .family = "dunmore", .first = "leo", .born = "2014-05-02", .address = "9 quay road" } },
	  .own = "rr..", .together = "abab" },
	{ .what = "a decision joins",
	  .people = { { .family = "bryant", .first = "una", .born = "2000-10-07" }, { .family = "freeman", .first = "una" } },
	  .own = "..", .together = "aa", .decisions = { { 0, 1, true } }, .decisions_count = 1 },
	{ .what = "a decision splits, also through a third record",
	  .people = { { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane" }, { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane" },
		      { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane" } },
	  .own = "...", .together = "aba", .decisions = { { 0, 1, false } }, .decisions_count = 1 },
};

static void check_clustering(const struct clustering *c)
{
	struct identity who[MOST];
	bool own[MOST];
	size_t n = strlen(c->together);
	for (size_t i = 0; i < n; i++) {
		who[i] = identity_of(&c->people[i]);
		own[i] = c->own[i] == 'r';
	}
	struct join_input in = { who, own, n, c->decisions, c->decisions_count, NULL };
	struct join_result out;
	join_all(&in, &out);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++)
			if ((out.cluster[i] == out.cluster[j]) != (c->together[i] == c->together[j]))
				fail_msg("%s: records %zu and %zu", c->what, i, j);
	if (out.offers_count != (size_t)c->offers)
		fail_msg("%s: %zu offers", c->what, out.offers_count);
	join_result_release(&out);
}

static void test_clusters(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(clusterings); i++)
		check_clustering(&clusterings[i]);
}

static void test_each_record_keeps_its_reason(void **state)
{
	const struct person people[] = { { .id = "1" },
					 { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane", .id = "1", .nhs = NHS_A },
					 { .family = "bryant", .first = "una", .born = "2000-10-07", .address = "12 mill lane" },
					 { .family = "freeman", .first = "una", .nhs = NHS_A } };
	static const int rules[] = { JOIN_REGISTER_ID, JOIN_OWN, JOIN_NAME_BORN_ADDRESS, JOIN_NHS_NUMBER };
	static const bool own[] = { false, true, false, false };
	struct identity who[4];
	(void)state;
	for (size_t i = 0; i < 4; i++)
		who[i] = identity_of(&people[i]);
	struct join_input in = { who, own, 4, NULL, 0, NULL };
	struct join_result out;
	join_all(&in, &out);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(out.cluster[i], 1);
		assert_int_equal(out.rule[i], rules[i]);
	}
	join_result_release(&out);
}

static void test_a_thousand_pairs_of_twins(void **state)
{
	enum { PAIRS = 1000 };
	static const char *const first[2] = { "lee", "leo" };
	struct identity *who = mem_zero(2 * PAIRS, sizeof(*who));
	bool *own = mem_zero(2 * PAIRS, sizeof(*own));
	char (*address)[32] = mem_zero(PAIRS, sizeof(*address));
	struct join_result out;
	(void)state;
	for (size_t i = 0; i < 2 * PAIRS; i++) {
		struct person p = { .family = "dunmore", .first = first[i % 2], .born = "2014-05-02", .address = address[i / 2] };
		snprintf(address[i / 2], sizeof(*address), "%zu quay road", i / 2 + 1);
		who[i] = identity_of(&p);
	}
	struct join_input in = { who, own, 2 * PAIRS, NULL, 0, NULL };
	join_all(&in, &out);
	for (size_t i = 0; i < 2 * PAIRS; i++)
		assert_int_equal(out.cluster[i], i);
	join_result_release(&out);
	mem_free(who);
	mem_free(own);
	mem_free(address);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_clusters),
		cmocka_unit_test(test_each_record_keeps_its_reason),
		cmocka_unit_test(test_a_thousand_pairs_of_twins),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
