#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "family/slips.h"
#include "famctx/family/index.h"
#include "famctx/family/nickname_table.h"
#include "famctx/store/statement.h"
#include "famctx/text/similar.h"
#include "support/people_fixture.h"

static void fill(struct fixture *x)
{
	int64_t reg = fixture_source(x, "register", NULL, "2025-11-03", 7), r;

	r = fixture_person(x, 5, reg, "Mary Jane", "Smith-Jones", "2000-10-07", "Flat 2, 8 Old Mill Lane, XX1 4QQ");
	fixture_set(x, r, "nhs_number", "999 012 3454");
	fixture_identifier(x, r, "upn", "a 1234 5678 9012");
	fixture_person(x, 3, reg, NULL, "Smith", "1990", NULL);
	fixture_person(x, 9, reg, NULL, NULL, "1985-01-02", NULL);
}

static int64_t number(struct db *db, const char *sql)
{
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(db, sql);
	int64_t value = statement_row(st) ? column_integer(st, 0) : -1;
	if (!statement_done(st, &e))
		fail_msg("%s", e.message);
	return value;
}

static void every_part_of_a_name_is_a_token(void **state)
{
	static const char *const tokens[] = { "jane", "jones", "mary", "maryjane", "smith", "smithjones" };
	static const char sql[] = "SELECT text FROM search_token ORDER BY id";
	struct fixture x;
	struct err e = ERR_INIT;
	size_t i = 0;
	(void)state;

	fixture_start(&x);
	fill(&x);
	fixture_ready(&x);
	struct statement *st = db_prepare(x.people, sql);
	for (; statement_row(st); i++) {
		assert_true(i < ARRAY_LEN(tokens));
		assert_string_equal(column_text(st, 0), tokens[i]);
	}
	assert_int_equal(i, ARRAY_LEN(tokens));
	assert_true(statement_done(st, &e));
	fixture_end(&x);
}

static void rows_stand_as_described(void **state)
{
	struct fixture x;
	(void)state;

	fixture_start(&x);
	fill(&x);
	fixture_ready(&x);
	/* Six tokens in pairs of both orders; the one of a person with a single name stands with 0. */
	assert_int_equal(number(x.people, "SELECT count(*) FROM search_pair WHERE person = 5"), 30);
	assert_int_equal(number(x.people, "SELECT count(*) FROM search_pair WHERE person = 3 AND b = 0"), 1);
	assert_int_equal(number(x.people, "SELECT born FROM search_pair WHERE person = 3"), 19900000);
	assert_int_equal(number(x.people, "SELECT count(*) FROM search_pair WHERE person = 9"), 0);
	assert_int_equal(number(x.people, "SELECT token FROM search_born WHERE born = 19850102 AND person = 9"), 0);
	assert_int_equal(number(x.people, "SELECT person FROM search_number WHERE number = '9990123454'"), 5);
	assert_int_equal(number(x.people, "SELECT person FROM search_number WHERE number = 'A123456789012'"), 5);
	assert_int_equal(number(x.people, "SELECT person FROM search_postcode WHERE postcode = 'XX1 4QQ'"), 5);
	assert_int_equal(number(x.people, "SELECT person FROM search_street JOIN search_house USING (street)"
					  " WHERE text = 'mill lane' AND house = '8'"), 5);
	assert_int_equal(number(x.people, "SELECT count(*) FROM search_street WHERE text = 'lane'"), 0);
	/* before counts the rows in front of each token's. */
	assert_int_equal(number(x.people, "SELECT count(*) FROM search_token t WHERE before <>"
					  " (SELECT count(*) FROM search_pair WHERE a < t.id)"), 0);
	fixture_end(&x);
}

static void building_again_makes_the_same(void **state)
{
	struct fixture x;
	struct err e = ERR_INIT;
	(void)state;

	fixture_start(&x);
	fill(&x);
	fixture_ready(&x);
	assert_true(db_run(x.people, "CREATE TABLE first_pair AS SELECT * FROM search_pair;"
				     "CREATE TABLE first_slip AS SELECT * FROM search_slip", &e));
	assert_true(family_index_build(x.people, NULL, &e));
	assert_int_equal(number(x.people, "SELECT count(*) FROM (SELECT * FROM search_pair EXCEPT SELECT * FROM first_pair)"), 0);
	assert_int_equal(number(x.people, "SELECT count(*) FROM (SELECT * FROM search_slip EXCEPT SELECT * FROM first_slip)"), 0);
	assert_true(number(x.people, "SELECT count(*) FROM search_slip") > 50);
	fixture_end(&x);
}

static void numbers_are_squeezed(void **state)
{
	static const struct {
		const char *text, *squeezed;
	} rows[] = {
		{ "00136594", "136594" }, { "999 012 3454", "9990123454" }, { "a-12/b", "A12B" }, { "0", "" },
		{ "", "" },		  { " - ", "" },		    { "0x0", "X0" },
	};
	(void)state;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf out = BUF_INIT;
		index_number(rows[i].text, &out);
		assert_string_equal(out.data, rows[i].squeezed);
		buf_release(&out);
	}
}

static bool neighbours(const char *a, const char *b)
{
	uint64_t x[SLIP_HASHES], y[SLIP_HASHES];
	size_t x_count = slip_hashes(a, x), y_count = slip_hashes(b, y);

	for (size_t i = 0; i < x_count; i++)
		for (size_t j = 0; j < y_count; j++)
			if (x[i] == y[j])
				return true;
	return false;
}

/* Whatever comparing calls a slip, the index must be able to find. */
static void slips_share_a_hash(void **state)
{
	static const char *const words[] = { "bryant", "briant", "bryent", "bryan",  "lee",	 "leo",	    "smith",
					     "smiht",  "simth",	 "stephen", "steven", "williams", "wiliams", "willaims",
					     "katherine", "katharine", "catherine", "okafor", "okaofr", "abc", "ab" };
	size_t near = 0;
	(void)state;

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		for (size_t j = 0; j < ARRAY_LEN(words); j++) {
			enum name_verdict verdict = name_compare(words[i], words[j], NULL);
			if (verdict != NAME_ONE_SLIP && verdict != NAME_TWO_SLIPS)
				continue;
			near++;
			if (!neighbours(words[i], words[j]))
				fail_msg("%s and %s are strangers", words[i], words[j]);
		}
	assert_true(near > 20);
	assert_false(neighbours("bryant", "valencia"));
	assert_false(neighbours("12a", "12a"));
}

static void short_forms_are_known(void **state)
{
	static const struct {
		const char *a, *b;
		bool related;
	} rows[] = {
		{ "kate", "katherine", true },	{ "kate", "kathleen", true },	 { "katherine", "kathleen", false },
		{ "mo", "mohammed", true },	{ "ola", "oluwaseun", true },	 { "bob", "robert", true },
		{ "una", "bryant", false },	{ "steven", "stephen", true },	 { "liam", "william", true },
	};
	struct nicknames n;
	struct problems problems = PROBLEMS_INIT;
	(void)state;

	assert_true(nickname_table_load("data", &n, &problems));
	assert_int_equal(problems.count, 0);
	assert_true(n.groups > 300);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (nicknames_related(&n, rows[i].a, rows[i].b) != rows[i].related)
			fail_msg("%s and %s", rows[i].a, rows[i].b);
	nicknames_release(&n);
	problems_release(&problems);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_part_of_a_name_is_a_token),
		cmocka_unit_test(rows_stand_as_described),
		cmocka_unit_test(building_again_makes_the_same),
		cmocka_unit_test(numbers_are_squeezed),
		cmocka_unit_test(slips_share_a_hash),
		cmocka_unit_test(short_forms_are_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
