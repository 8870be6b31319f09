/* Where keepers listen and for whom, how they end, and that a store of one's own keeps its ways. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/base/socket.h"
#include "support/shared_fixture.h"

#define ADA 2001

static struct shared_fixture f;

static int make_folder(void **state)
{
	(void)state;
	return shared_make(&f);
}

static int remove_folder(void **state)
{
	(void)state;
	return shared_remove(&f);
}

/* ---- a store of one's own has no limits ------------------------------------------------ */

static void ones_own_store_has_no_limits(void **state)
{
	(void)state;
	struct stat st;
	f.own = true;
	shared_open(&f, SERVE_MAKE);
	assert_int_equal(stat(f.socket.data, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	f.keeper.house.policy.shared.per_second = f.keeper.house.policy.shared.connections = 1;
	int fd = shared_sign_in(&f, geteuid()), other = shared_sign_in(&f, geteuid());
	for (int i = 0; i < 20; i++)
		shared_request(fd, 100 + i, "recent", NULL);
	assert_int_equal(shared_lines(&f, fd), 20);
	shared_send(fd, "{");
	f.now_ms += 3600000;
	shared_turns(&f, 2);
	assert_int_equal(loop_wait_ms(&f.keeper), -1);
	assert_int_equal(f.keeper.count, 2);
	close(fd);
	close(other);
}

static void ones_own_store_is_ones_own(void **state)
{
	(void)state;
	f.own = true;
	shared_open(&f, SERVE_MAKE);
	int fd = shared_connect(&f, geteuid() + 1);
	shared_expect(shared_line(&f, fd), "this store belongs to another account");
	assert_true(shared_has_ended(&f, fd));
	close(fd);
}

static void a_keeper_nobody_comes_to_leaves(void **state)
{
	(void)state;
	f.own = true;
	shared_open(&f, SERVE_MAKE);
	assert_int_equal(loop_wait_ms(&f.keeper), 30000);
	f.now_ms += 29999;
	shared_turns(&f, 1);
	assert_false(f.keeper.leaving);
	f.now_ms += 1;
	shared_turns(&f, 1);
	assert_true(f.keeper.leaving);
}

/* ---- signals --------------------------------------------------------------------------- */

/* A keeper in a process of its own, which says on the pipe that programs can connect. */
static NO_RETURN void be_keeper(int ready)
{
	struct err e = ERR_INIT;
	shared_open(&f, SERVE_MAKE);
	shared_account(&f, ADA, "ada", "famctx-worker");
	for (int i = 0; i < 2; i++)
		f.waiting[f.waiting_count++] = ADA;
	loop_catch_signals(&f.keeper);
	bool ok = write(ready, "R", 1) == 1 && loop_run(&f.keeper, &e);
	shared_close(&f);
	_exit(!ok);
}

static void say_hello_and_wait(int fd)
{
	char c = '\0';
	fcntl(fd, F_SETFL, 0);
	shared_request(fd, 1, "hello", "{\"version\":1}");
	while (c != '\n')
		assert_int_equal(recv(fd, &c, 1, 0), 1);
}

static void sighup_reads_the_policy_and_sigterm_ends_it(void **state)
{
	(void)state;
	int ends[2], status = -1;
	char byte;
	assert_int_equal(pipe(ends), 0);
	pid_t keeper = fork();
	if (keeper == 0)
		be_keeper(ends[1]);
	assert_int_equal(read(ends[0], &byte, 1), 1);
	int fd = socket_connect(f.socket.data), other;
	say_hello_and_wait(fd);
	assert_int_equal(kill(keeper, SIGHUP), 0);
	other = socket_connect(f.socket.data);
	say_hello_and_wait(other);
	assert_int_equal(kill(keeper, SIGTERM), 0);
	/* Its programs see it go. */
	assert_int_equal(recv(fd, &byte, 1, 0), 0);
	assert_int_equal(waitpid(keeper, &status, 0), keeper);
	assert_int_equal(status, 0);
	assert_false(file_exists(f.socket.data));
	close(fd);
	close(other);
	close(ends[0]);
	close(ends[1]);
}

/* ---- the socket ------------------------------------------------------------------------ */

static void the_socket_is_for_the_group_of_users(void **state)
{
	(void)state;
	struct stat st;
	shared_open(&f, SERVE_MAKE);
	assert_int_equal(stat(f.socket.data, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0660);
	assert_int_equal(st.st_gid, getegid());
	shared_close(&f);
	assert_false(file_exists(f.socket.data));
}

static void without_the_group_nobody_is_served(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	f.no_users_group = true;
	assert_false(shared_try(&f, SERVE_MAKE, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	assert_non_null(strstr(e.message, "there is no group famctx-users on this host"));
	assert_false(file_exists(f.socket.data));
}

static void a_place_where_somebody_listens_is_not_taken(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	int listener;
	assert_true(socket_listen(f.socket.data, &listener, &e));
	assert_false(shared_try(&f, SERVE_MAKE, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	assert_non_null(strstr(e.message, "another keeper listens on"));
	shared_close(&f);
	/* It is the other's, and stays. */
	assert_true(file_exists(f.socket.data));
	close(listener);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(ones_own_store_has_no_limits),
		WITH_FOLDER(ones_own_store_is_ones_own),
		WITH_FOLDER(a_keeper_nobody_comes_to_leaves),
		WITH_FOLDER(sighup_reads_the_policy_and_sigterm_ends_it),
		WITH_FOLDER(the_socket_is_for_the_group_of_users),
		WITH_FOLDER(without_the_group_nobody_is_served),
		WITH_FOLDER(a_place_where_somebody_listens_is_not_taken),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
