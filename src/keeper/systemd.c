#include "systemd.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "famctx/base/log.h"
#include "famctx/text/number.h"

#define FIRST_HANDED 3

static bool read_variable(const char *name, int *out)
{
	const char *text = getenv(name);
	return text && number_parse_int(text, 0, INT32_MAX, out);
}

static bool socket_has(int fd, int option, int wanted)
{
	int value = -1;
	socklen_t size = sizeof(value);
	return getsockopt(fd, SOL_SOCKET, option, &value, &size) == 0 && value == wanted;
}

/* Neither would a child need it, nor may the kernel add to messages what nobody here reads. */
static bool make_ours(int fd)
{
	const int no = 0;
	int flags = fcntl(fd, F_GETFL);
	return flags >= 0 && fcntl(fd, F_SETFL, flags | O_NONBLOCK) == 0 && fcntl(fd, F_SETFD, FD_CLOEXEC) == 0 &&
	       setsockopt(fd, SOL_SOCKET, SO_PASSCRED, &no, sizeof(no)) == 0 &&
	       setsockopt(fd, SOL_SOCKET, SO_PASSSEC, &no, sizeof(no)) == 0;
}

bool systemd_take_socket(int *fd, struct err *e)
{
	int process = 0, count = 0;
	bool ours = read_variable("LISTEN_PID", &process) && process == getpid() && read_variable("LISTEN_FDS", &count);
	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_FDNAMES");
	*fd = -1;
	if (!ours || count == 0)
		return true;
	if (count > 1)
		return err_set(e, ERR_USAGE, _("systemd hands over %d sockets, and one is needed: mend the ListenStream lines"), count);
	if (!socket_has(FIRST_HANDED, SO_DOMAIN, AF_UNIX) || !socket_has(FIRST_HANDED, SO_TYPE, SOCK_STREAM) ||
	    !socket_has(FIRST_HANDED, SO_ACCEPTCONN, 1))
		return err_set(e, ERR_USAGE, _("what systemd hands over is not a listening Unix socket: mend its ListenStream line"));
	if (!make_ours(FIRST_HANDED))
		return err_errno(e, ERR_STORE, _("the socket of systemd cannot be used"));
	*fd = FIRST_HANDED;
	return true;
}

static bool fill_address(const char *name, struct sockaddr_un *address, socklen_t *size)
{
	size_t len = strlen(name);
	*address = (struct sockaddr_un){ .sun_family = AF_UNIX };
	if ((name[0] != '/' && name[0] != '@') || len < 2 || len >= sizeof(address->sun_path))
		return false;
	memcpy(address->sun_path, name, len);
	/* A name of no file begins with a NUL byte. */
	if (name[0] == '@')
		address->sun_path[0] = '\0';
	*size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len);
	return true;
}

void systemd_tell_ready(void)
{
	static const char ready[] = "READY=1";
	const char *name = getenv("NOTIFY_SOCKET");
	struct sockaddr_un address;
	socklen_t size;
	if (!name)
		return;
	int fd = fill_address(name, &address, &size) ? socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0) : -1;
	if (fd < 0 || sendto(fd, ready, strlen(ready), MSG_NOSIGNAL, (const struct sockaddr *)&address, size) < 0)
		log_line("systemd was not told that the keeper is ready");
	if (fd >= 0)
		close(fd);
	unsetenv("NOTIFY_SOCKET");
}
