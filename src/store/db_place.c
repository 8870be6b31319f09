#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "db_private.h"
#include "famctx/base/buf.h"
#include "famctx/base/file.h"

/* File systems that reach another machine: their locks cannot be trusted by a journal that lives in
 * shared memory. Numbers from statfs(2). */
static const unsigned long elsewhere[] = {
	0x6969,     /* NFS */
	0x517B,     /* SMB */
	0xFF534D42, /* CIFS */
	0xFE534D42, /* SMB2 */
	0x65735546, /* FUSE */
	0x5346414F, /* AFS */
	0x73757245, /* Coda */
	0x00C36400, /* Ceph */
};

static bool check_file_system(const char *path, struct err *e)
{
	struct buf folder = BUF_INIT;
	struct statfs fs;
	file_folder_of(&folder, path);
	bool known = statfs(folder.data, &fs) == 0;
	buf_release(&folder);
	for (size_t i = 0; known && i < ARRAY_LEN(elsewhere); i++)
		if ((unsigned long)fs.f_type == elsewhere[i])
			return err_set(e, ERR_STORE,
				       _("%s is on a network or user file system, where two programs could write at once: "
					 "keep the store on a disk of this machine"),
				       path);
	return true;
}

static bool check_file(const char *path, const struct stat *st, struct err *e)
{
	if (S_ISLNK(st->st_mode))
		return err_set(e, ERR_STORE, _("%s is a link: give the folder where the file itself is"), path);
	if (!S_ISREG(st->st_mode))
		return err_set(e, ERR_STORE, _("%s is not a file"), path);
	if (st->st_nlink > 1)
		return err_set(e, ERR_STORE, _("%s has a second name (a hard link): remove the other one"), path);
	if (st->st_uid != geteuid())
		return err_set(e, ERR_STORE, _("%s belongs to another account: ask its owner"), path);
	/* A copy made without care may be open to others; the path, not a descriptor, because closing a
	 * descriptor of the file would drop the locks this process holds on it. */
	if ((st->st_mode & 0077) && chmod(path, 0600) < 0)
		return err_errno(e, ERR_STORE, _("%s can be read by others"), path);
	return true;
}

/* Made here, so that it is 0600 from its first moment whatever the umask is. */
static bool make_file(const char *path, struct err *e)
{
	int fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return err_errno(e, ERR_STORE, _("%s cannot be made"), path);
	close(fd);
	return true;
}

bool db_check_place(const char *path, enum db_mode mode, struct err *e)
{
	struct stat st;
	if (!check_file_system(path, e))
		return false;
	if (mode == DB_SCRATCH && unlink(path) < 0 && errno != ENOENT)
		return err_errno(e, ERR_STORE, _("%s cannot be replaced"), path);
	if (lstat(path, &st) == 0)
		return check_file(path, &st, e);
	if (errno == ENOENT && (mode == DB_CREATE || mode == DB_SCRATCH))
		return make_file(path, e);
	return err_errno(e, ERR_STORE, _("%s cannot be opened"), path);
}
