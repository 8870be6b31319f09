/* The look-up line by line, for a screen reader: asked and answered on a terminal, and through pipes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "support/golden.h"
#include "support/journey.h"

#define SEARCH "in any order): "
#define RESULTS "q to leave: "

/* What was said and answered, as a file keeps it. */
static void check_transcript(const char *name, const char *bytes)
{
	struct buf path = BUF_INIT, text = BUF_INIT;

	for (; *bytes; bytes++)
		if (*bytes != '\r')
			buf_add_char(&text, *bytes);
	buf_printf(&path, "tests/journey/golden/%s.txt", name);
	golden_check(path.data, text.data);
	buf_release(&path);
	buf_release(&text);
}

static void asked_and_answered(void **state)
{
	static const char *const args[] = { "--line", "--at", "2025-11-04", NULL };
	static const struct {
		const char *question, *answer;
	} steps[] = {
		{ "number: ", "1" },   { "blank): ", "C-17" }, { "said): ", "1" }, { "today) ", "3 11 2025" },
		{ SEARCH, "h" },       { SEARCH, "jo harrow" },
		{ RESULTS, "2" },      { RESULTS, "1" },       { RESULTS, "o" },   { RESULTS, "w" },
		{ RESULTS, "x" },      { RESULTS, "m" },       { RESULTS, "s" },   { SEARCH, "zzyyxx" },
		{ SEARCH, "q" },
	};
	struct pty *p;
	size_t len;

	journey_load(*state, "look_up");
	p = journey_open(*state, &(struct journey_program){ .args = args });
	for (size_t i = 0; i < ARRAY_LEN(steps); i++)
		pty_answer(p, steps[i].question, steps[i].answer);
	assert_int_equal(pty_wait_exit(p), 0);
	assert_null(strchr(pty_output(p, &len), '\033'));
	check_transcript("look_up-line", pty_output(p, &len));
	pty_free(p);
}

static void the_demonstration_is_asked_too(void **state)
{
	static const char *const args[] = { "demo", "--line", "--as", "s.patel", NULL };
	struct pty *p = journey_open(*state, &(struct journey_program){ .args = args });
	size_t len;

	pty_answer(p, "(Enter for 1): ", "");
	pty_answer(p, SEARCH, "kate bracken");
	pty_answer(p, RESULTS, "o");
	pty_answer(p, RESULTS, "b");
	pty_answer(p, RESULTS, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	assert_non_null(strstr(pty_output(p, &len), "0113 496 0142"));
	pty_free(p);
}

static void through_pipes(void **state)
{
	static const char *const args[] = { "--line", "--at", "2025-11-04", "--purpose", "s17", "--case", "C-17", NULL };
	struct buf out = BUF_INIT;

	journey_load(*state, "look_up");
	assert_int_equal(journey_run(*state, args, "jo harrow\no\nm\ns\nq\n", &out), 0);
	check_transcript("look_up-line-pipes", out.data);
	buf_release(&out);
}

static void the_end_of_the_input_is_the_end(void **state)
{
	static const char *const args[] = { "--line", "--at", "2025-11-04", "--purpose", "s17", NULL };
	struct buf out = BUF_INIT;

	journey_load(*state, "look_up");
	assert_int_equal(journey_run(*state, args, "jo harrow\no\n", &out), 0);
	assert_non_null(strstr(out.data, "0113 496 0161"));
	buf_release(&out);
}

#define JOURNEY(name) cmocka_unit_test_setup_teardown(name, journey_make, journey_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		JOURNEY(asked_and_answered),
		JOURNEY(the_demonstration_is_asked_too),
		JOURNEY(through_pipes),
		JOURNEY(the_end_of_the_input_is_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
