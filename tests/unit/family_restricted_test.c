/* What people decide and what feeds bring does not free anybody whom a restriction names. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/mem.h"
#include "famctx/family/record.h"
#include "famctx/family/show.h"
#include "famctx/store/person_id.h"
#include "famctx/store/statement.h"
#include "support/built_store.h"
#include "support/must.h"

#define KATIE "136594"
#define KATIE_AT_SCHOOL "F000000000482/2020-09-01"
#define KATIE_IN_THE_FEED "F000000000482"

static struct built_store built;

static int start(void **state)
{
	(void)state;
	built_start(&built);
	built_load(&built, "all", built.feeds.data);
	return 0;
}

static int end(void **state)
{
	(void)state;
	built_end(&built);
	return 0;
}

/* The code with which somebody is not shown, ERR_NONE: they are. */
static enum err_code shown(const char *person)
{
	struct show_request request;
	struct show_answer answer;
	struct err e = ERR_INIT;

	shape_init(&show_request_shape, &request);
	request.person = mem_copy_text(person);
	bool ok = family_show(&built.family, &request, &answer, &e);
	shape_release(&show_answer_shape, &answer);
	shape_release(&show_request_shape, &request);
	return ok ? ERR_NONE : e.code;
}

static void decide(const char *kind, const char *source, const char *record, const char *other_source,
		   const char *other_record)
{
	static const char sql[] = "INSERT INTO decision(kind, source, record, other_source, other_record, account, made,"
				  " reason) VALUES(?, ?, ?, ?, ?, 'steward', '2025-11-04T09:00:00Z', 'seen the papers')";
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(built.own, sql);
	const char *values[] = { kind, source, record, other_source, other_record };

	for (int i = 0; i < 5; i++)
		statement_text(st, i + 1, values[i]);
	must(statement_run(st, &e), &e);
}

static void undo_decisions(void)
{
	struct err e = ERR_INIT;

	must(db_run(built.own, "UPDATE decision SET undone = 'now', undone_by = 'steward'", &e), &e);
}

/* Whose it is; empty: nobody's, as far as anybody can see. */
static void holder(const char *source, const char *record, char person[PERSON_ID_SIZE])
{
	struct err e = ERR_INIT;

	if (!family_person_of_record(&built.family, source, record, person, &e)) {
		assert_int_equal(e.code, ERR_NOTHING);
		person[0] = '\0';
	}
}

static unsigned levels_of(const char *source, const char *record)
{
	char person[PERSON_ID_SIZE];
	int64_t number;

	holder(source, record, person);
	assert_true(person_id_read(person, &number));
	return family_shield(&built.family, number);
}

static int64_t count_people(void)
{
	struct err e = ERR_INIT;
	int64_t people;

	must(family_people(&built.family, &people, &e), &e);
	return people;
}

static void both_parts_of_a_split_stay(void **state)
{
	char person[PERSON_ID_SIZE];
	(void)state;

	built_load(&built, "split", built.feeds.data);
	int64_t people = count_people();
	holder("school", KATIE_AT_SCHOOL, person);
	int64_t guarded = built_restrict(&built, person, RESTRICTION_GUARDED);
	decide("split", "register", KATIE, "school", KATIE_AT_SCHOOL);
	built_again(&built, "split");
	assert_int_equal(count_people(), people + 1);
	assert_int_equal(levels_of("register", KATIE), SHIELD_GUARDED);
	assert_int_equal(levels_of("school", KATIE_AT_SCHOOL), SHIELD_GUARDED);
	built_lift(&built, guarded);
	assert_int_equal(levels_of("school", KATIE_AT_SCHOOL), 0);

	/* Sealed as one, and split then. */
	undo_decisions();
	built_again(&built, "split");
	int64_t sealed = built_restrict(&built, "school:" KATIE_AT_SCHOOL, RESTRICTION_SEALED);
	decide("split", "register", KATIE, "school", KATIE_AT_SCHOOL);
	for (int build = 0; build < 2; build++) {
		built_again(&built, "split");
		assert_int_equal(count_people(), people - 1);
		holder("register", KATIE, person);
		assert_string_equal(person, "");
		holder("school", KATIE_AT_SCHOOL, person);
		assert_string_equal(person, "");
	}
	built_lift(&built, sealed);
	undo_decisions();
	built_again(&built, "split");
	assert_int_equal(count_people(), people);
}

/* Somebody whom housing alone knows; the caller's. */
static char *find_tenant(void)
{
	static const char sql[] = "SELECT record.key FROM record JOIN source ON source.id = record.source"
				  " WHERE source.key = 'housing' AND (SELECT count(*) FROM record AS other"
				  " WHERE other.person = record.person) = 1 ORDER BY record.id LIMIT 1";
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(built.people, sql);

	assert_true(statement_row(st));
	char *key = column_copy(st, 0);
	must(statement_done(st, &e), &e);
	return key;
}

static void whoever_is_joined_with_them_is_restricted(void **state)
{
	char katie[PERSON_ID_SIZE], tenant[PERSON_ID_SIZE];
	(void)state;

	built_load(&built, "join", built.feeds.data);
	int64_t people = count_people();
	char *record = find_tenant();
	holder("register", KATIE, katie);
	holder("housing", record, tenant);
	int64_t guarded = built_restrict(&built, katie, RESTRICTION_GUARDED);
	decide("join", "school", KATIE_AT_SCHOOL, "housing", record);
	built_again(&built, "join");
	assert_int_equal(levels_of("housing", record) & SHIELD_GUARDED, SHIELD_GUARDED);
	built_lift(&built, guarded);
	int64_t sealed = built_restrict(&built, katie, RESTRICTION_SEALED);
	built_again(&built, "join");
	assert_int_equal(count_people(), people - 2);
	/* Neither number finds anybody: not the one that stayed, not the one that became an older one. */
	assert_int_equal(shown(katie), ERR_NOTHING);
	assert_int_equal(shown(tenant), ERR_NOTHING);
	built_lift(&built, sealed);
	undo_decisions();
	built_again(&built, "join");
	assert_int_equal(count_people(), people);
	mem_free(record);
}

static void a_record_to_come_is_waited_for(void **state)
{
	static const char *const words[] = { KATIE, KATIE_IN_THE_FEED };
	char person[PERSON_ID_SIZE];
	(void)state;

	char *feeds = built_feeds_without(&built, "before", words, ARRAY_LEN(words));
	built_load(&built, "wait", feeds);
	int64_t people = count_people();
	int64_t id = built_restrict(&built, "register:" KATIE, RESTRICTION_SEALED);
	built_load(&built, "wait", built.feeds.data);
	assert_int_equal(count_people(), people);
	holder("register", KATIE, person);
	assert_string_equal(person, "");
	built_lift(&built, id);
	built_again(&built, "wait");
	holder("register", KATIE, person);
	assert_string_not_equal(person, "");
	mem_free(feeds);
}

static void a_restriction_counts_its_people(void **state)
{
	struct restriction whom;
	struct err e = ERR_INIT;
	int64_t *people;
	size_t count;
	(void)state;

	built_use(&built, "all");
	must(family_restricted_whom(&built.family, "register:" KATIE, &whom, &e), &e);
	assert_true(whom.person > 0 && whom.records_count > 1);
	must(family_restricted_people(&built.family, &whom, &people, &count, &e), &e);
	assert_int_equal(count, 1);
	assert_int_equal(people[0], whom.person);
	mem_free(people);
	must(family_restricted_others(&built.family, whom.person, &people, &count, &e), &e);
	assert_int_equal(count, 3);
	mem_free(people);
	restriction_release(&whom);
	must(family_restricted_whom(&built.family, "register:not-here-yet", &whom, &e), &e);
	assert_int_equal(whom.person, 0);
	assert_int_equal(whom.records_count, 1);
	restriction_release(&whom);
	assert_false(family_restricted_whom(&built.family, "P99999999", &whom, &e));
	assert_int_equal(e.code, ERR_NOTHING);
	restriction_release(&whom);
	assert_false(family_restricted_whom(&built.family, "Katie", &whom, &e));
	assert_int_equal(e.code, ERR_USAGE);
	restriction_release(&whom);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_parts_of_a_split_stay),
		cmocka_unit_test(whoever_is_joined_with_them_is_restricted),
		cmocka_unit_test(a_record_to_come_is_waited_for),
		cmocka_unit_test(a_restriction_counts_its_people),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, start, end);
}
