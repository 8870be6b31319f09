/*
 * Coming back to a screen that was left, against the PAM of this machine: the
 * rules that are installed with the program (packaging/famctx.pam), pam_unix, and
 * accounts that stand only in files of ours, laid over those of the machine in a
 * mount namespace of this test. Needs root for that, and says so without.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <grp.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/base/process.h"
#include "famctx/command/main.h"
#include "famctx/keeper/keeper.h"
#include "famctx/screen/start.h"
#include "support/host_passwords.h"
#include "support/pty.h"
#include "support/skip.h"

/* Beyond what anybody gives out. */
#define WITH_PASSWORD 64201
#define WITHOUT_PASSWORD 64202
static const char passwd[] = "root:x:0:0:root:/root:/bin/sh\n"
			     "k.wu:x:64201:64201:K Wu:/:/bin/sh\n"
			     "a.obi:x:64202:64202:A Obi:/:/bin/sh\n";
static const char shadow[] = "root:*:19000:0:99999:7:::\n"
			     "k.wu:" HOST_PASSWORD_HASH ":19000:0:99999:7:::\n"
			     "a.obi::19000:0:99999:7:::\n";

/* On the screen that is left and come back to. */
#define STANDS_THERE "Nothing is loaded yet"

static char folder[64];
static const char *cannot; /* why nothing can be tried here */

/* ---- time ------------------------------------------------------------------------------ */

/* Seconds that the steady clock is ahead for everybody here; shared with the program. */
static volatile int64_t *ahead;

/* Stands before that of the C library. */
int clock_gettime(clockid_t id, struct timespec *t)
{
	int result = (int)syscall(SYS_clock_gettime, id, t);
	if (result == 0 && id == CLOCK_BOOTTIME && ahead)
		t->tv_sec += (time_t)*ahead;
	return result;
}

/* ---- a machine of our own ---------------------------------------------------------------- */

/* So that the accounts are there for every program that asks for them. */
static bool lay_passwd_over(void)
{
	struct buf path = BUF_INIT;
	struct err e = ERR_INIT;
	file_join(&path, folder, "passwd");
	bool ok = file_write(path.data, passwd, strlen(passwd), &e) && chmod(path.data, 0644) == 0 &&
		  mount(path.data, "/etc/passwd", NULL, MS_BIND, NULL) == 0;
	buf_release(&path);
	return ok;
}

/* What is read is seen by accounts that may not enter where it stands. */
static bool make_folders(void)
{
	struct buf tree = BUF_INIT, home = BUF_INIT;
	struct err e = ERR_INIT;
	file_join(&tree, folder, "tree");
	bool ok = chmod(folder, 0755) == 0 && file_make_folder(tree.data, &e) && mount(".", tree.data, NULL, MS_BIND, NULL) == 0;
	for (uid_t uid = WITH_PASSWORD; ok && uid <= WITHOUT_PASSWORD; uid++) {
		buf_clear(&home);
		buf_printf(&home, "%s/%u", folder, (unsigned)uid);
		ok = mkdir(home.data, 0700) == 0 && chown(home.data, uid, uid) == 0;
	}
	buf_release(&tree);
	buf_release(&home);
	return ok;
}

static int make_machine(void **state)
{
	(void)state;
	snprintf(folder, sizeof(folder), "/tmp/famctx-pam-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	ahead = mmap(NULL, sizeof(*ahead), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (ahead == MAP_FAILED)
		return -1;
	cannot = host_passwords_missing();
	if (!cannot && geteuid() != 0)
		cannot = "needs root, to lay accounts of its own over those of the machine";
	if (!cannot && (unshare(CLONE_NEWNS) < 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0))
		cannot = "needs a mount namespace of its own, which is not permitted here";
	if (cannot)
		return 0;
	bool ok = make_folders() && lay_passwd_over() && host_passwords_make(folder, shadow);
	return ok ? 0 : -1;
}

static int remove_machine(void **state)
{
	struct buf tree = BUF_INIT;
	struct err e = ERR_INIT;
	(void)state;
	if (!cannot)
		host_passwords_remove();
	file_join(&tree, folder, "tree");
	/* First, so that nothing behind it is removed. */
	bool away = umount2(tree.data, MNT_DETACH) == 0 || errno == EINVAL || errno == ENOENT || errno == EPERM;
	buf_release(&tree);
	return away && file_remove_tree(folder, &e) ? 0 : -1;
}

/* ---- the program, as one of them ------------------------------------------------------------ */

static uid_t who;
static bool makes_store;

static bool become(void)
{
	struct buf tree = BUF_INIT;
	struct buf store = BUF_INIT;
	file_join(&tree, folder, "tree");
	buf_printf(&store, "%s/%u/store", folder, (unsigned)who);
	bool ok = setgroups(0, NULL) == 0 && setresgid(who, who, who) == 0 && setresuid(who, who, who) == 0 &&
		  chdir("/") == 0 && setenv("FAMCTX_DATADIR", tree.data, 1) == 0 &&
		  setenv("FAMCTX_STORE", store.data, 1) == 0 && setenv("TMPDIR", folder, 1) == 0;
	buf_release(&tree);
	buf_release(&store);
	return ok;
}

static int run_program(void)
{
	char name[] = "famctx", init[] = "init";
	char *args[] = { name, makes_store ? init : NULL, NULL };
	const struct front front = { .serve = keeper_serve, .open_screens = screen_start };
	if (!become())
		return 126;
	process_guard();
	(void)process_locale();
	return command_main(makes_store ? 2 : 1, args, &front);
}

static struct pty *leave_screen_of(uid_t uid)
{
	who = uid;
	makes_store = true;
	*ahead = 0;
	struct pty *p = pty_start(&(struct pty_options){ .run = run_program });
	int status = pty_wait_exit(p);
	if (status != 0 && status != ERR_REFUSED)
		fail_msg("no store: %s", pty_screen(p));
	pty_free(p);
	makes_store = false;
	p = pty_start(&(struct pty_options){ .run = run_program });
	pty_wait_text(p, STANDS_THERE);
	*ahead = 11 * 60;
	pty_keys(p, "F1");
	pty_wait_text(p, "Press Enter to go on.");
	assert_false(pty_shows(p, STANDS_THERE));
	pty_keys(p, "Enter");
	pty_wait_text(p, "Your password, then Enter:");
	return p;
}

static void need_machine(void)
{
	if (cannot)
		skip_because(cannot);
}

static void another_password_is_refused_and_the_own_one_lets_in(void **state)
{
	(void)state;
	need_machine();
	struct pty *p = leave_screen_of(WITH_PASSWORD);
	pty_type(p, "close sesame");
	assert_false(pty_shows(p, "sesame"));
	pty_keys(p, "Enter");
	pty_wait_text(p, "That was another password. Type it again.");
	pty_type(p, HOST_PASSWORD);
	pty_keys(p, "Enter");
	pty_wait_text(p, STANDS_THERE);
	pty_keys(p, "F10");
	assert_int_equal(pty_wait_exit(p), 0);
	assert_true(pty_is_sane(p));
	pty_free(p);
}

/* An empty password is none: Enter alone lets nobody in, nor does anything else. */
static void who_has_no_password_is_signed_out(void **state)
{
	(void)state;
	need_machine();
	struct pty *p = leave_screen_of(WITHOUT_PASSWORD);
	pty_keys(p, "Enter");
	pty_wait_text(p, "That was another password. Type it again.");
	pty_type(p, "anything");
	pty_keys(p, "Enter");
	pty_wait_idle(p);
	pty_keys(p, "Enter");
	assert_int_equal(pty_wait_exit(p), 0);
	assert_false(pty_shows(p, STANDS_THERE));
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(another_password_is_refused_and_the_own_one_lets_in),
		cmocka_unit_test(who_has_no_password_is_signed_out),
	};
	return cmocka_run_group_tests(tests, make_machine, remove_machine);
}
