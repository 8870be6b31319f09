/* Challenges from end to end, on terminals of our own: raised, decided, read, and marked until then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "support/journey.h"

#define REFERENCE_AT "Your reference is "

/* Two people at one store, each at their own terminal. */
struct desk {
	struct pty *raiser, *manager;
	char reference[32];
};

/* The demonstration makes the store; the manager is a second program on it. */
static struct pty *open_demo(const struct journey *j)
{
	const char *const args[] = { "demo", "--as", "a.obi", NULL };
	struct pty *p = journey_open(j, &(struct journey_program) { .args = args });
	pty_wait_text(p, "Find someone");
	return p;
}

static struct pty *open_beside(const struct journey *j, const char *as)
{
	struct buf pattern = BUF_INIT;
	glob_t found;
	buf_printf(&pattern, "%s/famctx-demo-*", j->tmp.data);
	assert_int_equal(glob(pattern.data, 0, NULL, &found), 0);
	const char *const args[] = { "--store", found.gl_pathv[0], "--as", as, NULL };
	struct pty *p = journey_open(j, &(struct journey_program) { .args = args });
	pty_wait_text(p, "Find someone");
	globfree(&found);
	buf_release(&pattern);
	return p;
}

static void open_brackens(struct pty *p)
{
	pty_type(p, "bracken katherine");
	pty_keys(p, "Enter");
	pty_wait_text(p, "Results");
	pty_keys(p, "Enter");
	pty_wait_text(p, "Bracken family");
}

static void assert_hides(struct pty *p, const char *text)
{
	pty_wait_idle(p);
	if (pty_shows(p, text))
		fail_msg("'%s' is on this screen:\n%s", text, pty_screen(p));
}

static void send_and_note(struct desk *d)
{
	pty_keys(d->raiser, "F7");
	pty_wait_text(d->raiser, "Check it before you send it");
	pty_keys(d->raiser, "Enter");
	pty_wait_text(d->raiser, REFERENCE_AT);
	const char *at = strstr(pty_screen(d->raiser), REFERENCE_AT) + strlen(REFERENCE_AT);
	snprintf(d->reference, sizeof(d->reference), "%.*s", (int)strcspn(at, " \n"), at);
	pty_keys(d->raiser, "Enter");
	pty_wait_text(d->raiser, "Bracken family");
}

/* The first that waits is decided with a reason; then whoever raised it was told, which closes it. */
static void decide(struct desk *d, const char *digit, const char *reason)
{
	pty_keys(d->manager, "F6");
	pty_wait_text(d->manager, d->reference);
	pty_keys(d->manager, digit);
	pty_wait_text(d->manager, "Every outcome needs a reason.");
	pty_type(d->manager, reason);
	pty_keys(d->manager, "Tab Enter");
	pty_wait_text(d->manager, "is now to feed back");
}

static void close_it(struct desk *d)
{
	pty_keys(d->manager, "] ]");
	pty_wait_text(d->manager, "Close, they were told");
	pty_keys(d->manager, "1 Tab Enter");
	pty_wait_text(d->manager, "is now closed");
}

static void raised_from_the_grid_decided_and_read(void **state)
{
	struct desk d = { .raiser = open_demo(*state) };
	open_brackens(d.raiser);
	pty_keys(d.raiser, "Down c");
	pty_wait_text(d.raiser, "About BRACKEN, Katherine: School");
	pty_keys(d.raiser, "4 Tab");
	pty_type(d.raiser, "She moved to another school in July, her teacher says.");
	send_and_note(&d);
	journey_sees(d.raiser, "OPEN 1d (c)");
	journey_sees(d.raiser, d.reference);

	d.manager = open_beside(*state, "j.reid");
	decide(&d, "3", "She is on roll today.");
	pty_keys(d.raiser, "F4");
	journey_sees(d.raiser, "New answer.");
	pty_keys(d.raiser, "Enter");
	journey_sees(d.raiser, "She is on roll today.");
	journey_sees(d.raiser, "1 I still disagree");
	pty_keys(d.raiser, "Esc");
	assert_hides(d.raiser, "New answer.");

	close_it(&d);
	pty_keys(d.raiser, "Esc F5");
	assert_hides(d.raiser, "(c)");
	journey_leave(d.manager);
	journey_leave(d.raiser);
}

static void raised_from_a_link_and_upheld(void **state)
{
	struct desk d = { .raiser = open_demo(*state) };
	open_brackens(d.raiser);
	pty_keys(d.raiser, "Up Right Right c");
	pty_wait_text(d.raiser, "father is");
	pty_keys(d.raiser, "3 Tab");
	pty_type(d.raiser, "Dean is Leo's father but not Katie's. Birth certificate seen.");
	send_and_note(&d);
	journey_sees(d.raiser, "father (c)");

	d.manager = open_beside(*state, "j.reid");
	decide(&d, "1", "The certificate says so.");
	close_it(&d);
	pty_keys(d.raiser, "F5");
	assert_hides(d.raiser, "father (c)");
	journey_sees(d.raiser, "Corrected by J Reid");
	journey_leave(d.manager);
	journey_leave(d.raiser);
}

/* The program may go at any moment: what was typed until two seconds before is there again. */
static void what_was_typed_survives_the_program(void **state)
{
	struct journey *j = *state;
	journey_load(j, "look_up");
	struct pty *p = journey_open(j, &(struct journey_program) { .args = NULL });
	pty_wait_text(p, "Find someone");
	pty_keys(p, "F12");
	pty_type(p, "One screen instead of five calls");
	pty_wait_text(p, "Draft saved");
	pty_signal(p, SIGKILL);
	assert_int_equal(pty_wait_exit(p), 128 + SIGKILL);
	pty_free(p);

	p = journey_open(j, &(struct journey_program) { .args = NULL });
	pty_wait_text(p, "1 draft not sent yet");
	pty_keys(p, "F4 Enter");
	journey_sees(p, "[One screen instead of five calls_");
	journey_leave(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(raised_from_the_grid_decided_and_read, journey_make, journey_remove),
		cmocka_unit_test_setup_teardown(raised_from_a_link_and_upheld, journey_make, journey_remove),
		cmocka_unit_test_setup_teardown(what_was_typed_survives_the_program, journey_make, journey_remove),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("challenges from end to end", tests, NULL, NULL);
}
