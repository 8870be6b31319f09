/* A real store: a purpose first, several programs on it, and a keeper that dies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>

#include "support/journey.h"

static const char *const today[] = { "--at", "2025-11-04", NULL };

static struct pty *open_store(const struct journey *j)
{
	struct pty *p = journey_open(j, &(struct journey_program){ .args = today });

	pty_wait_text(p, "Find someone");
	return p;
}

/* The reason, which is asked first; then what is looked for. */
static void look_for(struct pty *p, const char *line)
{
	pty_keys(p, "1");
	pty_type(p, line);
}

static int run(const struct journey *j, const char *const *args, struct buf *out)
{
	buf_clear(out);
	return journey_run(j, args, NULL, out);
}

static void nobody_is_named_before_the_reason_is(void **state)
{
	struct pty *p;

	journey_load(*state, "look_up");
	p = open_store(*state);
	pty_keys(p, "Tab Tab Tab Tab Tab");
	pty_type(p, "harrow");
	journey_sees(p, "Say why first.");
	assert_false(pty_shows(p, "HARROW"));
	pty_keys(p, "Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab 1");
	journey_sees(p, "HARROW, Ella");
	pty_keys(p, "Enter Enter");
	journey_sees(p, "Harrow family");
	journey_sees(p, "assessment");
	journey_leave(p);
}

static void a_list_is_gone_through(void **state)
{
	struct pty *p;
	size_t mark = 0;

	journey_load(*state, "look_up");
	p = open_store(*state);
	look_for(p, "thornbury");
	pty_keys(p, "Enter");
	journey_sees(p, "of 36");
	for (int i = 0; i < 20; i++) {
		journey_bytes(p, &mark);
		pty_keys(p, "Down");
		assert_in_range(journey_bytes(p, &mark), 1, 2000);
	}
	pty_keys(p, "End");
	journey_sees(p, "THORNBURY, Ada");
	pty_keys(p, "Enter");
	journey_sees(p, "THORNBURY, Ada");
	pty_keys(p, "Esc");
	journey_sees(p, "> Strong    THORNBURY, Ada");
	journey_leave(p);
}

static void a_killed_keeper_is_replaced(void **state)
{
	struct journey *j = *state;
	struct pty *p;

	journey_load(j, "look_up");
	p = open_store(j);
	look_for(p, "harrow");
	journey_sees(p, "HARROW, Ella");
	assert_int_equal(kill(journey_keeper(j), SIGKILL), 0);
	pty_keys(p, "Enter Enter");
	journey_sees(p, "Harrow family");
	journey_leave(p);
}

static void what_is_lost_with_a_keeper_is_said(void **state)
{
	struct journey *j = *state;
	struct pty *p;

	journey_load(j, "look_up");
	p = open_store(j);
	look_for(p, "harrow");
	pty_keys(p, "Enter Enter");
	assert_int_equal(kill(journey_keeper(j), SIGKILL), 0);
	/* Writing that it was a mistake is never asked twice by itself. */
	pty_keys(p, "m 2");
	journey_sees(p, "Error: ");
	pty_keys(p, "F5");
	journey_sees(p, "Harrow family");
	journey_leave(p);
}

static void two_programs_on_one_store(void **state)
{
	static const char *const find[] = { "find", "--at", "2025-11-04", "--purpose", "s17", "thornbury", "ada", NULL };
	static const char *const check[] = { "check", NULL };
	struct journey *j = *state;
	struct buf out = BUF_INIT;
	struct pty *p, *q;

	journey_load(j, "look_up");
	p = open_store(j);
	q = open_store(j);
	look_for(p, "harrow");
	look_for(q, "thornbury ada");
	journey_sees(p, "HARROW, Ella");
	journey_sees(q, "THORNBURY, Ada");
	assert_int_equal(run(j, find, &out), 0);
	journey_leave(p);
	/* The keeper stays for the other. */
	pty_keys(q, "Enter Enter");
	journey_sees(q, "THORNBURY, Ada   45");
	journey_leave(q);
	assert_int_equal(run(j, check, &out), 0);
	buf_release(&out);
}

#define JOURNEY(name) cmocka_unit_test_setup_teardown(name, journey_make, journey_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		JOURNEY(nobody_is_named_before_the_reason_is),
		JOURNEY(a_list_is_gone_through),
		JOURNEY(a_killed_keeper_is_replaced),
		JOURNEY(what_is_lost_with_a_keeper_is_said),
		JOURNEY(two_programs_on_one_store),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
