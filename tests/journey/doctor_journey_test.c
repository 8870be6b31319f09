/* famctx doctor on a shared host, as root, as the keeper and as those who only ask; and what a keeper does not start with. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "famctx/base/file.h"
#include "support/shared_host.h"

static struct shared_host host;

static int make_host(void **state)
{
	(void)state;
	return shared_host_setup(&host, NULL);
}

static int remove_host(void **state)
{
	(void)state;
	return shared_host_teardown(&host);
}

/* All that it says, as that user; its exit status. */
static int doctor(const char *user, struct buf *said)
{
	struct buf folder = BUF_INIT;
	file_folder_of(&folder, host.policy.data);
	const char *const args[] = { "doctor", "--policy", folder.data, "--store", host.store.data, NULL };
	buf_clear(said);
	int status = shared_host_run(&host, user, args, NULL, said);
	buf_release(&folder);
	return status;
}

static void assert_says(const struct buf *said, const char *words)
{
	if (!strstr(said->data, words))
		fail_msg("does not say '%s':\n%s", words, said->data);
}

static void assert_says_not(const struct buf *said, const char *words)
{
	if (strstr(said->data, words))
		fail_msg("says '%s':\n%s", words, said->data);
}

static void the_keepers_account_sees_everything(void **state)
{
	static const char *const words[] = {
		"belongs to famctx and is closed to everybody else", "can be read and written by famctx alone",
		"has no mistake", "may change the words and rules in ",
		"Good: a keeper listens on /run/famctx/store.sock", "the groups of the policy are there",
		"famctx may write to ",
	};
	struct buf said = BUF_INIT;
	(void)state;
	shared_host_need(&host);
	doctor(HOST_KEEPER, &said);
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		assert_says(&said, words[i]);
	/* One of the accounts is in two groups of roles. */
	assert_says(&said, "Bad: " HOST_BOTH " is in famctx-worker and in famctx-administrator");
	assert_says(&said, "gpasswd -d " HOST_BOTH " famctx-administrator");
	buf_release(&said);
}

static void who_only_asks_is_told_about_themselves(void **state)
{
	struct buf said = BUF_INIT;
	(void)state;
	shared_host_need(&host);
	doctor(HOST_WORKER, &said);
	assert_says(&said, "Good: you (" HOST_WORKER ") are in famctx-users and in famctx-worker");
	assert_says(&said, "Good: the keeper lets you in as " HOST_WORKER ", social worker");
	assert_says(&said, "only root and the account of the keeper can see");
	/* What they cannot see is not guessed. */
	assert_says_not(&said, "can be read and written by");
	assert_says_not(&said, HOST_BOTH);
	buf_release(&said);
}

static void what_they_may_not_read_is_no_fault(void **state)
{
	struct buf said = BUF_INIT;
	(void)state;
	shared_host_need(&host);
	host_must(chown(host.policy.data, 0, host_user(HOST_KEEPER)->uid) == 0, host.policy.data);
	host_must(chmod(host.policy.data, 0640) == 0, host.policy.data);
	doctor(HOST_WORKER, &said);
	assert_says(&said, "Good: only root and the keeper may read ");
	assert_says_not(&said, "Permission denied");
	doctor(HOST_KEEPER, &said);
	assert_says(&said, "has no mistake");
	host_must(chmod(host.policy.data, 0644) == 0, host.policy.data);
	buf_release(&said);
}

static void who_is_not_let_in_is_told_why(void **state)
{
	struct buf said = BUF_INIT;
	(void)state;
	shared_host_need(&host);
	assert_int_equal(doctor(HOST_OUTSIDER, &said), 1);
	assert_says(&said, "Bad: you (" HOST_OUTSIDER ") are not in famctx-users and cannot connect");
	assert_says(&said, "Bad: the keeper does not let you in");
	assert_int_equal(doctor(HOST_BOTH, &said), 1);
	assert_says(&said, "are in famctx-worker and famctx-administrator, and one role only is let in");
	assert_says(&said, "Bad: the keeper does not let you in");
	buf_release(&said);
}

static void a_member_of_a_role_who_cannot_connect_is_found(void **state)
{
	struct buf said = BUF_INIT;
	(void)state;
	shared_host_need(&host);
	host_group("famctx-users", HOST_ANALYST, false);
	assert_int_equal(doctor(HOST_KEEPER, &said), 1);
	assert_says(&said, "Bad: " HOST_ANALYST " is in famctx-analyst, but cannot connect without famctx-users: "
			   "gpasswd -a " HOST_ANALYST " famctx-users");
	host_group("famctx-users", HOST_ANALYST, true);
	host_group("famctx-worker", HOST_KEEPER, true);
	assert_int_equal(doctor(HOST_KEEPER, &said), 1);
	assert_says(&said, "Bad: the keeper's own account is in famctx-worker and is to have no role");
	host_group("famctx-worker", HOST_KEEPER, false);
	buf_release(&said);
}

/* Ends the keeper, breaks something, starts it again, mends that. */
static void assert_does_not_start(const char *path, const struct stat *good, const char *words)
{
	struct buf said = BUF_INIT;
	int status = shared_host_start(&host, &said);
	if (status == 0)
		fail_msg("the keeper starts with %s", path);
	assert_int_equal(status, 5);
	assert_says(&said, "famctxd: ");
	assert_says(&said, path);
	assert_says(&said, words);
	host_must(chown(path, good->st_uid, good->st_gid) == 0 && chmod(path, good->st_mode & 07777) == 0, path);
	buf_release(&said);
}

static void the_keeper_starts_on_a_fit_host_only(void **state)
{
	struct buf own = BUF_INIT, folder = BUF_INIT;
	(void)state;
	shared_host_need(&host);
	file_join(&own, host.store.data, "store.db");
	file_folder_of(&folder, host.policy.data);
	const struct {
		const char *path, *words;
		mode_t mode; /* 0: another owner instead */
	} rows[] = {
		{ host.store.data, "which lets others in: chmod 0700 ", 0755 },
		{ host.store.data, "belongs to root: chown famctx ", 0 },
		{ own.data, "which lets others in: chmod 0600 ", 0640 },
		{ own.data, "belongs to root: chown famctx ", 0 },
		{ folder.data, "which lets others in: chmod 0755 ", 0777 },
		{ host.policy.data, "which lets others in: chmod 0644 ", 0666 },
		{ "/run/famctx", "which lets others in: chmod 0755 ", 0775 },
	};
	assert_int_equal(shared_host_stop(&host), 0);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct stat good;
		host_must(lstat(rows[i].path, &good) == 0, rows[i].path);
		if (rows[i].mode)
			host_must(chmod(rows[i].path, rows[i].mode) == 0, rows[i].path);
		else
			host_must(chown(rows[i].path, 0, 0) == 0, rows[i].path);
		assert_does_not_start(rows[i].path, &good, rows[i].words);
	}
	assert_int_equal(shared_host_start(&host, NULL), 0);
	buf_release(&own);
	buf_release(&folder);
}

static void the_keeper_names_the_line_of_a_bad_policy(void **state)
{
	struct buf said = BUF_INIT;
	(void)state;
	shared_host_need(&host);
	assert_int_equal(shared_host_stop(&host), 0);
	shared_host_policy(&host, "hide_after: 10 ", "hide_after: soon ");
	assert_int_equal(shared_host_start(&host, &said), 5);
	assert_says(&said, "policy.yaml:");
	assert_says(&said, "'hide_after' must be a whole number");
	assert_says(&said, "mend that line");
	shared_host_policy(&host, "hide_after: soon ", "hide_after: 10 ");
	shared_host_policy(&host, "worker: famctx-worker", "worker: famctx-workers");
	buf_clear(&said);
	assert_int_equal(shared_host_start(&host, &said), 5);
	assert_says(&said, "the group famctx-workers, which the policy names, is missing: groupadd --system famctx-workers");
	shared_host_policy(&host, "worker: famctx-workers", "worker: famctx-worker");
	assert_int_equal(shared_host_start(&host, NULL), 0);
	buf_release(&said);
}

static void without_a_keeper_it_says_how_to_start_one(void **state)
{
	struct buf said = BUF_INIT;
	(void)state;
	shared_host_need(&host);
	assert_int_equal(shared_host_stop(&host), 0);
	assert_int_equal(doctor(HOST_KEEPER, &said), 1);
	assert_says(&said, "Bad: no keeper listens: /run/famctx/store.sock is not there: ");
	assert_int_equal(doctor(HOST_WORKER, &said), 1);
	assert_says(&said, "Bad: the keeper does not let you in");
	assert_int_equal(shared_host_start(&host, NULL), 0);
	buf_release(&said);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_keepers_account_sees_everything),
		cmocka_unit_test(who_only_asks_is_told_about_themselves),
		cmocka_unit_test(what_they_may_not_read_is_no_fault),
		cmocka_unit_test(who_is_not_let_in_is_told_why),
		cmocka_unit_test(a_member_of_a_role_who_cannot_connect_is_found),
		cmocka_unit_test(the_keeper_starts_on_a_fit_host_only),
		cmocka_unit_test(the_keeper_names_the_line_of_a_bad_policy),
		cmocka_unit_test(without_a_keeper_it_says_how_to_start_one),
	};
	return cmocka_run_group_tests_name("doctor", tests, make_host, remove_host);
}
