/*
 * People who are held back, on made-up families: a family other than the one of the purpose, break-glass with its
 * banner, one's own record, and the manager who looks it over.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glob.h>
#include <string.h>

#include "support/journey.h"

#define WHY "Carer rang, Tia is missing"

static struct pty *open_as(const struct journey *j, const char *account, int rows, int cols)
{
	const char *const args[] = { "demo", "--as", account, "--purpose", "s17", NULL };
	struct pty *p = journey_open(j, &(struct journey_program) { .args = args, .rows = rows, .cols = cols });

	pty_wait_text(p, "Find someone");
	return p;
}

static void search(struct pty *p, const char *words)
{
	pty_type(p, words);
	pty_keys(p, "Enter");
	journey_sees(p, "Results 1 to");
}

static void another_family_asks_why(void **state)
{
	struct pty *p = open_as(*state, "s.patel", 24, 80);

	search(p, "kate bracken");
	pty_keys(p, "Enter");
	journey_sees(p, "For assessment, section 17");
	pty_keys(p, "s");
	search(p, "tia hallam 2014");
	pty_keys(p, "Enter");
	journey_sees(p, "This is another family");
	pty_keys(p, "Esc");
	journey_sees(p, "Results 1 to");
	pty_keys(p, "Enter Up");
	pty_type(p, "Her brother is in both");
	pty_keys(p, "Enter Enter");
	journey_sees(p, "Hallam family");
	journey_sees(p, "address protected");
	pty_keys(p, "F5");
	journey_sees(p, "Asked again. Nothing has changed.");
	journey_leave(p);
}

static void a_new_purpose_is_for_the_next_family(void **state)
{
	struct pty *p = open_as(*state, "s.patel", 24, 80);

	search(p, "kate bracken");
	pty_keys(p, "Enter s");
	search(p, "tia hallam 2014");
	pty_keys(p, "Enter Tab Tab Enter");
	journey_sees(p, "Say why you look at the next family.");
	pty_keys(p, "3");
	journey_sees(p, "Results 1 to");
	pty_keys(p, "Enter Enter");
	journey_sees(p, "For enquiry, section 47, no talk needed");
	journey_leave(p);
}

static void break_glass_has_a_banner_and_tells(void **state)
{
	struct pty *p = open_as(*state, "s.patel", 24, 80);

	search(p, "winslade ann");
	journey_sees(p, "restricted");
	pty_keys(p, "Enter");
	journey_sees(p, "Some of this person's information is restricted");
	pty_keys(p, "Up");
	pty_type(p, WHY);
	pty_resize(p, 16, 40);
	journey_sees(p, "[" WHY);
	pty_keys(p, "Enter Enter");
	journey_sees(p, "TRAINING RESTRICTED 30min BG-");
	pty_resize(p, 24, 80);
	journey_sees(p, "RESTRICTED   Opened with a reason, BG-");
	journey_sees(p, "* WINSLADE, Ann   56, born 29 October 1969");
	pty_keys(p, "Up Enter");
	journey_sees(p, "About Ann");
	journey_sees(p, "RESTRICTED   Opened with a reason");
	pty_keys(p, "Esc Esc");
	journey_sees(p, "Results 1 to");
	assert_false(pty_shows(p, "RESTRICTED"));
	journey_leave(p);
}

static void forty_columns_are_enough(void **state)
{
	struct pty *p = open_as(*state, "s.patel", 16, 40);

	search(p, "winslade ann");
	journey_sees(p, "restricted");
	pty_keys(p, "Enter");
	journey_sees(p, "This person is restricted");
	journey_sees(p, ">[ Go back ]  [ Continue and tell ]");
	pty_keys(p, "Tab Enter");
	journey_sees(p, "Enter why, in 15 characters or more.");
	pty_type(p, WHY);
	pty_keys(p, "Tab Tab Enter");
	journey_sees(p, "WINSLADE, Ann");
	journey_leave(p);
}

static void nobody_opens_their_own_record(void **state)
{
	struct pty *p = open_as(*state, "h.ashdown", 24, 80);

	search(p, "ashdown helen");
	journey_sees(p, "your own");
	pty_keys(p, "Enter");
	journey_sees(p, "This looks like your own record");
	assert_false(pty_shows(p, "Continue"));
	pty_keys(p, "Enter s");
	search(p, "ashdown alfie");
	pty_keys(p, "Enter");
	journey_sees(p, "You may be close to this person");
	pty_keys(p, "Up");
	pty_type(p, "My manager asked me in writing");
	pty_keys(p, "Enter Enter");
	journey_sees(p, "Ashdown family");
	pty_keys(p, "m 2");
	journey_sees(p, "Closed. The audit says by mistake.");
	pty_keys(p, "Enter");
	journey_sees(p, "You may be close to this person");
	journey_leave(p);
}

/* Two programs on one store: what one opened, the other is to look over. */
static void a_manager_looks_it_over(void **state)
{
	const struct journey *j = *state;
	struct pty *worker = open_as(j, "s.patel", 24, 80);
	glob_t found = { 0 };
	struct buf pattern = BUF_INIT;

	search(worker, "winslade ann");
	pty_keys(worker, "Enter Up");
	pty_type(worker, WHY);
	pty_keys(worker, "Enter Enter");
	journey_sees(worker, "RESTRICTED   Opened with a reason");
	buf_printf(&pattern, "%s/famctx-demo-*", j->tmp.data);
	assert_int_equal(glob(pattern.data, 0, NULL, &found), 0);
	const char *const args[] = { "--store", found.gl_pathv[0], "--as", "j.reid", NULL };
	struct pty *manager = journey_open(j, &(struct journey_program) { .args = args });
	pty_wait_text(manager, "Find someone");
	journey_sees(manager, "J Reid, manager");
	pty_keys(manager, "Shift-Tab");
	journey_sees(manager, "1 look at somebody restricted to go through");
	pty_keys(manager, "Enter");
	journey_sees(manager, "S Patel: ");
	journey_sees(manager, "break-glass, by ");
	pty_keys(manager, "Enter");
	journey_sees(manager, "Said when asked   " WHY);
	pty_keys(manager, "Esc v Enter");
	journey_sees(manager, "Signed off. The trail tells by whom.");
	pty_keys(manager, "Esc");
	assert_false(pty_shows(manager, "to go through"));
	journey_leave(manager);
	journey_leave(worker);
	globfree(&found);
	buf_release(&pattern);
}

#define JOURNEY(test) cmocka_unit_test_setup_teardown(test, journey_make, journey_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		JOURNEY(another_family_asks_why),
		JOURNEY(a_new_purpose_is_for_the_next_family),
		JOURNEY(break_glass_has_a_banner_and_tells),
		JOURNEY(forty_columns_are_enough),
		JOURNEY(nobody_opens_their_own_record),
		JOURNEY(a_manager_looks_it_over),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("people who are held back", tests, NULL, NULL);
}
