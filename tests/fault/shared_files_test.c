/*
 * A colleague with an account of their own on the same host tries the files and
 * the processes: each attack runs as that account, and none may succeed.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/store/store.h"
#include "support/shared_host.h"
#include "support/skip.h"

static struct shared_host host;

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

/* What an attack gives back: refused by the system, or not. */
enum came_out { REFUSED = 0, SUCCEEDED = 1, OTHERWISE = 2 };

static int told_by_errno(bool done)
{
	if (done)
		return SUCCEEDED;
	return errno == EACCES || errno == EPERM ? REFUSED : OTHERWISE;
}

static void refused_to_a_colleague(int (*attack)(void *), void *context)
{
	shared_host_need(&host);
	assert_int_equal(host_as(HOST_COLLEAGUE, attack, context), REFUSED);
}

static char path_space[512];

static char *in_store(const char *name)
{
	snprintf(path_space, sizeof(path_space), "%s/%s", host.store.data ? host.store.data : "", name);
	return path_space;
}

/* ---- files --------------------------------------------------------------------------- */

static int open_to_read(void *path)
{
	return told_by_errno(open(path, O_RDONLY) >= 0);
}

static int open_to_write(void *path)
{
	return told_by_errno(open(path, O_WRONLY) >= 0);
}

static void the_store_is_not_read(void **state)
{
	static const char *const names[] = { STORE_FILE, PEOPLE_FILE, STORE_FILE "-wal", STORE_FILE "-shm", "keeper.lock" };
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		refused_to_a_colleague(open_to_read, in_store(names[i]));
}

static void the_store_is_not_written(void **state)
{
	(void)state;
	refused_to_a_colleague(open_to_write, in_store(STORE_FILE));
	refused_to_a_colleague(open_to_write, in_store(PEOPLE_FILE));
}

static int list_folder(void *path)
{
	return told_by_errno(opendir(path) != NULL);
}

static void the_folder_is_not_listed(void **state)
{
	(void)state;
	refused_to_a_colleague(list_folder, in_store("."));
}

static int put_another_in_place(void *path)
{
	char mine[] = "/tmp/famctx-mine-XXXXXX";
	int fd = mkstemp(mine);
	bool done = fd >= 0 && rename(mine, path) == 0;
	int failed = errno;
	unlink(mine);
	errno = failed;
	return told_by_errno(done);
}

static void no_other_store_is_put_in_place(void **state)
{
	(void)state;
	refused_to_a_colleague(put_another_in_place, in_store(STORE_FILE));
	refused_to_a_colleague(put_another_in_place, in_store(PEOPLE_FILE));
}

static int take_away(void *path)
{
	return told_by_errno(unlink(path) == 0);
}

static int make_beside(void *path)
{
	char other[512];
	snprintf(other, sizeof(other), "%s.mine", (const char *)path);
	return told_by_errno(open(other, O_WRONLY | O_CREAT | O_EXCL, 0600) >= 0);
}

static void the_socket_is_not_replaced(void **state)
{
	(void)state;
	refused_to_a_colleague(take_away, host.socket.data);
	refused_to_a_colleague(make_beside, host.socket.data);
}

static void the_policy_is_not_changed(void **state)
{
	(void)state;
	refused_to_a_colleague(open_to_write, host.policy.data);
	refused_to_a_colleague(put_another_in_place, host.policy.data);
}

static void the_backups_are_not_read(void **state)
{
	(void)state;
	refused_to_a_colleague(list_folder, host.backups.data);
}

static void files_are_the_keepers_alone(void **state)
{
	static const char *const names[] = { STORE_FILE, PEOPLE_FILE, "keeper.lock" };
	struct stat st;
	(void)state;
	shared_host_need(&host);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		assert_int_equal(stat(in_store(names[i]), &st), 0);
		assert_int_equal(st.st_mode & 0777, 0600);
		assert_int_equal(st.st_uid, host_user(HOST_KEEPER)->uid);
	}
	assert_int_equal(stat(host.store.data, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
}

/* ---- processes ------------------------------------------------------------------------- */

static int attach(void *pid)
{
	return told_by_errno(ptrace(PTRACE_ATTACH, *(pid_t *)pid, NULL, NULL) == 0);
}

static void the_keeper_is_not_traced(void **state)
{
	(void)state;
	refused_to_a_colleague(attach, &host.keeper);
}

static int read_memory(void *pid)
{
	char here[64], bytes[64];
	struct iovec mine = { here, sizeof(here) }, theirs = { bytes, sizeof(bytes) };
	return told_by_errno(process_vm_readv(*(pid_t *)pid, &mine, 1, &theirs, 1, 0) >= 0);
}

static void the_keepers_memory_is_not_read(void **state)
{
	static const char *const names[] = { "mem", "environ", "maps", "fd", "cwd" };
	char path[64];
	(void)state;
	refused_to_a_colleague(read_memory, &host.keeper);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		snprintf(path, sizeof(path), "/proc/%d/%s", (int)host.keeper, names[i]);
		refused_to_a_colleague(strcmp(names[i], "fd") ? open_to_read : list_folder, path);
	}
}

static int stop_it(void *pid)
{
	return told_by_errno(kill(*(pid_t *)pid, SIGSTOP) == 0);
}

static int kill_it(void *pid)
{
	return told_by_errno(kill(*(pid_t *)pid, SIGKILL) == 0);
}

static void the_keeper_is_not_stopped(void **state)
{
	(void)state;
	refused_to_a_colleague(stop_it, &host.keeper);
	refused_to_a_colleague(kill_it, &host.keeper);
}

/* ---- the program ------------------------------------------------------------------------- */

/* What makes a program load somebody's library, look into somebody's terminal description, or believe in another
 * place for its words must not let it see more. */
static void a_changed_environment_opens_nothing(void **state)
{
	static const char *const environments[] = {
		"LD_PRELOAD=/tmp/there-is-no-such-library.so", "TERMINFO=/tmp", "TERM=../../../../tmp/x",
		"SQLITE_TMPDIR=/tmp", "FAMCTX_STORE=/", "XDG_RUNTIME_DIR=/tmp",
	};
	const char *const args[] = { "audit", "list", "--all", "--line", NULL };
	(void)state;
	shared_host_need(&host);
	for (size_t i = 0; i < ARRAY_LEN(environments); i++) {
		struct buf out = BUF_INIT;
		int status = shared_host_run(&host, HOST_COLLEAGUE, args, environments[i], &out);
		/* Refused by the keeper, or there is no store at that place: never a list. */
		assert_true(status == 3 || status == 5);
		assert_null(strstr(out.data, HOST_WORKER));
		buf_release(&out);
	}
}

static void a_store_of_somebody_else_is_not_opened(void **state)
{
	const char *const args[] = { "--store", host.store.data, "find", "Harrow", "--purpose", "s47", NULL };
	struct buf out = BUF_INIT;
	(void)state;
	shared_host_need(&host);
	assert_int_not_equal(shared_host_run(&host, HOST_COLLEAGUE, args, NULL, &out), 0);
	assert_null(strstr(out.data, "Joanne"));
	buf_release(&out);
}

static void an_aborted_program_leaves_no_core(void **state)
{
	struct stat st;
	char path[512];
	(void)state;
	shared_host_need(&host);
#ifdef FAMCTX_SANITISED
	skip_because("a sanitised build may be looked into");
#endif
	/* The keeper's folder of work is its store. */
	snprintf(path, sizeof(path), "%s/core", host.store.data);
	assert_int_equal(stat(path, &st), -1);
	snprintf(path, sizeof(path), "/proc/%d/limits", (int)host.keeper);
	struct buf limits = BUF_INIT;
	host_must_read(path, &limits);
	const char *core = strstr(limits.data, "Max core file size");
	assert_non_null(core);
	assert_int_equal(strncmp(core, "Max core file size        0                    0", 48), 0);
	buf_release(&limits);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_store_is_not_read),
		cmocka_unit_test(the_store_is_not_written),
		cmocka_unit_test(the_folder_is_not_listed),
		cmocka_unit_test(no_other_store_is_put_in_place),
		cmocka_unit_test(the_socket_is_not_replaced),
		cmocka_unit_test(the_policy_is_not_changed),
		cmocka_unit_test(the_backups_are_not_read),
		cmocka_unit_test(files_are_the_keepers_alone),
		cmocka_unit_test(the_keeper_is_not_traced),
		cmocka_unit_test(the_keepers_memory_is_not_read),
		cmocka_unit_test(the_keeper_is_not_stopped),
		cmocka_unit_test(a_changed_environment_opens_nothing),
		cmocka_unit_test(a_store_of_somebody_else_is_not_opened),
		cmocka_unit_test(an_aborted_program_leaves_no_core),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("shared_files", tests, make_host, remove_host);
}
