/* People who are sealed are set aside by the build: there for the next one, and for nobody else. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/access/restriction.h"
#include "famctx/base/mem.h"
#include "support/intake_bench.h"

#define REGISTER                                                                                        \
	"source: r\ntitle: Register\nregister: yes\nfiles:\n"                                           \
	"  - file: people.csv\n    holds: people\n    key: [id]\n"                                      \
	"    columns: {id: register_id, family: family_name, first: first_name, born: born, address: address,\n" \
	"      nhs: nhs_number}\n"                                                                      \
	"  - file: links.csv\n    holds: relationships\n"                                               \
	"    columns: {a: register_id, is: relation, b: related_id}\n"
#define SCHOOL                                                                                          \
	"source: s\nservice: School\ntitle: Schools\nscope: {period_note: all of it}\nfiles:\n"         \
	"  - file: pupils.csv\n    holds: involvements\n    key: [upn]\n"                               \
	"    columns: {upn: {to: identifier, label: UPN}, family: family_name, first: first_name, born: born,\n" \
	"      address: address, nhs: nhs_number}\n"
/* Lee and his twin Leo, who has his brother's number at school. */
#define PEOPLE                                                                                          \
	"id,family,first,born,address,nhs\n"                                                            \
	"1,Bryant,Una,1990-10-07,\"9 Quay Road, Milltown XX3 1AB\",\n"                                  \
	"2,Dunmore,Lee,2014-05-02,\"9 Quay Road, Milltown XX3 1AB\",999 012 3454\n"                     \
	"3,Dunmore,Leo,2014-05-02,\"9 Quay Road, Milltown XX3 1AB\",\n"
#define LINKS "a,is,b\n1,mother,2\n1,mother,3\n2,brother,3\n"
#define PUPILS                                                                                          \
	"upn,family,first,born,address,nhs\n"                                                           \
	"L2,Dunmore,Lee,2014-05-02,\"9 Quay Road, Milltown XX3 1AB\",\n"                                \
	"L3,Dunmore,Leo,2014-05-02,\"9 Quay Road, Milltown XX3 1AB\",999 012 3454\n"

#define PERSONS "SELECT id, first_name FROM person ORDER BY id"
#define RECORDS "SELECT source.key, record.key, person FROM record JOIN source ON source.id = record.source ORDER BY record.id"
#define RELATED "SELECT from_person, relation, to_person FROM relationship ORDER BY id"
#define POSSIBLE "SELECT person, record FROM possible ORDER BY person, record"

static void load(struct bench *b)
{
	if (bench_load_here(b, "r.yaml s.yaml", false))
		return;
	struct buf told = BUF_INIT;
	bench_problems(b, &told);
	fail_msg("%s\n%s", b->err.message, told.data);
}

static void start(struct bench *b)
{
	bench_open(b);
	bench_write(b, "r.yaml", REGISTER);
	bench_write(b, "people.csv", PEOPLE);
	bench_write(b, "links.csv", LINKS);
	bench_write(b, "s.yaml", SCHOOL);
	bench_write(b, "pupils.csv", PUPILS);
	load(b);
}

static const struct decided steward = { "steward", 1762249320 };

static int64_t seal(struct bench *b, const char *source, const char *record)
{
	struct restrict_request request = { .who = mem_copy_text(record), .level = RESTRICTION_SEALED,
					    .reason = mem_copy_text("a court order") };
	struct restriction whom = { .id = 0 };
	int64_t id;

	restriction_add_record(&whom, source, record);
	assert_true(db_begin(b->own, &b->err));
	assert_true(restriction_place(b->own, &request, &whom, &steward, (struct date)DATE_NONE, &id, &b->err));
	assert_true(db_commit(b->own, &b->err));
	restriction_release(&whom);
	shape_release(&restrict_request_shape, &request);
	return id;
}

static void lift(struct bench *b, int64_t id)
{
	struct lift_request request = { id, mem_copy_text("over") };

	assert_true(db_begin(b->own, &b->err) && restriction_lift(b->own, &request, &steward, &b->err));
	assert_true(db_commit(b->own, &b->err));
	shape_release(&lift_request_shape, &request);
}

static void who_is_sealed_is_below_zero(void **state)
{
	struct bench b;
	(void)state;

	start(&b);
	bench_expect(&b, PERSONS, 2, "1|Una\n2|Lee\n3|Leo\n");
	assert_int_equal(b.answer.people, 3);
	assert_int_equal(b.answer.rows, 5);
	int64_t id = seal(&b, "s", "L2");
	load(&b);
	bench_expect(&b, PERSONS, 2, "1|Una\n3|Leo\n");
	assert_int_equal(b.answer.people, 2);
	assert_int_equal(b.answer.rows, 3);
	/* Both of Lee's records, though one was named. */
	bench_expect(&b, RECORDS, 3, "r|1|1\nr|2|-2\nr|3|3\ns|L2|-2\ns|L3|3\n");
	bench_expect(&b, RELATED, 3, "-1|mother|-2\n1|mother|3\n-2|brother|-3\n");
	bench_expect(&b, POSSIBLE, 2, "");
	/* What was set aside is carried over by builds that do not read it again. */
	for (int build = 0; build < 2; build++) {
		assert_true(bench_load_here(&b, "r.yaml", false));
		bench_expect(&b, PERSONS, 2, "1|Una\n3|Leo\n");
	}
	lift(&b, id);
	assert_true(bench_load_here(&b, "r.yaml", false));
	bench_expect(&b, PERSONS, 2, "1|Una\n2|Lee\n3|Leo\n");
	bench_expect(&b, RELATED, 3, "1|mother|2\n1|mother|3\n2|brother|3\n");
	bench_close(&b);
}

/* Everything that joining and linking made, as it would be seen. */
static void seen(struct bench *b, struct buf *out)
{
	bench_query(b, PERSONS, 2, out);
	bench_query(b, "SELECT source.key, record.key, person, rule FROM record JOIN source ON source.id = record.source"
		       " WHERE person > 0 ORDER BY source.key, record.key", 4, out);
	bench_query(b, "SELECT from_person, relation, to_person FROM relationship WHERE from_person > 0 AND to_person > 0"
		       " ORDER BY id", 3, out);
	bench_query(b, "SELECT possible.person, key, possible.rule FROM possible JOIN record ON record.id = possible.record"
		       " ORDER BY possible.person, key", 3, out);
}

#define NAMESAKES 26

/* Pupils of one name and birth date at as many addresses; one of them may be missing. */
static void write_namesakes(struct bench *b, int without)
{
	struct buf csv = BUF_INIT;

	buf_add_text(&csv, "upn,family,first,born,address,nhs\n");
	for (int i = 1; i <= NAMESAKES; i++)
		if (i != without)
			buf_printf(&csv, "N%02d,Smith,John,2012-03-04,\"%d Long Road, Milltown XX%d 1AA\",\n", i, i, i);
	bench_write(b, "pupils.csv", csv.data);
	buf_release(&csv);
}

static void others_are_compared_as_if_nobody_were_there(void **state)
{
	struct buf before = BUF_INIT, sealed = BUF_INIT, never = BUF_INIT;
	struct bench b;
	(void)state;

	start(&b);
	b.policy.load.fewer_rows_stop = 100;
	write_namesakes(&b, 0);
	load(&b);
	seen(&b, &before);
	int64_t id = seal(&b, "s", "N10");
	load(&b);
	seen(&b, &sealed);
	lift(&b, id);
	/* Each is compared with the next few: without one of them the first and the last are near enough. */
	write_namesakes(&b, 10);
	load(&b);
	seen(&b, &never);
	assert_int_equal(strcmp(sealed.data, never.data), 0);
	assert_non_null(strstr(never.data, "\n4|N26|"));
	assert_null(strstr(before.data, "\n4|N26|"));
	buf_release(&before);
	buf_release(&sealed);
	buf_release(&never);
	bench_close(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_is_sealed_is_below_zero),
		cmocka_unit_test(others_are_compared_as_if_nobody_were_there),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
