/* A training store with its made-up families, from making it to resetting it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/api/evidence.h"
#include "famctx/api/request.h"
#include "famctx/api/sources.h"
#include "famctx/base/mem.h"
#include "famctx/keeper/keeper.h"
#include "support/keeper_fixture.h"

static struct keeper_fixture f;

/* One store for all tests; each leaves it as it was, or resets it. */
static int make_training_store(void **state)
{
	(void)state;
	if (fixture_make(&f) < 0)
		return -1;
	client_close(fixture_open(&f, SERVE_MAKE_TRAINING));
	return 0;
}

static int remove_training_store(void **state)
{
	(void)state;
	return fixture_remove(&f);
}

static void give_purpose(struct client *c)
{
	struct err e = ERR_INIT;
	if (!fixture_purpose(c, BASIS_TRAINING, &e))
		fail_msg("%s", e.message);
}

static char *first_found(struct client *c, const char *query)
{
	struct err e = ERR_INIT;
	struct find_request request;
	struct find_answer answer;
	shape_init(&find_request_shape, &request);
	request.query = mem_copy_text(query);
	if (!client_call(c, REQUEST_FIND, &find_request_shape, &request, &find_answer_shape, &answer, &e))
		fail_msg("%s", e.message);
	assert_true(answer.results_count > 0);
	char *person = mem_copy_text(answer.results[0].person);
	shape_release(&find_request_shape, &request);
	shape_release(&find_answer_shape, &answer);
	return person;
}

static bool show(struct client *c, char *person, struct show_answer *answer, struct err *e)
{
	const struct show_request request = { .person = person };
	return client_call(c, REQUEST_SHOW, &show_request_shape, &request, &show_answer_shape, answer, e);
}

static size_t recent_count(struct client *c)
{
	struct err e = ERR_INIT;
	struct recent_answer recent;
	assert_true(client_call(c, REQUEST_RECENT, NULL, NULL, &recent_answer_shape, &recent, &e));
	size_t count = recent.people_count;
	shape_release(&recent_answer_shape, &recent);
	return count;
}

static void stands_on_its_own_day_with_people_in_it(void **state)
{
	(void)state;
	struct client *c = fixture_open(&f, SERVE_ONLY);
	const struct hello_answer *hello = client_hello(c);
	assert_true(hello->training);
	assert_string_equal(hello->store, "training");
	assert_true(hello->people > 100);
	assert_int_equal(hello->at.year, 2025);
	assert_false(hello->at_given);
	client_close(c);
}

static void plays_a_made_up_account(void **state)
{
	static const char logins[] = "SELECT count(*) FROM account WHERE role <> 'owner'";
	(void)state;
	struct err e = ERR_INIT;
	struct client *c;
	assert_true(fixture_number(&f, logins) > 3);
	assert_false(fixture_try(&f, SERVE_ONLY, keeper_serve, "nobody at all", &c, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	assert_non_null(strstr(e.message, "there are: "));
}

static void who_was_shown_is_in_the_trail(void **state)
{
	static const char shown_sql[] = "SELECT count(*) FROM audit WHERE action = 'details_opened' AND subjects LIKE 'P%'"
					" AND basis = 'training' AND training = 1";
	static const char searched_sql[] = "SELECT count(*) FROM audit WHERE action = 'searched' AND query = 'bracken'"
					   " AND subjects LIKE 'P%'";
	(void)state;
	struct err e = ERR_INIT;
	struct show_answer answer;
	struct client *c = fixture_open(&f, SERVE_ONLY);
	give_purpose(c);
	int64_t shown = fixture_number(&f, shown_sql), searched = fixture_number(&f, searched_sql);
	char *person = first_found(c, "bracken");
	if (!show(c, person, &answer, &e))
		fail_msg("%s", e.message);
	assert_string_equal(answer.person.person, person);
	assert_int_equal(fixture_number(&f, shown_sql), shown + 1);
	assert_int_equal(fixture_number(&f, searched_sql), searched + 1);
	assert_int_equal(recent_count(c), 1);
	shape_release(&show_answer_shape, &answer);
	mem_free(person);
	client_close(c);
}

static void opened_by_mistake_is_closed_and_logged(void **state)
{
	static const char mistakes_sql[] = "SELECT count(*) FROM audit WHERE action = 'opened_by_mistake'"
					   " AND outcome = 'shown'";
	(void)state;
	struct err e = ERR_INIT;
	struct show_answer answer;
	struct client *c = fixture_open(&f, SERVE_ONLY);
	give_purpose(c);
	int64_t before = fixture_number(&f, mistakes_sql);
	char *person = first_found(c, "bracken");
	const struct person_request request = { .person = person };
	assert_true(show(c, person, &answer, &e));
	shape_release(&show_answer_shape, &answer);
	assert_true(client_call(c, REQUEST_MISTAKE, &person_request_shape, &request, NULL, NULL, &e));
	assert_int_equal(recent_count(c), 0);
	assert_int_equal(fixture_number(&f, mistakes_sql), before + 1);
	assert_false(client_call(c, REQUEST_MISTAKE, &person_request_shape, &request, NULL, NULL, &e));
	assert_int_equal(e.code, ERR_NOTHING);
	mem_free(person);
	client_close(c);
}

static void reset_goes_back_and_stays_signed_in(void **state)
{
	static const char looks_sql[] = "SELECT count(*) FROM audit WHERE action = 'searched'";
	(void)state;
	struct err e = ERR_INIT;
	struct client *c = fixture_open(&f, SERVE_ONLY), *other = fixture_open(&f, SERVE_ONLY);
	give_purpose(c);
	give_purpose(other);
	mem_free(first_found(c, "bracken"));
	assert_true(fixture_number(&f, looks_sql) > 0);
	if (!client_call(c, REQUEST_RESET, NULL, NULL, NULL, NULL, &e))
		fail_msg("%s", e.message);
	assert_int_equal(fixture_number(&f, looks_sql), 0);
	/* Both go on, with the purpose they gave. */
	mem_free(first_found(c, "bracken"));
	mem_free(first_found(other, "ashdown"));
	assert_int_equal(fixture_number(&f, looks_sql), 2);
	client_close(other);
	client_close(c);
}

static void the_store_is_whole(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct check_answer check;
	struct client *c = fixture_open(&f, SERVE_ONLY);
	if (!client_call(c, REQUEST_CHECK, NULL, NULL, &check_answer_shape, &check, &e))
		fail_msg("%s", e.message);
	for (size_t i = 0; i < check.findings_count; i++)
		if (!check.findings[i].good)
			fail_msg("%s: %s", check.findings[i].what, check.findings[i].words);
	assert_true(check.good && check.findings_count >= 6);
	shape_release(&check_answer_shape, &check);
	client_close(c);
}

static void sources_and_evidence_answer(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct sources_answer sources;
	struct evidence_answer evidence;
	struct client *c = fixture_open(&f, SERVE_ONLY);
	give_purpose(c);
	if (!client_call(c, REQUEST_SOURCES, NULL, NULL, &sources_answer_shape, &sources, &e))
		fail_msg("%s", e.message);
	assert_true(sources.sources_count > 3);
	char *person = first_found(c, "bracken");
	const struct evidence_request request = { .person = person };
	if (!client_call(c, REQUEST_EVIDENCE, &evidence_request_shape, &request, &evidence_answer_shape, &evidence, &e))
		fail_msg("%s", e.message);
	assert_true(evidence.records_count > 0);
	shape_release(&sources_answer_shape, &sources);
	shape_release(&evidence_answer_shape, &evidence);
	mem_free(person);
	client_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stands_on_its_own_day_with_people_in_it),
		cmocka_unit_test(plays_a_made_up_account),
		cmocka_unit_test(who_was_shown_is_in_the_trail),
		cmocka_unit_test(opened_by_mistake_is_closed_and_logged),
		cmocka_unit_test(reset_goes_back_and_stays_signed_in),
		cmocka_unit_test(the_store_is_whole),
		cmocka_unit_test(sources_and_evidence_answer),
	};
	return cmocka_run_group_tests(tests, make_training_store, remove_training_store);
}
