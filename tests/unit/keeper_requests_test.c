/* Who may ask what: the whole matrix, written down a second time. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "keeper/dispatch.h"
#include "keeper/requests.h"

/* One letter a role in the order of its enum: Owner, Worker, Manager, auditor (U), Steward, aNalyst, Trainer,
 * aDministrator; '.' may not. */
static const struct {
	const char *name;
	const char *who;
	bool purpose, training;
} expected[] = {
	{ "hello", "OWMUSNTD", false, false },	  { "purpose", "OWMUSNTD", false, false },
	{ "find", "OWM.S.T.", true, false },	  { "show", "OWM...T.", true, false },
	{ "evidence", "OWM.S.T.", true, false },  { "sources", "OWMUSNTD", false, false },
	{ "recent", "OWM...T.", false, false },	  { "mistake", "OWM...T.", true, false },
	{ "copied", "OWM...T.", true, false },	  { "load", "O...S.T.", false, false },
	{ "backup", "O......D", false, false },	  { "check", "O..US..D", false, false },
	{ "reset", "OWMUSNTD", false, true },	  { "rebuild", "O.M.S...", false, false },
	{ "challenge_terms", "OWMUSNTD", false, false },
	{ "challenge_send", "OWMUSNTD", false, false },
	{ "challenge_list", "OWMUSNTD", false, false },
	{ "challenge_show", "OWMUSNTD", false, false },
	{ "challenge_step", "OWMUSNTD", false, false },
	{ "challenge_patterns", "O.M.S...", false, false },
	{ "challenge_sheet", "O.M.S...", false, false },
	{ "challenge_export", "O.M.S...", false, false },
	{ "draft_save", "OWMUSNTD", false, false },
	{ "draft_list", "OWMUSNTD", false, false },
	{ "draft_wipe", "OWMUSNTD", false, false },
	{ "project_list", "OWMUSNTD", false, false },
	{ "project_new", "O.M.SNT.", false, false },
	{ "project_show", "OWMUSNTD", false, false },
	{ "project_stage", "OWMUSNTD", false, false },
	{ "project_act", "O.M.SNT.", false, false },
	{ "project_fact", "O.M.SNT.", false, false },
	{ "project_question", "OWMUSNTD", false, false },
	{ "project_answer", "O.M.SNT.", false, false },
	{ "project_review", "O.M.SNT.", false, false },
	{ "project_reopen", "O.M.SNT.", false, false },
	{ "project_triage", "O.M.SNT.", false, false },
	{ "project_triage_questions", "OWMUSNTD", false, false },
	{ "project_triage_save", "O.M.SNT.", false, false },
	{ "project_decide", "O.M...T.", false, false },
	{ "project_maturity", "O.M.SNT.", false, false },
	{ "project_register", "O.M.SNT.", false, false },
	{ "project_sign", "O.M...T.", false, false },
	{ "project_history", "OWMUSNTD", false, false },
	{ "project_export", "OWMUSNTD", false, false },
	{ "project_guide", "OWMUSNTD", false, false },
	{ "audit_list", "O.MU....", false, false }, { "audit_mine", "OWMUSNTD", false, false },
	{ "audit_summary", "O.MU....", false, false }, { "audit_patterns", "O.MU....", false, false },
	{ "audit_sample", "O.MU....", false, false }, { "audit_review", "O.MU....", false, false },
	{ "audit_verify", "O.MU...D", false, false }, { "audit_anchor", "O.MU...D", false, false },
	{ "audit_export", "O..U....", false, false }, { "audit_exported", "O..U....", false, false },
	{ "audit_archive", "O......D", false, false }, { "locked", "OWMUSNTD", false, false },
};

static const struct request *row(size_t i)
{
	const struct request *r = request_find(expected[i].name);
	assert_non_null(r);
	return r;
}

static struct sign_in as(int role, bool purpose)
{
	return (struct sign_in){ .id = 1, .account.role = role, .purpose.basis = purpose ? BASIS_S17 : -1 };
}

static void every_request_is_in_the_matrix(void **state)
{
	(void)state;
	assert_int_equal(requests_count, ARRAY_LEN(expected));
	assert_null(request_find("select"));
	assert_null(request_find(""));
}

static void every_role_may_ask_exactly_what_is_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(expected); i++)
		for (int role = 0; role < ACCOUNT_ROLE_COUNT; role++) {
			struct err e = ERR_INIT;
			struct sign_in who = as(role, true);
			bool may = dispatch_allows(row(i), &who, true, &e);
			assert_int_equal(may, expected[i].who[role] != '.');
			assert_int_equal(e.code, may ? ERR_NONE : ERR_REFUSED);
		}
}

static void looks_need_a_purpose(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
		struct err e = ERR_INIT;
		struct sign_in who = as(ACCOUNT_OWNER, false);
		assert_int_equal(dispatch_allows(row(i), &who, true, &e), !expected[i].purpose);
		assert_int_equal(e.code, expected[i].purpose ? ERR_USAGE : ERR_NONE);
	}
}

static void nothing_before_signing_in_but_hello(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
		struct err e = ERR_INIT;
		struct sign_in who;
		sign_in_init(&who);
		assert_int_equal(dispatch_allows(row(i), &who, true, &e), !strcmp(expected[i].name, "hello"));
	}
}

static void training_only_is_training_only(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
		struct err e = ERR_INIT;
		struct sign_in who = as(ACCOUNT_OWNER, true);
		assert_int_equal(dispatch_allows(row(i), &who, false, &e), !expected[i].training);
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
		cmocka_unit_test(every_request_is_in_the_matrix),
		cmocka_unit_test(every_role_may_ask_exactly_what_is_written),
		cmocka_unit_test(looks_need_a_purpose),
		cmocka_unit_test(nothing_before_signing_in_but_hello),
		cmocka_unit_test(training_only_is_training_only),
		cmocka_unit_test(each_row_has_one_who_answers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
