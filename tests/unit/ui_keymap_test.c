#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "famctx/ui/action.h"

static void key_names_read_back(void **state)
{
	static const char *const names[] = { "Enter", "Esc",	"Tab",	     "Shift-Tab", "Backspace", "Delete", "Up",
					     "PgDn",  "F1",	"F12",	     "Ctrl-P",	  "Ctrl-_",    "Alt-b",	 "Space",
					     "?",     "9",	"é" };
	struct buf text = BUF_INIT;
	struct key_event ev;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		assert_true(key_parse(names[i], &ev));
		buf_clear(&text);
		key_add_name(&ev, &text);
		assert_string_equal(text.data, names[i]);
	}
	buf_release(&text);
}

static void other_names_are_no_keys(void **state)
{
	static const char *const names[] = { "", "F0", "F13", "F1x", "Ctrl-", "enter", "ab", "\xff", "Alt-" };
	struct key_event ev;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		assert_false(key_parse(names[i], &ev));
}

static void every_action_has_a_name_a_key_and_help(void **state)
{
	(void)state;
	for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		const struct action_info *info = action_info((enum action)a);
		const char *keys = info->keys;
		struct key_event ev;
		int count = 0;

		while (action_next_key(&keys, &ev))
			count++;
		assert_true(count > 0);
		assert_int_equal(*keys, '\0');
		assert_true(strlen(info->name) > 1);
		assert_true(strlen(info->help) > strlen(info->name));
		assert_true(info->where != 0);
	}
}

static void no_two_actions_share_a_key_in_a_place(void **state)
{
	(void)state;
	for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		const char *keys = action_info((enum action)a)->keys;
		struct keymap map = { .letters = true };
		struct key_event ev;

		while (action_next_key(&keys, &ev)) {
			for (unsigned where = 1; where <= WHERE_ANY; where <<= 1) {
				int count;

				if (action_info((enum action)a)->where & where)
					assert_int_equal(keymap_find(&map, where, &ev, &count), a);
			}
		}
	}
}

/* Only j and k move; a letter typed by accident must not lose the place. */
static void no_other_letter_moves_the_cursor(void **state)
{
	struct keymap map = { .letters = true };

	(void)state;
	for (char letter = 'a'; letter <= 'z'; letter++) {
		struct key_event ev = { .press = PRESS_TEXT, .text = { letter } };
		int count;
		enum action a = keymap_find(&map, WHERE_RESULTS, &ev, &count);

		if (letter != 'j' && letter != 'k')
			assert_false(a >= ACTION_NEXT && a <= ACTION_BOTTOM);
	}
}

static void digits_count(void **state)
{
	struct keymap map = { .letters = true };
	struct key_event ev = { .press = PRESS_TEXT, .text = "7" };
	int count;

	(void)state;
	assert_int_equal(keymap_find(&map, WHERE_SEARCH, &ev, &count), ACTION_PICK);
	assert_int_equal(count, 7);
}

static void letters_can_be_switched_off(void **state)
{
	struct keymap map = { .letters = false };
	struct buf name = BUF_INIT;
	struct key_event ev;
	int count;

	(void)state;
	assert_true(key_parse("y", &ev));
	assert_int_equal(keymap_find(&map, WHERE_FAMILY, &ev, &count), ACTION_NONE);
	assert_true(key_parse("?", &ev));
	assert_int_equal(keymap_find(&map, WHERE_FAMILY, &ev, &count), ACTION_NONE);
	assert_true(key_parse("F1", &ev));
	assert_int_equal(keymap_find(&map, WHERE_FAMILY, &ev, &count), ACTION_HELP);
	assert_true(key_parse("3", &ev));
	assert_int_equal(keymap_find(&map, WHERE_FAMILY, &ev, &count), ACTION_PICK);
	action_key_name(ACTION_COMMANDS, true, &name);
	assert_string_equal(name.data, ":");
	buf_clear(&name);
	action_key_name(ACTION_COMMANDS, false, &name);
	assert_string_equal(name.data, "Ctrl-P");
	buf_clear(&name);
	action_key_name(ACTION_COPY, false, &name);
	assert_string_equal(name.data, "");
	buf_release(&name);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(key_names_read_back),
		cmocka_unit_test(other_names_are_no_keys),
		cmocka_unit_test(every_action_has_a_name_a_key_and_help),
		cmocka_unit_test(no_two_actions_share_a_key_in_a_place),
		cmocka_unit_test(no_other_letter_moves_the_cursor),
		cmocka_unit_test(digits_count),
		cmocka_unit_test(letters_can_be_switched_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
