/*
 * Break-glass on a shared host, by a worker who has to prove with the password of
 * their own account that it is they who sit there: on screen and by a command,
 * against the PAM of this machine. Needs root and a mount namespace, and says so
 * without.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "famctx/base/file.h"
#include "support/host_passwords.h"
#include "support/pty.h"
#include "support/shared_host.h"

#define WHY "Her son is in A and E tonight"
#define MOST_ARGS 16

static const char shadow[] = "root:*:19000:0:99999:7:::\n"
			     HOST_WORKER ":" HOST_PASSWORD_HASH ":19000:0:99999:7:::\n"
			     HOST_COLLEAGUE "::19000:0:99999:7:::\n";

static struct shared_host host;
static char joanne[HOST_ID_SIZE];

/* ---- the host, with somebody guarded ------------------------------------------------------ */

#define ARGS(...) (const char *const[]){ __VA_ARGS__, NULL }
#define SAID(user, status, ...) shared_host_said(&host, user, status, ARGS(__VA_ARGS__))
#define SAYS(user, status, holds, ...) shared_host_says(&host, user, status, holds, ARGS(__VA_ARGS__))

/* Break-glass is for those of whom it is known which record is their own. */
static void load_staff(void)
{
	static const char rows[] = "login,family_name,first_name,born\n"
				   HOST_WORKER ",Patel,Sunita,1980-01-02\n"
				   HOST_COLLEAGUE ",Wu,Kim,1987-10-08\n";
	struct buf path = BUF_INIT, text = BUF_INIT;
	file_join(&path, host.base, "staff.csv");
	buf_add_text(&text, rows);
	host_must_write(path.data, &text, 0644);
	SAYS(HOST_ADMINISTRATOR, 0, "2", "account", "staff", path.data);
	buf_release(&path);
	buf_release(&text);
}

static void restrict_joanne(void)
{
	shared_host_person(&host, "901", joanne);
	load_staff();
	SAYS(HOST_ADMINISTRATOR, 0, "guarded", "restrict", "case_system:901", "--level", "guarded", "--reason",
	     "Works for the council");
}

static int make_host(void **state)
{
	(void)state;
	host.missing = host_passwords_missing();
	if (host.missing)
		return 0;
	shared_host_setup(&host, "look_up");
	if (host.missing)
		return 0;
	restrict_joanne();
	return host_passwords_make(host.base, shadow) ? 0 : -1;
}

static int remove_host(void **state)
{
	(void)state;
	if (!host.missing)
		host_passwords_remove();
	return shared_host_teardown(&host);
}

/* What the manager sees that waits for a second pair of eyes. */
static bool waits_for_review(void)
{
	struct buf out = SAID(HOST_MANAGER, 0, "audit", "sample", "--json");
	bool waits = strstr(out.data, WHY) != NULL;
	buf_release(&out);
	return waits;
}

/* ---- the program on a terminal ---------------------------------------------------------------- */

static const char *who;
static const char *const *what;

/* In the child of the terminal: the program in place of it. */
static int run_program(void)
{
	char *argv[MOST_ARGS] = { host.program.data };
	for (size_t i = 0; what[i] && i < MOST_ARGS - 2; i++)
		argv[i + 1] = strdup(what[i]);
	host_become(who);
	if (chdir("/") != 0 || setenv("FAMCTX_DATADIR", host.base, 1) != 0 || setenv("HOME", host.base, 1) != 0 ||
	    setenv("TZ", "Europe/London", 1) != 0 || unsetenv("FAMCTX_STORE") != 0)
		return 126;
	execv(host.program.data, argv);
	return 127;
}

static struct pty *open_terminal(const char *user, const char *const *args)
{
	who = user;
	what = args;
	return pty_start(&(struct pty_options){ .run = run_program });
}
#define TERMINAL(user, ...) open_terminal(user, ARGS(__VA_ARGS__))

/* As far as the question, with the reason typed and the cursor in the password. */
static struct pty *ask_to_open(const char *user)
{
	struct pty *p = TERMINAL(user, "--purpose", "s47", "--case", "C-17");
	pty_wait_text(p, "Find someone");
	pty_type(p, "harrow joanne");
	pty_keys(p, "Enter");
	pty_wait_text(p, "restricted");
	pty_keys(p, "Enter");
	pty_wait_text(p, "Some of this person's information is restricted");
	assert_false(pty_shows(p, "North housing"));
	pty_keys(p, "Up Up");
	pty_type(p, WHY);
	pty_keys(p, "Enter");
	return p;
}

static void leave(struct pty *p)
{
	pty_keys(p, "F10");
	assert_int_equal(pty_wait_exit(p), 0);
	assert_true(pty_is_sane(p));
	pty_free(p);
}

static void try_on_screen(struct pty *p, const char *password)
{
	pty_type(p, password);
	assert_false(pty_shows(p, "sesame"));
	pty_keys(p, "Enter Enter");
}

static void the_screen_opens_with_the_own_password_alone(void **state)
{
	(void)state;
	shared_host_need(&host);
	struct pty *p = ask_to_open(HOST_WORKER);
	try_on_screen(p, "close sesame");
	pty_wait_text(p, "That was another password. Type it again.");
	assert_false(waits_for_review());
	try_on_screen(p, HOST_PASSWORD);
	pty_wait_text(p, "RESTRICTED   Opened with a reason, BG-");
	pty_wait_text(p, "HARROW, Joanne");
	assert_true(waits_for_review());
	leave(p);
}

/* An empty password is none. */
static void who_has_no_password_opens_nothing(void **state)
{
	(void)state;
	shared_host_need(&host);
	struct pty *p = ask_to_open(HOST_COLLEAGUE);
	try_on_screen(p, "anything");
	pty_wait_idle(p);
	assert_false(pty_shows(p, "Opened with a reason"));
	assert_false(waits_for_review());
	leave(p);
}

#define SHOW "show", joanne, "--purpose", "s47", "--case", "C-17", "--break-glass", WHY

static struct buf on_terminal(const char *password, int status)
{
	struct buf out = BUF_INIT;
	size_t len;
	struct pty *p = TERMINAL(HOST_WORKER, SHOW);
	pty_answer(p, "Your password (it is not shown): ", password);
	assert_int_equal(pty_wait_exit(p), status);
	assert_true(pty_is_sane(p));
	const char *all = pty_output(p, &len);
	buf_add(&out, all, len);
	pty_free(p);
	assert_null(strstr(out.data, "sesame"));
	return out;
}

static void a_command_asks_without_showing_it(void **state)
{
	(void)state;
	shared_host_need(&host);
	struct buf refused = on_terminal("close sesame", 3);
	assert_non_null(strstr(refused.data, "that was another password"));
	assert_null(strstr(refused.data, "North housing"));
	buf_release(&refused);
	assert_false(waits_for_review());
	/* Another one, too. */
	struct buf spaced = on_terminal(" " HOST_PASSWORD, 3);
	assert_non_null(strstr(spaced.data, "that was another password"));
	buf_release(&spaced);
	struct buf opened = on_terminal(HOST_PASSWORD, 0);
	assert_non_null(strstr(opened.data, "North housing"));
	assert_non_null(strstr(opened.data, "BG-"));
	buf_release(&opened);
	assert_true(waits_for_review());
}

static void without_a_terminal_nothing_opens(void **state)
{
	(void)state;
	shared_host_need(&host);
	SAYS(HOST_WORKER, 3, "asked for on a terminal only", SHOW);
	SAYS(HOST_WORKER, 3, "asked for on a terminal only", SHOW, "--json");
	assert_false(waits_for_review());
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_screen_opens_with_the_own_password_alone, make_host, remove_host),
		cmocka_unit_test_setup_teardown(who_has_no_password_opens_nothing, make_host, remove_host),
		cmocka_unit_test_setup_teardown(a_command_asks_without_showing_it, make_host, remove_host),
		cmocka_unit_test_setup_teardown(without_a_terminal_nothing_opens, make_host, remove_host),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("break_glass_pam", tests, NULL, NULL);
}
