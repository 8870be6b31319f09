#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "famctx/ui/canvas.h"

static struct canvas canvas;
static struct buf dump;

static int set_up(void **state)
{
	(void)state;
	canvas_init(&canvas, 3, 12, GLYPHS_UNICODE);
	buf_init(&dump);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	canvas_release(&canvas);
	buf_release(&dump);
	return 0;
}

static const char *shown(void)
{
	buf_clear(&dump);
	canvas_dump_text(&canvas, &dump);
	return dump.data;
}

static void text_is_cut_with_a_sign(void **state)
{
	(void)state;
	assert_int_equal(canvas_text(&canvas, 0, 0, 12, ROLE_TEXT, "exactly 12ch"), 12);
	assert_int_equal(canvas_text(&canvas, 1, 0, 6, ROLE_TEXT, "Bracken-Hill"), 6);
	assert_int_equal(canvas_text(&canvas, 2, 9, 50, ROLE_TEXT, "Bracken"), 3);
	assert_string_equal(shown(), "exactly 12ch\nBrack…\n         Br…\n");
}

static void nothing_is_drawn_outside(void **state)
{
	(void)state;
	assert_int_equal(canvas_text(&canvas, 3, 0, 5, ROLE_TEXT, "x"), 0);
	assert_int_equal(canvas_text(&canvas, -1, 0, 5, ROLE_TEXT, "x"), 0);
	assert_int_equal(canvas_text(&canvas, 0, 12, 5, ROLE_TEXT, "x"), 0);
	assert_int_equal(canvas_text(&canvas, 0, 0, 0, ROLE_TEXT, "x"), 0);
	canvas_fill(&canvas, (struct rect){ -4, -4, 100, 100 }, ROLE_SELECTED);
	canvas_frame(&canvas, (struct rect){ 1, 1, 50, 50 });
	canvas_rule(&canvas, 7, -3, 40, "far away");
	canvas_cursor(&canvas, 5, 5);
	assert_int_equal(canvas.cursor_row, -1);
	assert_string_equal(shown(), "\n ┌──────────\n │\n");
}

static void wide_characters_are_never_split(void **state)
{
	(void)state;
	assert_int_equal(canvas_text(&canvas, 0, 0, 6, ROLE_TEXT, "李小龍"), 6);
	assert_int_equal(canvas_text(&canvas, 1, 0, 4, ROLE_TEXT, "李小龍"), 3);
	assert_int_equal(canvas_text(&canvas, 2, 10, 2, ROLE_TEXT, "a龍"), 2);
	assert_string_equal(shown(), "李小龍\n李…\n          a…\n");
	assert_int_equal(canvas_cell(&canvas, 0, 0)->width, 2);
	assert_int_equal(canvas_cell(&canvas, 0, 1)->width, 0);
}

/* Half a character would tear the row. */
static void writing_over_half_a_character_removes_it(void **state)
{
	(void)state;
	canvas_text(&canvas, 0, 0, 6, ROLE_TEXT, "李小");
	canvas_text(&canvas, 0, 1, 1, ROLE_TEXT, "x");
	canvas_text(&canvas, 1, 0, 6, ROLE_TEXT, "李小");
	canvas_text(&canvas, 1, 2, 1, ROLE_TEXT, "y");
	assert_string_equal(shown(), " x小\n李y\n\n");
}

static void marks_join_their_letter(void **state)
{
	(void)state;
	assert_int_equal(canvas_text(&canvas, 0, 0, 12, ROLE_TEXT, "Siobha\u0301n"), 7);
	assert_int_equal(canvas_cell(&canvas, 0, 5)->count, 2);
	canvas_text(&canvas, 1, 0, 12, ROLE_TEXT, "o\u0301\u0302\u0303\u0304\u0305\u0306k");
	assert_int_equal(canvas_cell(&canvas, 1, 0)->count, 1 + CELL_MARKS);
	assert_int_equal(canvas_cell(&canvas, 1, 1)->code[0], 'k');
}

static void hostile_text_is_tamed(void **state)
{
	static const char *const cases[] = {
		"\033[31mred", "a\rb", "\u202egnik", "\xff\xfe", "a\u200bb", "\xc2\x9b" "31m", "a\tb\bc", "\x7f",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		canvas_clear(&canvas, 3, 12);
		canvas_text(&canvas, 0, 0, 12, ROLE_TEXT, cases[i]);
		for (int col = 0; col < 12; col++) {
			uint32_t code = canvas_cell(&canvas, 0, col)->code[0];

			assert_true(code >= 0x20 && code != 0x7f && !(code >= 0x80 && code < 0xa0));
			assert_true(code != 0x202e && code != 0x200b);
		}
	}
	canvas_clear(&canvas, 3, 12);
	canvas_text(&canvas, 0, 0, 12, ROLE_TEXT, "two\nlines");
	assert_string_equal(shown(), "two lines\n\n\n");
}

static void ascii_keeps_the_columns(void **state)
{
	(void)state;
	canvas.glyphs = GLYPHS_ASCII;
	canvas_text(&canvas, 0, 0, 12, ROLE_TEXT, "Siobhán 李 ●");
	canvas_gauge(&canvas, 1, 0, ROLE_TEXT, 3, 5);
	canvas_rule(&canvas, 2, 0, 12, "Why");
	assert_string_equal(shown(), "Siobhan ?  *\n###..\n-- Why -----\n");
}

static void text_can_stand_at_the_right(void **state)
{
	(void)state;
	assert_int_equal(canvas_text_right(&canvas, 0, 0, 12, ROLE_TEXT, "9:42am"), 6);
	assert_int_equal(canvas_text_right(&canvas, 1, 2, 4, ROLE_TEXT, "9:42am"), 4);
	assert_string_equal(shown(), "      9:42am\n  9:4…\n\n");
}

static void paragraphs_break_between_words(void **state)
{
	(void)state;
	assert_int_equal(canvas_paragraph(&canvas, (struct rect){ 0, 0, 2, 8 }, ROLE_TEXT, "no record is not none"), 4);
	assert_string_equal(shown(), "no\nrecord\n\n");
}

static void a_dump_tells_roles_and_cursor(void **state)
{
	(void)state;
	canvas_text(&canvas, 0, 1, 5, ROLE_TITLE, "Hi");
	canvas_role(&canvas, (struct rect){ 1, 0, 1, 3 }, ROLE_SELECTED);
	canvas_cursor(&canvas, 1, 2);
	buf_clear(&dump);
	canvas_dump(&canvas, &dump);
	assert_string_equal(dump.data, "12 columns, 3 rows, cursor at row 2, column 3\n Hi\n\n\nroles\n.TT\nsss\n\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(text_is_cut_with_a_sign, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nothing_is_drawn_outside, set_up, tear_down),
		cmocka_unit_test_setup_teardown(wide_characters_are_never_split, set_up, tear_down),
		cmocka_unit_test_setup_teardown(writing_over_half_a_character_removes_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(marks_join_their_letter, set_up, tear_down),
		cmocka_unit_test_setup_teardown(hostile_text_is_tamed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(ascii_keeps_the_columns, set_up, tear_down),
		cmocka_unit_test_setup_teardown(text_can_stand_at_the_right, set_up, tear_down),
		cmocka_unit_test_setup_teardown(paragraphs_break_between_words, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_dump_tells_roles_and_cursor, set_up, tear_down),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
