#include "famctx/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "famctx/base/mem.h"

static bool read_all(int fd, size_t limit, const char *path, struct buf *out, struct err *e)
{
	size_t start = out->len;
	for (;;) {
		buf_reserve(out, 65536);
		ssize_t n = read(fd, out->data + out->len, 65536);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_errno(e, ERR_INPUT, _("%s cannot be read"), path);
		if (n == 0)
			return true;
		out->len += (size_t)n;
		out->data[out->len] = '\0';
		if (out->len - start > limit)
			return err_set(e, ERR_INPUT, _("%s is larger than %zu bytes, which is the most that is read"),
				       path, limit);
	}
}

bool file_read_open(int fd, const char *path, size_t limit, struct buf *out, struct err *e)
{
	struct stat st;
	if (fstat(fd, &st) < 0)
		return err_errno(e, ERR_INPUT, _("%s cannot be read"), path);
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_INPUT, _("%s is not a file"), path);
	return read_all(fd, limit, path, out, e);
}

bool file_read(const char *path, size_t limit, struct buf *out, struct err *e)
{
	/* Non-blocking, so that a named pipe in the wrong place cannot hold us. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return err_errno(e, ERR_INPUT, _("%s cannot be opened"), path);
	bool ok = file_read_open(fd, path, limit, out, e);
	close(fd);
	return ok;
}

static bool write_all(int fd, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return fsync(fd) == 0;
}

static void sync_folder_of(const char *path)
{
	struct buf folder = BUF_INIT;
	file_folder_of(&folder, path);
	int fd = open(folder.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	buf_release(&folder);
}

bool file_write(const char *path, const char *bytes, size_t len, struct err *e)
{
	struct buf beside = BUF_INIT;
	buf_printf(&beside, "%s.XXXXXX", path);
	bool ok = false;
	int fd = mkostemp(beside.data, O_CLOEXEC);
	if (fd < 0) {
		err_errno(e, ERR_INPUT, _("%s cannot be written"), path);
		goto out;
	}
	bool written = write_all(fd, bytes, len);
	if (close(fd) < 0)
		written = false;
	if (written && rename(beside.data, path) == 0) {
		sync_folder_of(path);
		ok = true;
	} else {
		err_errno(e, ERR_INPUT, _("%s cannot be written"), path);
		unlink(beside.data);
	}
out:
	buf_release(&beside);
	return ok;
}

bool file_make_folder(const char *path, struct err *e)
{
	struct buf part = BUF_INIT;
	bool ok = true;
	for (const char *p = path; ok && *p; p++) {
		bool last = p[1] == '\0';
		buf_add_char(&part, *p);
		if ((!last && p[1] != '/') || (part.len == 1 && *p == '/'))
			continue;
		if (mkdir(part.data, 0700) < 0 && errno != EEXIST)
			ok = err_errno(e, ERR_INPUT, _("the folder %s cannot be made"), part.data);
	}
	if (ok && !file_is_folder(path))
		ok = err_set(e, ERR_INPUT, _("%s is not a folder"), path);
	buf_release(&part);
	return ok;
}

static bool remove_at(int parent, const char *name);

static bool remove_inside(int fd)
{
	DIR *dir = fdopendir(fd);
	if (!dir) {
		close(fd);
		return false;
	}
	bool ok = true;
	const struct dirent *entry;
	while ((entry = readdir(dir)))
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			ok = remove_at(dirfd(dir), entry->d_name) && ok;
	closedir(dir);
	return ok;
}

static bool remove_at(int parent, const char *name)
{
	if (unlinkat(parent, name, 0) == 0 || errno == ENOENT)
		return true;
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return false;
	return remove_inside(fd) && unlinkat(parent, name, AT_REMOVEDIR) == 0;
}

bool file_remove_tree(const char *path, struct err *e)
{
	if (remove_at(AT_FDCWD, path))
		return true;
	return err_errno(e, ERR_INPUT, _("%s cannot be removed"), path);
}

bool file_exists(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0;
}

bool file_is_folder(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

void file_join(struct buf *out, const char *folder, const char *name)
{
	if (name[0] != '/') {
		buf_add_text(out, folder);
		if (out->len && out->data[out->len - 1] != '/')
			buf_add_char(out, '/');
	}
	buf_add_text(out, name);
}

void file_folder_of(struct buf *out, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		buf_add_char(out, '.');
	else if (slash == path)
		buf_add_char(out, '/');
	else
		buf_add(out, path, (size_t)(slash - path));
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool ends_in(const char *name, const char *suffix)
{
	size_t n = strlen(name), s = strlen(suffix);
	return n > s && !strcmp(name + n - s, suffix);
}

bool file_list(const char *folder, const char *suffix, char ***names, size_t *count, struct err *e)
{
	DIR *dir = opendir(folder);
	if (!dir)
		return err_errno(e, ERR_INPUT, _("the folder %s cannot be read"), folder);
	char **list = NULL;
	size_t n = 0, cap = 0;
	const struct dirent *entry;
	while ((entry = readdir(dir))) {
		if (entry->d_name[0] == '.' || !ends_in(entry->d_name, suffix))
			continue;
		MEM_GROW(list, n, cap);
		list[n++] = mem_copy_text(entry->d_name);
	}
	closedir(dir);
	if (n)
		qsort(list, n, sizeof(*list), by_name);
	*names = list;
	*count = n;
	return true;
}

void file_list_free(char **names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		mem_free(names[i]);
	mem_free(names);
}
