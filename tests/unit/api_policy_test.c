#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/api/policy.h"
#include "famctx/base/mem.h"

static int load(void **state)
{
	struct policy *p = mem_zero(1, sizeof(*p));
	struct problems problems = PROBLEMS_INIT;
	bool ok = policy_load("data", p, &problems);
	problems_release(&problems);
	*state = p;
	return ok ? 0 : -1;
}

static int unload(void **state)
{
	policy_release(*state);
	mem_free(*state);
	return 0;
}

static void services_stand_in_order_with_their_ages(void **state)
{
	const struct policy *p = *state;
	static const struct {
		const char *service, *letter;
		int64_t from, to;
	} rows[] = {
		{ "Children", "C", INTEGER_NONE, INTEGER_NONE },
		{ "School", "S", 4, 20 },
		{ "Adults", "A", 15, INTEGER_NONE },
		{ "Housing", "H", 16, INTEGER_NONE },
		{ "Police", "P", 18, INTEGER_NONE },
	};
	assert_int_equal(p->services_count, ARRAY_LEN(rows));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct service_rule *rule = &p->services[i];
		assert_string_equal(rule->service, rows[i].service);
		assert_string_equal(rule->letter, rows[i].letter);
		assert_int_equal(rule->ages.from, rows[i].from);
		assert_int_equal(rule->ages.to, rows[i].to);
		assert_non_null(rule->because);
	}
}

static void other_services_follow_by_name(void **state)
{
	const struct policy *p = *state;
	assert_true(policy_service_compare(p, "School", "Adults") < 0);
	assert_true(policy_service_compare(p, "Police", "Health") < 0);
	assert_true(policy_service_compare(p, "Health", "Probation") < 0);
	assert_int_equal(policy_service_compare(p, "Health", "Health"), 0);
	assert_null(policy_service(p, "Health"));
	assert_string_equal(policy_service(p, "Housing")->letter, "H");
}

static void limits_are_as_agreed(void **state)
{
	const struct policy *p = *state;
	assert_true(p->may_copy);
	assert_int_equal(p->hide_after, 10);
	assert_int_equal(p->recent_most, 8);
	assert_int_equal(p->household_most, 12);
	assert_true(p->load.fewer_rows_warn < p->load.fewer_rows_stop);
	assert_true(p->not_here_count > 0);
	assert_non_null(strstr(p->help_note, "0113 496 0"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(services_stand_in_order_with_their_ages),
		cmocka_unit_test(other_services_follow_by_name),
		cmocka_unit_test(limits_are_as_agreed),
	};
	return cmocka_run_group_tests(tests, load, unload);
}
