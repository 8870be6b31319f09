/* The table of requests: each name has its row, each row one who answers, and what a row needs is asked for. Who
 * may ask is in keeper_permission_matrix_test.c. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "keeper/dispatch.h"
#include "keeper/requests.h"

/* Those that need a purpose; the others are about no family, or end what was begun with one. */
static const char *const need_purpose[] = {
	REQUEST_FIND, REQUEST_SHOW, REQUEST_EVIDENCE, REQUEST_MISTAKE, REQUEST_COPIED, REQUEST_BREAK_GLASS,
};

static bool needs_purpose(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(need_purpose); i++)
		if (!strcmp(need_purpose[i], name))
			return true;
	return false;
}

static bool allows(const struct request *r, const struct sign_in *who, bool training, struct err *e)
{
	static const struct policy nobody_else = { .services = NULL };
	return dispatch_allows(&nobody_else, r, who, training, e);
}

static struct sign_in as_owner(bool purpose)
{
	return (struct sign_in){ .id = 1, .account.role = ACCOUNT_OWNER, .purpose.basis = purpose ? BASIS_S17 : -1 };
}

static void every_request_has_its_row(void **state)
{
	(void)state;
	size_t named = 0;
	for (; request_codes[named]; named++)
		if (!request_find(request_codes[named]))
			fail_msg("no row answers %s", request_codes[named]);
	assert_int_equal(named, requests_count);
	for (size_t i = 0; i < requests_count; i++)
		if (request_kind(requests[i].name) < 0)
			fail_msg("%s is not in the list of requests", requests[i].name);
	assert_null(request_find("select"));
	assert_null(request_find(""));
	assert_int_equal(request_kind("select"), -1);
}

static void looks_need_a_purpose(void **state)
{
	(void)state;
	for (size_t i = 0; i < requests_count; i++) {
		struct err e = ERR_INIT;
		struct sign_in who = as_owner(false);
		bool needs = needs_purpose(requests[i].name);
		assert_int_equal(allows(&requests[i], &who, true, &e), !needs);
		assert_int_equal(e.code, needs ? ERR_USAGE : ERR_NONE);
	}
}

static void nothing_before_signing_in_but_hello(void **state)
{
	(void)state;
	for (size_t i = 0; i < requests_count; i++) {
		struct err e = ERR_INIT;
		struct sign_in who;
		sign_in_init(&who);
		bool hello = !strcmp(requests[i].name, REQUEST_HELLO);
		assert_int_equal(allows(&requests[i], &who, true, &e), hello);
		assert_int_equal(e.code, hello ? ERR_NONE : ERR_USAGE);
	}
}

static void training_only_is_training_only(void **state)
{
	(void)state;
	for (size_t i = 0; i < requests_count; i++) {
		struct err e = ERR_INIT;
		struct sign_in who = as_owner(true);
		bool only = !strcmp(requests[i].name, REQUEST_RESET);
		assert_int_equal(allows(&requests[i], &who, false, &e), !only);
		assert_int_equal(e.code, only ? ERR_REFUSED : ERR_NONE);
	}
}

static void each_row_has_one_who_answers(void **state)
{
	(void)state;
	for (size_t i = 0; i < requests_count; i++) {
		assert_true(!requests[i].handler != !requests[i].work);
		assert_non_null(requests[i].answer);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_request_has_its_row),
		cmocka_unit_test(looks_need_a_purpose),
		cmocka_unit_test(nothing_before_signing_in_but_hello),
		cmocka_unit_test(training_only_is_training_only),
		cmocka_unit_test(each_row_has_one_who_answers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
