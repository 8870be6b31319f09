#include "start.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "famctx/base/buf.h"
#include "famctx/base/clock.h"

/* The pipe carries R when the keeper is ready, or E, a digit (the code) and a message. */
#define MOST_SAID (sizeof(((struct err *)NULL)->message) + 2)

static void close_others(int keep)
{
	if (keep > 3)
		close_range(3, (unsigned)keep - 1, 0);
	close_range((unsigned)keep + 1, ~0u, 0);
}

/* A keeper that outlives us must not hold our terminal, nor a pipe that somebody reads to its end. */
static void leave_everything(int keep)
{
	int nowhere = open("/dev/null", O_RDWR);
	for (int fd = 0; nowhere >= 0 && fd < 3; fd++)
		dup2(nowhere, fd);
	close_others(keep);
	setsid();
	umask(0077);
	if (chdir("/") < 0)
		_exit(ERR_STORE);
}

static void say_error(int fd, const struct err *e)
{
	struct buf text = BUF_INIT;
	buf_printf(&text, "E%d%s", (int)e->code, e->message);
	/* Who listens reads until the end; when nobody does any more, nothing can be done. */
	if (write(fd, text.data, text.len) < 0)
		_exit(ERR_STORE);
	buf_release(&text);
}

static NO_RETURN void be_keeper(serve_function *serve, const struct serve_options *options, int ready)
{
	struct err e = ERR_INIT;
	leave_everything(ready);
	/* Another descriptor for the error, because serve closes the one it is given. */
	int error = fcntl(ready, F_DUPFD_CLOEXEC, 3);
	if (!serve(options, ready, &e))
		say_error(error, &e);
	_exit((int)e.code);
}

/* Twice, so that the keeper is nobody's child: its end leaves nothing to collect. */
static bool fork_keeper(serve_function *serve, const struct serve_options *options, const int ends[2], struct err *e)
{
	pid_t between = fork();
	if (between < 0)
		return err_errno(e, ERR_STORE, _("a keeper cannot be started"));
	if (between == 0) {
		pid_t keeper = fork();
		if (keeper == 0)
			be_keeper(serve, options, ends[1]);
		_exit(keeper < 0);
	}
	int status = 0;
	while (waitpid(between, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	return err_set(e, ERR_STORE, _("a keeper cannot be started: too many programs run"));
}

/* Until ready, an error, the end, or too long. */
static bool read_said(int fd, char *said, size_t size, size_t *len)
{
	uint64_t until = clock_steady_ms() + START_MS;
	*len = 0;
	while (*len < size - 1) {
		uint64_t now = clock_steady_ms();
		struct pollfd p = { .fd = fd, .events = POLLIN };
		int ready = now < until ? poll(&p, 1, (int)(until - now)) : 0;
		if (ready < 0 && errno == EINTR)
			continue;
		ssize_t n = ready > 0 ? read(fd, said + *len, size - 1 - *len) : -1;
		if (n < 0)
			return false;
		*len += (size_t)n;
		if (n == 0 || said[0] == 'R')
			break;
	}
	said[*len] = '\0';
	return true;
}

static bool wait_for_keeper(int fd, struct err *e)
{
	char said[MOST_SAID + 1];
	size_t len;
	if (!read_said(fd, said, sizeof(said), &len))
		return err_set(e, ERR_STORE, _("the keeper of the store does not get ready: do it again"));
	if (len && said[0] == 'R')
		return true;
	if (len > 2 && said[0] == 'E' && said[1] >= '1' && said[1] <= '5')
		return err_set(e, (enum err_code)(said[1] - '0'), "%s", said + 2);
	return err_set(e, ERR_STORE, _("the keeper of the store ended before it was ready: do it again"));
}

bool start_keeper(serve_function *serve, const struct serve_options *options, struct err *e)
{
	int ends[2];
	if (pipe2(ends, O_CLOEXEC) < 0)
		return err_errno(e, ERR_STORE, _("a keeper cannot be started"));
	bool ok = fork_keeper(serve, options, ends, e);
	close(ends[1]);
	ok = ok && wait_for_keeper(ends[0], e);
	close(ends[0]);
	return ok;
}
