/* Loading: what feeds become, what refuses them, and that nothing changes then. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/store/load_history.h"
#include "famctx/store/statement.h"
#include "support/intake_bench.h"

#define REGISTER_YAML                                                                                          \
	"source: r\ntitle: Register\nregister: yes\nfiles:\n  - file: people.csv\n    holds: people\n    key: [id]\n" \
	"    columns: {id: register_id, family: family_name, first: first_name, born: born, address: address}\n"
#define PEOPLE_CSV                                                             \
	"id,family,first,born,address\n"                                       \
	"1,Bryant,Una,07/10/2000,\"12 Mill Lane, Milltown XX1 4QQ\"\n"         \
	"2,Dunmore,Lee,02/05/2014,\"9 Quay Road, Milltown XX3 1AB\"\n"         \
	"3,Dunmore,Leo,02/05/2014,\"9 Quay Road, Milltown XX3 1AB\"\n"
#define SERVICE_TOP "source: h\nservice: Housing\ntitle: Homes\nrefers_to: r\nscope: {period_note: all of it}\nfiles:\n"
#define HOMES_YAML                                                                                              \
	SERVICE_TOP "  - file: homes.csv\n    holds: involvements\n    key: [id]\n    columns:\n      id: register_id\n" \
		    "      state: {to: status, open: [current], closed: [past], none: [none]}\n      since: from\n"   \
		    "      arrears: {to: detail, label: Arrears, values: {O: open, C: closed}, none_when: [none]}\n"    \
		    "    fixed: {contact_phone: 0113 496 0100}\n"

static void open_with_register(struct bench *b)
{
	bench_open(b);
	b->policy.load.bad_cells_stop = 60;
	bench_write(b, "r.yaml", REGISTER_YAML);
	bench_write(b, "people.csv", PEOPLE_CSV);
}

static void load_well(struct bench *b, const char *names)
{
	if (!bench_load_here(b, names, false)) {
		struct buf told = BUF_INIT;
		bench_problems(b, &told);
		fail_msg("%s\n%s", b->err.message, told.data);
	}
}

static void test_addresses_and_twins(void **state)
{
	struct bench b;
	(void)state;
	open_with_register(&b);
	load_well(&b, "r.yaml");
	bench_expect(&b, "SELECT id, first_name, born, address, postcode, case_id, household FROM person ORDER BY id", 7,
		     "1|Una|2000-10-07|12 Mill Lane, Milltown|XX1 4QQ|1|12 mill lane XX1 4QQ\n"
		     "2|Lee|2014-05-02|9 Quay Road, Milltown|XX3 1AB|2|9 quay road XX3 1AB\n"
		     "3|Leo|2014-05-02|9 Quay Road, Milltown|XX3 1AB|3|9 quay road XX3 1AB\n");
	bench_expect(&b, "SELECT * FROM possible", 1, "");
	bench_close(&b);
}

static void test_states_and_details(void **state)
{
	struct bench b;
	(void)state;
	open_with_register(&b);
	bench_write(&b, "h.yaml", HOMES_YAML);
	bench_write(&b, "homes.csv",
		    "id,state,since,arrears\n1,current,07/10/2019,O\n2,Past,2018-02-03,none\n3,none,,\n9,odd,31/02/2015,null\n");
	load_well(&b, "r.yaml h.yaml");
	bench_expect(&b,
		     "SELECT r.register_id, i.state, i.from_date, i.contact_phone, d.value, d.state FROM record r"
		     " JOIN involvement i ON i.record = r.id JOIN detail d ON d.involvement = i.id ORDER BY r.id", 6,
		     "1|open|2019-10-07|0113 496 0100|open|given\n2|closed|2018-02-03|0113 496 0100|-|none_in_period\n"
		     "9|held|-|0113 496 0100|-|not_supplied\n");
	bench_expect_problem(&b, "homes.csv:5:7: (warning) since: '31/02/2015' is not a date in a format of the manifest");
	bench_expect_problem(&b, "homes.csv:5:3: (warning) state: the word here is not one of open, closed or none");
	assert_string_equal(bench_words(&b, 1, "X2"), "1 of 16 cells hold a word such as null in place of nothing");
	assert_string_equal(bench_words(&b, 1, "L8"), "67% of the ids are in the register (1 of 3 are not)");
	bench_close(&b);
}

static void test_rows_of_one_person(void **state)
{
	struct bench b;
	(void)state;
	open_with_register(&b);
	bench_write(&b, "h.yaml", HOMES_YAML);
	bench_write(&b, "homes.csv", "id,state,since,arrears\n1,past,2010-01-01,\n1,current,2019-10-07,O\n1,current,2019-10-07,O\n");
	load_well(&b, "r.yaml h.yaml");
	bench_expect(&b, "SELECT record, state FROM involvement ORDER BY id", 2, "1|closed\n1|open\n");
	assert_string_equal(bench_words(&b, 1, "X7"), "1 of 3 rows stand in the feed twice (kept once)");
	bench_close(&b);
}

static void test_own_identity_and_relationships(void **state)
{
	struct bench b;
	static const char *const manifests[] = { "data/sources/example-own-identity/community_health.yaml",
						 "data/sources/example-relationships/register.yaml" };
	(void)state;
	bench_open_training(&b);
	if (!bench_load(&b, NULL, manifests, 2, false)) {
		struct buf told = BUF_INIT;
		bench_problems(&b, &told);
		fail_msg("%s\n%s", b.err.message, told.data);
	}
	bench_expect(&b,
		     "SELECT p.case_id, r.key IS NOT NULL, r.rule, count(i.id) FROM record r JOIN person p ON p.id = r.person"
		     " JOIN involvement i ON i.record = r.id GROUP BY r.id ORDER BY r.id", 4,
		     "C101|1|2|2\n-|1|0|1\n-|1|0|1\n");
	bench_expect(&b,
		     "SELECT f.first_name, x.relation, t.first_name, x.dated FROM relationship x"
		     " JOIN person f ON f.id = x.from_person JOIN person t ON t.id = x.to_person ORDER BY x.id", 4,
		     "Joanne|mother|Ella|-\nJoanne|mother|Tom|-\nDarren|father|Tom|-\nDarren|stepfather|Ella|2017-05-01\n"
		     "Ella|sister|Tom|-\nMaureen|mother|Joanne|-\n");
	bench_expect(&b, "SELECT text, review FROM warning", 2, "Dog in the garden|2026-02-01\n");
	bench_expect(&b, "SELECT state FROM involvement ORDER BY id", 1, "closed\nopen\nclosed\nopen\n");
	assert_string_equal(bench_words(&b, 1, "L1"), "100% of children have an adult linked");
	bench_close(&b);
}

static void test_items_without_their_row(void **state)
{
	struct bench b;
	(void)state;
	open_with_register(&b);
	bench_write(&b, "h.yaml", SERVICE_TOP
		    "  - {file: homes.csv, holds: involvements, columns: {id: register_id}}\n"
		    "  - file: visits.csv\n    holds: details\n    linked_by: {who: id}\n"
		    "    item: {key: visit, label: Visit, newest_first_by: day}\n"
		    "    columns: {who: link, day: {to: part, label: Day, dates: [DD/MM/YYYY]}, why: {to: part, label: Why}}\n");
	bench_write(&b, "homes.csv", "id\n1\n");
	bench_write(&b, "visits.csv", "who,day,why\n1,01/02/2020,a\n2,03/03/2021,b\n1,05/06/2022,c\n2,,d\n");
	load_well(&b, "r.yaml h.yaml");
	bench_expect(&b,
		     "SELECT r.register_id, i.state, d.item, d.part, d.value FROM detail d JOIN record r ON r.id = d.record"
		     " JOIN involvement i ON i.id = d.involvement ORDER BY d.id", 5,
		     "1|held|1|Day|2022-06-05\n1|held|1|Why|c\n1|held|2|Day|2020-02-01\n1|held|2|Why|a\n"
		     "2|held|1|Day|2021-03-03\n2|held|1|Why|b\n2|held|2|Day|-\n2|held|2|Why|d\n");
	bench_close(&b);
}

/* ---- refusing */

struct refusal {
	const char *what;
	const char *homes; /* the feed, after a good one of four rows */
	const char *told;
};

static const struct refusal refusals[] = {
	{ "fewer rows", "id,state,since,arrears\n1,current,,\n", "75 per cent fewer" },
	{ "no rows", "id,state,since,arrears\n", "homes.csv:1:1: the file has a heading and no rows" },
	{ "nothing", "", "homes.csv:1:1: the file is empty" },
	{ "a column more", "id,state,since,arrears,ethnicity\n1,current,,,x\n",
	  "homes.csv:1:24: the column 'ethnicity' stands neither" },
	{ "a column less", "id,state,since\n1,current,\n", "the heading has no column 'arrears'" },
	{ "a column twice", "id,state,since,arrears,state\n1,current,,,x\n", "homes.csv:1:24: the column 'state' stands twice" },
	{ "a letter wrong", "id,state,since,arears\n1,current,,\n", "the column 'arears' stands neither under 'columns' nor under "
								    "'ignore' of the manifest; it has 'arrears'" },
	{ "dates that cannot be read", "id,state,since,arrears\n1,current,x,\n2,current,y,\n3,past,z,\n1,past,w,O\n",
	  "homes.csv:1:10: 4 of 4 cells of 'since' cannot be read" },
	{ "torn rows", "id,state,since,arrears\n1,current,,,x\n2,current,,,x\n3,past,,,x\n1,past,,O\n",
	  "homes.csv:2:13: (warning) the row has 5 cells, the heading 4" },
	{ "a wrong encoding", "id,state,since,arrears\n1,current,,\n2,current,,\n3,past,,\n\xE9,past,,O\n",
	  "homes.csv:5:1: id: the letters are not in the encoding" },
	{ "an open quote", "id,state,since,arrears\n1,\"current,,\n2,current,,\n", "homes.csv:2:3: the quote mark that opens here" },
};

static void check_refusal(const struct refusal *r)
{
	static const char everything[] = "SELECT r.id, r.key, r.person, i.state FROM record r JOIN involvement i ON i.record = r.id";
	struct bench b;
	struct buf before = BUF_INIT, after = BUF_INIT;
	struct load_entry last;
	open_with_register(&b);
	bench_write(&b, "h.yaml", HOMES_YAML);
	bench_write(&b, "homes.csv", "id,state,since,arrears\n1,current,,\n2,current,,\n3,past,,\n1,past,,O\n");
	load_well(&b, "r.yaml h.yaml");
	bench_query(&b, everything, 4, &before);
	bench_write(&b, "homes.csv", r->homes);
	if (bench_load_here(&b, "h.yaml", false))
		fail_msg("%s was loaded", r->what);
	assert_int_equal(b.err.code, ERR_INPUT);
	assert_true(b.answer.refused);
	bench_expect_problem(&b, r->told);
	bench_query(&b, everything, 4, &after);
	assert_string_equal(before.data, after.data);
	assert_false(file_exists(b.build.data));
	assert_true(load_history_last(b.own, "h", false, &last, &b.err));
	assert_false(last.loaded);
	assert_non_null(strstr(last.problems, "message"));
	load_entry_release(&last);
	buf_release(&before);
	buf_release(&after);
	bench_close(&b);
}

static void test_refusals_change_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(refusals); i++)
		check_refusal(&refusals[i]);
}

static void test_missing_feed(void **state)
{
	struct bench b;
	(void)state;
	open_with_register(&b);
	bench_write(&b, "h.yaml", HOMES_YAML);
	assert_false(bench_load_here(&b, "r.yaml h.yaml", false));
	bench_expect_problem(&b, "homes.csv:0:0: the feed cannot be read");
	assert_false(file_exists(b.people.data));
	bench_close(&b);
}

static void test_check_changes_nothing(void **state)
{
	struct bench b;
	struct load_entry last;
	(void)state;
	open_with_register(&b);
	assert_true(bench_load_here(&b, "r.yaml", true));
	assert_string_equal(b.answer.sources[0].outcome, "checked");
	assert_int_equal(b.answer.sources[0].people, 3);
	assert_true(b.answer.sources[0].quality_count >= 5);
	assert_false(file_exists(b.people.data));
	assert_false(file_exists(b.build.data));
	assert_true(load_history_last(b.own, "r", false, &last, &b.err));
	assert_null(last.source);
	bench_close(&b);
}

static void test_kinds_of_store(void **state)
{
	struct bench b;
	static const char *const made_up = "data/sources/example-relationships/register.yaml";
	(void)state;
	open_with_register(&b);
	assert_false(bench_load(&b, NULL, &made_up, 1, false));
	bench_expect_problem(&b, "this source is made up, for training");
	bench_close(&b);
	bench_open_training(&b);
	bench_write(&b, "r.yaml", REGISTER_YAML);
	assert_false(bench_load_here(&b, "r.yaml", false));
	bench_expect_problem(&b, "a training store reads made-up sources only");
	bench_close(&b);
}

/* ---- again */

static void test_who_left_is_gone_and_ids_stay(void **state)
{
	struct bench b;
	(void)state;
	open_with_register(&b);
	load_well(&b, "r.yaml");
	bench_write(&b, "people.csv", "id,family,first,born,address\n3,Dunmore,Leo,02/05/2014,\n2,Dunmore,Lee,02/05/2014,\n"
				      "4,Pike,Ada,01/01/2010,\n");
	load_well(&b, "r.yaml");
	bench_expect(&b, "SELECT id, first_name FROM person ORDER BY id", 2, "2|Lee\n3|Leo\n4|Ada\n");
	bench_close(&b);
}

static void test_order_of_loads_does_not_matter(void **state)
{
	static const char everything[] =
		"SELECT source, id, key, rule, family_name FROM record UNION ALL"
		" SELECT 'd', id, record, field, value FROM detail UNION ALL"
		" SELECT 'i', id, record, state, from_date FROM involvement ORDER BY 1, 2";
	struct bench one, other;
	struct buf a = BUF_INIT, b = BUF_INIT;
	(void)state;
	open_with_register(&one);
	open_with_register(&other);
	bench_write(&one, "h.yaml", HOMES_YAML);
	bench_write(&other, "h.yaml", HOMES_YAML);
	bench_write(&one, "homes.csv", "id,state,since,arrears\n1,current,,O\n2,past,,\n");
	bench_write(&other, "homes.csv", "id,state,since,arrears\n1,current,,O\n2,past,,\n");
	load_well(&one, "r.yaml h.yaml");
	load_well(&other, "h.yaml");
	bench_expect_problem(&other, "the register 'r' is not here yet");
	load_well(&other, "r.yaml");
	bench_query(&one, everything, 5, &a);
	bench_query(&other, everything, 5, &b);
	assert_string_equal(a.data, b.data);
	buf_release(&a);
	buf_release(&b);
	bench_close(&one);
	bench_close(&other);
}

static void decide(struct bench *b, const char *kind, const char *record, const char *other)
{
	static const char sql[] = "INSERT INTO decision(kind, source, record, other_source, other_record, account, made, reason)"
				  " VALUES(?, 'r', ?, 'r', ?, 'tester', '2025-11-04', 'test')";
	struct statement *st = db_prepare(b->own, sql);
	statement_text(st, 1, kind);
	statement_text(st, 2, record);
	statement_text(st, 3, other);
	assert_true(statement_run(st, &b->err));
}

static void test_decisions_hold(void **state)
{
	struct bench b;
	(void)state;
	open_with_register(&b);
	load_well(&b, "r.yaml");
	decide(&b, "join", "2", "3");
	load_well(&b, "r.yaml");
	bench_expect(&b, "SELECT key, person, rule FROM record ORDER BY id", 3, "1|1|0\n2|2|0\n3|2|4\n");
	/* No source is read: everything is carried over and joined anew. */
	assert_true(bench_load(&b, NULL, NULL, 0, false));
	bench_expect(&b, "SELECT key, person, rule FROM record ORDER BY id", 3, "1|1|0\n2|2|0\n3|2|4\n");
	bench_close(&b);
}

static void test_hidden_characters_are_counted(void **state)
{
	struct bench b;
	(void)state;
	open_with_register(&b);
	bench_write(&b, "people.csv", "id,family,first,born,address\n1,\x1b[31mBryant,Una\xE2\x80\xAE,07/10/2000,\n");
	load_well(&b, "r.yaml");
	bench_expect(&b, "SELECT family_name FROM person", 1, "\x1b[31mBryant\n");
	bool told = false;
	for (size_t i = 0; i < b.answer.sources[0].quality_count; i++)
		told = told || strstr(b.answer.sources[0].quality[i].words, "2 of 4 cells hold characters that cannot be seen");
	assert_true(told);
	bench_close(&b);
}

static void test_keys_twice_in_a_register(void **state)
{
	struct bench b;
	(void)state;
	open_with_register(&b);
	bench_write(&b, "people.csv", "id,family,first,born,address\n1,Bryant,Una,07/10/2000,\n1,Bryant,Una,07/10/2000,3 High Street\n"
				      "2,Pike,Ada,01/01/2010,\n");
	assert_false(bench_load_here(&b, "r.yaml", false));
	bench_expect_problem(&b, "1 of 3 rows have the key of another");
	b.policy.load.duplicate_keys_stop = 50;
	load_well(&b, "r.yaml");
	bench_expect(&b, "SELECT key, person, address FROM record ORDER BY id", 3, "1|1|-\n1#2|1|3 High Street\n2|2|-\n");
	bench_close(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_addresses_and_twins),
		cmocka_unit_test(test_states_and_details),
		cmocka_unit_test(test_rows_of_one_person),
		cmocka_unit_test(test_own_identity_and_relationships),
		cmocka_unit_test(test_items_without_their_row),
		cmocka_unit_test(test_refusals_change_nothing),
		cmocka_unit_test(test_missing_feed),
		cmocka_unit_test(test_check_changes_nothing),
		cmocka_unit_test(test_kinds_of_store),
		cmocka_unit_test(test_who_left_is_gone_and_ids_stay),
		cmocka_unit_test(test_order_of_loads_does_not_matter),
		cmocka_unit_test(test_decisions_hold),
		cmocka_unit_test(test_hidden_characters_are_counted),
		cmocka_unit_test(test_keys_twice_in_a_register),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
