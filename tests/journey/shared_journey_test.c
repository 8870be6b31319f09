/*
 * People with accounts of their own on one host: a worker looks somebody up, a
 * manager sees it, an administrator hides people without seeing any, and the
 * policy changes while they work.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "famctx/base/file.h"
#include "support/shared_host.h"

#define MOST_ARGS 16

static struct shared_host host;

/* Each test has a host of its own, so that none depends on what another decided. */
static int make_host(void **state)
{
	(void)state;
	return shared_host_setup(&host, "look_up");
}

static int remove_host(void **state)
{
	(void)state;
	return shared_host_teardown(&host);
}

/* ---- the program ------------------------------------------------------------------------ */

#define ARGS(...) (const char *const[]){ __VA_ARGS__, NULL }
#define SAID(user, status, ...) shared_host_said(&host, user, status, ARGS(__VA_ARGS__))
#define SAYS(user, status, holds, ...) shared_host_says(&host, user, status, holds, ARGS(__VA_ARGS__))

/* ---- the wire ----------------------------------------------------------------------------- */

static void ask(int fd, const char *method, const char *params, struct buf *answer)
{
	struct buf line = BUF_INIT;
	buf_clear(answer);
	buf_printf(&line, "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":%s}", method, params);
	assert_true(shared_host_ask(fd, line.data, answer));
	buf_release(&line);
}

static void expect(int fd, const char *method, const char *params, const char *holds)
{
	struct buf answer = BUF_INIT;
	ask(fd, method, params, &answer);
	if (!strstr(answer.data, holds))
		fail_msg("%s %s\ndoes not answer %s\nbut %.900s", method, params, holds, answer.data);
	buf_release(&answer);
}

static int at_work(const char *user)
{
	struct buf answer = BUF_INIT;
	int fd = shared_host_connect(&host, user);
	assert_true(fd >= 0);
	assert_true(shared_host_ask(fd, SHARED_HOST_HELLO, &answer) && shared_host_ask(fd, SHARED_HOST_PURPOSE, &answer));
	buf_release(&answer);
	return fd;
}

static void person_params(const char *id, const char *more, char out[256])
{
	snprintf(out, 256, "{\"person\":\"%s\"%s}", id, more);
}

/* ---- the journeys ---------------------------------------------------------------------------- */

static void a_worker_looks_and_a_manager_sees_it(void **state)
{
	(void)state;
	shared_host_need(&host);
	SAYS(HOST_WORKER, 0, "Joanne", "find", "Joanne Harrow", "--purpose", "s47", "--case", "C-17", "--json");
	struct buf trail = SAID(HOST_MANAGER, 0, "audit", "list", "--json");
	assert_non_null(strstr(trail.data, "\"account\":\"" HOST_WORKER "\""));
	assert_non_null(strstr(trail.data, "Joanne Harrow"));
	assert_non_null(strstr(trail.data, "\"case_reference\":\"C-17\""));
	assert_non_null(strstr(trail.data, "\"role\":\"worker\""));
	buf_release(&trail);
	/* Another team's manager does not see it, a colleague sees no trail, and the worker their own. */
	struct buf other = SAID(HOST_OTHER_MANAGER, 1, "audit", "list", "--json");
	assert_null(strstr(other.data, HOST_WORKER));
	buf_release(&other);
	SAYS(HOST_COLLEAGUE, 3, "worker", "audit", "list");
	SAYS(HOST_AUDITOR, 0, "Joanne Harrow", "audit", "list", "--json");
}

static void each_role_does_its_own(void **state)
{
	(void)state;
	shared_host_need(&host);
	SAYS(HOST_ADMINISTRATOR, 3, "administrator", "find", "Harrow", "--purpose", "s47");
	SAYS(HOST_AUDITOR, 3, "auditor", "find", "Harrow", "--purpose", "s47");
	SAYS(HOST_ANALYST, 3, "analyst", "find", "Harrow", "--purpose", "s47");
	SAYS(HOST_WORKER, 3, "worker", "account", "list");
	SAYS(HOST_MANAGER, 3, "manager", "account", "list");
	SAYS(HOST_ADMINISTRATOR, 0, HOST_STEWARD, "account", "list");
	SAYS(HOST_ANALYST, 0, "A new tool", "project", "new", "A new tool");
	SAYS(HOST_COLLEAGUE, 0, "worker", "account", "permissions");
}

/* The answers for somebody sealed and for nobody, but for what was asked. */
static void same_but_for_what_was_asked(int fd, const char *method, const char *params, const char *sealed,
					const char *nobody)
{
	struct buf a = BUF_INIT, b = BUF_INIT, one = BUF_INIT, other = BUF_INIT;
	buf_printf(&one, "{\"%s\":\"%s\"}", params, sealed);
	buf_printf(&other, "{\"%s\":\"%s\"}", params, nobody);
	ask(fd, method, one.data, &a);
	ask(fd, method, other.data, &b);
	for (char *at; (at = strstr(a.data, sealed));)
		buf_splice(&a, (size_t)(at - a.data), strlen(sealed), nobody, strlen(nobody));
	assert_string_equal(a.data, b.data);
	buf_release(&a);
	buf_release(&b);
	buf_release(&one);
	buf_release(&other);
}

static void somebody_sealed_is_nobody(void **state)
{
	char tom[HOST_ID_SIZE], ella[HOST_ID_SIZE];
	(void)state;
	shared_host_need(&host);
	shared_host_person(&host, "903", tom);
	shared_host_person(&host, "902", ella);
	struct buf before = SAID(HOST_WORKER, 0, "show", ella, "--purpose", "s47", "--json");
	assert_non_null(strstr(before.data, tom));
	buf_release(&before);
	struct buf placed = SAID(HOST_ADMINISTRATOR, 0, "restrict", "case_system:903", "--level", "sealed", "--reason",
				 "The court said so on Monday");
	assert_null(strstr(placed.data, "Tom"));
	assert_null(strstr(placed.data, "HARROW"));
	buf_release(&placed);
	int fd = at_work(HOST_WORKER);
	same_but_for_what_was_asked(fd, "find", "query", "903", "913");
	/* Neither by the id that was known. */
	same_but_for_what_was_asked(fd, "show", "person", tom, "P7ZZZZZ");
	close(fd);
	struct buf after = SAID(HOST_MANAGER, 0, "show", ella, "--purpose", "quality", "--json");
	assert_null(strstr(after.data, tom));
	assert_null(strstr(after.data, "Tom"));
	buf_release(&after);
}

static void load_staff(void)
{
	static const char rows[] = "login,family_name,first_name,born,address,postcode,nhs_number\n"
				   "s.patel,Patel,Sunita,1980-01-02,9 Made Up Row,XX9 9ZZ,\n"
				   "k.wu,Pike,Darren,1987-10-07,17 Bridge Street,XX5 4CD,\n"
				   "j.reid,Reid,Jo,1975-03-04,12 Made Up Row,XX9 9ZZ,\n";
	struct buf path = BUF_INIT;
	struct buf text = BUF_INIT;
	file_join(&path, host.base, "staff.csv");
	buf_add_text(&text, rows);
	host_must_write(path.data, &text, 0644);
	SAYS(HOST_ADMINISTRATOR, 0, "3", "account", "staff", path.data);
	buf_release(&path);
	buf_release(&text);
}

static void what_is_guarded_opens_with_a_reason_and_is_looked_over(void **state)
{
	char joanne[HOST_ID_SIZE], params[256];
	(void)state;
	shared_host_need(&host);
	shared_host_person(&host, "901", joanne);
	load_staff();
	SAYS(HOST_ADMINISTRATOR, 0, "guarded", "restrict", "case_system:901", "--level", "guarded", "--reason",
	     "Works for the council");
	int fd = at_work(HOST_WORKER);
	person_params(joanne, "", params);
	expect(fd, "show", params, "\"what\":\"guarded\"");
	struct buf held = BUF_INIT;
	ask(fd, "show", params, &held);
	assert_null(strstr(held.data, "North housing"));
	assert_null(strstr(held.data, "1989-06-21"));
	buf_release(&held);
	person_params(joanne, ",\"why\":\"short\",\"proven\":true", params);
	expect(fd, "break_glass", params, "\"code\":2");
	person_params(joanne, ",\"why\":\"Her son is in A and E tonight\"", params);
	expect(fd, "break_glass", params, "\"error\"");
	person_params(joanne, ",\"why\":\"Her son is in A and E tonight\",\"proven\":true", params);
	expect(fd, "break_glass", params, "\"reference\":\"BG-");
	person_params(joanne, "", params);
	expect(fd, "show", params, "North housing");
	/* Nobody else has it opened. */
	int colleague = at_work(HOST_MANAGER);
	expect(colleague, "show", params, "\"what\":\"guarded\"");
	expect(colleague, "audit_sample", "{}", "Her son is in A and E tonight");
	close(colleague);
	expect(fd, "audit_sample", "{}", "\"code\":3");
	close(fd);
	SAYS(HOST_MANAGER, 0, "BG-", "audit", "sample", "--json");
}

static void nobody_opens_their_own_record(void **state)
{
	char darren[HOST_ID_SIZE], params[256];
	(void)state;
	shared_host_need(&host);
	shared_host_person(&host, "904", darren);
	load_staff();
	int fd = at_work(HOST_COLLEAGUE);
	person_params(darren, "", params);
	expect(fd, "show", params, "\"what\":\"own_record\"");
	person_params(darren, ",\"reason\":\"I only want to look what is there\"", params);
	expect(fd, "show", params, "\"what\":\"own_record\"");
	person_params(darren, ",\"why\":\"I only want to look what is there\",\"proven\":true", params);
	expect(fd, "break_glass", params, "\"error\"");
	expect(fd, "find", "{\"query\":\"Darren Pike\"}", "\"held\":\"own_record\"");
	close(fd);
	/* For a colleague he is a colleague: that is asked about, and then shown. */
	fd = at_work(HOST_WORKER);
	person_params(darren, "", params);
	expect(fd, "show", params, "\"colleague\"");
	person_params(darren, ",\"reason\":\"Allocated to me by the duty manager\"", params);
	expect(fd, "show", params, "North housing");
	close(fd);
}

static void a_changed_policy_holds_at_once_or_not_at_all(void **state)
{
	(void)state;
	shared_host_need(&host);
	int fd = at_work(HOST_WORKER);
	expect(fd, "find", "{\"query\":\"Harrow\"}", "Joanne");
	shared_host_policy(&host, "  find: [worker, ", "  find: [");
	kill(host.keeper, SIGHUP);
	expect(fd, "find", "{\"query\":\"Harrow\"}", "\"code\":3");
	shared_host_policy(&host, "  find: [", "  find: [worker, wroker, ");
	kill(host.keeper, SIGHUP);
	expect(fd, "find", "{\"query\":\"Harrow\"}", "\"code\":3");
	shared_host_policy(&host, "wroker, ", "");
	kill(host.keeper, SIGHUP);
	expect(fd, "find", "{\"query\":\"Harrow\"}", "Joanne");
	close(fd);
	struct buf trail = SAID(HOST_AUDITOR, 0, "audit", "list", "--did", "policy_changed", "--all", "--json");
	assert_non_null(strstr(trail.data, "\"outcome\":\"refused\""));
	buf_release(&trail);
}

static void a_closed_account_sees_nothing_any_more(void **state)
{
	(void)state;
	shared_host_need(&host);
	int fd = at_work(HOST_COLLEAGUE);
	expect(fd, "find", "{\"query\":\"Harrow\"}", "Joanne");
	SAYS(HOST_ADMINISTRATOR, 0, HOST_COLLEAGUE, "account", "close", HOST_COLLEAGUE, "--reason", "Left the council");
	expect(fd, "find", "{\"query\":\"Harrow\"}", "\"error\"");
	close(fd);
	SAYS(HOST_COLLEAGUE, 3, "closed", "find", "Harrow", "--purpose", "s47");
}

static void backups_go_where_the_policy_says(void **state)
{
	struct buf inside = BUF_INIT, outside = BUF_INIT;
	(void)state;
	shared_host_need(&host);
	file_join(&inside, host.backups.data, "monday");
	file_join(&outside, host.base, "monday");
	SAYS(HOST_STEWARD, 3, host.backups.data, "backup", outside.data);
	SAYS(HOST_WORKER, 3, "worker", "backup", inside.data);
	struct buf done = SAID(HOST_STEWARD, 0, "backup", inside.data);
	buf_release(&done);
	buf_release(&inside);
	buf_release(&outside);
}

#define ON_A_HOST(test) cmocka_unit_test_setup_teardown(test, make_host, remove_host)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_A_HOST(a_worker_looks_and_a_manager_sees_it),
		ON_A_HOST(each_role_does_its_own),
		ON_A_HOST(somebody_sealed_is_nobody),
		ON_A_HOST(what_is_guarded_opens_with_a_reason_and_is_looked_over),
		ON_A_HOST(nobody_opens_their_own_record),
		ON_A_HOST(a_changed_policy_holds_at_once_or_not_at_all),
		ON_A_HOST(a_closed_account_sees_nothing_any_more),
		ON_A_HOST(backups_go_where_the_policy_says),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("shared_journey", tests, NULL, NULL);
}
