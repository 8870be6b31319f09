/* A policy that changes while the keeper serves: taken whole or refused whole, and said in the trail either way. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "famctx/api/request.h"
#include "keeper/policy_watch.h"
#include "support/role_fixture.h"

static struct shared_fixture t;

static int make(void **state)
{
	(void)state;
	role_open(&t, SERVE_MAKE, false);
	return 0;
}

static int take_down(void **state)
{
	(void)state;
	role_close(&t);
	return 0;
}

static void reload(void)
{
	t.keeper.policy_reload_wanted = true;
	policy_watch(&t.keeper);
	assert_false(t.keeper.policy_reload_wanted);
}

static int64_t changes(void)
{
	return shared_number(&t, "SELECT count(*) FROM audit WHERE action = 'policy_changed' AND outcome = 'shown'"
				 " AND digest IS NOT NULL");
}

static int64_t refusals(void)
{
	return shared_number(&t, "SELECT count(*) FROM audit WHERE action = 'policy_changed' AND outcome = 'refused'");
}

static void a_good_change_holds_from_the_next_request_on(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	int64_t before = changes();
	int fd = role_connect(&t, ACCOUNT_WORKER, NULL);
	assert_false(role_ask(&t, fd, REQUEST_REBUILD, "{}", NULL, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	assert_true(role_ask(&t, fd, REQUEST_SOURCES, "{}", NULL, &e));
	shared_edit_policy(&t, "sources: all", "sources: [manager]");
	t.now_ms += 1000;
	assert_false(role_ask(&t, fd, REQUEST_SOURCES, "{}", NULL, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	assert_int_equal(changes(), before + 1);
	shared_edit_policy(&t, "sources: [manager]", "sources: all");
	t.now_ms += 1000;
	assert_true(role_ask(&t, fd, REQUEST_SOURCES, "{}", NULL, &e));
	assert_int_equal(changes(), before + 2);
	assert_int_equal(refusals(), 0);
	close(fd);
}

static void the_file_is_looked_at_once_a_second_and_when_told(void **state)
{
	(void)state;
	t.now_ms += 1000;
	policy_watch(&t.keeper);
	int64_t before = changes();
	shared_edit_policy(&t, "hide_after: 10", "hide_after: 11");
	t.now_ms += 999;
	policy_watch(&t.keeper);
	assert_int_equal(t.keeper.house.policy.hide_after, 10);
	reload();
	assert_int_equal(t.keeper.house.policy.hide_after, 11);
	shared_edit_policy(&t, "hide_after: 11", "hide_after: 10");
	t.now_ms += 1000;
	policy_watch(&t.keeper);
	assert_int_equal(t.keeper.house.policy.hide_after, 10);
	assert_int_equal(changes(), before + 2);
	reload();
	assert_int_equal(changes(), before + 2);
}

static void check_says(const char *words, bool good)
{
	struct buf answer = BUF_INIT;
	struct err e = ERR_INIT;
	int fd = role_connect(&t, ACCOUNT_STEWARD, NULL);
	if (!role_ask(&t, fd, REQUEST_CHECK, "{}", &answer, &e))
		fail_msg("%s", e.message);
	assert_non_null(strstr(answer.data, words));
	assert_non_null(strstr(answer.data, good ? "\"what\":\"policy\",\"good\":true" : "\"what\":\"policy\",\"good\":false"));
	close(fd);
	buf_release(&answer);
}

static void a_bad_change_is_refused_whole(void **state)
{
	(void)state;
	struct buf note = BUF_INIT;
	int64_t before = changes();
	shared_edit_policy(&t, "hide_after: 10", "hide_after: 30");
	shared_edit_policy(&t, "find: [worker", "find: [walker");
	reload();
	assert_int_equal(t.keeper.house.policy.hide_after, 10);
	assert_int_equal(changes(), before);
	assert_int_equal(refusals(), 1);
	role_text(&t, "SELECT note FROM audit WHERE outcome = 'refused' ORDER BY seq DESC LIMIT 1", &note);
	assert_non_null(strstr(note.data, "there is no role 'walker'; did you mean 'worker'?"));
	assert_memory_equal(note.data, t.policy.data, t.policy.len);
	assert_int_equal(note.data[t.policy.len], ':');
	check_says("there is no role 'walker'", false);
	/* What is still wrong is said once. */
	t.now_ms += 5000;
	policy_watch(&t.keeper);
	assert_int_equal(refusals(), 1);
	shared_edit_policy(&t, "find: [walker", "find: [worker");
	reload();
	assert_int_equal(t.keeper.house.policy.hide_after, 30);
	assert_int_equal(changes(), before + 1);
	assert_null(t.keeper.house.policy_file.refused);
	check_says("the policy in force is what its file says", true);
	shared_edit_policy(&t, "hide_after: 30", "hide_after: 10");
	reload();
	buf_release(&note);
}

static void going_back_to_what_is_in_force_is_no_change(void **state)
{
	(void)state;
	int64_t before = changes();
	shared_edit_policy(&t, "hide_after: 10", "hide_after: none");
	reload();
	assert_non_null(t.keeper.house.policy_file.refused);
	shared_edit_policy(&t, "hide_after: none", "hide_after: 10");
	reload();
	assert_null(t.keeper.house.policy_file.refused);
	assert_int_equal(changes(), before);
}

/* What others could have written, or put in its place. */
static void a_file_that_others_can_write_is_refused(void **state)
{
	(void)state;
	struct buf beside = BUF_INIT;
	const struct policy_file *f = &t.keeper.house.policy_file;
	buf_printf(&beside, "%s.own", t.policy.data);
	chmod(t.policy.data, 0620);
	reload();
	assert_non_null(strstr(f->refused, ": it can be written to by others: chmod go-w "));
	chmod(t.policy.data, 0602);
	reload();
	assert_non_null(strstr(f->refused, ": it can be written to by others: chmod go-w "));
	chmod(t.policy.data, 0600);
	chmod(t.etc.data, 0770);
	reload();
	assert_non_null(strstr(f->refused, ": its folder can be written to by others: chmod go-w "));
	chmod(t.etc.data, 0700);
	reload();
	assert_null(f->refused);
	assert_int_equal(rename(t.policy.data, beside.data), 0);
	reload();
	assert_non_null(strstr(f->refused, "it cannot be opened"));
	assert_int_equal(symlink(beside.data, t.policy.data), 0);
	reload();
	assert_non_null(strstr(f->refused, "it is a link: put the file itself in its place"));
	assert_int_equal(unlink(t.policy.data), 0);
	assert_int_equal(mkfifo(t.policy.data, 0600), 0);
	reload();
	assert_non_null(strstr(f->refused, "it is no plain file: put one in its place"));
	assert_int_equal(rename(beside.data, t.policy.data), 0);
	reload();
	assert_null(f->refused);
	buf_release(&beside);
}

static void a_keeper_does_not_start_with_such_a_file(void **state)
{
	(void)state;
	struct house house = { .data_folder = NULL };
	struct err e = ERR_INIT;
	chmod(t.policy.data, 0660);
	assert_false(house_open(&house, &t.options, &e));
	assert_int_equal(e.code, ERR_INPUT);
	assert_memory_equal(e.message, t.policy.data, t.policy.len);
	assert_non_null(strstr(e.message, "it can be written to by others: chmod go-w "));
	house_close(&house);
	chmod(t.policy.data, 0600);
	assert_true(house_open(&house, &t.options, &e));
	house_close(&house);
}

/* In the middle of their sign-in. */
static void who_is_in_no_group_any_more_is_told_at_once(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	int fd = role_connect(&t, ACCOUNT_WORKER, NULL);
	shared_edit_policy(&t, "worker: famctx-worker", "worker: famctx-others");
	t.now_ms += 1000;
	assert_false(role_ask(&t, fd, REQUEST_SOURCES, "{}", NULL, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	assert_non_null(strstr(e.message, "worker has no role here"));
	close(fd);
	shared_edit_policy(&t, "worker: famctx-others", "worker: famctx-worker");
	reload();
	fd = role_connect(&t, ACCOUNT_WORKER, NULL);
	assert_true(role_ask(&t, fd, REQUEST_SOURCES, "{}", NULL, &e));
	close(fd);
}

/* The order of services is kept by the family room as well. */
static void the_family_room_goes_on_with_the_new_policy(void **state)
{
	(void)state;
	assert_ptr_equal(t.keeper.family.setup.policy, &t.keeper.house.policy);
	shared_edit_policy(&t, "household_most: 12", "household_most: 13");
	reload();
	assert_int_equal(t.keeper.family.setup.policy->household_most, 13);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_change_holds_from_the_next_request_on),
		cmocka_unit_test(the_file_is_looked_at_once_a_second_and_when_told),
		cmocka_unit_test(a_bad_change_is_refused_whole),
		cmocka_unit_test(going_back_to_what_is_in_force_is_no_change),
		cmocka_unit_test(a_file_that_others_can_write_is_refused),
		cmocka_unit_test(a_keeper_does_not_start_with_such_a_file),
		cmocka_unit_test(who_is_in_no_group_any_more_is_told_at_once),
		cmocka_unit_test(the_family_room_goes_on_with_the_new_policy),
	};
	return cmocka_run_group_tests(tests, make, take_down);
}
