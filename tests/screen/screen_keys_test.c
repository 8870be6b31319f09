/* What keys do on the screens, where the cursor stands after them, and that nothing breaks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen_bench.h"

#include <string.h>

#include "famctx/base/mem.h"

static int set_up(void **state)
{
	static struct screen_bench b;
	screen_bench_open(&b);
	b.a.find = "kate";
	b.a.show = b.a.evidence = "bracken";
	*state = &b;
	return 0;
}

/* ---- purpose first ----------------------------------------------------------------- */

static void no_name_is_asked_for_before_a_purpose(void **state)
{
	struct screen_bench *b = *state;
	b->a.hello.purpose_words[0] = '\0';
	screen_test_open(&b->t, &screen_search, NULL);
	assert_cursor(b, 15, 4); /* on the first purpose */
	screen_test_keys(&b->t, "Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab");
	screen_test_type(&b->t, "kate");
	assert_int_equal(times_asked(b, "find {"), 0);
	assert_shows(b, "Say why first");
	screen_test_keys(&b->t, "Enter");
	assert_shows(b, "Select why you are looking");
	assert_cursor(b, 15, 4);
	screen_test_keys(&b->t, "2");
	assert_int_equal(times_asked(b, "purpose {\"basis\":\"s47\""), 1);
	assert_int_equal(times_asked(b, "find {"), 1);
	assert_shows(b, "BRACKEN, Katherine");
}

static void another_reason_must_be_said(void **state)
{
	struct screen_bench *b = *state;
	b->a.hello.purpose_words[0] = '\0';
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_keys(&b->t, "5");
	assert_shows(b, "The reason");
	screen_test_type(&b->t, "court");
	screen_test_keys(&b->t, "Shift-Tab Shift-Tab");
	screen_test_type(&b->t, "1");
	assert_int_equal(times_asked(b, "purpose {\"basis\":\"other\",\"text\":\"court\""), 1);
}

static void a_purpose_is_told_once_it_is_said(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_type(&b->t, "kate");
	screen_test_keys(&b->t, "Tab Tab Tab Tab Tab Tab Tab");
	screen_test_type(&b->t, "136594");
	assert_int_equal(times_asked(b, "purpose {"), 1);
	screen_test_keys(&b->t, "Tab");
	assert_int_equal(times_asked(b, "purpose {"), 2);
	assert_int_equal(times_asked(b, "\"case_reference\":\"136594\""), 1);
}

static void training_is_preset_in_training_and_only_there(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	assert_hides(b, "Training on made-up");
	screen_bench_tear_down(state);
	set_up(state);
	screen_answers_train(&b->a, &b->t);
	screen_test_open(&b->t, &screen_search, NULL);
	assert_shows(b, "(•) 1 Training on made-up families");
}

/* ---- searching ----------------------------------------------------------------------- */

static void every_key_press_searches(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_type(&b->t, "kat");
	assert_int_equal(times_asked(b, "find {"), 3);
	assert_int_equal(times_asked(b, "purpose {"), 1);
	assert_cursor(b, 5, 12); /* in the line, behind what was typed */
	assert_shows(b, "Results 1 to 3 of 3");
	assert_int_equal(times_asked(b, "\"search\":1}"), 3);
	screen_test_keys(&b->t, "F5");
	screen_test_type(&b->t, "x");
	assert_int_equal(times_asked(b, "\"search\":2}"), 1);
}

static void what_is_typed_stays_in_a_field_of_its_own(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_keys(&b->t, "Tab");
	screen_test_type(&b->t, "Bracken");
	assert_shows(b, "Family name         [Bracken");
	assert_shows(b, "3 found. Enter shows who.");
	assert_int_equal(times_asked(b, "\"family_name\":\"Bracken\""), 1);
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_results);
	screen_test_keys(&b->t, "e");
	assert_top(b, &screen_search);
	assert_cursor(b, 8, 31); /* back in the field it came from */
}

static void nothing_typed_is_said(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_keys(&b->t, "Enter");
	assert_shows(b, "Enter at least one thing to search by");
}

static void a_keeper_that_is_gone_loses_nothing(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	b->a.find = NULL;
	screen_test_type(&b->t, "kate");
	assert_shows(b, "the keeper does not answer");
	assert_shows(b, "[kate_");
	b->a.find = "kate";
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_results);
	b->a.show = NULL;
	screen_test_keys(&b->t, "Down Enter");
	assert_top(b, &screen_error);
	screen_test_keys(&b->t, "Enter");
	assert_shows(b, "It is still so");
	b->a.show = "bracken";
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_family);
	screen_test_keys(&b->t, "Esc");
	assert_top(b, &screen_results);
	assert_cursor(b, 7, 0);
}

static void a_phone_number_is_two_keys_after_the_search(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_type(&b->t, "kate bracken");
	screen_test_keys(&b->t, "Enter Enter");
	assert_shows(b, "Amara Obi, social worker   0113 496 0142");
}

static void nobody_found_can_be_helped_by_a_digit(void **state)
{
	struct screen_bench *b = *state;
	b->a.find = "nobody";
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_type(&b->t, "kat");
	screen_test_keys(&b->t, "Enter");
	assert_shows(b, "0 results is not proof");
	b->a.find = "kate";
	screen_test_keys(&b->t, "1");
	assert_int_equal(times_asked(b, "\"query\":\"brakken 2016\""), 1);
	assert_shows(b, "BRACKEN, Katherine");
	screen_test_keys(&b->t, "Esc");
	assert_shows(b, "[brakken 2016");
}

static void a_digit_leads_to_the_field_it_names(void **state)
{
	struct screen_bench *b = *state;
	b->a.find = "nobody";
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_type(&b->t, "kat");
	screen_test_keys(&b->t, "Enter 2");
	assert_top(b, &screen_search);
	assert_cursor(b, 11, 24); /* the address */
}

static void more_than_a_page_goes_on(void **state)
{
	struct screen_bench *b = *state;
	b->a.find = "page";
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_type(&b->t, "smi");
	screen_test_keys(&b->t, "Enter End Down");
	assert_int_equal(times_asked(b, "\"from\":50"), 1);
	assert_shows(b, "Results 51 to 100 of 120");
	screen_test_keys(&b->t, "Up");
	assert_shows(b, "Results 1 to 50 of 120");
}

static void an_empty_store_says_what_to_do(void **state)
{
	struct screen_bench *b = *state;
	b->a.sources = "empty";
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_type(&b->t, "kate");
	assert_int_equal(times_asked(b, "find {"), 0);
	assert_shows(b, "famctx load");
	b->a.sources = "bracken";
	screen_test_keys(&b->t, "Enter");
	assert_shows(b, "Family name");
}

static void recent_families_open_by_their_digit(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_keys(&b->t, "Shift-Tab 8");
	assert_int_equal(times_asked(b, "show {\"person\":\"p9\""), 1);
	assert_int_equal(times_asked(b, "purpose {"), 1);
	screen_test_keys(&b->t, "Esc");
	assert_top(b, &screen_search);
}

/* ---- a family --------------------------------------------------------------------------- */

static void open_family(struct screen_bench *b)
{
	struct record_ref ref = { "p1", NULL };
	screen_test_open(&b->t, &screen_family, &ref);
}

static void the_cursor_walks_people_and_services(void **state)
{
	struct screen_bench *b = *state;
	open_family(b);
	assert_cursor(b, 7, 13);
	screen_test_keys(&b->t, "Right Down");
	assert_cursor(b, 8, 25);
	assert_shows(b, "School for Rachel");
	screen_test_keys(&b->t, "Home");
	assert_cursor(b, 5, 25);
	assert_int_equal(times_asked(b, "\"details\":\"none\""), 1);
}

static void details_are_opened_one_service_at_a_time(void **state)
{
	struct screen_bench *b = *state;
	open_family(b);
	screen_test_keys(&b->t, "Down Enter");
	assert_top(b, &screen_service);
	assert_int_equal(times_asked(b, "\"details\":\"School\""), 1);
	screen_test_keys(&b->t, "Esc");
	assert_cursor(b, 8, 13);
}

static void one_person_at_a_time_where_it_is_narrow(void **state)
{
	struct screen_bench *b = *state;
	screen_test_resize(&b->t, 16, 40);
	open_family(b);
	assert_shows(b, "Bracken 1 of 4");
	screen_test_keys(&b->t, "Right Right Right");
	assert_shows(b, "Bracken 4 of 4");
	assert_shows(b, "Kathleen");
	screen_test_keys(&b->t, "Down Down");
	assert_shows(b, "Jo Fern, care manager");
	assert_shows(b, "0113 496 0125");
	screen_test_resize(&b->t, 24, 80);
	assert_shows(b, "Adults for Kathleen");
}

static void opened_by_mistake_is_asked_and_told(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	open_family(b);
	screen_test_keys(&b->t, "m Enter");
	assert_int_equal(times_asked(b, "mistake {"), 0);
	screen_test_keys(&b->t, "m 2");
	assert_int_equal(times_asked(b, "mistake {\"person\":\"p1\""), 1);
	assert_top(b, &screen_search);
	assert_shows(b, "The audit says by mistake.");
}

static void copying_is_told_before_it_is_done(void **state)
{
	struct screen_bench *b = *state;
	open_family(b);
	screen_test_keys(&b->t, "y 1");
	assert_int_equal(times_asked(b, "copied {\"person\":\"p1\",\"note\":\"number\"}"), 1);
	assert_string_equal(b->t.app.copied.data, "0113 496 0142");
	screen_test_keys(&b->t, "y 2");
	assert_string_equal(
	        b->t.app.copied.data,
	        "4 November 2025, Family Context: BRACKEN, Katherine, born 14 March 2016. Children: "
	        "Children's social care knows this person now, since 12 September 2025. Last contact "
	        "29 October 2025. Call Amara Obi, social worker, 0113 496 0142. Copied here 4 November "
	        "2025.");
}

static void copying_may_be_forbidden(void **state)
{
	struct screen_bench *b = *state;
	b->t.app.copy_forbidden = true;
	open_family(b);
	assert_hides(b, "y Copy");
	screen_test_keys(&b->t, "y");
	assert_int_equal(times_asked(b, "copied {"), 0);
	assert_int_equal(b->t.app.copied.len, 0);
	assert_shows(b, "Copying is switched off here");
}

static void a_refresh_keeps_the_place_and_says_what_it_found(void **state)
{
	struct screen_bench *b = *state;
	open_family(b);
	screen_test_keys(&b->t, "Right Right Down F5");
	assert_cursor(b, 8, 37);
	assert_shows(b, "Nothing has changed");
	b->a.show = NULL;
	screen_test_keys(&b->t, "F5");
	assert_shows(b, "the keeper does not answer");
	assert_shows(b, "BRACKEN, Katherine");
}

static void a_new_search_starts_from_anywhere_empty(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_type(&b->t, "kate");
	screen_test_keys(&b->t, "Enter Enter s");
	assert_top(b, &screen_search);
	assert_shows(b, "Find   [____");
	assert_cursor(b, 5, 9);
}

static bool start_over(struct app *app, struct err *e)
{
	session_new_search(app->session);
	return session_refresh(app->session, e);
}

static void starting_over_leaves_nothing_typed(void **state)
{
	struct screen_bench *b = *state;
	screen_answers_train(&b->a, &b->t);
	b->t.app.reset = start_over;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_type(&b->t, "kate");
	screen_test_keys(&b->t, "Tab Tab Tab Tab Tab Tab X 1");
	assert_shows(b, "Find   [____");
	screen_test_type(&b->t, "kate");
	screen_test_keys(&b->t, "Enter Enter X 1");
	assert_top(b, &screen_search);
	assert_shows(b, "Find   [____");
}

static void a_new_search_starts_from_over_a_screen_too(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_type(&b->t, "kate");
	screen_test_keys(&b->t, "Enter Enter y s");
	assert_top(b, &screen_search);
	assert_shows(b, "Find   [____");
}

static void a_page_keeps_its_place_at_any_width(void **state)
{
	struct screen_bench *b = *state;
	struct record_ref ref = { "p5", "Police" };
	b->a.show = "dean";
	screen_test_open(&b->t, &screen_service, &ref);
	screen_test_keys(&b->t, "End Up Up");
	assert_shows(b, " > Not here ");
	screen_test_resize(&b->t, 16, 40);
	assert_shows(b, ">Not here");
	screen_test_keys(&b->t, "Home");
	assert_shows(b, "   0113 496 0195");
	screen_test_resize(&b->t, 24, 80);
	assert_shows(b, "neighbourhood officer   0113 496 0195");
}

/* ---- all of them ---------------------------------------------------------------------------- */

static const struct opened {
	const struct screen_ops *ops;
	const char *service;
} opened[] = {
	{ &screen_search, NULL }, { &screen_family, NULL },        { &screen_people, NULL },
	{ &screen_person, NULL }, { &screen_service, "Children" }, { &screen_evidence, NULL },
	{ &screen_scope, NULL },
};

static void open_hostile(struct screen_bench *b, const struct opened *o)
{
	struct record_ref ref = { "p1", o->service };
	bool about_somebody = o->ops != &screen_search && o->ops != &screen_scope;
	b->a.find = b->a.show = b->a.evidence = "hostile";
	screen_test_open(&b->t, o->ops, about_somebody ? (const void *)&ref : NULL);
}

static void no_screen_shows_a_control_character(void **state)
{
	struct screen_bench *b = *state;
	for (size_t i = 0; i < ARRAY_LEN(opened); i++) {
		open_hostile(b, &opened[i]);
		if (opened[i].ops == &screen_search)
			screen_test_type(&b->t, "x");
		for (const char *c = screen_test_text(&b->t); *c; c++)
			assert_true((unsigned char)*c >= 0x20 || *c == '\n');
		assert_hides(b, "\xe2\x80\xae"); /* a right-to-left override */
	}
}

static void every_size_is_survived(void **state)
{
	static const int sizes[][2] = { { 24, 80 }, { 16, 40 }, { 17, 59 }, { 60, 200 },
		                        { 3, 10 },  { 1, 1 },   { 16, 41 } };
	struct screen_bench *b = *state;
	for (size_t i = 0; i < ARRAY_LEN(opened); i++) {
		open_hostile(b, &opened[i]);
		for (size_t k = 0; k < ARRAY_LEN(sizes); k++) {
			screen_test_resize(&b->t, sizes[k][0], sizes[k][1]);
			screen_test_keys(&b->t, "Down Right PgDn End Home Up");
			assert_true(*screen_test_text(&b->t));
		}
		screen_test_resize(&b->t, 24, 80);
	}
}

/* Whatever the rows at the foot offer does something: no "does nothing here". */
static void what_is_offered_works(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	for (size_t i = 0; i < ARRAY_LEN(opened); i++)
		for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
			struct record_ref ref = { "p1", opened[i].service };
			bool about = opened[i].ops != &screen_search && opened[i].ops != &screen_scope;
			size_t depth = 1; /* the search screen, home of all */
			screen_test_open(&b->t, opened[i].ops, about ? (const void *)&ref : NULL);
			if (action_info((enum action)a)->row != ROW_NONE &&
			    app_offer(&b->t.app, (enum action)a).now && a != ACTION_HIDE &&
			    a != ACTION_LEAVE && a != ACTION_BACK) {
				app_act(&b->t.app, (enum action)a, 1);
				assert_hides(b, "does nothing here");
			}
			while (b->t.app.depth > depth)
				app_pop(&b->t.app);
			app_act(&b->t.app, ACTION_REDRAW, 1);
			buf_clear(&b->t.app.message);
		}
}

/* ---- words that narrow a list ------------------------------------------------------------------ */

static void results_are_narrowed_by_words(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_type(&b->t, "kate bracken");
	screen_test_keys(&b->t, "Enter");
	assert_false(app_offer(&b->t.app, ACTION_NEXT_MATCH).now);
	screen_test_keys(&b->t, "/");
	screen_test_type(&b->t, "mill lane");
	assert_shows(b, "2 of 3");
	assert_hides(b, "22 Oak Road");
	screen_test_keys(&b->t, "Enter n");
	assert_shows(b, "> Weak");
	screen_test_keys(&b->t, "n"); /* after the last the first */
	assert_shows(b, "> Strong");
	screen_test_keys(&b->t, "n c");
	assert_string_equal(app_top(&b->t.app)->ops->id, "challenge");
	assert_shows(b, "Kathleen"); /* whom the cursor is on, not who stands there without the words */
	screen_test_keys(&b->t, "Esc Esc");
	assert_shows(b, "22 Oak Road");
	assert_string_equal(app_top(&b->t.app)->ops->id, "results");
}

static void a_family_list_is_narrowed_by_words(void **state)
{
	struct screen_bench *b = *state;
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_open(&b->t, &screen_people, &(struct record_ref) { "p1", NULL });
	screen_test_keys(&b->t, "/");
	screen_test_type(&b->t, "mother");
	assert_hides(b, "No father");
	screen_test_keys(&b->t, "Enter n n Esc");
	assert_top(b, &screen_people);
	screen_test_keys(&b->t, "/");
	screen_test_type(&b->t, "zzz");
	assert_shows(b, "No line here holds these words");
	screen_test_keys(&b->t, "Esc");
	assert_hides(b, "No line here holds these words");
	screen_test_keys(&b->t, "Esc");
	assert_top(b, &screen_search);
}

/* ---- opened by mistake ------------------------------------------------------------------------- */

static void a_mistake_is_told_on_a_page_of_a_person_too(void **state)
{
	struct screen_bench *b = *state;
	struct record_ref ref = { "p1", NULL };
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_open(&b->t, &screen_family, &ref);
	screen_test_open(&b->t, &screen_person, &ref);
	screen_test_keys(&b->t, "m");
	assert_int_equal(times_asked(b, "mistake {"), 0);
	screen_test_keys(&b->t, "2");
	assert_int_equal(times_asked(b, "mistake {\"person\":\"p1\""), 1);
	assert_top(b, &screen_search); /* the family is closed with the page that stood on it */
}

/* ---- without letters (WCAG 2.1.4) ------------------------------------------------------------ */

static void letters_off(struct screen_bench *b)
{
	b->t.app.keys.letters = false;
	screens_use_letters(&b->a.screens, false);
}

/* By another key, or by its name in the palette. */
static void assert_reached_without_letters(struct screen_bench *b, enum action a)
{
	struct buf key = BUF_INIT;
	char *name = mem_copy_text(app_offer(&b->t.app, a).name);
	action_key_name(a, false, &key);
	if (!key.len) {
		screen_test_keys(&b->t, "Ctrl-P");
		assert_string_equal(app_top(&b->t.app)->ops->id, "palette");
		screen_test_type(&b->t, name);
		if (!strstr(screen_test_text(&b->t), name))
			fail_msg("%s has no key without letters, nor a name in the palette:\n%s", name, b->t.dump.data);
		screen_test_keys(&b->t, "Esc");
	}
	mem_free(name);
	buf_release(&key);
}

static void everything_is_reached_without_letters(void **state)
{
	struct screen_bench *b = *state;
	letters_off(b);
	screen_test_open(&b->t, &screen_search, NULL);
	for (size_t i = 0; i < ARRAY_LEN(opened); i++) {
		struct record_ref ref = { "p1", opened[i].service };
		bool about = opened[i].ops != &screen_search && opened[i].ops != &screen_scope;
		screen_test_open(&b->t, opened[i].ops, about ? (const void *)&ref : NULL);
		for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++)
			if (app_offer(&b->t.app, (enum action)a).now)
				assert_reached_without_letters(b, (enum action)a);
		assert_shows(b, "Ctrl-P Commands");
	}
}

static void offer_everything(const struct screen *s, enum action a, struct offer *o)
{
	(void)s;
	(void)a;
	o->now = true;
}

/* Every action of the list, on a screen where all of them work. */
static void no_action_has_letters_alone(void **state)
{
	static const struct screen_ops screen_of_all = { .id = "all", .where = ~0u, .offer = offer_everything };
	struct screen_bench *b = *state;
	letters_off(b);
	screen_test_open(&b->t, &screen_of_all, NULL);
	for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++)
		assert_reached_without_letters(b, (enum action)a);
}

static void letters_that_are_no_keys_do_nothing(void **state)
{
	struct screen_bench *b = *state;
	letters_off(b);
	screen_test_open(&b->t, &screen_family, &(struct record_ref) { "p1", NULL });
	screen_test_keys(&b->t, "c m q s y");
	assert_top(b, &screen_family);
	assert_int_equal(b->t.app.depth, 1);
	assert_hides(b, "c Challenge");
	assert_hides(b, "q ");
	screen_test_keys(&b->t, "F1");
	assert_hides(b, "\n   c  ");
	screen_test_keys(&b->t, "Esc Ctrl-P");
	screen_test_type(&b->t, "opened by mistake");
	screen_test_keys(&b->t, "Enter");
	assert_shows(b, "mistake");
}

static void a_window_too_small_is_left_without_letters(void **state)
{
	struct screen_bench *b = *state;
	letters_off(b);
	screen_test_open(&b->t, &screen_search, NULL);
	screen_test_resize(&b->t, 5, 30);
	assert_shows(b, "F10 leaves");
	screen_test_keys(&b->t, "q");
	assert_false(b->t.app.leaving);
	screen_test_keys(&b->t, "F10");
	assert_true(b->t.app.leaving);
}

static void each_screen_has_help_and_a_cursor(void **state)
{
	struct screen_bench *b = *state;
	for (size_t i = 0; i < ARRAY_LEN(opened); i++) {
		struct record_ref ref = { "p1", opened[i].service };
		bool about = opened[i].ops != &screen_search && opened[i].ops != &screen_scope;
		screen_test_open(&b->t, opened[i].ops, about ? (const void *)&ref : NULL);
		assert_non_null(opened[i].ops->help(app_top(&b->t.app)));
		assert_true(b->t.canvas.cursor_row > 1 && b->t.canvas.cursor_row < 22);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, screen_bench_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(results_are_narrowed_by_words),
		TEST(a_family_list_is_narrowed_by_words),
		TEST(a_mistake_is_told_on_a_page_of_a_person_too),
		TEST(everything_is_reached_without_letters),
		TEST(no_action_has_letters_alone),
		TEST(letters_that_are_no_keys_do_nothing),
		TEST(a_window_too_small_is_left_without_letters),
		TEST(no_name_is_asked_for_before_a_purpose),
		TEST(another_reason_must_be_said),
		TEST(a_purpose_is_told_once_it_is_said),
		TEST(training_is_preset_in_training_and_only_there),
		TEST(every_key_press_searches),
		TEST(what_is_typed_stays_in_a_field_of_its_own),
		TEST(nothing_typed_is_said),
		TEST(a_keeper_that_is_gone_loses_nothing),
		TEST(a_phone_number_is_two_keys_after_the_search),
		TEST(nobody_found_can_be_helped_by_a_digit),
		TEST(a_digit_leads_to_the_field_it_names),
		TEST(more_than_a_page_goes_on),
		TEST(an_empty_store_says_what_to_do),
		TEST(recent_families_open_by_their_digit),
		TEST(the_cursor_walks_people_and_services),
		TEST(details_are_opened_one_service_at_a_time),
		TEST(one_person_at_a_time_where_it_is_narrow),
		TEST(opened_by_mistake_is_asked_and_told),
		TEST(copying_is_told_before_it_is_done),
		TEST(copying_may_be_forbidden),
		TEST(a_refresh_keeps_the_place_and_says_what_it_found),
		TEST(a_new_search_starts_from_anywhere_empty),
		TEST(starting_over_leaves_nothing_typed),
		TEST(a_new_search_starts_from_over_a_screen_too),
		TEST(a_page_keeps_its_place_at_any_width),
		TEST(no_screen_shows_a_control_character),
		TEST(every_size_is_survived),
		TEST(what_is_offered_works),
		TEST(each_screen_has_help_and_a_cursor),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("keys on the screens", tests, NULL, NULL);
}
