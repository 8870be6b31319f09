/* From why somebody looks to whom they ring, and back again, on made-up families. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "support/journey.h"

/* S Patel has found two people called Katherine or Kathleen Bracken, and one that may be. */
static struct pty *at_results(const struct journey *j)
{
	struct pty *p = journey_demo(j);

	pty_type(p, "kate bracken");
	pty_keys(p, "Enter");
	journey_sees(p, "Results 1 to 3 of 3");
	return p;
}

static struct pty *at_family(const struct journey *j)
{
	struct pty *p = at_results(j);

	pty_keys(p, "Enter");
	journey_sees(p, "Bracken family");
	return p;
}

static void from_a_name_to_a_telephone_number(void **state)
{
	struct pty *p = journey_demo(*state);

	pty_golden(p, "look_up-search");
	pty_type(p, "kate bracken");
	pty_golden(p, "look_up-typed");
	pty_keys(p, "Enter");
	pty_golden(p, "look_up-results");
	pty_keys(p, "Enter");
	pty_golden(p, "look_up-family");
	pty_keys(p, "Enter");
	pty_golden(p, "look_up-service");
	pty_keys(p, "Esc Up");
	pty_golden(p, "look_up-family-person");
	pty_keys(p, "Enter");
	pty_golden(p, "look_up-person");
	pty_keys(p, "w");
	pty_golden(p, "look_up-evidence");
	pty_keys(p, "Esc F2");
	pty_golden(p, "look_up-scope");
	pty_keys(p, "Esc Esc");
	journey_sees(p, "Bracken family");
	journey_leave(p);
}

static void back_is_the_row_one_left(void **state)
{
	struct pty *p = at_results(*state);

	pty_keys(p, "Down Enter");
	journey_sees(p, "* BRACKEN, Kathleen");
	pty_keys(p, "Right Down Down Enter Esc");
	journey_sees(p, "── Adults for Joseph");
	pty_keys(p, "Esc");
	journey_sees(p, "> Strong    BRACKEN, Kathleen");
	pty_keys(p, "Esc");
	journey_sees(p, "[kate bracken_");
	journey_leave(p);
}

static void a_number_is_copied(void **state)
{
	struct pty *p = at_family(*state);
	size_t mark = 0;

	journey_bytes(p, &mark);
	pty_keys(p, "y");
	journey_sees(p, "> 1 Number to call");
	journey_sees(p, "2 Line for the case system");
	pty_keys(p, "1");
	/* 0113 496 0142 */
	assert_true(journey_sent(p, mark, "\033]52;c;MDExMyA0OTYgMDE0Mg==\a"));
	journey_sees(p, "clipboard");
	journey_leave(p);
}

static void opened_by_mistake(void **state)
{
	struct pty *p = at_family(*state);

	pty_keys(p, "m");
	journey_sees(p, "> 1 Go on reading");
	pty_keys(p, "Enter");
	journey_sees(p, "Bracken family");
	pty_keys(p, "m 2");
	journey_sees(p, "Closed. The audit says by mistake.");
	journey_sees(p, "> Strong    BRACKEN, Katherine");
	journey_leave(p);
}

static void what_was_opened_is_a_key_away(void **state)
{
	struct pty *p = at_family(*state);

	pty_keys(p, "s");
	journey_sees(p, "Find someone");
	assert_false(pty_shows(p, "[kate"));
	journey_sees(p, "7 Bracken, Katherine");
	pty_keys(p, "F10");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_free(p);
}

static void nobody_found_is_no_proof(void **state)
{
	struct pty *p = journey_demo(*state);

	pty_type(p, "zzyyxx");
	pty_keys(p, "Enter");
	pty_golden(p, "look_up-nobody");
	/* The first advice: an address as well; then the first one: the address alone. */
	pty_keys(p, "Enter");
	pty_type(p, "8 mill lane");
	pty_keys(p, "Enter");
	journey_sees(p, "> 1  Only the address, about 4 people");
	pty_keys(p, "Enter");
	journey_sees(p, "BRACKEN, Katherine");
	journey_leave(p);
}

static void help_does_what_it_finds(void **state)
{
	struct pty *p = at_results(*state);

	pty_keys(p, "F1");
	pty_type(p, "joined");
	journey_sees(p, "> w         Why ");
	pty_keys(p, "Enter");
	journey_sees(p, "Why joined");
	pty_keys(p, "Esc :");
	pty_type(p, "new");
	pty_keys(p, "Enter");
	journey_sees(p, "Find someone");
	journey_leave(p);
}

static void nothing_personal_while_hidden(void **state)
{
	struct pty *p = at_family(*state);

	pty_keys(p, "F8");
	pty_golden(p, "look_up-hidden");
	pty_keys(p, "x F1 F10");
	journey_sees(p, "Press Enter to go on.");
	assert_false(pty_shows(p, "Bracken"));
	pty_keys(p, "Enter");
	journey_sees(p, "Bracken family");
	journey_leave(p);
}

static void training_starts_again(void **state)
{
	struct pty *p = at_family(*state);

	pty_keys(p, "X");
	journey_sees(p, "Start again?");
	pty_keys(p, "Enter");
	journey_sees(p, "Started again with the made-up families.");
	journey_sees(p, "Find someone");
	assert_false(pty_shows(p, "Bracken"));
	pty_type(p, "kate bracken");
	pty_keys(p, "Enter");
	journey_sees(p, "Results 1 to 3 of 3");
	journey_leave(p);
}

static void a_wrong_key_is_answered(void **state)
{
	static const char *const keys[] = { "z", "F7", "Ctrl-O", "9" };
	struct pty *p = at_results(*state);

	for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
		pty_keys(p, keys[i]);
		assert_true(pty_shows(p, "does nothing here. F1 shows what can be done.") ||
			    pty_shows(p, "There is nothing with the number"));
		journey_sees(p, "> Strong    BRACKEN, Katherine");
	}
	journey_leave(p);
}

#define JOURNEY(name) cmocka_unit_test_setup_teardown(name, journey_make, journey_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		JOURNEY(from_a_name_to_a_telephone_number),
		JOURNEY(back_is_the_row_one_left),
		JOURNEY(a_number_is_copied),
		JOURNEY(opened_by_mistake),
		JOURNEY(what_was_opened_is_a_key_away),
		JOURNEY(nobody_found_is_no_proof),
		JOURNEY(help_does_what_it_finds),
		JOURNEY(nothing_personal_while_hidden),
		JOURNEY(training_starts_again),
		JOURNEY(a_wrong_key_is_answered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
