#include "famctx/base/within.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A named pipe in the wrong place cannot hold us, a terminal cannot become ours. */
#define HOW (O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
/* The kernel asks for another try when something is moved while it looks. */
#define TRIES 16

void within_list(const struct within *w, struct buf *out)
{
	for (size_t i = 0; i < w->count; i++)
		buf_printf(out, i ? _(" or %s") : "%s", w->folders[i]);
}

const char *within_rest(const char *folder, const char *path)
{
	size_t len = strlen(folder);
	while (len > 1 && folder[len - 1] == '/')
		len--;
	if (strncmp(path, folder, len) || path[len] != '/')
		return NULL;
	return path + len + strspn(path + len, "/");
}

static int open_beneath(int folder, const char *rest)
{
	const struct open_how how = { .flags = HOW, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS };
	long fd = -1;
	for (int i = 0; fd < 0 && i < TRIES; i++) {
		fd = syscall(SYS_openat2, folder, rest, &how, sizeof(how));
		if (fd < 0 && errno != EAGAIN && errno != EINTR)
			break;
	}
	return (int)fd;
}

static int open_in(const char *folder, const char *rest, struct err *e)
{
	int in = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
	int fd = in < 0 ? -1 : open_beneath(in, rest);
	if (fd < 0 && errno == EXDEV)
		err_set(e, ERR_REFUSED, _("it leads out of %s"), folder);
	else if (fd < 0)
		err_set(e, ERR_INPUT, "%s", strerror(errno));
	if (in >= 0)
		close(in);
	return fd;
}

static int open_listed(const struct within *w, const char *path, struct err *e)
{
	struct buf list = BUF_INIT;
	for (size_t i = 0; i < w->count; i++) {
		const char *rest = within_rest(w->folders[i], path);
		if (rest)
			return open_in(w->folders[i], rest, e);
	}
	within_list(w, &list);
	if (w->count)
		err_set(e, ERR_REFUSED, _("the policy reads files in %s only"), list.data);
	else
		err_set(e, ERR_REFUSED, _("the policy names no folder to read files from"));
	buf_release(&list);
	return -1;
}

static int open_anywhere(const char *path, struct err *e)
{
	int fd = open(path, HOW);
	if (fd < 0)
		err_set(e, ERR_INPUT, "%s", strerror(errno));
	return fd;
}

int within_open(const struct within *w, const char *path, struct err *e)
{
	struct stat st;
	int fd = w ? open_listed(w, path, e) : open_anywhere(path, e);
	if (fd < 0)
		return -1;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		return fd;
	err_set(e, ERR_INPUT, _("it is not a file"));
	close(fd);
	return -1;
}
