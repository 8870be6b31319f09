/* Raising a challenge, following it and deciding it: what keys do, and where the cursor stands after them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen_bench.h"

#include <string.h>

static int set_up(void **state)
{
	static struct screen_bench b;
	screen_bench_open(&b);
	b.a.show = b.a.evidence = "bracken";
	b.a.terms = b.a.sent = "reid";
	*state = &b;
	return 0;
}

static void open_family(struct screen_bench *b)
{
	screen_test_open(&b->t, &screen_family, &(struct record_ref) { "p1", NULL });
}

/* Time goes on until what is due has been done. */
static void let_time_pass(struct screen_bench *b)
{
	app_tick(&b->t.app, UINT64_MAX);
}

/* ---- raising --------------------------------------------------------------------------- */

static void what_was_seen_is_attached(void **state)
{
	struct screen_bench *b = *state;
	open_family(b);
	screen_test_keys(&b->t, "c");
	assert_top(b, &screen_challenge);
	assert_shows(b, "About BRACKEN, Katherine: Children");
	assert_shows(b, "this screen as you saw it");
	screen_test_keys(&b->t, "4 Tab");
	screen_test_type(&b->t, "Closed in May, the social worker says.");
	screen_test_keys(&b->t, "F7");
	assert_top(b, &screen_challenge_check);
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_challenge_sent);
	assert_asked(b, "\"on\":\"person:p1:Children\",\"type\":\"out-of-date\"");
	assert_shows(b, "FC-7Q2H-K");
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_family);
}

static void each_thing_has_its_name(void **state)
{
	static const struct {
		const struct screen_ops *ops;
		const char *service, *keys, *on;
	} cases[] = {
		{ &screen_family, NULL, "c", "\"on\":\"person:p1:Children\"" },
		{ &screen_family, NULL, "Right Right Down c", "\"on\":\"person:p5:School\"" },
		{ &screen_family, NULL, "Up c", "\"on\":\"person:p1\"" },
		{ &screen_family, NULL, "Up Right Right c", "\"on\":\"link:p1:p5\"" },
		{ &screen_family, NULL, "End c", "\"on\":\"person:p1\"" },
		{ &screen_people, NULL, "Down c", "\"on\":\"link:p1:p5\"" },
		{ &screen_person, NULL, "End c", "\"on\":\"join:school:482\"" },
		{ &screen_person, NULL, "Home c", "\"on\":\"person:p1\"" },
		{ &screen_service, "School", "c", "\"on\":\"person:p1:School\"" },
		{ &screen_evidence, NULL, "c", "\"on\":\"person:p1\"" },
		{ &screen_scope, NULL, "c", "\"on\":\"tool\"" },
	};
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct screen_bench *b = *state;
		struct record_ref ref = { "p1", cases[i].service };
		bool person = cases[i].ops != &screen_scope;
		struct err e = ERR_INIT;
		assert_true(session_refresh(&b->a.session, &e));
		screen_test_open(&b->t, cases[i].ops, person ? &ref : NULL);
		screen_test_keys(&b->t, cases[i].keys);
		assert_top(b, &screen_challenge);
		screen_test_keys(&b->t, "8 Tab x F7 Enter");
		assert_asked(b, cases[i].on);
		screen_bench_tear_down(state);
		set_up(state);
	}
}

static void a_draft_is_kept_while_typing_and_wiped_when_sent(void **state)
{
	struct screen_bench *b = *state;
	open_family(b);
	screen_test_keys(&b->t, "c 4");
	assert_int_equal(times_asked(b, "draft_save"), 0);
	let_time_pass(b);
	assert_int_equal(times_asked(b, "draft_save"), 1);
	assert_shows(b, "Draft saved 9:42am");
	screen_test_keys(&b->t, "Tab");
	screen_test_type(&b->t, "Gone");
	assert_true(app_due(&b->t.app) > 0);
	let_time_pass(b);
	assert_int_equal(times_asked(b, "draft_save"), 2);
	assert_asked(b, "\\\"because\\\":\\\"Gone\\\"");
	let_time_pass(b);
	assert_int_equal(times_asked(b, "draft_save"), 2);
	screen_test_keys(&b->t, "F7 Enter Enter");
	assert_asked(b, "\"draft\":\"person:p1:Children\"");
	assert_int_equal(times_asked(b, "draft_save"), 2);
}

static void leaving_keeps_a_draft(void **state)
{
	struct screen_bench *b = *state;
	open_family(b);
	screen_test_keys(&b->t, "c 4 Tab");
	screen_test_type(&b->t, "Gone");
	screen_test_keys(&b->t, "Esc");
	assert_top(b, &screen_family);
	assert_int_equal(times_asked(b, "draft_save"), 1);
	assert_shows(b, "Kept as a draft. F4 My challenges lists it.");
	b->a.drafts = "two";
	screen_test_keys(&b->t, "F4");
	assert_shows(b, "Draft             BRACKEN, Katherine: School");
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_challenge);
	assert_shows(b, "She left in July, the head");
}

static void what_is_anonymous_is_never_kept(void **state)
{
	struct screen_bench *b = *state;
	b->a.drafts = "two";
	open_family(b);
	screen_test_keys(&b->t, "Down c");
	assert_shows(b, "What you typed before is here again.");
	/* By phone is chosen first: nobody can ring somebody without a name, and nothing is said against it. */
	screen_test_keys(&b->t, "Shift-Tab Shift-Tab Shift-Tab Shift-Tab 2 Tab Tab 3");
	assert_shows(b, "No name is kept with it, only the day.");
	assert_hides(b, "Keep as draft");
	let_time_pass(b);
	assert_int_equal(times_asked(b, "draft_wipe"), 1);
	assert_int_equal(times_asked(b, "draft_save"), 0);
	screen_test_keys(&b->t, "Esc");
	assert_shows(b, "What you typed without your name");
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_challenge);
	screen_test_keys(&b->t, "F7 Enter");
	assert_asked(b, "\"anonymous\":true");
	assert_shows(b, "the reference is the only way back. Write FC-7Q2H-K");
}

static void problems_are_said_where_they_are(void **state)
{
	struct screen_bench *b = *state;
	open_family(b);
	screen_test_keys(&b->t, "c Tab");
	screen_test_type(&b->t, "kept");
	screen_test_keys(&b->t, "F7");
	assert_shows(b, "Error: 1 problem. Nothing you typed is lost.");
	assert_shows(b, "! Error: Select what you think is wrong");
	assert_cursor(b, 9, 2);
	assert_shows(b, "[kept_");
	screen_test_keys(&b->t, "1 Tab Tab 1 F7");
	assert_shows(b, "Enter who you have told about the immediate risk");
	screen_test_type(&b->t, "Duty desk");
	screen_test_keys(&b->t, "F7");
	assert_top(b, &screen_challenge_check);
	assert_shows(b, "Yes, today. Told: Duty desk");
	assert_shows(b, "by 4 November 2025");
}

static void too_much_is_counted_not_cut(void **state)
{
	struct screen_bench *b = *state;
	struct buf text = BUF_INIT;
	for (int i = 0; i < 1046; i++)
		buf_add_text(&text, i % 9 ? "e" : " ");
	open_family(b);
	screen_test_keys(&b->t, "c 4 Tab");
	screen_test_paste(&b->t, text.data);
	assert_shows(b, "1,046 of 1,000");
	screen_test_keys(&b->t, "F7");
	assert_shows(b, "Reason must be 1,000 characters or less (you have used 1,046)");
	assert_cursor(b, 19, b->t.canvas.cursor_col);
	buf_release(&text);
}

static void each_answer_can_be_changed(void **state)
{
	struct screen_bench *b = *state;
	open_family(b);
	screen_test_keys(&b->t, "c 4 Tab x F7");
	assert_cursor(b, 20, 5);
	screen_test_keys(&b->t, "2");
	assert_top(b, &screen_challenge);
	assert_cursor(b, 14, 3);
	screen_test_keys(&b->t, "F7 1");
	assert_cursor(b, 8, 44);
	screen_test_keys(&b->t, "F7 Tab Enter");
	assert_top(b, &screen_family);
	assert_int_equal(times_asked(b, "challenge_send"), 0);
}

static void a_keeper_that_is_gone_loses_nothing(void **state)
{
	struct screen_bench *b = *state;
	open_family(b);
	screen_test_keys(&b->t, "c 4 Tab");
	screen_test_type(&b->t, "Gone");
	b->a.sent = "gone";
	screen_test_keys(&b->t, "F7 Enter");
	assert_shows(b, "Error: the keeper does not answer");
	assert_top(b, &screen_challenge_check);
	b->a.sent = "reid";
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_challenge_sent);
}

static void what_was_challenged_is_asked_for_again(void **state)
{
	struct screen_bench *b = *state;
	open_family(b);
	assert_int_equal(times_asked(b, "show {"), 1);
	screen_test_keys(&b->t, "Up Right Right c 3 Tab x F7 Enter");
	b->a.show = "challenged";
	screen_test_keys(&b->t, "Enter");
	assert_int_equal(times_asked(b, "show {"), 2);
	assert_shows(b, "father (c)");
	assert_shows(b, "Challenged 4 November 2025: FC-7Q2H-K");
}

static void feedback_needs_no_subject(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_keys(&b->t, "F12 F7");
	assert_shows(b, "Enter what helps or hinders you");
	screen_test_type(&b->t, "One screen");
	screen_test_keys(&b->t, "Tab Tab 4 F7 Enter");
	assert_asked(b, "\"on\":\"tool\",\"type\":\"feedback\"");
	assert_asked(b, "\"helps\":\"One screen\"");
	assert_asked(b, "\"trust\":4");
	assert_shows(b, "Feedback sent");
}

static void a_narrow_form_has_three_pages(void **state)
{
	struct screen_bench *b = *state;
	screen_test_resize(&b->t, 16, 40);
	open_family(b);
	screen_test_keys(&b->t, "c");
	assert_shows(b, "Challenge 1 of 3");
	screen_test_keys(&b->t, "4 Tab Enter");
	assert_shows(b, "Challenge 2 of 3");
	assert_cursor(b, 4, 2);
	screen_test_type(&b->t, "Gone");
	screen_test_resize(&b->t, 24, 80);
	assert_shows(b, "[Gone_");
	screen_test_resize(&b->t, 16, 40);
	screen_test_keys(&b->t, "Tab Tab Enter");
	assert_shows(b, "Challenge 3 of 3");
	screen_test_keys(&b->t, "Esc");
	assert_shows(b, "Challenge 2 of 3");
	screen_test_keys(&b->t, "Esc Esc");
	assert_top(b, &screen_family);
}

/* ---- following ----------------------------------------------------------------------------- */

static void an_answer_is_read_and_disagreed_with(void **state)
{
	struct screen_bench *b = *state;
	b->a.list = "mine";
	b->a.full = "answered";
	b->a.stepped = "one";
	screen_test_open(&b->t, &screen_search, NULL);
	assert_shows(b, "1 new answer to what you challenged");
	screen_test_keys(&b->t, "Shift-Tab Enter");
	assert_shows(b, "New answer.");
	screen_test_keys(&b->t, "Enter");
	assert_shows(b, "1 I still disagree");
	assert_hides(b, "2 Give");
	screen_test_keys(&b->t, "1 Tab Enter");
	assert_shows(b, "Error: Enter what you want to say");
	assert_cursor(b, 7, 2);
	screen_test_type(&b->t, "The form is older.");
	screen_test_keys(&b->t, "Tab Enter");
	assert_asked(b, "\"step\":\"disagree\",\"outcome\":null,\"text\":\"The form is older.\"");
}

/* ---- deciding --------------------------------------------------------------------------------- */

static void open_queue(struct screen_bench *b)
{
	screen_answers_manage(&b->a, &b->t);
	b->a.list = "queue";
	b->a.full = "review";
	b->a.patterns = "month";
	b->a.stepped = "one";
	screen_test_open(&b->t, &screen_queue, NULL);
}

static void an_outcome_needs_a_reason(void **state)
{
	struct screen_bench *b = *state;
	open_queue(b);
	assert_cursor(b, 6, 0);
	screen_test_keys(&b->t, "3 Tab Enter");
	assert_shows(b, "Error: Enter the reason: every outcome needs one");
	assert_int_equal(times_asked(b, "challenge_step"), 0);
	screen_test_type(&b->t, "Seen");
	let_time_pass(b);
	assert_asked(b, "draft_save {\"kind\":\"step\"");
	screen_test_keys(&b->t, "Tab Enter");
	assert_asked(b, "\"step\":\"decide\",\"outcome\":\"not-upheld\",\"text\":\"Seen\"");
	assert_asked(b, "draft_wipe {\"kind\":\"step\"");
	assert_top(b, &screen_queue);
	assert_shows(b, "FC-7Q2H-K is now to feed back");
}

static void several_are_counted_and_confirmed(void **state)
{
	struct screen_bench *b = *state;
	open_queue(b);
	b->a.stepped = "many";
	screen_test_keys(&b->t, "Space Down Space");
	assert_shows(b, "2 marked");
	screen_test_keys(&b->t, "3");
	assert_shows(b, "2 marked challenges, all with the same reason");
	screen_test_type(&b->t, "Seen");
	screen_test_keys(&b->t, "Tab");
	assert_shows(b, "[ Not upheld, all 2 ]");
	screen_test_keys(&b->t, "Enter");
	assert_asked(b, "[\"FC-7Q4K-T\",\"FC-7Q1D-W\"],\"confirmed\":2");
	assert_shows(b, "2 challenges were moved on together.");
}

static void only_what_may_be_done_is_offered(void **state)
{
	struct screen_bench *b = *state;
	open_queue(b);
	assert_hides(b, "u Undo");
	screen_test_keys(&b->t, "u");
	assert_shows(b, "Undo does nothing here");
	b->a.full = "decided";
	screen_test_keys(&b->t, "Down");
	assert_shows(b, "1 Close, they were told  2 Give to somebody else");
	assert_shows(b, "u Undo");
	screen_test_keys(&b->t, "3");
	assert_top(b, &screen_queue);
	screen_test_keys(&b->t, "u");
	assert_shows(b, "Take the decision back?");
	screen_test_keys(&b->t, "Enter");
	assert_int_equal(times_asked(b, "challenge_step"), 0);
	screen_test_keys(&b->t, "u 2");
	assert_asked(b, "\"step\":\"undo\"");
}

static void workers_are_offered_no_queue(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_keys(&b->t, "F6");
	assert_top(b, &screen_search);
	assert_false(app_offer(&b->t.app, ACTION_QUEUE).now);
}

static void parts_orders_and_filters(void **state)
{
	struct screen_bench *b = *state;
	open_queue(b);
	screen_test_keys(&b->t, "]");
	assert_asked(b, "\"state\":\"with_service\"");
	screen_test_keys(&b->t, "[ o");
	assert_asked(b, "\"order\":\"raised\"");
	screen_test_keys(&b->t, "/");
	screen_test_type(&b->t, "obi");
	assert_shows(b, "2 of 7");
	assert_hides(b, "Dunmore");
	screen_test_keys(&b->t, "Enter Down");
	assert_cursor(b, 8, 0);
	screen_test_keys(&b->t, "/ Esc");
	assert_shows(b, "Dunmore");
}

/* The keeper leaves the others out, so that no page hides one. */
static void only_some_are_asked_for(void **state)
{
	struct screen_bench *b = *state;
	struct err e = ERR_INIT;
	assert_true(session_refresh(&b->a.session, &e));
	open_queue(b);
	screen_test_keys(&b->t, "l 2 Ctrl-S");
	assert_top(b, &screen_queue);
	assert_asked(b, "\"overdue\":true");
	assert_shows(b, "Only overdue");
	assert_shows(b, "Only these are listed now.");
	screen_test_keys(&b->t, "l 1 Tab 2 Ctrl-S");
	assert_asked(b, "\"overdue\":false,");
	assert_asked(b, "\"source\":\"");
	screen_test_keys(&b->t, "l Tab 1 Ctrl-S");
	assert_shows(b, "All are listed.");
	assert_hides(b, "Only ");
}

static void words_are_looked_for_on_all_pages(void **state)
{
	struct screen_bench *b = *state;
	open_queue(b);
	b->a.list = "hostile";
	screen_test_keys(&b->t, "F5");
	assert_int_equal(times_asked(b, "\"from\":2,"), 0);
	screen_test_keys(&b->t, "/");
	assert_int_equal(times_asked(b, "\"from\":2,"), 1);
	assert_int_equal(times_asked(b, "\"from\":4,"), 1);
}

static void somebody_else_reviews_it(void **state)
{
	struct screen_bench *b = *state;
	open_queue(b);
	screen_test_keys(&b->t, "7");
	assert_shows(b, "1 D Shaw, North team");
	screen_test_keys(&b->t, "Tab Enter");
	assert_shows(b, "Error: Select who is to review it");
	screen_test_keys(&b->t, "Down Enter Enter");
	assert_asked(b, "\"step\":\"reassign\"");
	assert_asked(b, "\"to\":\"p.lowe\"");
}

static void a_digit_chooses_who_reviews_it(void **state)
{
	struct screen_bench *b = *state;
	open_queue(b);
	screen_test_keys(&b->t, "7 1 Tab Enter");
	assert_asked(b, "\"to\":\"d.shaw\"");
}

static void it_is_said_where_nobody_else_can_review_it(void **state)
{
	struct screen_bench *b = *state;
	open_queue(b);
	b->a.full = "alone";
	screen_test_keys(&b->t, "F5 1");
	assert_shows(b, "Nobody else here may review it.");
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_queue);
	assert_int_equal(times_asked(b, "\"step\":\"reassign\""), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_was_seen_is_attached, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(each_thing_has_its_name, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(a_draft_is_kept_while_typing_and_wiped_when_sent, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(leaving_keeps_a_draft, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(what_is_anonymous_is_never_kept, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(problems_are_said_where_they_are, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(too_much_is_counted_not_cut, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(each_answer_can_be_changed, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(a_keeper_that_is_gone_loses_nothing, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(what_was_challenged_is_asked_for_again, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(feedback_needs_no_subject, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(a_narrow_form_has_three_pages, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(an_answer_is_read_and_disagreed_with, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(an_outcome_needs_a_reason, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(several_are_counted_and_confirmed, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(only_what_may_be_done_is_offered, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(workers_are_offered_no_queue, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(parts_orders_and_filters, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(only_some_are_asked_for, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(words_are_looked_for_on_all_pages, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(somebody_else_reviews_it, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(a_digit_chooses_who_reviews_it, set_up, screen_bench_tear_down),
		cmocka_unit_test_setup_teardown(it_is_said_where_nobody_else_can_review_it, set_up, screen_bench_tear_down),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
