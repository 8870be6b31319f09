#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "famctx/text/sanitise.h"
#include "famctx/ui/action.h"
#include "famctx/ui/field.h"

static void press(struct line_field *f, const char *names)
{
	struct key_event ev;

	while (action_next_key(&names, &ev))
		assert_int_equal(field_key(f, &ev), HANDLED);
	assert_string_equal(names, "");
}

/* Text with the cursor as |. */
static void check(const struct line_field *f, const char *expected)
{
	struct buf text = BUF_INIT;

	buf_add_text(&text, field_text(f));
	buf_splice(&text, f->cursor, 0, "|", 1);
	assert_string_equal(text.data, expected);
	buf_release(&text);
}

static void keys_edit(void **state)
{
	static const struct {
		const char *start, *keys, *expected;
	} cases[] = {
		{ "", "K a t e", "Kate|" },
		{ "Kate", "Left Left x", "Kax|te" },
		{ "Kate", "Right", "Kate|" },
		{ "Kate", "Home x", "x|Kate" },
		{ "Kate", "Home Right End x", "Katex|" },
		{ "Kate", "Ctrl-A Ctrl-F Ctrl-F Ctrl-B", "K|ate" },
		{ "Kate", "Ctrl-A Ctrl-E", "Kate|" },
		{ "Kate", "Backspace", "Kat|" },
		{ "Kate", "Home Backspace", "|Kate" },
		{ "Kate", "Delete", "Kate|" },
		{ "Kate", "Home Delete Ctrl-D", "|te" },
		{ "Kate Bracken", "Ctrl-W", "Kate |" },
		{ "Kate Bracken", "Alt-Backspace Alt-Backspace", "|" },
		{ "Kate Bracken", "Left Left Ctrl-U", "|en" },
		{ "Kate Bracken", "Home Ctrl-K", "|" },
		{ "Kate Bracken Hill", "Alt-b Alt-b Alt-b Alt-b", "|Kate Bracken Hill" },
		{ "Kate Bracken", "Home Alt-f Alt-f", "Kate Bracken|" },
		{ "Kate Bracken", "Ctrl-W Ctrl-_", "Kate Bracken|" },
		{ "Siobh\u00e1n", "Left Backspace", "Siobh|n" },
		{ "Siobha\u0301n", "Left Backspace", "Siobh|n" },
		{ "Siobha\u0301n", "Left Left x", "Siobhx|a\u0301n" },
		{ "李小龍", "Left Left Delete", "李|龍" },
		{ "\U0001F469\u200D\U0001F467x", "Left Backspace", "|x" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct line_field f;

		field_init(&f, 40);
		field_set(&f, cases[i].start);
		press(&f, cases[i].keys);
		check(&f, cases[i].expected);
		field_release(&f);
	}
}

static void other_keys_are_not_its_own(void **state)
{
	static const char *const names[] = { "Enter", "Tab", "Shift-Tab", "Esc", "Up", "Down", "F1", "PgUp", "Ctrl-P", "Alt-x" };
	struct line_field f;

	(void)state;
	field_init(&f, 40);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct key_event ev;

		assert_true(key_parse(names[i], &ev));
		assert_int_equal(field_key(&f, &ev), NOT_HANDLED);
	}
	field_release(&f);
}

static void a_typed_mark_joins_the_letter(void **state)
{
	struct key_event mark = { .press = PRESS_TEXT, .text = "\u0301" };
	struct line_field f;

	(void)state;
	field_init(&f, 6);
	press(&f, "S i o b h a");
	field_key(&f, &mark);
	check(&f, "Siobha\u0301|");
	press(&f, "Left");
	check(&f, "Siobh|a\u0301");
	field_release(&f);
}

static void limits_hold(void **state)
{
	struct key_event paste = { .press = PRESS_PASTE, .paste = "0113 496 0142 and more" };
	struct line_field f;

	(void)state;
	field_init(&f, 4);
	press(&f, "a b c d e f");
	check(&f, "abcd|");
	field_set(&f, "");
	field_key(&f, &paste);
	check(&f, "0113|");
	field_set(&f, "");
	f.accepts = field_accepts_digits;
	press(&f, "a 1 b 2");
	check(&f, "12|");
	field_set(&f, "");
	field_key(&f, &(struct key_event){ .press = PRESS_PASTE, .paste = "a1 b2" });
	check(&f, "12|");
	field_release(&f);
}

static void paste_is_text_and_never_a_command(void **state)
{
	struct key_event paste = { .press = PRESS_PASTE, .paste = "Kate\nBracken\r\033[31m\u202e" };
	struct line_field f;

	(void)state;
	field_init(&f, 60);
	field_key(&f, &paste);
	assert_true(sanitise_is_clean(field_text(&f), strlen(field_text(&f)), SANITISE_LINE));
	assert_null(strchr(field_text(&f), '\n'));
	assert_memory_equal(field_text(&f), "Kate Bracken ", 13);
	press(&f, "Ctrl-_");
	check(&f, "|");
	field_release(&f);
}

static void undo_goes_word_by_word_to_the_start(void **state)
{
	struct line_field f;

	(void)state;
	field_init(&f, 60);
	press(&f, "K a t e Space H i l l Backspace Backspace");
	check(&f, "Kate Hi|");
	press(&f, "Ctrl-_");
	check(&f, "Kate Hill|");
	press(&f, "Ctrl-_");
	check(&f, "Kate |");
	press(&f, "Ctrl-_");
	check(&f, "|");
	assert_false(field_undo(&f));
	field_set(&f, "Bracken");
	field_set(&f, "");
	assert_true(field_undo(&f));
	check(&f, "Bracken|");
	field_release(&f);
}

static void long_text_scrolls(void **state)
{
	struct buf text = BUF_INIT;
	struct canvas c;
	struct line_field f;

	(void)state;
	field_init(&f, 60);
	canvas_init(&c, 1, 14, GLYPHS_UNICODE);
	field_layout(&f, 8);
	field_set(&f, "Katherine");
	field_draw(&f, &c, 0, 1, true);
	canvas_dump_text(&c, &text);
	assert_string_equal(text.data, " [therine_]\n");
	assert_int_equal(c.cursor_col, 9);
	press(&f, "Home");
	canvas_clear(&c, 1, 14);
	field_draw(&f, &c, 0, 1, true);
	buf_clear(&text);
	canvas_dump_text(&c, &text);
	assert_string_equal(text.data, " [Katherin]\n");
	assert_int_equal(c.cursor_col, 2);
	field_set(&f, "李小龍李小龍");
	canvas_clear(&c, 1, 14);
	field_draw(&f, &c, 0, 1, true);
	buf_clear(&text);
	canvas_dump_text(&c, &text);
	assert_string_equal(text.data, " [_李小龍_]\n");
	assert_in_range(c.cursor_col, 2, 9);
	canvas_release(&c);
	buf_release(&text);
	field_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_edit),
		cmocka_unit_test(other_keys_are_not_its_own),
		cmocka_unit_test(a_typed_mark_joins_the_letter),
		cmocka_unit_test(limits_hold),
		cmocka_unit_test(paste_is_text_and_never_a_command),
		cmocka_unit_test(undo_goes_word_by_word_to_the_start),
		cmocka_unit_test(long_text_scrolls),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
