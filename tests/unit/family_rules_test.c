#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "family/kinship.h"
#include "famctx/family/age_rule.h"
#include "famctx/family/freshness.h"
#include "famctx/family/state.h"

static const struct date today = { 2025, 11, 4 };

static void freshness_counts_promised_intervals(void **state)
{
	static const struct {
		int days_old;
		int64_t promised;
		bool failed;
		enum freshness expected;
	} rows[] = {
		{ 0, 7, false, FRESH_UP_TO_DATE },   { 7, 7, false, FRESH_UP_TO_DATE }, { 8, 7, false, FRESH_RECENT },
		{ 14, 7, false, FRESH_RECENT },	     { 15, 7, false, FRESH_GETTING_OLD }, { 28, 7, false, FRESH_GETTING_OLD },
		{ 29, 7, false, FRESH_OLD },	     { 56, 7, false, FRESH_OLD },	  { 57, 7, false, FRESH_LATE },
		{ 1, 1, false, FRESH_UP_TO_DATE },   { 2, 1, false, FRESH_RECENT },	  { 9, 1, false, FRESH_LATE },
		{ 0, 7, true, FRESH_LATE },	     { 3, INTEGER_NONE, false, FRESH_NOT_KNOWN },
		{ 3, INTEGER_NONE, true, FRESH_LATE }, { -2, 7, false, FRESH_UP_TO_DATE },
		{ -8, 7, false, FRESH_NOT_KNOWN },   { -8, 7, true, FRESH_LATE },
	};
	(void)state;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct source_document d;
		shape_init(&source_document_shape, &d);
		d.copied = date_from_days(date_days(today) - rows[i].days_old);
		d.refresh_days = rows[i].promised;
		assert_int_equal(source_freshness(&d, rows[i].failed, today), rows[i].expected);
	}
}

static void freshness_without_a_copied_date_is_not_known(void **state)
{
	struct source_document d;
	(void)state;

	shape_init(&source_document_shape, &d);
	d.refresh_days = 7;
	assert_int_equal(source_freshness(&d, false, today), FRESH_NOT_KNOWN);
	d.copied = (struct date) { 2025, 10, 0 };
	assert_int_equal(source_freshness(&d, false, today), FRESH_NOT_KNOWN);
}

static void ages_of_source_and_policy_both_hold(void **state)
{
	static const struct {
		struct ages source, policy;
		int64_t age;
		enum age_verdict expected;
		bool reason; /* the policy's, for its own ages only */
	} rows[] = {
		{ { INTEGER_NONE, INTEGER_NONE }, { INTEGER_NONE, INTEGER_NONE }, 3, AGE_INSIDE, false },
		{ { INTEGER_NONE, INTEGER_NONE }, { INTEGER_NONE, INTEGER_NONE }, INTEGER_NONE, AGE_INSIDE, false },
		{ { INTEGER_NONE, INTEGER_NONE }, { 16, INTEGER_NONE }, 15, AGE_UNDER, true },
		{ { INTEGER_NONE, INTEGER_NONE }, { 16, INTEGER_NONE }, 16, AGE_INSIDE, true },
		{ { 18, INTEGER_NONE }, { 16, INTEGER_NONE }, 17, AGE_UNDER, false },
		{ { 4, 20 }, { INTEGER_NONE, INTEGER_NONE }, 21, AGE_OVER, false },
		{ { 4, 20 }, { 4, 18 }, 19, AGE_OVER, true },
		{ { 4, 18 }, { 4, 20 }, 18, AGE_INSIDE, false },
		{ { 4, 20 }, { INTEGER_NONE, INTEGER_NONE }, INTEGER_NONE, AGE_UNKNOWN, false },
	};
	(void)state;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char service[] = "Housing", because[] = "a reason";
		struct service_rule own = { service, NULL, rows[i].policy, because };
		struct policy policy = { .services = &own, .services_count = 1 };
		struct source_document d;
		shape_init(&source_document_shape, &d);
		d.service = service;
		d.ages = rows[i].source;
		struct age_rule rule = age_rule_of(&d, &policy);
		assert_int_equal(age_rule_check(&rule, rows[i].age), rows[i].expected);
		assert_int_equal(rule.because != NULL, rows[i].reason);
	}
}

static void one_state_wins_for_a_source(void **state)
{
	static const struct {
		bool not_shared;
		enum age_verdict age;
		struct held held;
		enum freshness freshness;
		enum state expected;
	} rows[] = {
		{ true, AGE_UNDER, { true, true, true, true }, FRESH_LATE, STATE_NOT_SHARED },
		{ false, AGE_UNDER, { true, false, false, false }, FRESH_LATE, STATE_OUTSIDE_AGE },
		{ false, AGE_OVER, { false, false, false, false }, FRESH_UP_TO_DATE, STATE_OUTSIDE_AGE },
		{ false, AGE_UNKNOWN, { true, true, true, true }, FRESH_LATE, STATE_OPEN },
		{ false, AGE_INSIDE, { false, true, true, true }, FRESH_LATE, STATE_HELD },
		{ false, AGE_INSIDE, { false, false, true, true }, FRESH_LATE, STATE_CLOSED },
		{ false, AGE_INSIDE, { false, false, false, true }, FRESH_LATE, STATE_POSSIBLE },
		{ false, AGE_INSIDE, { false, false, false, false }, FRESH_LATE, STATE_LATE },
		{ false, AGE_INSIDE, { false, false, false, false }, FRESH_OLD, STATE_NO_RECORD },
		{ false, AGE_INSIDE, { false, false, false, false }, FRESH_NOT_KNOWN, STATE_NO_RECORD },
	};
	(void)state;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct source_document d;
		shape_init(&source_document_shape, &d);
		d.not_shared = rows[i].not_shared;
		assert_int_equal(source_state(&d, rows[i].age, &rows[i].held, rows[i].freshness), rows[i].expected);
	}
}

static void first_state_of_a_service(void **state)
{
	static const enum state order[] = { STATE_OPEN, STATE_HELD,	  STATE_CLOSED,	     STATE_POSSIBLE,
					    STATE_LATE, STATE_NOT_SHARED, STATE_OUTSIDE_AGE, STATE_NO_RECORD };
	(void)state;

	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		for (size_t j = i; j < ARRAY_LEN(order); j++) {
			assert_int_equal(state_first(order[i], order[j]), order[i]);
			assert_int_equal(state_first(order[j], order[i]), order[i]);
		}
}

static void ages_are_said_only_when_they_are_sure(void **state)
{
	static const struct {
		struct date born, died;
		int64_t expected;
	} rows[] = {
		{ { 2016, 3, 14 }, DATE_NONE, 9 },	   { { 2000, 11, 4 }, DATE_NONE, 25 },
		{ { 2000, 11, 5 }, DATE_NONE, 24 },	   { DATE_NONE, DATE_NONE, INTEGER_NONE },
		{ { 2000, 0, 0 }, DATE_NONE, INTEGER_NONE }, { { 2000, 3, 0 }, DATE_NONE, 25 },
		{ { 1940, 1, 1 }, { 2011, 6, 1 }, 71 },
	};
	(void)state;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(age_of(rows[i].born, rows[i].died, today), rows[i].expected);
}

static void relations_compose(void **state)
{
	static const struct {
		const char *first, *second, *sex, *expected;
	} rows[] = {
		{ "mother", "mother", "Female", "grandmother" }, { "mother", "father", "male", "grandfather" },
		{ "father", "parent", NULL, "grandparent" },	 { "mother", "child", "F", "sister" },
		{ "mother", "child", NULL, "sibling" },		 { "father", "brother", "Male", "uncle" },
		{ "child", "child", NULL, "grandchild" },	 { "sister", "child", "male", "nephew" },
		{ "mother", "partner", "male", NULL },		 { "carer", "mother", "female", NULL },
		{ "family_friend", "child", NULL, NULL },
	};
	(void)state;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *code = kin_code(kin_compose(kin_of(rows[i].first), kin_of(rows[i].second)), rows[i].sex);
		assert_int_equal(code != NULL, rows[i].expected != NULL);
		if (code && rows[i].expected)
			assert_string_equal(code, rows[i].expected);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(freshness_counts_promised_intervals),
		cmocka_unit_test(freshness_without_a_copied_date_is_not_known),
		cmocka_unit_test(ages_of_source_and_policy_both_hold),
		cmocka_unit_test(one_state_wins_for_a_source),
		cmocka_unit_test(first_state_of_a_service),
		cmocka_unit_test(ages_are_said_only_when_they_are_sure),
		cmocka_unit_test(relations_compose),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
