#include "famctx/base/trusted.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "famctx/base/file.h"

/* A folder in which everybody may make files is no better for being sticky: what is there may be old or another's. */
static bool is_kept(const struct stat *st, const char *what, const char *path, uid_t besides, struct err *e)
{
	if (st->st_uid != 0 && st->st_uid != besides)
		return err_set(e, ERR_INPUT,
			       _("%s belongs to account %u, and must belong to root or to the keeper: chown root %s"), what,
			       (unsigned)st->st_uid, path);
	if (st->st_mode & (S_IWGRP | S_IWOTH))
		return err_set(e, ERR_INPUT, _("%s can be written to by others: chmod go-w %s"), what, path);
	return true;
}

static bool folder_is_kept(const char *path, uid_t besides, struct err *e)
{
	struct buf folder = BUF_INIT;
	struct stat st;
	file_folder_of(&folder, path);
	bool ok = stat(folder.data, &st) == 0 ? is_kept(&st, _("its folder"), folder.data, besides, e)
					      : err_errno(e, ERR_INPUT, _("its folder cannot be looked at"));
	buf_release(&folder);
	return ok;
}

static bool read_kept(int fd, const char *path, uid_t besides, size_t limit, struct buf *out, struct err *e)
{
	struct stat st;
	if (fstat(fd, &st) < 0)
		return err_errno(e, ERR_INPUT, _("it cannot be looked at"));
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_INPUT, _("it is no plain file: put one in its place"));
	return is_kept(&st, _("it"), path, besides, e) && folder_is_kept(path, besides, e) &&
	       file_read_open(fd, path, limit, out, e);
}

bool trusted_read(const char *path, uid_t besides, size_t limit, struct buf *out, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW);
	if (fd < 0 && errno == ELOOP)
		return err_set(e, ERR_INPUT, _("it is a link: put the file itself in its place"));
	if (fd < 0)
		return err_errno(e, ERR_INPUT, _("it cannot be opened"));
	bool ok = read_kept(fd, path, besides, limit, out, e);
	close(fd);
	return ok;
}
