/* What is said about the talk with the family, as people type it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "famctx/api/session.h"

#include <string.h>

static const struct date today = { 2025, 11, 4 };

static void days_as_people_write_them(void **state)
{
	static const char *const same[] = { "3 11 2025",   "3/11/2025",       "03/11/2025", "2025-11-03",
					    "3-11-2025",   "3.11.2025",       "3/11/25",    " 3 11 2025 ",
					    "3 Nov 2025",  "3 November 2025", "3 nov 2025", "03-Nov-2025" };
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(same); i++) {
		struct date day = DATE_NONE;
		if (!consent_day(same[i], today, &day) || !date_same(day, (struct date){ 2025, 11, 3 }))
			fail_msg("'%s' is not read as 3 November 2025", same[i]);
	}
}

static void no_day_is_guessed(void **state)
{
	static const char *const none[] = { "", " ", "yesterday", "2025", "11/2025", "31 2 2025", "5 11 2025", "2026-01-01", "3 11" };
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(none); i++) {
		struct date day = DATE_NONE;
		if (consent_day(none[i], today, &day))
			fail_msg("'%s' is read as a day", none[i]);
	}
}

static void an_option_says_one_of_three(void **state)
{
	static const struct {
		const char *text;
		bool ok;
		int consent;
	} rows[] = {
		{ "not-needed", true, CONSENT_NOT_NEEDED },
		{ "held:2025-11-03", true, CONSENT_HELD },
		{ "held:2025-11-05", false, 0 },
		{ "held:", false, 0 },
		{ "held", false, 0 },
		{ "not-held:nobody answered", true, CONSENT_NOT_HELD },
		{ "not-held:", false, 0 },
		{ "", false, 0 },
		{ "not-needed:really", false, 0 },
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct purpose p;
		shape_init(&purpose_shape, &p);
		if (consent_read(rows[i].text, today, &p) != rows[i].ok)
			fail_msg("'%s' is %s", rows[i].text, rows[i].ok ? "refused" : "taken");
		if (rows[i].ok)
			assert_int_equal(p.consent, rows[i].consent);
		if (rows[i].ok && p.consent == CONSENT_NOT_HELD)
			assert_string_equal(p.consent_because, "nobody answered");
		shape_release(&purpose_shape, &p);
	}
}

static void it_is_asked_where_the_policy_says(void **state)
{
	char *without[] = { (char *)(uintptr_t)"s47" };
	struct hello_answer hello = { .consent = CONSENT_RECORD, .consent_free = without, .consent_free_count = 1 };
	(void)state;
	assert_true(consent_asked(&hello, BASIS_S17));
	assert_true(consent_asked(&hello, BASIS_S47));
	assert_false(consent_asked(&hello, BASIS_TRAINING));
	assert_false(consent_asked(&hello, -1));
	assert_true(consent_free(&hello, BASIS_S47));
	assert_false(consent_free(&hello, BASIS_S17));
	hello.consent = CONSENT_NONE;
	assert_false(consent_asked(&hello, BASIS_S17));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_as_people_write_them),
		cmocka_unit_test(no_day_is_guessed),
		cmocka_unit_test(an_option_says_one_of_three),
		cmocka_unit_test(it_is_asked_where_the_policy_says),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("the talk with the family", tests, NULL, NULL);
}
