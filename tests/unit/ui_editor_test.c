#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "famctx/ui/action.h"
#include "famctx/ui/editor.h"

#define MOST 20

static void press(struct editor *e, const char *names)
{
	struct key_event ev;
	while (action_next_key(&names, &ev))
		assert_int_equal(editor_key(e, &ev), HANDLED);
	assert_string_equal(names, "");
}

static void type(struct editor *e, const char *text)
{
	for (; *text; text++) {
		struct key_event ev = { .press = *text == '\n' ? PRESS_ENTER : PRESS_TEXT };
		ev.text[0] = *text;
		assert_int_equal(editor_key(e, &ev), HANDLED);
	}
}

static void paste(struct editor *e, const char *text)
{
	assert_int_equal(editor_key(e, &(struct key_event) { .press = PRESS_PASTE, .paste = text }), HANDLED);
}

/* Text with the cursor as |. */
static void check(const struct editor *e, const char *expected)
{
	struct buf text = BUF_INIT;
	buf_add_text(&text, editor_text(e));
	buf_splice(&text, e->cursor, 0, "|", 1);
	assert_string_equal(text.data, expected);
	buf_release(&text);
}

/* Eleven columns: ten for letters, one for the cursor behind them. */
static void open_editor(struct editor *e, const char *text)
{
	editor_init(e, MOST);
	editor_layout(e, 11, 3);
	editor_set(e, text);
}

static void keys_edit(void **state)
{
	static const struct {
		const char *start, *keys, *expected;
	} cases[] = {
		{ "", "K a t e", "Kate|" },
		{ "Kate", "Enter x", "Kate\nx|" },
		{ "Kate", "Left Left x", "Kax|te" },
		{ "Kate", "Right", "Kate|" },
		{ "a\nb", "Left Left", "a|\nb" },
		{ "a\nb", "Home", "a\n|b" },
		{ "a\nb", "Home Backspace", "a|b" },
		{ "a\nb", "Left Left Delete", "a|b" },
		{ "one two", "Ctrl-A", "|one two" },
		{ "one two", "Home End", "one two|" },
		{ "one\ntwo", "Up End", "one|\ntwo" },
		{ "one\ntwo", "Up", "one|\ntwo" },
		{ "one\ntwo", "Home Up x", "x|one\ntwo" },
		{ "one\nlonger", "Up Down", "one\nlonger|" },
		{ "longer\ni\nlonger", "Up Up", "longer|\ni\nlonger" },
		{ "longer\ni\nlonger", "Up Left Up", "|longer\ni\nlonger" },
		{ "Kate", "Ctrl-A Ctrl-F Ctrl-F Ctrl-B", "K|ate" },
		{ "Kate", "Ctrl-A Ctrl-E", "Kate|" },
		{ "Kate", "Backspace", "Kat|" },
		{ "Kate", "Home Backspace", "|Kate" },
		{ "Kate", "Delete", "Kate|" },
		{ "Kate", "Home Delete Ctrl-D", "|te" },
		{ "one two", "Ctrl-W", "one |" },
		{ "one\ntwo", "Ctrl-W Ctrl-W", "|" },
		{ "one two", "Alt-Backspace Alt-Backspace", "|" },
		{ "one two", "Home Alt-d", "| two" },
		{ "one two", "Left Left Ctrl-U", "|wo" },
		{ "one\ntwo", "Ctrl-U Ctrl-U", "one|" },
		{ "one\ntwo", "Up Home Ctrl-K", "|\ntwo" },
		{ "one\ntwo", "Up Home Ctrl-K Ctrl-K", "|two" },
		{ "one two three", "Alt-b Alt-b", "one |two three" },
		{ "one two three", "Alt-< Alt-f Alt-f", "one two| three" },
		{ "one\ntwo", "Alt-< x Alt-> y", "xone\ntwoy|" },
		{ "one two", "Ctrl-W Ctrl-_", "one two|" },
		{ "one two", "Ctrl-W Ctrl-_ Ctrl-Y", "one |" },
		{ "one two", "Ctrl-Y", "one two|" },
		{ "1\n2\n3\n4\n5\n6", "PgUp x", "1\n2\n3\n4x|\n5\n6" },
		{ "1\n2\n3\n4\n5\n6", "Alt-< PgDn x", "1\n2\nx|3\n4\n5\n6" },
		{ "Siobh\u00e1n", "Left Backspace", "Siobh|n" },
		{ "Siobha\u0301n", "Left Backspace", "Siobh|n" },
		{ "李小龍", "Left Left Delete", "李|龍" },
		{ "\U0001F469\u200D\U0001F467x", "Left Backspace", "|x" },
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct editor e;
		open_editor(&e, cases[i].start);
		press(&e, cases[i].keys);
		check(&e, cases[i].expected);
		editor_release(&e);
	}
}

static void other_keys_are_not_its_own(void **state)
{
	static const char *const names[] = { "Tab", "Shift-Tab", "Esc",   "Up",     "Down",
		                             "F1",  "Ctrl-P",    "Alt-x", "Ctrl-S", "Ctrl-L" };
	struct editor e;
	(void)state;
	open_editor(&e, "Kate");
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct key_event ev;
		assert_true(key_parse(names[i], &ev));
		assert_int_equal(editor_key(&e, &ev), NOT_HANDLED);
	}
	check(&e, "Kate|");
	editor_release(&e);
}

static void words_wrap(void **state)
{
	struct editor e;
	(void)state;
	open_editor(&e, "Rachel told me that Dean is not");
	assert_int_equal(editor_lines(&e), 4);
	press(&e, "Up");
	check(&e, "Rachel told me that D|ean is not");
	press(&e, "End");
	check(&e, "Rachel told me that Dean| is not");
	press(&e, "Home");
	check(&e, "Rachel told me |that Dean is not");
	press(&e, "Right Left Left");
	check(&e, "Rachel told me| that Dean is not");
	editor_release(&e);
	open_editor(&e, "abcdefghijklmno");
	press(&e, "Home");
	check(&e, "abcdefghij|klmno");
	press(&e, "Up End");
	check(&e, "abcdefghi|jklmno");
	editor_release(&e);
}

static void more_than_wanted_is_counted_and_kept(void **state)
{
	struct editor e;
	struct buf book = BUF_INIT;
	(void)state;
	open_editor(&e, "");
	type(&e, "more than twenty letters");
	assert_int_equal(editor_count(&e), 24);
	while (book.len < (size_t)1 << 18)
		buf_add_text(&book, "e\u0301\u0302\u0303\u0304\u0305 q\n");
	paste(&e, book.data);
	assert_true(editor_count(&e) > MOST && editor_count(&e) <= MOST * 2 + 200);
	press(&e, "Ctrl-_");
	assert_int_equal(editor_count(&e), 24);
	buf_release(&book);
	editor_release(&e);
}

static void characters_are_counted_as_people_do(void **state)
{
	struct editor e;
	(void)state;
	open_editor(&e, "a\u0301\U0001F469\u200D\U0001F467\n李");
	assert_int_equal(editor_count(&e), 4);
	editor_release(&e);
}

static void a_paste_keeps_its_lines(void **state)
{
	struct editor e;
	(void)state;
	open_editor(&e, "x");
	press(&e, "Home");
	paste(&e, "one\r\ntwo\tthree\x1b[31m\n");
	check(&e, "one\ntwo three\u241b[31m\n|x");
	press(&e, "Ctrl-_");
	check(&e, "|x");
	press(&e, "Ctrl-Y");
	check(&e, "one\ntwo three\u241b[31m\n|x");
	editor_release(&e);
}

static void undo_goes_by_words_to_the_start(void **state)
{
	struct editor e;
	(void)state;
	open_editor(&e, "");
	type(&e, "one two\nthree");
	press(&e, "Backspace Backspace Ctrl-_");
	check(&e, "one two\nthree|");
	press(&e, "Ctrl-_");
	check(&e, "one two\n|");
	press(&e, "Ctrl-_ Ctrl-_");
	check(&e, "one |");
	press(&e, "Ctrl-Y Ctrl-Y Ctrl-Y");
	check(&e, "one two\nthree|");
	while (editor_undo(&e))
		continue;
	check(&e, "|");
	type(&e, "x");
	assert_false(editor_redo(&e));
	editor_release(&e);
}

/* A letter with its mark is one character, whichever comes first. */
static void marks_join_what_is_there(void **state)
{
	struct editor e;
	(void)state;
	open_editor(&e, "a");
	assert_int_equal(editor_key(&e, &(struct key_event) { .press = PRESS_TEXT, .text = "\u0301" }), HANDLED);
	check(&e, "a\u0301|");
	editor_release(&e);
	open_editor(&e, "xa\u0301");
	press(&e, "Left Backspace Delete");
	check(&e, "|");
	editor_release(&e);
}

static void it_scrolls_and_says_so(void **state)
{
	struct canvas c;
	struct editor e;
	struct buf text = BUF_INIT;
	(void)state;
	canvas_init(&c, 3, 13, GLYPHS_UNICODE);
	open_editor(&e, "1\n2\n3\n4\n5");
	press(&e, "Up");
	editor_draw(&e, &c, 0, 0, true);
	canvas_dump_text(&c, &text);
	assert_string_equal(text.data, "[3__________↑\n[4__________]\n[5__________]\n");
	assert_int_equal(c.cursor_row, 1);
	assert_int_equal(c.cursor_col, 2);
	press(&e, "Up Up");
	buf_clear(&text);
	editor_draw(&e, &c, 0, 0, true);
	canvas_dump_text(&c, &text);
	assert_string_equal(text.data, "[2__________↑\n[3__________]\n[4__________↓\n");
	assert_int_equal(c.cursor_row, 0);
	buf_release(&text);
	canvas_release(&c);
	editor_release(&e);
}

static void the_cursor_stays_inside_the_box(void **state)
{
	struct canvas c;
	struct editor e;
	(void)state;
	canvas_init(&c, 3, 13, GLYPHS_UNICODE);
	open_editor(&e, "abcdefghij");
	editor_draw(&e, &c, 0, 0, true);
	assert_int_equal(c.cursor_col, 11);
	type(&e, "   ");
	editor_draw(&e, &c, 0, 0, true);
	assert_int_equal(c.cursor_col, 11);
	assert_int_equal(c.cursor_row, 0);
	type(&e, "k");
	editor_draw(&e, &c, 0, 0, true);
	assert_int_equal(c.cursor_col, 2);
	assert_int_equal(c.cursor_row, 1);
	canvas_release(&c);
	editor_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_edit),
		cmocka_unit_test(other_keys_are_not_its_own),
		cmocka_unit_test(words_wrap),
		cmocka_unit_test(more_than_wanted_is_counted_and_kept),
		cmocka_unit_test(characters_are_counted_as_people_do),
		cmocka_unit_test(a_paste_keeps_its_lines),
		cmocka_unit_test(undo_goes_by_words_to_the_start),
		cmocka_unit_test(marks_join_what_is_there),
		cmocka_unit_test(it_scrolls_and_says_so),
		cmocka_unit_test(the_cursor_stays_inside_the_box),
	};
	setlocale(LC_CTYPE, "C.UTF-8");
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
