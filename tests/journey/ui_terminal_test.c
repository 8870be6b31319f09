#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "support/pty.h"
#include "support/sample_screen.h"

static struct term_options options;
static bool in_training;

static int run_sample(void)
{
	struct clock clock = { true, { 2025, 11, 4, 9, 42, 0, 0 } };
	struct err e = ERR_INIT;
	struct app app;
	int status;

	setlocale(LC_ALL, "");
	if (!term_open(&options, &e)) {
		fprintf(stderr, "%s\n", e.message);
		return e.code;
	}
	app_init(&app, term_glyphs(), 24, 80);
	app.clock = &clock;
	app.who = "S Patel";
	app.training = in_training;
	if (!app_push(&app, &sample_screen, NULL, &e))
		return 1;
	status = app_run(&app);
	app_release(&app);
	term_close();
	printf("left with %d\n", status);
	fflush(stdout);
	return status;
}

static struct pty *start(const char *term, int rows, int cols)
{
	return pty_start(&(struct pty_options){ .run = run_sample, .term = term, .rows = rows, .cols = cols });
}

static void check_given_back(struct pty *p)
{
	assert_true(pty_is_sane(p));
	assert_true(pty_cursor_visible(p));
	assert_false(pty_alternate_screen(p));
	assert_false(pty_shows(p, "Bracken"));
}

static void draws_and_leaves(void **state)
{
	struct pty *p = start(NULL, 24, 80);
	int row, col;

	(void)state;
	pty_wait_text(p, "Find someone");
	assert_true(pty_alternate_screen(p));
	pty_type(p, "Siobhán 李");
	pty_golden(p, "terminal-80x24");
	pty_cursor(p, &row, &col);
	assert_int_equal(row, 5);
	assert_int_equal(col, 24);
	pty_keys(p, "F10");
	assert_int_equal(pty_wait_exit(p), 0);
	check_given_back(p);
	assert_true(pty_shows(p, "left with 0"));
	pty_free(p);
}

static void keys_are_told_apart(void **state)
{
	struct pty *p = start(NULL, 24, 80);

	(void)state;
	pty_keys(p, "Tab Down Down");
	assert_true(pty_shows(p, "> Corrie"));
	pty_keys(p, "Up End");
	assert_true(pty_shows(p, "> 李小龍"));
	pty_keys(p, "F1 Esc");
	assert_false(pty_shows(p, "Help: "));
	pty_keys(p, "F1");
	assert_true(pty_shows(p, "Help: "));
	/* Esc and a digit at once is a function key; an answer that nobody asked for is nothing at all. */
	pty_send(p, "\033" "8", 2);
	pty_wait_text(p, "Press Enter to go on.");
	pty_keys(p, "Enter Esc");
	pty_send(p, "\033[?62;1;6c", 10);
	pty_wait_idle(p);
	assert_true(pty_shows(p, "> 李小龍"));
	assert_false(pty_shows(p, "does nothing"));
	pty_free(p);
}

static void paste_is_text(void **state)
{
	struct pty *p = start(NULL, 24, 80);

	(void)state;
	pty_paste(p, "Kate\rq\n\033[21~F10");
	assert_true(pty_shows(p, "[Kate q F10_"));
	pty_keys(p, "Ctrl-_");
	assert_true(pty_shows(p, "[____"));
	pty_free(p);
}

/* Whatever bytes come in, the next key is heard. */
static void bad_bytes_are_survived(void **state)
{
	static const char *const cases[] = { "\xff\xfe", "\xc3(", "\xe6\x9d", "\x80\x9b" "31m", "\033]0;title\a", "\033[999;999;999Z",
					     "\033P+q\033\\", "\033\033", "\033[<0;1;1M" };
	struct pty *p = start(NULL, 24, 80);

	(void)state;
	pty_type(p, "Bra");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		pty_send(p, cases[i], strlen(cases[i]));
		pty_wait_idle(p);
		pty_keys(p, "F1");
		assert_true(pty_shows(p, "Help: "));
		pty_keys(p, "Esc");
		assert_false(pty_shows(p, "Help: "));
	}
	assert_true(pty_shows(p, "[Bra"));
	pty_free(p);
}

static void a_huge_paste_does_nothing_else(void **state)
{
	struct pty *p = start(NULL, 24, 80);
	struct buf text = BUF_INIT;

	(void)state;
	while (text.len < (size_t)1 << 20)
		buf_add_text(&text, "q\r\033OP\033[21~ Bracken ");
	pty_paste(p, text.data);
	assert_true(pty_shows(p, "Family name ["));
	assert_false(pty_shows(p, "Help: "));
	pty_keys(p, "F10");
	assert_int_equal(pty_wait_exit(p), 0);
	buf_release(&text);
	pty_free(p);
}

static void suspending_leaves_nothing_on_the_screen(void **state)
{
	struct pty *p = start("vt220", 24, 80);

	(void)state;
	pty_type(p, "Bracken");
	pty_send(p, "\032", 1);
	pty_wait_stopped(p);
	check_given_back(p);
	pty_signal(p, SIGCONT);
	pty_wait_text(p, "[Bracken_");
	assert_false(pty_is_sane(p));
	pty_keys(p, "Ctrl-C Ctrl-C 1");
	assert_int_equal(pty_wait_exit(p), 0);
	check_given_back(p);
	pty_free(p);
}

static void resizing_reflows_and_loses_nothing(void **state)
{
	struct pty *p = start(NULL, 24, 80);

	(void)state;
	pty_type(p, "Bracken");
	pty_resize(p, 16, 40);
	pty_golden(p, "terminal-40x16");
	pty_resize(p, 3, 10);
	assert_true(pty_shows(p, "! Make"));
	pty_resize(p, 1, 1);
	pty_resize(p, 60, 200);
	assert_true(pty_shows(p, "[Bracken_"));
	pty_free(p);
}

static void works_on_old_terminals(void **state)
{
	static const char *const terms[] = { "xterm-256color", "vt220", "vt100", "linux", "screen", "xterm-mono" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(terms); i++) {
		struct pty *p = start(terms[i], 24, 80);

		pty_wait_text(p, "Find someone");
		pty_keys(p, "Tab Ctrl-L");
		assert_true(pty_shows(p, "> Ashdown"));
		assert_true(pty_is_marked(p, 7, 4));
		/* F10 has other bytes on each of them. */
		pty_keys(p, "Ctrl-C Ctrl-C 1");
		assert_int_equal(pty_wait_exit(p), 0);
		check_given_back(p);
		pty_free(p);
	}
}

static void ascii_is_ascii(void **state)
{
	struct pty *p;
	const char *text;

	(void)state;
	options.ascii = true;
	p = start(NULL, 24, 80);
	pty_keys(p, "Tab");
	pty_golden(p, "terminal-80x24-ascii");
	for (text = pty_screen(p); *text; text++)
		assert_true(*text == '\n' || (*text >= 0x20 && *text <= 0x7e));
	pty_free(p);
	options.ascii = false;
}

/* The colours asked for by one escape sequence that sets attributes: foregrounds and backgrounds are counted. */
static void count_colours(const char *parameters, size_t len, int *foregrounds, int *backgrounds)
{
	int number = 0;

	for (size_t i = 0; i <= len; i++) {
		if (i < len && parameters[i] >= '0' && parameters[i] <= '9') {
			number = number * 10 + (parameters[i] - '0');
			continue;
		}
		*foregrounds += number >= 30 && number < 39;
		*backgrounds += number >= 40 && number < 49;
		number = 0;
	}
}

static void colours_of(struct pty *p, int *foregrounds, int *backgrounds)
{
	size_t len;
	const char *at = pty_output(p, &len);

	*foregrounds = *backgrounds = 0;
	while ((at = strstr(at, "\033[")) != NULL) {
		size_t parameters = strspn(at + 2, "0123456789;");

		if (at[2 + parameters] == 'm')
			count_colours(at + 2, parameters, foregrounds, backgrounds);
		at += 2;
	}
}

static void colour_can_be_off(void **state)
{
	static const struct {
		bool no_color;
		const char *env, *term;
		bool coloured;
	} cases[] = {
		{ false, "NO_COLOR=", NULL, true },	   { true, "NO_COLOR=", NULL, false },
		{ false, "NO_COLOR=1", NULL, false },	   { false, "NO_COLOR=", "vt220", false },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *const env[] = { cases[i].env, NULL };
		int foregrounds, backgrounds;
		struct pty *p;

		options.no_color = cases[i].no_color;
		p = pty_start(&(struct pty_options){ .run = run_sample, .term = cases[i].term, .env = env });
		pty_wait_text(p, "Find someone");
		colours_of(p, &foregrounds, &backgrounds);
		assert_int_equal(foregrounds > 0, cases[i].coloured);
		assert_int_equal(backgrounds, 0);
		pty_free(p);
	}
	options.no_color = false;
}

static void idle_is_silent_and_keys_are_cheap(void **state)
{
	struct pty *p = start(NULL, 24, 80);
	size_t before, after;

	(void)state;
	pty_keys(p, "Tab");
	pty_output(p, &before);
	pty_keys(p, "Down");
	pty_output(p, &after);
	assert_in_range(after - before, 1, 2000);
	/* A signal that changes nothing on the screen. */
	pty_keys(p, "Ctrl-L");
	pty_output(p, &before);
	pty_keys(p, "Up Down");
	pty_wait_idle(p);
	pty_output(p, &after);
	assert_in_range(after - before, 1, 2000);
	pty_free(p);
}

static void copies_to_the_clipboard_of_the_terminal(void **state)
{
	struct pty *p = start(NULL, 24, 80);
	size_t len;

	(void)state;
	pty_keys(p, "Tab y");
	assert_non_null(strstr(pty_output(p, &len), "\033]52;c;QXNoZG93biwgQWxmaWU=\a"));
	assert_true(pty_shows(p, "Sent the name to your terminal's clipboard."));
	pty_free(p);
	p = start("vt220", 24, 80);
	pty_keys(p, "Tab y");
	assert_true(pty_shows(p, "This terminal takes no copies."));
	pty_free(p);
}

static void the_title_has_no_name(void **state)
{
	struct pty *p;
	size_t len;

	(void)state;
	in_training = true;
	p = start(NULL, 24, 80);
	pty_wait_text(p, "TRAINING");
	assert_non_null(strstr(pty_output(p, &len), "\033]2;Family Context, training\033\\"));
	pty_keys(p, "F10");
	pty_wait_exit(p);
	assert_non_null(strstr(pty_output(p, &len), "\033[23;0t"));
	pty_free(p);
	in_training = false;
}

static void every_deadly_signal_gives_the_terminal_back(void **state)
{
	static const int numbers[] = {
		SIGTERM, SIGHUP, SIGINT, SIGQUIT,
#ifndef FAMCTX_SANITISED
		SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL,
#endif
	};
	static const char *const terms[] = { "xterm-256color", "vt220" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(numbers) * ARRAY_LEN(terms); i++) {
		struct pty *p = start(terms[i % ARRAY_LEN(terms)], 24, 80);

		pty_wait_text(p, "Bracken");
		pty_signal(p, numbers[i / ARRAY_LEN(terms)]);
		assert_int_equal(pty_wait_exit(p), 128 + numbers[i / ARRAY_LEN(terms)]);
		check_given_back(p);
		pty_free(p);
	}
}

static void a_lost_line_ends_it(void **state)
{
	struct pty *p = start(NULL, 24, 80);
	int status;

	(void)state;
	pty_wait_text(p, "Bracken");
	pty_hang_up(p);
	status = pty_wait_exit(p);
	assert_true(status == ERR_STORE || status == 128 + SIGHUP);
	pty_free(p);
}

static void no_terminal_is_said(void **state)
{
	struct pty *p = start("dumb", 24, 80);

	(void)state;
	assert_int_equal(pty_wait_exit(p), ERR_USAGE);
	assert_true(pty_shows(p, "use --line"));
	pty_free(p);
	p = start("no-such-terminal", 24, 80);
	assert_int_equal(pty_wait_exit(p), ERR_USAGE);
	assert_true(pty_shows(p, "'no-such-terminal' is not known here"));
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draws_and_leaves),
		cmocka_unit_test(keys_are_told_apart),
		cmocka_unit_test(paste_is_text),
		cmocka_unit_test(bad_bytes_are_survived),
		cmocka_unit_test(a_huge_paste_does_nothing_else),
		cmocka_unit_test(suspending_leaves_nothing_on_the_screen),
		cmocka_unit_test(resizing_reflows_and_loses_nothing),
		cmocka_unit_test(works_on_old_terminals),
		cmocka_unit_test(ascii_is_ascii),
		cmocka_unit_test(colour_can_be_off),
		cmocka_unit_test(idle_is_silent_and_keys_are_cheap),
		cmocka_unit_test(copies_to_the_clipboard_of_the_terminal),
		cmocka_unit_test(the_title_has_no_name),
		cmocka_unit_test(every_deadly_signal_gives_the_terminal_back),
		cmocka_unit_test(a_lost_line_ends_it),
		cmocka_unit_test(no_terminal_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
