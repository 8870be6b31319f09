/* What the whole program does to a terminal: sizes, colours, bytes, and how it goes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <string.h>

#include "support/journey.h"
#include "support/skip.h"

static const char *const demo_args[] = { "demo", "--as", "s.patel", NULL };

static void open_family(struct pty *p)
{
	pty_type(p, "kate bracken");
	pty_keys(p, "Enter Enter");
	journey_sees(p, "Bracken family");
}

static void no_size_loses_anything(void **state)
{
	struct pty *p = journey_demo(*state);

	pty_type(p, "kate bra");
	pty_resize(p, 16, 40);
	pty_golden(p, "look_up-search-40x16");
	pty_resize(p, 3, 10);
	journey_sees(p, "! Make");
	pty_resize(p, 40, 120);
	journey_sees(p, "[kate bra_");
	pty_type(p, "cken");
	pty_keys(p, "Enter Enter Down");
	pty_resize(p, 16, 40);
	pty_golden(p, "look_up-family-40x16");
	pty_resize(p, 3, 10);
	pty_resize(p, 24, 80);
	journey_sees(p, "School for Katie");
	journey_leave(p);
}

/* A way with few columns: one person at a time. */
static void forty_columns_are_enough(void **state)
{
	struct pty *p = journey_open(*state, &(struct journey_program){ .args = demo_args, .rows = 16, .cols = 40 });

	pty_wait_text(p, "Find someone");
	pty_type(p, "kate bracken");
	pty_keys(p, "Enter");
	pty_golden(p, "look_up-results-40x16");
	pty_keys(p, "Enter Right");
	pty_golden(p, "look_up-mother-40x16");
	pty_keys(p, "Enter");
	pty_golden(p, "look_up-service-40x16");
	journey_leave(p);
}

static void the_cursor_is_where_one_is(void **state)
{
	struct pty *p = journey_demo(*state);
	int row, col;

	pty_type(p, "kate bracken");
	pty_cursor(p, &row, &col);
	assert_int_equal(row, 6);
	assert_int_equal(col, 9 + (int)strlen("kate bracken"));
	pty_keys(p, "Enter Down");
	pty_cursor(p, &row, &col);
	assert_int_equal(row, 8);
	pty_keys(p, "Up Enter Right Down");
	journey_sees(p, ">over 20");
	pty_cursor(p, &row, &col);
	assert_int_equal(row, 9);
	assert_in_range(col, 24, 27);
	assert_true(pty_cursor_visible(p));
	journey_leave(p);
}

/* How many escape sequences name a colour. */
static int colours(struct pty *p)
{
	size_t len;
	int count = 0;

	for (const char *at = pty_output(p, &len); (at = strstr(at, "\033[")) != NULL; at += 2) {
		size_t n = strspn(at + 2, "0123456789;");

		for (size_t i = 2; at[2 + n] == 'm' && i < 2 + n; i++)
			count += (at[i] == '3' || at[i] == '4') && strchr("[;", at[i - 1]) && at[i + 1] >= '0' &&
				 at[i + 1] <= '8';
	}
	return count;
}

static void colour_is_never_needed(void **state)
{
	static const char *const without[] = { "demo", "--as", "s.patel", "--no-color", NULL };
	const struct {
		struct journey_program program;
		bool coloured;
	} cases[] = {
		{ { .args = demo_args }, true },
		{ { .args = demo_args, .env = "NO_COLOR=1" }, false },
		{ { .args = without }, false },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct pty *p = journey_open(*state, &cases[i].program);

		open_family(p);
		assert_int_equal(colours(p) > 0, cases[i].coloured);
		pty_keys(p, "F10");
		assert_int_equal(pty_wait_exit(p), 0);
		pty_free(p);
	}
}

static void ascii_is_nothing_else(void **state)
{
	static const char *const args[] = { "demo", "--as", "s.patel", "--ascii", NULL };
	struct pty *p = journey_open(*state, &(struct journey_program){ .args = args });
	size_t len;

	open_family(p);
	pty_golden(p, "look_up-family-ascii");
	pty_keys(p, "Enter Esc F2 Esc F1 Esc y Esc Esc");
	const char *output = pty_output(p, &len);
	for (size_t i = 0; i < len; i++)
		assert_in_range((unsigned char)output[i], 1, 0x7e);
	journey_leave(p);
}

static void silent_when_idle_and_cheap_when_not(void **state)
{
	struct pty *p = journey_demo(*state);
	size_t mark = 0;

	pty_type(p, "kate bracken");
	pty_keys(p, "Enter");
	journey_bytes(p, &mark);
	pty_keys(p, "Down");
	assert_in_range(journey_bytes(p, &mark), 1, 2000);
	pty_keys(p, "Up");
	assert_in_range(journey_bytes(p, &mark), 1, 2000);
	/* Woken by an answer of the terminal that nobody asked for, it has nothing to say. */
	pty_send(p, "\033[?62;1;6c", 10);
	pty_wait_idle(p);
	assert_int_equal(journey_bytes(p, &mark), 0);
	journey_leave(p);
}

static void check_given_back(struct pty *p, int number)
{
	assert_int_equal(pty_wait_exit(p), 128 + number);
	assert_true(pty_is_sane(p));
	assert_true(pty_cursor_visible(p));
	assert_false(pty_alternate_screen(p));
}

static void every_end_gives_the_terminal_back(void **state)
{
	static const int numbers[] = { SIGTERM, SIGHUP, SIGINT };

	for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
		struct pty *p = journey_demo(*state);

		open_family(p);
		pty_signal(p, numbers[i]);
		check_given_back(p, numbers[i]);
		assert_false(pty_shows(p, "Bracken"));
		pty_free(p);
	}
}

/* Who crashes tidies nothing away, so this is a store that may stay. The sanitisers take crashes for themselves. */
static void a_crash_gives_the_terminal_back(void **state)
{
#ifndef FAMCTX_SANITISED
	struct pty *p;

	journey_load(*state, "look_up");
	p = journey_open(*state, &(struct journey_program){ 0 });
	pty_wait_text(p, "Find someone");
	pty_signal(p, SIGSEGV);
	check_given_back(p, SIGSEGV);
	pty_free(p);
#else
	(void)state;
	skip_because("a sanitiser takes this signal itself");
#endif
}

static void leaving_by_q(void **state)
{
	struct pty *p = journey_demo(*state);

	open_family(p);
	pty_keys(p, "q");
	journey_sees(p, "Results 1 to 3");
	pty_keys(p, "q Esc");
	journey_sees(p, "Leave?");
	pty_keys(p, "Enter");
	assert_int_equal(pty_wait_exit(p), 0);
	assert_true(pty_is_sane(p));
	pty_free(p);
}

/* A lost line tells twice: by its end and by SIGHUP. Nothing stays behind either way. */
static void a_lost_line_leaves_nothing(void **state)
{
	struct pty *p = journey_demo(*state);

	open_family(p);
	pty_hang_up(p);
	pty_wait_exit(p);
	pty_free(p);
}

#define JOURNEY(name) cmocka_unit_test_setup_teardown(name, journey_make, journey_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		JOURNEY(no_size_loses_anything),
		JOURNEY(forty_columns_are_enough),
		JOURNEY(the_cursor_is_where_one_is),
		JOURNEY(colour_is_never_needed),
		JOURNEY(ascii_is_nothing_else),
		JOURNEY(silent_when_idle_and_cheap_when_not),
		JOURNEY(every_end_gives_the_terminal_back),
		JOURNEY(a_crash_gives_the_terminal_back),
		JOURNEY(leaving_by_q),
		JOURNEY(a_lost_line_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
