/* A new project goes to gate G4 on the screen, is written out by a command, and is taken up again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "support/journey.h"

static void run(const struct journey *j, const char *const *args, const char *input, struct buf *out)
{
	struct buf said = BUF_INIT;
	if (journey_run(j, args, input, out ? out : &said) != 0)
		fail_msg("%s %s: %s", args[0], args[1], out ? out->data : said.data);
	buf_release(&said);
}

#define RUN(j, input, out, ...) run((j), (const char *const[]) { __VA_ARGS__, NULL }, (input), (out))

static struct pty *open_store(const struct journey *j, int rows, int cols)
{
	RUN(j, NULL, NULL, "init");
	struct pty *p = journey_open(j, &(struct journey_program) { .rows = rows, .cols = cols });
	pty_wait_text(p, "Find someone");
	return p;
}

static void make_project(struct pty *p)
{
	pty_keys(p, "F3");
	journey_sees(p, "No project yet");
	pty_keys(p, "a");
	pty_type(p, "view");
	pty_keys(p, "Tab");
	pty_type(p, "Repeat referrals view");
	pty_keys(p, "Ctrl-S");
	journey_sees(p, "0 of 10 stages completed");
}

static void tick_two(struct pty *p)
{
	pty_keys(p, "N");
	journey_sees(p, "1 Problem identification");
	pty_keys(p, "Space");
	journey_sees(p, "Done");
	pty_keys(p, "N Space");
	journey_sees(p, "2 of ");
	pty_keys(p, "Enter 5 Ctrl-S");
	journey_sees(p, "an accepted gap has an owner and a date");
	pty_keys(p, "Tab");
	pty_type(p, "T Cole");
	pty_keys(p, "Tab");
	pty_type(p, "2099-01-31");
	pty_keys(p, "Ctrl-S");
	journey_sees(p, "T Cole, by 31 January 2099");
	pty_keys(p, "Esc");
}

static void answer_five(struct pty *p)
{
	pty_keys(p, "w");
	journey_sees(p, "0 of 15 answered");
	pty_keys(p, "1");
	for (int i = 1; i <= 5; i++) {
		char here[32];
		snprintf(here, sizeof(here), "Workbook %d of 15", i);
		journey_sees(p, here);
		pty_type(p, "We asked the teams.");
		pty_keys(p, "Tab Tab Tab 1 Tab Enter");
		journey_sees(p, "To review");
		pty_keys(p, "]");
	}
	pty_keys(p, "Shift-Tab Esc");
	journey_sees(p, "5 of 15 answered");
}

/* Somebody else finds the first answer acceptable, which locks it. */
static void review_first(struct pty *p)
{
	pty_keys(p, "1");
	pty_keys(p, "Tab Tab Tab v 1 Tab Tab Tab Tab Tab Ctrl-U");
	pty_type(p, "J Malik");
	pty_keys(p, "Ctrl-S");
	journey_sees(p, "Agreed");
	pty_keys(p, "Esc Esc");
}

/* Descriptive, used before with good evidence, nothing about single people: whatever is asked, the answer is
 * given. */
static void answer_triage(struct pty *p)
{
	pty_keys(p, "t");
	for (int i = 0; i < 40 && !pty_shows(p, "Triage outcome"); i++)
		pty_keys(p, pty_shows(p, "In your words") ? "Ctrl-S" : "2 Ctrl-S");
	journey_sees(p, "Triage outcome");
}

static void go_to_gate(struct pty *p)
{
	for (int i = 0; i < 40 && !pty_shows(p, "> G4"); i++)
		pty_keys(p, "Down");
	journey_sees(p, "> G4");
}

static void sign(struct pty *p)
{
	pty_keys(p, "g");
	go_to_gate(p);
	pty_keys(p, "Enter 2 Tab Ctrl-U");
	pty_type(p, "A Osei");
	pty_keys(p, "Tab");
	pty_type(p, "Director");
	pty_keys(p, "Tab");
	pty_type(p, "The gaps have owners.");
	pty_keys(p, "Ctrl-S");
	journey_sees(p, "Passed, gaps");
	journey_sees(p, "A Osei");
}

static void reopen(struct pty *p)
{
	pty_keys(p, "w 1");
	journey_sees(p, "Agreed, and locked");
	pty_keys(p, "e");
	journey_sees(p, "G4");
	pty_type(p, "New facts");
	pty_keys(p, "Ctrl-S");
	journey_sees(p, "Draft");
	pty_keys(p, "Esc g");
	go_to_gate(p);
	journey_sees(p, "Withdrawn");
}

static void to_gate_four_and_back(void **state)
{
	const struct journey *j = *state;
	struct buf out = BUF_INIT;
	struct pty *p = open_store(j, 24, 80);
	make_project(p);
	tick_two(p);
	answer_five(p);
	review_first(p);
	answer_triage(p);
	sign(p);
	RUN(j, NULL, &out, "project", "export", "view", "--format", "md");
	assert_non_null(strstr(out.data, "# Repeat referrals view"));
	assert_non_null(strstr(out.data, "A Osei"));
	reopen(p);
	journey_leave(p);
	buf_release(&out);
}

/* ---- what is typed is never lost ----------------------------------------------------------- */

static void at_first_question(struct pty *p)
{
	pty_keys(p, "w 1");
	journey_sees(p, "Workbook 1 of 15");
}

static void a_draft_comes_back(void **state)
{
	const struct journey *j = *state;
	struct pty *p = open_store(j, 24, 80);
	make_project(p);
	at_first_question(p);
	pty_type(p, "Half a sent");
	pty_hang_up(p);
	pty_wait_exit(p);
	pty_free(p);
	p = journey_open(j, &(struct journey_program) { .rows = 24 });
	pty_wait_text(p, "Find someone");
	pty_keys(p, "F3 Enter");
	at_first_question(p);
	journey_sees(p, "[Half a sent_");
	journey_sees(p, "was kept and is back");
	journey_leave(p);
}

/* Two on one question: the second is told who saved what, and both texts are kept. */
static void two_answer_at_once(void **state)
{
	const struct journey *j = *state;
	struct buf out = BUF_INIT;
	struct pty *p = open_store(j, 24, 80);
	make_project(p);
	at_first_question(p);
	pty_type(p, "Mine.");
	RUN(j, "Theirs.", NULL, "project", "answer", "view", "1", "--file", "-", "--name", "J Malik");
	pty_keys(p, "Ctrl-S");
	journey_sees(p, "J Malik saved this while you were typing:");
	journey_sees(p, "Theirs.");
	pty_keys(p, "Enter");
	journey_sees(p, "[Mine._");
	pty_keys(p, "Ctrl-S");
	journey_sees(p, "Saved.");
	RUN(j, NULL, &out, "project", "answer", "view", "1", "--json");
	assert_non_null(strstr(out.data, "Mine."));
	assert_non_null(strstr(out.data, "J Malik"));
	journey_leave(p);
	buf_release(&out);
}

/* The same with few columns. */
static void narrow(void **state)
{
	struct pty *p = open_store(*state, 16, 40);
	pty_keys(p, "F3 a");
	pty_type(p, "view");
	pty_keys(p, "Ctrl-S");
	journey_sees(p, "0 of 10 stages. Workbook 0 of 15");
	pty_keys(p, "Enter Space");
	journey_sees(p, "Done");
	journey_leave(p);
}

#define JOURNEY(test) cmocka_unit_test_setup_teardown(test, journey_make, journey_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		JOURNEY(to_gate_four_and_back),
		JOURNEY(a_draft_comes_back),
		JOURNEY(two_answer_at_once),
		JOURNEY(narrow),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("a project to gate G4", tests, NULL, NULL);
}
