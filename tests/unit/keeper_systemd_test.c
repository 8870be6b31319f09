/* What systemd hands over and is told, without systemd: in children, so that every test begins with a bare process. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "famctx/base/base.h"
#include "keeper/systemd.h"

enum handed { NOTHING, LISTENING, NOT_LISTENING, DATAGRAMS, A_PIPE };

struct offer {
	const char *process; /* of LISTEN_PID; "self": the child's own */
	const char *count;   /* of LISTEN_FDS */
	enum handed what;
	/* What comes of it. */
	bool ok;
	int fd;
	const char *words;
};

static int make_handed(enum handed what)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	const int yes = 1;
	int ends[2];
	if (what == A_PIPE)
		return pipe(ends) == 0 ? ends[0] : -1;
	int fd = socket(AF_UNIX, what == DATAGRAMS ? SOCK_DGRAM : SOCK_STREAM, 0);
	/* Without a name the kernel gives it one of no file. */
	if (bind(fd, (struct sockaddr *)&address, sizeof(sa_family_t)) < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_PASSCRED, &yes, sizeof(yes));
	return what != LISTENING || listen(fd, 1) == 0 ? fd : -1;
}

static bool is_as_it_should_be(int fd)
{
	int value = 1;
	socklen_t size = sizeof(value);
	return fcntl(fd, F_GETFL) & O_NONBLOCK && fcntl(fd, F_GETFD) & FD_CLOEXEC &&
	       getsockopt(fd, SOL_SOCKET, SO_PASSCRED, &value, &size) == 0 && value == 0;
}

/* 0: as expected; else which of the checks was not. */
static int try_offer(const struct offer *o)
{
	struct err e = ERR_INIT;
	char self[32];
	int fd = -2;
	snprintf(self, sizeof(self), "%d", (int)getpid());
	close(3);
	if (o->what != NOTHING) {
		int made = make_handed(o->what);
		if (made < 0 || (made != 3 && dup2(made, 3) != 3))
			return 1;
	}
	if (o->process)
		setenv("LISTEN_PID", strcmp(o->process, "self") != 0 ? o->process : self, 1);
	if (o->count)
		setenv("LISTEN_FDS", o->count, 1);
	setenv("LISTEN_FDNAMES", "store", 1);
	if (systemd_take_socket(&fd, &e) != o->ok)
		return 2;
	if (fd != o->fd)
		return 3;
	if (o->words && !strstr(e.message, o->words))
		return 4;
	if (getenv("LISTEN_PID") || getenv("LISTEN_FDS") || getenv("LISTEN_FDNAMES"))
		return 5;
	return fd < 0 || is_as_it_should_be(fd) ? 0 : 6;
}

static void takes_one_listening_socket_of_its_own(void **state)
{
	(void)state;
	static const struct offer offers[] = {
		{ NULL, NULL, NOTHING, true, -1, NULL },
		{ "self", "1", LISTENING, true, 3, NULL },
		/* Meant for a process that started us, or for one that was never asked. */
		{ "1", "1", LISTENING, true, -1, NULL },
		{ "", "1", LISTENING, true, -1, NULL },
		{ "self", NULL, LISTENING, true, -1, NULL },
		{ "self", "0", NOTHING, true, -1, NULL },
		{ "self", "one", LISTENING, true, -1, NULL },
		{ "self", "2", LISTENING, false, -1, "hands over 2 sockets" },
		{ "self", "1", NOT_LISTENING, false, -1, "not a listening Unix socket" },
		{ "self", "1", DATAGRAMS, false, -1, "not a listening Unix socket" },
		{ "self", "1", A_PIPE, false, -1, "not a listening Unix socket" },
		{ "self", "1", NOTHING, false, -1, "not a listening Unix socket" },
	};
	for (size_t i = 0; i < ARRAY_LEN(offers); i++) {
		int status = -1;
		pid_t child = fork();
		if (child == 0)
			_exit(try_offer(&offers[i]));
		assert_int_equal(waitpid(child, &status, 0), child);
		if (status)
			fail_msg("offer %zu: check %d", i, WEXITSTATUS(status));
	}
}

/* A socket that waits for datagrams; a name of no file begins with '@'. */
static int wait_for_word(const char *name)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(name));
	memcpy(address.sun_path, name, strlen(name));
	if (name[0] == '@')
		address.sun_path[0] = '\0';
	int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, size), 0);
	return fd;
}

static void says_that_it_is_ready(void **state)
{
	(void)state;
	char file[64], nowhere[64];
	snprintf(file, sizeof(file), "/tmp/famctx-notify-%d", (int)getpid());
	snprintf(nowhere, sizeof(nowhere), "@famctx-notify-%d", (int)getpid());
	const char *const names[] = { file, nowhere };
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		char word[64] = "";
		int fd = wait_for_word(names[i]);
		setenv("NOTIFY_SOCKET", names[i], 1);
		systemd_tell_ready();
		assert_int_equal(recv(fd, word, sizeof(word) - 1, MSG_DONTWAIT), 7);
		assert_string_equal(word, "READY=1");
		assert_null(getenv("NOTIFY_SOCKET"));
		close(fd);
	}
	unlink(file);
}

static void where_nobody_listens_nothing_is_said(void **state)
{
	(void)state;
	static const char *const names[] = { "", "/", "relative", "/tmp/famctx-nobody-listens-here", "@" };
	int before = dup(0);
	close(before);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		setenv("NOTIFY_SOCKET", names[i], 1);
		systemd_tell_ready();
		assert_null(getenv("NOTIFY_SOCKET"));
	}
	int after = dup(0);
	assert_int_equal(after, before);
	close(after);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_one_listening_socket_of_its_own),
		cmocka_unit_test(says_that_it_is_ready),
		cmocka_unit_test(where_nobody_listens_nothing_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
