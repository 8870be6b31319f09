#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "support/golden.h"
#include "support/sample_screen.h"
#include "support/screen_test.h"

#define GOLDEN(name) "tests/screen/golden/frame-" name ".txt"

static struct screen_test t;

static void start(int rows, int cols, enum glyph_set glyphs)
{
	screen_test_init(&t, rows, cols, glyphs);
	screen_test_open(&t, &sample_screen, NULL);
}

static int tear_down(void **state)
{
	(void)state;
	screen_test_release(&t);
	return 0;
}

static bool shows(const char *text)
{
	return strstr(screen_test_text(&t), text) != NULL;
}

static void looks_right_at_every_size(void **state)
{
	static const struct {
		const char *golden;
		int rows, cols;
		enum glyph_set glyphs;
		bool training;
	} cases[] = {
		{ GOLDEN("80x24"), 24, 80, GLYPHS_UNICODE, false },
		{ GOLDEN("40x16"), 16, 40, GLYPHS_UNICODE, false },
		{ GOLDEN("120x40"), 40, 120, GLYPHS_UNICODE, false },
		{ GOLDEN("80x24-ascii"), 24, 80, GLYPHS_ASCII, false },
		{ GOLDEN("80x24-training"), 24, 80, GLYPHS_UNICODE, true },
		{ GOLDEN("40x16-training"), 16, 40, GLYPHS_UNICODE, true },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		screen_test_init(&t, cases[i].rows, cases[i].cols, cases[i].glyphs);
		t.app.training = cases[i].training;
		screen_test_open(&t, &sample_screen, NULL);
		screen_test_keys(&t, "Tab Down");
		golden_check(cases[i].golden, screen_test_dump(&t));
		if (i + 1 < ARRAY_LEN(cases))
			screen_test_release(&t);
	}
}

static void help_stands_last_at_every_size(void **state)
{
	(void)state;
	start(16, 40, GLYPHS_UNICODE);
	for (int cols = 40; cols < 140; cols++) {
		const char *end;

		screen_test_resize(&t, 16 + cols % 30, cols);
		end = strrchr(screen_test_text(&t), '1');
		assert_non_null(end);
		assert_string_equal(end - 1, "F1 Help\n");
	}
}

static void any_size_is_survived(void **state)
{
	static const int sizes[] = { 1, 2, 3, 5, 10, 15, 16, 17, 24, 39, 40, 41, 60, 79, 80, 100, 200 };

	(void)state;
	start(24, 80, GLYPHS_UNICODE);
	screen_test_type(&t, "Bracken");
	for (size_t r = 0; r < ARRAY_LEN(sizes); r++) {
		for (size_t c = 0; c < ARRAY_LEN(sizes); c++)
			screen_test_resize(&t, sizes[r], sizes[c]);
	}
	screen_test_resize(&t, 24, 80);
	assert_true(shows("[Bracken_"));
}

static void a_small_window_says_what_it_needs(void **state)
{
	(void)state;
	start(24, 80, GLYPHS_UNICODE);
	screen_test_type(&t, "Bra");
	screen_test_resize(&t, 3, 80);
	assert_true(shows("! Make the window at least 40 wide and 16 tall. Nothing is lost. q leaves"));
	screen_test_type(&t, "xyz");
	screen_test_resize(&t, 24, 80);
	assert_true(shows("[Bra_"));
	screen_test_resize(&t, 3, 10);
	screen_test_type(&t, "q");
	assert_true(t.app.leaving);
}

static void typing_is_never_a_command(void **state)
{
	(void)state;
	start(24, 80, GLYPHS_UNICODE);
	screen_test_type(&t, "q?:sjk w");
	assert_true(shows("[q?:sjk w_"));
	assert_false(shows(" q "));
	screen_test_keys(&t, "Tab");
	screen_test_keys(&t, "j");
	assert_true(shows("> Bracken"));
}

static void what_does_nothing_says_so(void **state)
{
	(void)state;
	start(24, 80, GLYPHS_UNICODE);
	screen_test_keys(&t, "Ctrl-T");
	assert_true(shows("Ctrl-T does nothing here. F1 shows what can be done."));
	screen_test_keys(&t, "Left");
	assert_false(shows("does nothing"));
	screen_test_keys(&t, "Tab w");
	assert_true(shows("Why does nothing here."));
	screen_test_paste(&t, "rm everything\nq");
	assert_true(shows("nowhere to paste"));
	assert_false(t.app.leaving);
}

static void no_message_is_cut_short(void **state)
{
	(void)state;
	start(16, 40, GLYPHS_UNICODE);
	app_say(&t.app, "Housing is not available. Other services were searched. F5 asks Housing once more.");
	golden_check(GOLDEN("message-40x16"), screen_test_dump(&t));
	screen_test_keys(&t, "Tab");
	assert_false(shows("Housing"));
}

static void help_finds_and_does(void **state)
{
	(void)state;
	start(24, 80, GLYPHS_UNICODE);
	screen_test_keys(&t, "F1");
	golden_check(GOLDEN("help-80x24"), screen_test_dump(&t));
	screen_test_type(&t, "copy");
	assert_true(shows("--- ") && shows("Copying works when a person is chosen."));
	screen_test_keys(&t, "Ctrl-U");
	screen_test_type(&t, "empty all");
	assert_true(shows("> F5"));
	screen_test_keys(&t, "Esc");
	screen_test_type(&t, "Bracken");
	screen_test_keys(&t, "F1");
	screen_test_type(&t, "empty all");
	screen_test_keys(&t, "Enter");
	assert_true(shows("[____"));
	screen_test_keys(&t, "F1");
	screen_test_type(&t, "one answer");
	assert_true(shows("> One answer is enough to try."));
	screen_test_keys(&t, "Enter Esc");
	assert_int_equal(t.app.depth, 1);
	screen_test_resize(&t, 16, 40);
	screen_test_keys(&t, "Tab ?");
	golden_check(GOLDEN("help-40x16"), screen_test_dump(&t));
}

static void the_palette_does_things_by_name(void **state)
{
	(void)state;
	start(24, 80, GLYPHS_UNICODE);
	screen_test_type(&t, "Bracken");
	screen_test_keys(&t, "Ctrl-P");
	golden_check(GOLDEN("palette-80x24"), screen_test_dump(&t));
	screen_test_type(&t, "nosuch");
	assert_true(shows("Nothing here has these words."));
	screen_test_keys(&t, "Enter Ctrl-U");
	screen_test_type(&t, "clear");
	screen_test_keys(&t, "Enter");
	assert_int_equal(t.app.depth, 1);
	assert_true(shows("[____"));
	screen_test_keys(&t, "Tab :");
	assert_int_equal(t.app.depth, 2);
	screen_test_type(&t, "leave");
	screen_test_keys(&t, "Enter");
	assert_true(t.app.leaving);
}

/* What the list of actions offers and what keys do must be one. */
static void what_is_offered_is_taken(void **state)
{
	(void)state;
	start(24, 80, GLYPHS_UNICODE);
	screen_test_keys(&t, "Tab");
	for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		if (!app_offer(&t.app, (enum action)a).now || a == ACTION_OPEN || a == ACTION_LEFT || a == ACTION_RIGHT)
			continue;
		app_act(&t.app, (enum action)a, 1);
		assert_false(shows("does nothing here"));
		t.app.hidden = t.app.leaving = false;
		while (t.app.depth > 1)
			app_pop(&t.app);
	}
}

static void hiding_shows_nothing_personal(void **state)
{
	(void)state;
	start(24, 80, GLYPHS_UNICODE);
	screen_test_type(&t, "Bracken");
	screen_test_keys(&t, "F1 F8");
	golden_check(GOLDEN("hidden"), screen_test_dump(&t));
	screen_test_type(&t, "q");
	assert_false(shows("Bracken"));
	screen_test_keys(&t, "Enter Esc");
	assert_true(shows("[Bracken_"));
}

static void leaving_asks_where_work_would_be_lost(void **state)
{
	(void)state;
	start(24, 80, GLYPHS_UNICODE);
	screen_test_open(&t, &sample_keeps_work, NULL);
	screen_test_keys(&t, "F10");
	golden_check(GOLDEN("question-80x24"), screen_test_dump(&t));
	screen_test_keys(&t, "Enter");
	assert_false(t.app.leaving);
	screen_test_keys(&t, "Esc Esc");
	assert_int_equal(t.app.depth, 2);
	screen_test_keys(&t, "Esc Down Enter");
	assert_int_equal(t.app.depth, 1);
	screen_test_keys(&t, "Tab q 2");
	assert_false(t.app.leaving);
	screen_test_keys(&t, "Ctrl-C");
	assert_true(shows("Ctrl-C again"));
	screen_test_keys(&t, "Ctrl-C 1");
	assert_true(t.app.leaving);
}

static void screens_stack_and_go(void **state)
{
	struct err e = ERR_INIT;
	int pushed = 1;

	(void)state;
	start(24, 80, GLYPHS_UNICODE);
	assert_false(app_go(&t.app, &sample_screen, "refused"));
	assert_true(shows("Error: the sample has nothing to show"));
	while (app_push(&t.app, &sample_screen, NULL, &e))
		pushed++;
	assert_int_equal(pushed, APP_DEPTH);
	assert_false(app_pop_to(&t.app, &sample_keeps_work));
	assert_int_equal(t.app.depth, APP_DEPTH);
	app_pop(&t.app);
	assert_true(app_replace(&t.app, &sample_keeps_work, NULL, &e));
	assert_int_equal(t.app.depth, APP_DEPTH - 1);
	assert_true(app_pop_to(&t.app, &sample_screen));
	assert_int_equal(t.app.depth, APP_DEPTH - 2);
}

static void copying_can_be_forbidden(void **state)
{
	(void)state;
	start(24, 80, GLYPHS_UNICODE);
	screen_test_keys(&t, "Tab y");
	assert_string_equal(t.app.copied.data, "Ashdown, Alfie");
	assert_true(shows("Sent the name to your terminal's clipboard."));
	buf_clear(&t.app.copied);
	t.app.copy_forbidden = true;
	screen_test_keys(&t, "y");
	assert_int_equal(t.app.copied.len, 0);
	assert_true(shows("Copying is switched off here."));
}

static void letters_off_are_not_offered(void **state)
{
	(void)state;
	start(24, 80, GLYPHS_UNICODE);
	screen_test_keys(&t, "Tab");
	assert_true(shows("y Copy"));
	t.app.keys.letters = false;
	assert_false(shows("y Copy"));
	screen_test_keys(&t, "y");
	assert_int_equal(t.app.copied.len, 0);
}

#define TEST(name) cmocka_unit_test_teardown(name, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(looks_right_at_every_size),
		TEST(help_stands_last_at_every_size),
		TEST(any_size_is_survived),
		TEST(a_small_window_says_what_it_needs),
		TEST(typing_is_never_a_command),
		TEST(what_does_nothing_says_so),
		TEST(no_message_is_cut_short),
		TEST(help_finds_and_does),
		TEST(the_palette_does_things_by_name),
		TEST(what_is_offered_is_taken),
		TEST(hiding_shows_nothing_personal),
		TEST(leaving_asks_where_work_would_be_lost),
		TEST(screens_stack_and_go),
		TEST(copying_can_be_forbidden),
		TEST(letters_off_are_not_offered),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
