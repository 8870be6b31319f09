/* What a purpose has to say about the talk with the family, under each rule of the policy. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/access/purpose.h"
#include "famctx/api/request.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "support/look_fixture.h"

#define TODAY { 2025, 11, 4 }
#define YESTERDAY { 2025, 11, 3 }
#define TOMORROW { 2025, 11, 5 }

static char *free_bases[] = { (char[]){ "s47" }, (char[]){ "supervision" } };

struct row {
	int rule;
	struct purpose given;
	enum err_code code;
	int settled;
};

static void every_rule_is_kept(void **state)
{
	char why[] = "It would put the child at risk", blank[] = "  ";
	const struct row rows[] = {
		/* Nothing is asked: nothing is kept. */
		{ CONSENT_NONE, { .basis = BASIS_S17 }, ERR_NONE, CONSENT_NOT_SAID },
		{ CONSENT_NONE, { .basis = BASIS_S47 }, ERR_NONE, CONSENT_NOT_SAID },
		{ CONSENT_NONE, { .basis = BASIS_S17, .consent = CONSENT_HELD }, ERR_NONE, CONSENT_NOT_SAID },
		/* Kept when it is said. */
		{ CONSENT_RECORD, { .basis = BASIS_S17 }, ERR_NONE, CONSENT_NOT_SAID },
		{ CONSENT_RECORD, { .basis = BASIS_S47 }, ERR_NONE, CONSENT_NOT_NEEDED },
		{ CONSENT_RECORD, { .basis = BASIS_S17, .consent = CONSENT_HELD, .consent_on = YESTERDAY }, ERR_NONE, CONSENT_HELD },
		{ CONSENT_RECORD, { .basis = BASIS_S47, .consent = CONSENT_HELD, .consent_on = TODAY }, ERR_NONE, CONSENT_HELD },
		{ CONSENT_RECORD, { .basis = BASIS_S17, .consent = CONSENT_HELD }, ERR_USAGE, 0 },
		{ CONSENT_RECORD, { .basis = BASIS_S17, .consent = CONSENT_HELD, .consent_on = { 2025, 10, 0 } }, ERR_USAGE, 0 },
		{ CONSENT_RECORD, { .basis = BASIS_S17, .consent = CONSENT_HELD, .consent_on = TOMORROW }, ERR_USAGE, 0 },
		{ CONSENT_RECORD, { .basis = BASIS_S17, .consent = CONSENT_NOT_HELD, .consent_because = why }, ERR_NONE, CONSENT_NOT_HELD },
		{ CONSENT_RECORD, { .basis = BASIS_S17, .consent = CONSENT_NOT_HELD, .consent_because = blank }, ERR_USAGE, 0 },
		{ CONSENT_RECORD, { .basis = BASIS_S17, .consent = CONSENT_NOT_HELD }, ERR_USAGE, 0 },
		{ CONSENT_RECORD, { .basis = BASIS_S17, .consent = CONSENT_NOT_NEEDED }, ERR_USAGE, 0 },
		{ CONSENT_RECORD, { .basis = BASIS_SUPERVISION, .consent = CONSENT_NOT_NEEDED }, ERR_NONE, CONSENT_NOT_NEEDED },
		/* One of three, but where the basis says that none is needed, or in training. */
		{ CONSENT_REQUIRE, { .basis = BASIS_S17 }, ERR_USAGE, 0 },
		{ CONSENT_REQUIRE, { .basis = BASIS_S47 }, ERR_NONE, CONSENT_NOT_NEEDED },
		{ CONSENT_REQUIRE, { .basis = BASIS_TRAINING }, ERR_NONE, CONSENT_NOT_SAID },
		{ CONSENT_REQUIRE, { .basis = BASIS_S17, .consent = CONSENT_HELD, .consent_on = TODAY }, ERR_NONE, CONSENT_HELD },
		{ CONSENT_REQUIRE, { .basis = BASIS_S17, .consent = CONSENT_NOT_HELD, .consent_because = why }, ERR_NONE, CONSENT_NOT_HELD },
		{ CONSENT_REQUIRE, { .basis = -1 }, ERR_USAGE, 0 },
		{ CONSENT_REQUIRE, { .basis = BASIS_OTHER, .text = blank }, ERR_USAGE, 0 },
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct purpose_policy policy = { .consent = rows[i].rule, .consent_free = free_bases, .consent_free_count = 2 };
		const struct purpose_terms terms = { .policy = &policy, .training = true, .today = TODAY };
		struct purpose p = rows[i].given;
		struct err e = ERR_INIT;
		bool ok = purpose_settle(&terms, &p, &e);
		if (ok != (rows[i].code == ERR_NONE) || e.code != rows[i].code || (ok && p.consent != rows[i].settled))
			fail_msg("row %zu: %s", i, e.message);
		if (ok && p.consent != CONSENT_HELD)
			assert_false(date_known(p.consent_on));
		if (ok && p.consent != CONSENT_NOT_HELD)
			assert_null(p.consent_because);
	}
}

static void the_words_say_what_needs_none(void **state)
{
	struct purpose_policy policy = { .consent = CONSENT_RECORD, .consent_free = free_bases, .consent_free_count = 2 };
	const struct purpose_terms terms = { .policy = &policy, .today = TODAY };
	struct purpose p = { .basis = BASIS_S17, .consent = CONSENT_NOT_NEEDED };
	struct err e = ERR_INIT;
	(void)state;
	assert_false(purpose_settle(&terms, &p, &e));
	assert_non_null(strstr(e.message, "s47, supervision"));
	policy.consent_free_count = 0;
	e = (struct err)ERR_INIT;
	assert_false(purpose_settle(&terms, &p, &e));
	assert_null(strstr(e.message, "s47"));
	p = (struct purpose){ .basis = BASIS_TRAINING };
	assert_false(purpose_settle(&terms, &p, &e));
	assert_int_equal(e.code, ERR_REFUSED);
}

static void it_is_kept_with_the_purpose_and_each_look(void **state)
{
	struct client *c = look_as("s.patel", "training");
	(void)state;
	assert_int_equal(look_ask(c, REQUEST_PURPOSE, "{\"basis\":\"s17\",\"consent\":\"held\",\"consent_on\":\"2025-11-03\"}", NULL),
			 ERR_NONE);
	assert_int_equal(fixture_number(&look_store, "SELECT consent = 'held' AND consent_on = '2025-11-03' AND"
						     " consent_because IS NULL FROM purpose ORDER BY id DESC LIMIT 1"), 1);
	look_held(c, look_id("bracken katherine"), NULL);
	assert_int_equal(fixture_number(&look_store, "SELECT consent = 'held' FROM audit WHERE action = 'person_opened'"
						     " ORDER BY seq DESC LIMIT 1"), 1);
	/* What is refused leaves the one before. */
	assert_int_equal(look_ask(c, REQUEST_PURPOSE, "{\"basis\":\"s17\",\"consent\":\"held\"}", NULL), ERR_USAGE);
	assert_int_equal(look_held(c, look_id("bracken katherine"), NULL), HELD_NOTHING);
	look_purpose(c, "s47");
	assert_int_equal(fixture_number(&look_store, "SELECT consent = 'not_needed' FROM purpose ORDER BY id DESC LIMIT 1"), 1);
	client_close(c);
}

static void hello_says_what_is_asked(void **state)
{
	struct client *c = look_as("s.patel", "training");
	const struct hello_answer *hello = client_hello(c);
	(void)state;
	assert_int_equal(hello->consent, CONSENT_RECORD);
	assert_int_equal(hello->consent_free_count, 1);
	assert_string_equal(hello->consent_free[0], "s47");
	client_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_is_kept),
		cmocka_unit_test(the_words_say_what_needs_none),
		cmocka_unit_test(it_is_kept_with_the_purpose_and_each_look),
		cmocka_unit_test(hello_says_what_is_asked),
	};
	return cmocka_run_group_tests(tests, look_start, look_end);
}
