/* A shared keeper that is not there, may not be used, or turns somebody away. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client/nobody.h"
#include "famctx/base/buf.h"
#include "famctx/base/file.h"
#include "famctx/base/socket.h"
#include "famctx/client/client.h"

static char folder[64];
static struct buf path;

static int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof(folder), "/tmp/famctx-client-XXXXXX");
	buf_init(&path);
	if (!mkdtemp(folder))
		return -1;
	file_join(&path, folder, "store.sock");
	return 0;
}

static int remove_folder(void **state)
{
	struct err e = ERR_INIT;
	(void)state;
	buf_release(&path);
	return file_remove_tree(folder, &e) ? 0 : -1;
}

static bool try_to_open(struct err *e)
{
	const struct client_options options = { .socket = path.data, .program = "command" };
	struct client *c;
	bool ok = client_open(&options, &c, e);
	if (ok)
		client_close(c);
	return ok;
}

static void where_nobody_listens_who_to_ask_is_said(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	int listener;
	assert_false(try_to_open(&e));
	assert_int_equal(e.code, ERR_STORE);
	assert_non_null(strstr(e.message, path.data));
	assert_non_null(strstr(e.message, "ask who runs famctx on this host to start its keeper"));
	/* Neither is a socket that its keeper left behind any better. */
	assert_true(socket_listen(path.data, &listener, &e));
	close(listener);
	assert_true(socket_is_there(path.data));
	assert_false(try_to_open(&e));
	assert_non_null(strstr(e.message, "to start its keeper"));
}

static void who_may_not_connect_is_told_the_group(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	int listener;
	const struct group *group = getgrgid(getegid());
	char wanted[128];
	assert_true(socket_listen_for(path.data, getegid(), &listener, &e));
	snprintf(wanted, sizeof(wanted), "members of the group %s", group ? group->gr_name : "");
	errno = EACCES;
	assert_false(nobody_serves(path.data, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	assert_non_null(strstr(e.message, group ? wanted : "may not use the store"));
	assert_non_null(strstr(e.message, group ? "log in again" : "ask who runs famctx"));
	close(listener);
	/* Of a folder that cannot be looked into, nobody knows the group. */
	unlink(path.data);
	errno = EACCES;
	assert_false(nobody_serves(path.data, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	assert_non_null(strstr(e.message, "ask who runs famctx on this host"));
}

static bool is_socket(const char *name)
{
	struct buf file = BUF_INIT;
	file_join(&file, folder, name);
	bool is = socket_is_there(file.data);
	buf_release(&file);
	return is;
}

static void a_socket_is_told_from_a_folder_and_a_file(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct buf file = BUF_INIT;
	int listener;
	assert_true(socket_listen(path.data, &listener, &e));
	file_join(&file, folder, "file");
	assert_true(file_write(file.data, "", 0, &e));
	assert_true(is_socket("store.sock"));
	assert_false(is_socket("file"));
	assert_false(is_socket("."));
	assert_false(is_socket("nothing"));
	buf_release(&file);
	close(listener);
}

/* A keeper that says why before anything is asked, and closes. */
static NO_RETURN void turn_one_away(int listener)
{
	static const char words[] = "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":3,\"message\":\"close a program first\"}}\n";
	fcntl(listener, F_SETFL, 0);
	int fd = accept(listener, NULL, NULL);
	bool said = send(fd, words, sizeof(words) - 1, MSG_NOSIGNAL) == (ssize_t)sizeof(words) - 1;
	close(fd);
	_exit(!said);
}

static void who_is_turned_away_hears_why(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	int listener, status;
	assert_true(socket_listen(path.data, &listener, &e));
	pid_t keeper = fork();
	if (keeper == 0)
		turn_one_away(listener);
	assert_false(try_to_open(&e));
	assert_int_equal(e.code, ERR_REFUSED);
	assert_string_equal(e.message, "close a program first");
	assert_int_equal(waitpid(keeper, &status, 0), keeper);
	assert_int_equal(status, 0);
	close(listener);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(where_nobody_listens_who_to_ask_is_said),
		WITH_FOLDER(who_may_not_connect_is_told_the_group),
		WITH_FOLDER(a_socket_is_told_from_a_folder_and_a_file),
		WITH_FOLDER(who_is_turned_away_hears_why),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
