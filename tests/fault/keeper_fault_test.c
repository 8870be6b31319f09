/* Keepers that are killed, that have no room, whose jobs die. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "famctx/access/audit.h"
#include "famctx/api/request.h"
#include "famctx/base/file.h"
#include "famctx/base/socket.h"
#include "famctx/keeper/keeper.h"
#include "famctx/store/store.h"
#include "famctx/text/number.h"
#include "support/keeper_fixture.h"

static struct keeper_fixture f;

static int make_folder(void **state)
{
	(void)state;
	return fixture_make(&f);
}

static int remove_folder(void **state)
{
	(void)state;
	return fixture_remove(&f);
}

static bool give_purpose(struct client *c, struct err *e)
{
	return fixture_purpose(c, BASIS_S17, e);
}

/* An answer of its own, smaller than a purpose on the disk. */
static bool look(struct client *c, struct err *e)
{
	struct recent_answer recent;
	bool ok = client_call(c, REQUEST_RECENT, NULL, NULL, &recent_answer_shape, &recent, e);
	shape_release(&recent_answer_shape, &recent);
	return ok;
}

static const char purposes_sql[] = "SELECT count(*) FROM purpose";

static void assert_chain_holds(void)
{
	struct err e = ERR_INIT;
	struct db *own;
	bool training;
	int64_t entries, broken_at;
	assert_true(store_open_own(f.folder, &own, &training, &e));
	assert_true(audit_verify(own, &entries, &broken_at, &e));
	assert_int_equal(broken_at, 0);
	db_close(own);
}

/* Enough for the store to be opened and a few rows; then every write fails. */
static bool serve_with_little_room(const struct serve_options *options, int ready_fd, struct err *e)
{
	const struct rlimit little = { 90000, 90000 };
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &little);
	return keeper_serve(options, ready_fd, e);
}

static void what_cannot_be_recorded_is_not_shown(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	int64_t given = 0, looks = 0;
	client_close(fixture_open(&f, SERVE_MAKE));
	struct client *c;
	assert_true(fixture_try(&f, SERVE_ONLY, serve_with_little_room, NULL, &c, &e));
	while (given < 10000 && give_purpose(c, &e))
		given++;
	assert_true(given > 0 && given < 10000);
	assert_int_equal(e.code, ERR_STORE);
	assert_non_null(strstr(e.message, "cannot be recorded, so it is not shown"));
	while (looks < 10000 && look(c, &e))
		looks++;
	assert_true(looks < 10000);
	assert_non_null(strstr(e.message, "cannot be recorded, so it is not shown"));
	client_close(c);
	assert_int_equal(fixture_number(&f, purposes_sql), given);
	assert_chain_holds();
	/* With room again it goes on as before. */
	c = fixture_open(&f, SERVE_ONLY);
	assert_true(give_purpose(c, &e));
	client_close(c);
}

static void the_entry_stands_before_the_answer_comes(void **state)
{
	static const char entries_sql[] = "SELECT count(*) FROM audit WHERE action = 'purpose_given'";
	(void)state;
	struct err e = ERR_INIT;
	struct client *c = fixture_open(&f, SERVE_MAKE);
	for (int64_t i = 1; i <= 20; i++) {
		assert_true(give_purpose(c, &e));
		assert_int_equal(fixture_number(&f, entries_sql), i);
	}
	client_close(c);
}

#define KILLS 40

/* In a process of its own: kills the keeper again and again while the parent asks. */
static pid_t start_killer(void)
{
	struct buf path = BUF_INIT;
	pid_t killer = fork();
	if (killer != 0)
		return killer;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	file_join(&path, f.folder, "keeper.sock");
	for (int kills = 0; kills < KILLS;) {
		uid_t uid;
		pid_t pid = 0;
		int fd = socket_connect(path.data);
		if (fd >= 0 && socket_peer(fd, &uid, &pid) && kill(pid, SIGKILL) == 0)
			kills++;
		if (fd >= 0)
			close(fd);
		nanosleep(&(struct timespec){ .tv_nsec = 7000000 }, NULL);
	}
	_exit(0);
}

static void killed_again_and_again_nothing_acknowledged_is_lost(void **state)
{
	(void)state;
	int64_t given = 0;
	struct client *c = fixture_open(&f, SERVE_MAKE);
	pid_t killer = start_killer();
	while (waitpid(killer, NULL, WNOHANG) == 0) {
		struct err e = ERR_INIT;
		if (give_purpose(c, &e))
			given++;
		else
			assert_int_equal(e.code, ERR_STORE);
	}
	client_close(c);
	assert_true(given > 0);
	/* More is right: a purpose may have been kept and its keeper killed before it said so. */
	assert_true(fixture_number(&f, purposes_sql) >= given);
	assert_chain_holds();
}

static void make_store_larger(void)
{
	static const char rows[] = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)"
				   " INSERT INTO about SELECT 'filler' || i, hex(randomblob(300)) FROM n";
	struct err e = ERR_INIT;
	struct db *own;
	bool training;
	assert_true(store_open_own(f.folder, &own, &training, &e));
	assert_true(db_run(own, rows, &e));
	db_close(own);
}

static pid_t child_of(pid_t parent)
{
	struct buf path = BUF_INIT;
	char text[64] = "";
	int child = 0;
	buf_printf(&path, "/proc/%d/task/%d/children", (int)parent, (int)parent);
	int fd = open(path.data, O_RDONLY);
	ssize_t n = fd >= 0 ? read(fd, text, sizeof(text) - 1) : 0;
	if (fd >= 0)
		close(fd);
	text[n > 0 ? n : 0] = '\0';
	text[strcspn(text, " ")] = '\0';
	buf_release(&path);
	return number_parse_int(text, 2, INT32_MAX, &child) ? child : 0;
}

/* Kills the first child that the keeper has. */
static pid_t start_child_killer(pid_t keeper)
{
	pid_t killer = fork();
	if (killer != 0)
		return killer;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;) {
		pid_t child = child_of(keeper);
		if (child && kill(child, SIGKILL) == 0)
			_exit(0);
	}
}

static void a_job_that_is_killed_is_an_error(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct buf file = BUF_INIT;
	struct check_answer check;
	client_close(fixture_open(&f, SERVE_MAKE));
	make_store_larger();
	struct client *c = fixture_open(&f, SERVE_ONLY);
	file_join(&file, f.folder, "monday.backup");
	struct path_request request = { .path = file.data };
	pid_t killer = start_child_killer(fixture_keeper(&f));
	assert_false(client_call(c, REQUEST_BACKUP, &path_request_shape, &request, NULL, NULL, &e));
	assert_int_equal(e.code, ERR_STORE);
	assert_non_null(strstr(e.message, "stopped before it ended"));
	assert_int_equal(waitpid(killer, NULL, 0), killer);
	assert_false(file_exists(file.data));
	/* The keeper goes on, and so does the next job. */
	assert_true(client_call(c, REQUEST_CHECK, NULL, NULL, &check_answer_shape, &check, &e));
	assert_true(check.good);
	shape_release(&check_answer_shape, &check);
	assert_true(client_call(c, REQUEST_BACKUP, &path_request_shape, &request, NULL, NULL, &e));
	client_close(c);
	assert_int_equal(fixture_number(&f, "SELECT count(*) FROM audit WHERE request = 'backup' AND outcome = 'failed'"), 1);
	buf_release(&file);
}

/* Asks for a backup and goes without waiting for it. */
static void ask_and_go(const char *path)
{
	struct buf lines = BUF_INIT;
	char byte;
	int fd = fixture_connect(&f);
	buf_printf(&lines, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\",\"params\":{\"version\":1}}\n"
		   "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"backup\",\"params\":{\"path\":\"%s\"}}\n", path);
	assert_int_equal(send(fd, lines.data, lines.len, MSG_NOSIGNAL), lines.len);
	assert_int_equal(recv(fd, &byte, 1, 0), 1);
	close(fd);
	buf_release(&lines);
}

static void a_job_whose_asker_has_gone_does_not_keep_the_others(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct buf file = BUF_INIT;
	struct check_answer check;
	client_close(fixture_open(&f, SERVE_MAKE));
	make_store_larger();
	struct client *c = fixture_open(&f, SERVE_ONLY);
	file_join(&file, f.folder, "monday.backup");
	ask_and_go(file.data);
	assert_true(give_purpose(c, &e));
	/* The job was ended with its asker, or had ended before: either way another may start soon. */
	for (int i = 0; i < 2000; i++) {
		bool ok = client_call(c, REQUEST_CHECK, NULL, NULL, &check_answer_shape, &check, &e);
		shape_release(&check_answer_shape, &check);
		if (ok)
			break;
		assert_int_equal(e.code, ERR_REFUSED);
		e.code = ERR_NONE;
		nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
	}
	assert_int_equal(e.code, ERR_NONE);
	client_close(c);
	assert_chain_holds();
	buf_release(&file);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(what_cannot_be_recorded_is_not_shown),
		WITH_FOLDER(the_entry_stands_before_the_answer_comes),
		WITH_FOLDER(killed_again_and_again_nothing_acknowledged_is_lost),
		WITH_FOLDER(a_job_that_is_killed_is_an_error),
		WITH_FOLDER(a_job_whose_asker_has_gone_does_not_keep_the_others),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
