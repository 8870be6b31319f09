/*
 * Names that would take over a terminal that showed them as they are, on every
 * screen of the look-up and in line mode: no control comes through, nothing
 * turns the direction of reading, and what stands beside them stays whole.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "famctx/text/utf8.h"
#include "support/journey.h"

static bool is_hostile(uint32_t c)
{
	return (c >= 0x80 && c <= 0x9f) || c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
	       (c >= 0xe0000 && c <= 0xe0fff);
}

/* Nothing of the feeds' making is among the bytes. Our own escape sequences are; the feeds' are told by what follows. */
static void check_bytes(const char *text, size_t len)
{
	static const char *const never[] = { "\033[31mRed", "\033]0;owned", "owned\a",	   "Esc\033[2J",
					     "\033[7mOrch", "\033[5m",	    "\033]52;c;AAAA", ("\r" "Road") };

	for (size_t i = 0; i < ARRAY_LEN(never); i++)
		if (strstr(text, never[i]))
			fail_msg("hostile bytes came through: case %zu", i);
	for (size_t at = 0; at < len;) {
		struct utf8_char c = utf8_decode(text + at, len - at);

		if (!c.size)
			break;
		if (is_hostile(c.code))
			fail_msg("U+%04X came through", (unsigned)c.code);
		at += c.size;
	}
}

static void check_output(struct pty *p)
{
	size_t len;
	const char *output = pty_output(p, &len);

	check_bytes(output, len);
}

static struct pty *open_store(const struct journey *j, int rows, int cols)
{
	static const char *const args[] = { "--at", "2025-11-04", "--purpose", "s17", NULL };
	struct pty *p = journey_open(j, &(struct journey_program){ .args = args, .rows = rows, .cols = cols });

	pty_wait_text(p, "Find someone");
	return p;
}

static void no_list_gives_way(void **state)
{
	struct pty *p;

	journey_load(*state, "hostile");
	p = open_store(*state, 24, 80);
	pty_type(p, "hostile");
	pty_keys(p, "Enter");
	journey_sees(p, "Results 1 to 9 of 9");
	for (int i = 0; i < 9; i++) {
		/* What stands around a name: its band, its birth, the panel below. */
		journey_sees(p, "\n   Match     Name                   Born          Age Address");
		journey_sees(p, "\n   Family name       ");
		pty_keys(p, "Down");
	}
	check_output(p);
	journey_leave(p);
}

/* Everything behind one person; the number is the case. */
static void go_through(struct pty *p, const char *number)
{
	pty_type(p, number);
	pty_keys(p, "Enter Enter");
	journey_sees(p, "copied here");
	journey_sees(p, "── Housing for ");
	journey_sees(p, "\n Housing     >");
	pty_keys(p, "Right Right i Esc Enter");
	pty_keys(p, "PgDn PgDn End Esc Up Enter");
	journey_sees(p, "── Names ──");
	pty_keys(p, "PgDn End w");
	journey_sees(p, "── Compared ──");
	pty_keys(p, "End Esc Enter End Esc Esc");
	pty_keys(p, "y Esc y 1 F2 End Esc F1 Esc F8 Enter s");
	journey_sees(p, "Find someone");
	pty_keys(p, "F5");
}

static void no_screen_gives_way(void **state)
{
	static const char *const cases[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9" };
	struct pty *p;

	journey_load(*state, "hostile");
	p = open_store(*state, 24, 80);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		go_through(p, cases[i]);
	/* The first of them once more with few columns. */
	pty_resize(p, 16, 40);
	pty_type(p, "1");
	pty_keys(p, "Enter Enter Right Right Down Enter Esc F2 Esc y");
	check_output(p);
	pty_keys(p, "Esc");
	journey_leave(p);
}

static void what_is_typed_or_pasted_is_no_better(void **state)
{
	struct pty *p;

	journey_load(*state, "hostile");
	p = open_store(*state, 24, 80);
	pty_paste(p, "Hostile\033[31mRed\033]0;owned\a \342\200\256 \363\240\201\201 Esc\033[2J");
	pty_keys(p, "Enter");
	check_output(p);
	journey_leave(p);
}

static void no_line_gives_way(void **state)
{
	static const char *const commands[][8] = {
		{ "find", "--at", "2025-11-04", "--purpose", "s17", "hostile", NULL },
		{ "show", "--at", "2025-11-04", "--purpose", "s17", "P1", NULL },
		{ "show", "--at", "2025-11-04", "--purpose", "s17", "P2", NULL },
		{ "sources", "--at", "2025-11-04", NULL },
	};
	struct buf out = BUF_INIT;

	journey_load(*state, "hostile");
	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		buf_clear(&out);
		assert_int_equal(journey_run(*state, commands[i], NULL, &out), 0);
		assert_null(strpbrk(out.data, "\033\a\r"));
		assert_null(strstr(out.data, "\nRoad"));
		check_bytes(out.data, out.len);
	}
	buf_release(&out);
}

#define JOURNEY(name) cmocka_unit_test_setup_teardown(name, journey_make, journey_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		JOURNEY(no_list_gives_way),
		JOURNEY(no_screen_gives_way),
		JOURNEY(what_is_typed_or_pasted_is_no_better),
		JOURNEY(no_line_gives_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
