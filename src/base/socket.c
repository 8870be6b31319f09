#include "famctx/base/socket.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "famctx/base/buf.h"
#include "famctx/base/file.h"

/* More come at once in the morning than are taken at once; the kernel has a limit of its own. */
#define WAITING_CONNECTIONS 1024
#define CONNECT_SECONDS 10

/* A long path is reached through a descriptor of its folder, which *folder then holds until the call is done. */
static bool fill_address(const char *path, struct sockaddr_un *address, int *folder)
{
	*address = (struct sockaddr_un){ .sun_family = AF_UNIX };
	*folder = -1;
	if (strlen(path) < sizeof(address->sun_path)) {
		memcpy(address->sun_path, path, strlen(path) + 1);
		return true;
	}
	struct buf above = BUF_INIT;
	const char *slash = strrchr(path, '/');
	file_folder_of(&above, path);
	*folder = open(above.data, O_PATH | O_DIRECTORY | O_CLOEXEC);
	buf_release(&above);
	int len = snprintf(address->sun_path, sizeof(address->sun_path), "/proc/self/fd/%d/%s", *folder,
			   slash ? slash + 1 : path);
	errno = *folder < 0 ? errno : ENAMETOOLONG;
	return *folder >= 0 && len > 0 && (size_t)len < sizeof(address->sun_path);
}

static int open_socket(const char *path, int (*join)(int, const struct sockaddr *, socklen_t))
{
	struct sockaddr_un address;
	int folder, fd = -1;
	if (fill_address(path, &address, &folder))
		fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	int failed = errno;
	if (fd >= 0 && join(fd, (const struct sockaddr *)&address, sizeof(address)) < 0) {
		failed = errno;
		close(fd);
		fd = -1;
	}
	if (folder >= 0)
		close(folder);
	errno = failed;
	return fd;
}

bool socket_is_there(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISSOCK(st.st_mode);
}

/* Not to be turned away where many connect at once: it waits for its place in the queue. */
static int connect_in_turn(int fd, const struct sockaddr *address, socklen_t size)
{
	const struct timeval limit = { .tv_sec = CONNECT_SECONDS };
	int flags = fcntl(fd, F_GETFL);
	if (flags < 0 || setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit)) < 0 ||
	    fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) < 0 || connect(fd, address, size) < 0)
		return -1;
	return fcntl(fd, F_SETFL, flags);
}

int socket_connect(const char *path)
{
	return open_socket(path, connect_in_turn);
}

static int bind_private(const char *path)
{
	struct stat st;
	if (lstat(path, &st) == 0 && S_ISSOCK(st.st_mode))
		unlink(path);
	mode_t mask = umask(0177);
	int fd = open_socket(path, bind);
	umask(mask);
	return fd;
}

static bool fail_to_listen(int fd, const char *path, struct err *e)
{
	err_errno(e, ERR_STORE, _("nobody can be listened to on %s"), path);
	if (fd >= 0)
		close(fd);
	return false;
}

bool socket_listen(const char *path, int *fd, struct err *e)
{
	*fd = bind_private(path);
	return (*fd >= 0 && listen(*fd, WAITING_CONNECTIONS) == 0) || fail_to_listen(*fd, path, e);
}

/* Until it listens nobody can connect, so that its mode is never wider than it should be to any use. */
bool socket_listen_for(const char *path, gid_t group, int *fd, struct err *e)
{
	int other = socket_connect(path);
	if (other >= 0) {
		close(other);
		return err_set(e, ERR_REFUSED, _("another keeper listens on %s: end it, or give another path"), path);
	}
	*fd = bind_private(path);
	return (*fd >= 0 && lchown(path, (uid_t)-1, group) == 0 && chmod(path, 0660) == 0 &&
		listen(*fd, WAITING_CONNECTIONS) == 0) ||
	       fail_to_listen(*fd, path, e);
}

bool socket_peer(int fd, uid_t *uid, pid_t *pid)
{
	struct ucred who;
	socklen_t size = sizeof(who);
	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &size) < 0)
		return false;
	*uid = who.uid;
	*pid = who.pid;
	return true;
}
