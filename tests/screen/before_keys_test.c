/* What keys do before somebody who is held back is opened, and while break-glass lasts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "screen/before.h"
#include "support/screen_bench.h"

#include <string.h>

#define MINUTE 60000u
#define START 1000000u
#define WHY "Midwife rang, baby is due today"

static enum unlock check_password(const char *password)
{
	if (!strcmp(password, "none"))
		return UNLOCK_NEVER;
	return !strcmp(password, "open sesame") ? UNLOCK_YES : UNLOCK_NO;
}

static int set_up(void **state)
{
	static struct screen_bench b;
	screen_bench_open(&b);
	b.t.app.lock.check = check_password;
	b.a.find = "kate";
	b.a.evidence = "bracken";
	b.a.glass = "opened";
	b.a.then_show = "opened";
	*state = &b;
	return 0;
}

/* From the search to the first result. */
static void open_first(struct screen_bench *b, const char *show)
{
	b->a.show = show;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_type(&b->t, "kate bracken");
	screen_test_keys(&b->t, "Enter Enter");
}

/* ---- nothing happens by accident ------------------------------------------------------- */

static void going_back_tells_nobody(void **state)
{
	static const char *const ways[] = { "Enter", "Esc", "Tab Tab Esc", "Up Esc", "Up Down Enter" };
	struct screen_bench *b = *state;
	open_first(b, "guarded");
	for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
		assert_top(b, &screen_before);
		screen_test_keys(&b->t, ways[i]);
		assert_top(b, &screen_results);
		screen_test_keys(&b->t, "Enter");
	}
	assert_int_equal(times_asked(b, "break_glass "), 0);
	assert_int_equal(times_asked(b, "\"reason\":\""), 0);
}

static void wrong_keys_do_nothing(void **state)
{
	struct screen_bench *b = *state;
	open_first(b, "guarded");
	screen_test_keys(&b->t, "x 1 2 F5 F7 Left Right Home End PgUp PgDn c w m y");
	assert_top(b, &screen_before);
	assert_int_equal(times_asked(b, "break_glass "), 0);
	assert_hides(b, "8 Mill Lane");
}

static void ones_own_record_has_one_way(void **state)
{
	struct screen_bench *b = *state;
	open_first(b, "own");
	assert_shows(b, "This looks like your own record");
	assert_hides(b, "Continue");
	screen_test_keys(&b->t, "Tab Up Down");
	screen_test_type(&b->t, WHY);
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_results);
	assert_int_equal(times_asked(b, "break_glass "), 0);
}

static void the_reason_has_to_be_one(void **state)
{
	struct screen_bench *b = *state;
	open_first(b, "guarded");
	screen_test_keys(&b->t, "Up");
	screen_test_type(&b->t, "needed");
	assert_shows(b, "14 more characters are needed.");
	screen_test_keys(&b->t, "Tab Tab Enter");
	assert_top(b, &screen_before);
	assert_shows(b, "Enter why, in 20 characters or more.");
	screen_test_type(&b->t, " by the court");
	assert_shows(b, "1 more character is needed.");
	assert_int_equal(times_asked(b, "break_glass "), 0);
	screen_test_type(&b->t, "s");
	screen_test_keys(&b->t, "Enter Enter");
	assert_int_equal(times_asked(b, "break_glass {\"person\":\"p1\",\"why\":\"needed by the courts\",\"proven\":false}"), 1);
	assert_top(b, &screen_family);
}

/* ---- what is typed ----------------------------------------------------------------------- */

static void typed_words_survive(void **state)
{
	struct screen_bench *b = *state;
	b->t.app.lock.enter_is_enough = true;
	b->t.app.lock.after_ms = 10 * MINUTE;
	open_first(b, "guarded");
	app_tick(&b->t.app, START);
	screen_test_keys(&b->t, "Up");
	screen_test_type(&b->t, WHY);
	screen_test_resize(&b->t, 16, 40);
	assert_shows(b, "[" WHY);
	assert_int_equal(b->t.canvas.cursor_row, 9);
	screen_test_resize(&b->t, 5, 20);
	screen_test_resize(&b->t, 24, 80);
	app_tick(&b->t.app, START);
	app_tick(&b->t.app, START + 11 * MINUTE);
	assert_hides(b, WHY);
	screen_test_keys(&b->t, "Enter");
	assert_shows(b, "[" WHY);
	screen_test_keys(&b->t, "F8");
	assert_hides(b, WHY);
	screen_test_keys(&b->t, "Enter Enter Enter");
	assert_top(b, &screen_family);
}

static void open_with_password(struct screen_bench *b, const char *password)
{
	screen_test_type(&b->t, password);
	screen_test_keys(&b->t, "Enter Enter");
}

static void a_password_is_asked_for_and_never_shown(void **state)
{
	struct screen_bench *b = *state;
	open_first(b, "guarded_password");
	screen_test_keys(&b->t, "Tab Tab");
	screen_test_type(&b->t, WHY);
	screen_test_keys(&b->t, "Enter");
	int col = b->t.canvas.cursor_col;
	screen_test_type(&b->t, "guess");
	assert_int_equal(b->t.canvas.cursor_col, col);
	assert_hides(b, "guess");
	screen_test_keys(&b->t, "Enter Enter");
	assert_shows(b, "That was another password. Type it again.");
	assert_int_equal(times_asked(b, "break_glass "), 0);
	screen_test_keys(&b->t, "Enter Enter");
	assert_shows(b, "Enter your password.");
	open_with_password(b, "open sesame");
	assert_int_equal(times_asked(b, "\"proven\":true"), 1);
	assert_top(b, &screen_family);
	assert_shows(b, "RESTRICTED   Opened with a reason, BG-7KQ2M4X. 30 minutes left.");
	assert_null(strstr(b->a.asked.data, "sesame"));
}

static void three_other_passwords_lead_back(void **state)
{
	struct screen_bench *b = *state;
	open_first(b, "guarded_password");
	screen_test_keys(&b->t, "Tab Tab");
	screen_test_type(&b->t, WHY);
	screen_test_keys(&b->t, "Enter");
	for (int i = 0; i < 3; i++) {
		assert_top(b, &screen_before);
		open_with_password(b, "guess");
	}
	assert_top(b, &screen_results);
	assert_shows(b, "Nothing was opened and nobody was told.");
	assert_int_equal(times_asked(b, "break_glass "), 0);
}

static void without_a_password_it_says_what_to_do(void **state)
{
	struct screen_bench *b = *state;
	open_first(b, "guarded_password");
	screen_test_keys(&b->t, "Tab Tab");
	screen_test_type(&b->t, WHY);
	screen_test_keys(&b->t, "Enter");
	open_with_password(b, "none");
	assert_top(b, &screen_before);
	assert_shows(b, "It cannot be opened here");
	assert_hides(b, "Continue");
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_results);
	b->t.app.lock.check = NULL;
	screen_test_keys(&b->t, "Enter");
	assert_shows(b, "It cannot be opened here");
}

/* ---- a reason -------------------------------------------------------------------------------- */

static void a_reason_is_sent_once(void **state)
{
	struct screen_bench *b = *state;
	b->a.then_show = "bracken";
	open_first(b, "close");
	assert_shows(b, "they have your family name");
	screen_test_keys(&b->t, "Up");
	screen_test_type(&b->t, WHY);
	screen_test_keys(&b->t, "Enter Enter");
	assert_top(b, &screen_family);
	assert_int_equal(times_asked(b, "\"reason\":\"" WHY "\""), 1);
	screen_test_keys(&b->t, "F5 Up Enter");
	assert_top(b, &screen_person);
	assert_int_equal(times_asked(b, "\"reason\":\""), 1);
	assert_hides(b, "RESTRICTED");
}

static void another_family_may_have_a_new_purpose(void **state)
{
	struct screen_bench *b = *state;
	open_first(b, "outside");
	assert_int_equal(times_asked(b, "purpose {"), 1);
	screen_test_keys(&b->t, "Tab Tab Enter");
	assert_top(b, &screen_search);
	assert_shows(b, "Say why you look at the next family.");
	assert_shows(b, "( ) 1 Assessment, section 17");
	assert_shows(b, "[kate bracken_");
	screen_test_keys(&b->t, "1");
	assert_int_equal(times_asked(b, "purpose {\"basis\":\"s17\""), 2);
	b->a.show = "bracken";
	screen_test_keys(&b->t, "Enter Enter");
	assert_top(b, &screen_family);
}

static void what_is_asked_next_is_asked(void **state)
{
	struct screen_bench *b = *state;
	b->a.then_show = "guarded";
	open_first(b, "outside");
	screen_test_keys(&b->t, "Up");
	screen_test_type(&b->t, WHY);
	screen_test_keys(&b->t, "Enter Enter");
	assert_top(b, &screen_before);
	assert_shows(b, "Some of this person's information is restricted");
	screen_test_keys(&b->t, "Esc");
	assert_top(b, &screen_results);
}

/* ---- while it lasts ----------------------------------------------------------------------------- */

static void it_is_closed_when_its_time_is_up(void **state)
{
	struct screen_bench *b = *state;
	open_first(b, "opened");
	app_tick(&b->t.app, START);
	assert_int_equal(app_due(&b->t.app), START + MINUTE);
	screen_test_keys(&b->t, "Up Enter");
	assert_top(b, &screen_person);
	app_tick(&b->t.app, START);
	app_tick(&b->t.app, START + 29 * MINUTE);
	assert_shows(b, "1 minute left.");
	screen_test_keys(&b->t, "F1");
	app_tick(&b->t.app, START + 30 * MINUTE);
	assert_top(b, &screen_results);
	assert_shows(b, "The time for BG-7KQ2M4X is up, so it was closed.");
	assert_hides(b, "RESTRICTED");
	assert_hides(b, "About Katie");
	assert_int_equal(app_due(&b->t.app), 0);
}

static void it_is_closed_behind_a_locked_screen_too(void **state)
{
	struct screen_bench *b = *state;
	b->t.app.lock.enter_is_enough = true;
	b->t.app.lock.after_ms = 10 * MINUTE;
	open_first(b, "opened");
	app_tick(&b->t.app, START);
	app_tick(&b->t.app, START);
	app_tick(&b->t.app, START + 40 * MINUTE);
	assert_hides(b, "BG-7KQ2M4X");
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_results);
}

static void nothing_of_it_stays_when_the_keeper_ends_it(void **state)
{
	struct screen_bench *b = *state;
	open_first(b, "opened");
	app_tick(&b->t.app, START);
	screen_test_keys(&b->t, "Esc Enter");
	assert_shows(b, "RESTRICTED");
	b->a.show = "guarded";
	screen_test_keys(&b->t, "F5");
	assert_top(b, &screen_results);
	assert_shows(b, "The time for BG-7KQ2M4X is up");
}

static void the_banner_is_only_where_it_was_opened(void **state)
{
	struct screen_bench *b = *state;
	open_first(b, "opened");
	app_tick(&b->t.app, START);
	screen_test_keys(&b->t, "w");
	assert_top(b, &screen_evidence);
	assert_shows(b, "RESTRICTED");
	screen_test_keys(&b->t, "Esc Esc");
	assert_top(b, &screen_results);
	assert_hides(b, "RESTRICTED");
	app_tick(&b->t.app, START + 1);
	assert_int_equal(app_due(&b->t.app), 0);
}

static void break_glass_for_another_family_ends_the_first(void **state)
{
	struct screen_bench *b = *state;
	open_first(b, "opened");
	app_tick(&b->t.app, START);
	b->a.show = "guarded";
	screen_test_keys(&b->t, "Right Up Enter");
	assert_top(b, &screen_before);
	b->a.then_show = b->a.glass = "opened_other";
	screen_test_keys(&b->t, "Up");
	screen_test_type(&b->t, WHY);
	screen_test_keys(&b->t, "Enter Enter");
	assert_shows(b, "BG-2M9XQ4T");
	b->a.show = "guarded";
	screen_test_keys(&b->t, "Esc");
	assert_top(b, &screen_before);
	assert_hides(b, "RESTRICTED");
	assert_hides(b, "Mill Lane");
}

static void opened_by_mistake_is_closed(void **state)
{
	struct screen_bench *b = *state;
	b->a.then_show = "bracken";
	open_first(b, "close");
	screen_test_keys(&b->t, "Up");
	screen_test_type(&b->t, WHY);
	screen_test_keys(&b->t, "Enter Enter m 2");
	assert_top(b, &screen_results);
	assert_shows(b, "Closed. The audit says by mistake.");
	assert_int_equal(times_asked(b, "mistake {\"person\":\"p1\""), 1);
	b->a.show = "close";
	b->a.then_show = NULL;
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_before);
	assert_shows(b, "[____");
	assert_int_equal(times_asked(b, "\"reason\":\""), 1);
}

/* ---- at any size, with any text --------------------------------------------------------------------- */

static const char *const kinds[] = { "own", "guarded", "guarded_password", "never", "close", "outside" };

static void open_again(struct screen_bench *b, const char *show)
{
	while (b->t.app.depth > 0)
		app_pop(&b->t.app);
	b->t.app.leaving = false;
	open_first(b, show);
	assert_top(b, &screen_before);
}

static void every_size_is_survived(void **state)
{
	static const int sizes[][2] = { { 24, 80 }, { 16, 40 }, { 17, 59 }, { 60, 200 }, { 3, 10 }, { 1, 1 }, { 16, 41 } };
	struct screen_bench *b = *state;
	for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
		open_again(b, kinds[k]);
		for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
			screen_test_resize(&b->t, sizes[i][0], sizes[i][1]);
			screen_test_keys(&b->t, "Up Tab Down PgDn PgUp Shift-Tab");
			assert_in_range(b->t.canvas.cursor_row, 0, sizes[i][0] - 1);
			assert_in_range(b->t.canvas.cursor_col, 0, sizes[i][1] - 1);
		}
		screen_test_resize(&b->t, 24, 80);
	}
}

static void each_page_has_help_and_offers_what_works(void **state)
{
	struct screen_bench *b = *state;
	for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
		open_again(b, kinds[k]);
		assert_non_null(app_top(&b->t.app)->ops->help(app_top(&b->t.app)));
		screen_test_keys(&b->t, "F1");
		assert_shows(b, "Go back one step");
		screen_test_keys(&b->t, "Esc");
		assert_shows(b, "Enter Choose");
		screen_test_keys(&b->t, "Enter");
		assert_top(b, &screen_results);
	}
}

static void a_name_cannot_write_on_the_terminal(void **state)
{
	struct screen_bench *b = *state;
	open_first(b, "held_hostile");
	assert_top(b, &screen_before);
	for (const char *at = screen_test_text(&b->t); *at; at++)
		if ((unsigned char)*at < ' ' && *at != '\n')
			fail_msg("a control character %d is on the screen", *at);
}

/* Restricted by somebody while it is on the screen. */
static void what_is_restricted_meanwhile_goes(void **state)
{
	struct screen_bench *b = *state;
	open_first(b, "bracken");
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_service);
	b->a.show = "guarded";
	b->a.session.moves++;
	screen_test_keys(&b->t, "F1 Esc");
	assert_top(b, &screen_before);
	assert_hides(b, "Amara Obi");
	screen_test_keys(&b->t, "Up");
	screen_test_type(&b->t, WHY);
	screen_test_keys(&b->t, "Enter Enter");
	assert_top(b, &screen_service);
	assert_shows(b, "Children, Katie");
	assert_shows(b, "RESTRICTED");
}

/* ---- in lists --------------------------------------------------------------------------------------- */

static void somebody_restricted_in_a_family_is_asked_about(void **state)
{
	struct screen_bench *b = *state;
	open_first(b, "held");
	screen_test_keys(&b->t, "Right");
	assert_shows(b, "Restricted: opens only with a reason.");
	b->a.show = "guarded";
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_before);
	screen_test_keys(&b->t, "Esc");
	assert_top(b, &screen_family);
}

/* ---- the talk with the family --------------------------------------------------------------------------- */

static void the_talk_is_told_with_the_purpose(void **state)
{
	struct screen_bench *b = *state;
	b->a.hello.consent = CONSENT_RECORD;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_keys(&b->t, "Tab Tab Tab Tab Tab Tab Tab Tab Tab 2");
	screen_test_type(&b->t, "3 11 2025");
	screen_test_keys(&b->t, "Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab");
	screen_test_type(&b->t, "kate");
	assert_int_equal(times_asked(b, "\"consent\":\"held\",\"consent_on\":\"2025-11-03\""), 1);
	screen_test_keys(&b->t, "Enter");
	assert_shows(b, "For assessment, section 17, talk held 3 Nov 2025");
	screen_test_resize(&b->t, 16, 40);
	assert_shows(b, "Section 17, talk held 3 Nov 2025");
}

static void a_talk_without_its_day_is_not_told(void **state)
{
	struct screen_bench *b = *state;
	b->a.hello.consent = CONSENT_RECORD;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_keys(&b->t, "Tab Tab Tab Tab Tab Tab Tab Tab Tab 2");
	screen_test_type(&b->t, "tomorrow");
	screen_test_keys(&b->t, "Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab");
	screen_test_type(&b->t, "kate");
	screen_test_keys(&b->t, "Enter");
	assert_int_equal(times_asked(b, "find {"), 0);
	assert_shows(b, "Enter the day of the talk");
	assert_int_equal(b->t.canvas.cursor_row, 18);
}

static void the_talk_is_required_where_the_policy_says_so(void **state)
{
	struct screen_bench *b = *state;
	b->a.hello.consent = CONSENT_REQUIRE;
	screen_test_open(&b->t, &screen_search, NULL);
	assert_shows(b, "Say whether you talked with the family");
	screen_test_keys(&b->t, "F5");
	screen_test_type(&b->t, "kate");
	assert_int_equal(times_asked(b, "find {"), 0);
	screen_test_keys(&b->t, "Enter");
	assert_shows(b, "Say whether you talked with the family");
	screen_test_keys(&b->t, "Right Right Tab");
	screen_test_type(&b->t, "nobody answers");
	screen_test_keys(&b->t, "Tab");
	assert_int_equal(times_asked(b, "\"consent\":\"not_held\",\"consent_on\":null,\"consent_because\":\"nobody answers\""), 1);
	assert_int_equal(times_asked(b, "find {"), 1);
}

static void a_purpose_from_the_command_line_waits_for_its_talk(void **state)
{
	struct screen_bench *b = *state;
	struct err e = ERR_INIT;
	b->a.hello.consent = CONSENT_REQUIRE;
	assert_true(session_begin(&b->a.session, &(struct purpose) { .basis = BASIS_S47 }, &e));
	assert_int_equal(times_asked(b, "purpose {"), 0);
	screen_test_open(&b->t, &screen_search, NULL);
	assert_shows(b, "(•) 2 Enquiry, section 47");
	assert_shows(b, "Say whether you talked with the family");
	screen_test_keys(&b->t, "Right Right Tab");
	screen_test_type(&b->t, "urgent");
	screen_test_keys(&b->t, "F5");
	screen_test_type(&b->t, "kate");
	assert_int_equal(times_asked(b, "purpose {\"basis\":\"s47\""), 1);
	assert_int_equal(times_asked(b, "find {"), 4);
}

static void no_talk_is_needed_for_some_purposes(void **state)
{
	static char *without[] = { (char *)(uintptr_t)"s47" };
	struct screen_bench *b = *state;
	b->a.hello.consent = CONSENT_REQUIRE;
	b->a.hello.consent_free = without;
	b->a.hello.consent_free_count = 1;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_keys(&b->t, "Up Up Up 2");
	screen_test_type(&b->t, "kate");
	assert_int_equal(times_asked(b, "\"basis\":\"s47\""), 1);
	assert_int_equal(times_asked(b, "\"consent\":\"not_needed\""), 1);
	assert_int_equal(times_asked(b, "find {"), 4);
	b->a.hello.consent_free_count = 0;
	b->a.hello.consent_free = NULL;
}

static void training_asks_for_no_talk(void **state)
{
	struct screen_bench *b = *state;
	screen_answers_train(&b->a, &b->t);
	b->a.hello.consent = CONSENT_REQUIRE;
	screen_test_open(&b->t, &screen_search, NULL);
	assert_hides(b, "Talk with family");
	screen_test_type(&b->t, "kate");
	assert_int_equal(times_asked(b, "find {"), 4);
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, set_up, screen_bench_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(going_back_tells_nobody),
		WITH(wrong_keys_do_nothing),
		WITH(ones_own_record_has_one_way),
		WITH(the_reason_has_to_be_one),
		WITH(typed_words_survive),
		WITH(a_password_is_asked_for_and_never_shown),
		WITH(three_other_passwords_lead_back),
		WITH(without_a_password_it_says_what_to_do),
		WITH(a_reason_is_sent_once),
		WITH(another_family_may_have_a_new_purpose),
		WITH(what_is_asked_next_is_asked),
		WITH(it_is_closed_when_its_time_is_up),
		WITH(it_is_closed_behind_a_locked_screen_too),
		WITH(nothing_of_it_stays_when_the_keeper_ends_it),
		WITH(the_banner_is_only_where_it_was_opened),
		WITH(break_glass_for_another_family_ends_the_first),
		WITH(opened_by_mistake_is_closed),
		WITH(every_size_is_survived),
		WITH(each_page_has_help_and_offers_what_works),
		WITH(a_name_cannot_write_on_the_terminal),
		WITH(what_is_restricted_meanwhile_goes),
		WITH(somebody_restricted_in_a_family_is_asked_about),
		WITH(the_talk_is_told_with_the_purpose),
		WITH(a_talk_without_its_day_is_not_told),
		WITH(the_talk_is_required_where_the_policy_says_so),
		WITH(a_purpose_from_the_command_line_waits_for_its_talk),
		WITH(no_talk_is_needed_for_some_purposes),
		WITH(training_asks_for_no_talk),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("keys before somebody is opened", tests, NULL, NULL);
}
