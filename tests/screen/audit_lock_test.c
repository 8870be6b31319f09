/* The unattended screen, by a clock that is not waited for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "support/golden.h"
#include "support/sample_screen.h"
#include "support/screen_test.h"

#define MINUTE 60000u
#define START 1000000u

static struct screen_test t;
static int asked;

static enum unlock check_password(const char *password)
{
	asked++;
	if (!strcmp(password, "none"))
		return UNLOCK_NEVER;
	return !strcmp(password, "open sesame") ? UNLOCK_YES : UNLOCK_NO;
}

static void ask_password(void)
{
	t.app.lock.enter_is_enough = false;
	t.app.lock.check = check_password;
}

static int start(void **state)
{
	(void)state;
	asked = 0;
	screen_test_init(&t, 24, 80, GLYPHS_UNICODE);
	screen_test_open(&t, &sample_screen, NULL);
	t.app.lock.after_ms = 10 * MINUTE;
	t.app.lock.enter_is_enough = true;
	app_tick(&t.app, START);
	screen_test_type(&t, "Corrie");
	app_tick(&t.app, START);
	return 0;
}

static int end(void **state)
{
	(void)state;
	screen_test_release(&t);
	return 0;
}

static bool shows(const char *text)
{
	return strstr(screen_test_text(&t), text) != NULL;
}

static void warns_two_minutes_before(void **state)
{
	(void)state;
	assert_int_equal(app_due(&t.app), START + 8 * MINUTE);
	app_tick(&t.app, START + 8 * MINUTE - 1);
	assert_false(shows("hidden in 2 minutes"));
	app_tick(&t.app, START + 8 * MINUTE);
	assert_true(shows("You will be hidden in 2 minutes. Press any key to stay."));
	golden_check("tests/screen/golden/lock-warning-80x24.txt", screen_test_text(&t));
	assert_int_equal(app_due(&t.app), START + 10 * MINUTE);
}

static void any_key_stays_and_does_nothing_else(void **state)
{
	(void)state;
	app_tick(&t.app, START + 8 * MINUTE);
	screen_test_keys(&t, "F10");
	assert_false(t.app.leaving);
	assert_false(shows("hidden in 2 minutes"));
	assert_true(shows("[Corrie"));
	app_tick(&t.app, START + 9 * MINUTE);
	assert_int_equal(app_due(&t.app), START + 17 * MINUTE);
	screen_test_type(&t, "x");
	assert_true(shows("[Corriex"));
}

static void locks_and_shows_nothing(void **state)
{
	(void)state;
	app_tick(&t.app, START + 8 * MINUTE);
	app_tick(&t.app, START + 10 * MINUTE);
	golden_check("tests/screen/golden/lock-80x24.txt", screen_test_text(&t));
	assert_false(shows("Corrie"));
	assert_int_equal(app_due(&t.app), 0);
	screen_test_keys(&t, "F1 q Esc F10");
	assert_false(shows("Corrie"));
	assert_false(t.app.leaving);
	screen_test_keys(&t, "Enter");
	assert_true(shows("[Corrie"));
}

static void sleeping_past_the_time_locks_at_once(void **state)
{
	(void)state;
	app_tick(&t.app, START + 500 * MINUTE);
	screen_test_type(&t, "x");
	assert_true(t.app.lock.locked);
	assert_false(shows("Corrie"));
}

static void hidden_by_hand_it_locks_all_the_same(void **state)
{
	(void)state;
	screen_test_keys(&t, "F8");
	app_tick(&t.app, START + 1);
	app_tick(&t.app, START + 8 * MINUTE + 1);
	assert_false(shows("hidden in"));
	app_tick(&t.app, START + 11 * MINUTE);
	assert_true(t.app.lock.locked);
	screen_test_keys(&t, "Enter");
	assert_true(shows("[Corrie"));
}

static void a_password_lets_in(void **state)
{
	(void)state;
	ask_password();
	app_tick(&t.app, START + 10 * MINUTE);
	screen_test_keys(&t, "Enter");
	screen_test_type(&t, "open sesame");
	golden_check("tests/screen/golden/lock-password-80x24.txt", screen_test_text(&t));
	assert_false(shows("sesame"));
	screen_test_keys(&t, "Enter");
	assert_int_equal(asked, 1);
	assert_true(shows("[Corrie"));
	assert_int_equal(t.app.lock.password.len, 0);
}

static void three_wrong_ones_sign_out(void **state)
{
	(void)state;
	ask_password();
	app_tick(&t.app, START + 10 * MINUTE);
	screen_test_keys(&t, "Enter a Enter");
	assert_true(shows("another password"));
	screen_test_keys(&t, "b Enter");
	assert_false(t.app.leaving);
	screen_test_keys(&t, "c Enter");
	assert_true(t.app.leaving);
	assert_int_equal(asked, 3);
	assert_false(shows("Corrie"));
}

static void who_has_no_password_is_signed_out(void **state)
{
	(void)state;
	ask_password();
	app_tick(&t.app, START + 10 * MINUTE);
	screen_test_keys(&t, "Enter");
	screen_test_type(&t, "none");
	screen_test_keys(&t, "Enter");
	assert_true(t.app.leaving);
}

/* A program that was built without PAM cannot ask. */
static void who_cannot_be_asked_is_signed_out(void **state)
{
	(void)state;
	t.app.lock.enter_is_enough = false;
	app_tick(&t.app, START + 10 * MINUTE);
	assert_true(shows("Press Enter to sign out. Typed work is kept."));
	screen_test_keys(&t, "a Esc");
	assert_false(t.app.leaving);
	screen_test_keys(&t, "Enter");
	assert_true(t.app.leaving);
	assert_false(shows("Corrie"));
}

static void hidden_by_hand_enter_comes_back_until_the_time_is_over(void **state)
{
	(void)state;
	ask_password();
	screen_test_keys(&t, "F8");
	app_tick(&t.app, START);
	screen_test_keys(&t, "Enter");
	assert_true(shows("[Corrie"));
	app_tick(&t.app, START + MINUTE);
	screen_test_keys(&t, "F8");
	app_tick(&t.app, START + MINUTE);
	/* Keys of somebody who passes by put nothing off. */
	app_tick(&t.app, START + 9 * MINUTE);
	screen_test_keys(&t, "a F1");
	app_tick(&t.app, START + 11 * MINUTE);
	assert_true(t.app.lock.locked);
	screen_test_keys(&t, "Enter");
	assert_false(shows("Corrie"));
	assert_true(shows("Your password, then Enter:"));
}

static void no_time_no_lock(void **state)
{
	(void)state;
	t.app.lock.after_ms = 0;
	app_tick(&t.app, START + 500 * MINUTE);
	assert_false(t.app.lock.locked);
	assert_int_equal(app_due(&t.app), 0);
}

#define WITH_SCREEN(test) cmocka_unit_test_setup_teardown(test, start, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SCREEN(warns_two_minutes_before),
		WITH_SCREEN(any_key_stays_and_does_nothing_else),
		WITH_SCREEN(locks_and_shows_nothing),
		WITH_SCREEN(sleeping_past_the_time_locks_at_once),
		WITH_SCREEN(hidden_by_hand_it_locks_all_the_same),
		WITH_SCREEN(a_password_lets_in),
		WITH_SCREEN(three_wrong_ones_sign_out),
		WITH_SCREEN(who_has_no_password_is_signed_out),
		WITH_SCREEN(who_cannot_be_asked_is_signed_out),
		WITH_SCREEN(hidden_by_hand_enter_comes_back_until_the_time_is_over),
		WITH_SCREEN(no_time_no_lock),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
