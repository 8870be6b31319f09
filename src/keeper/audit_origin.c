#include "audit_origin.h"

#include <fcntl.h>
#include <inttypes.h>
#include <sys/sysmacros.h>
#include <unistd.h>
#include <utmpx.h>

#include "famctx/base/buf.h"
#include "famctx/base/mem.h"
#include "famctx/text/number.h"

/* Major numbers of devices, as the kernel lists them. */
#define MAJOR_TTY 4
#define MAJOR_PTS 136
#define MAJOR_PTS_LAST 143

static bool read_line(const char *path, char *text, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd >= 0 ? read(fd, text, size - 1) : -1;
	if (fd >= 0)
		close(fd);
	text[n > 0 ? n : 0] = '\0';
	text[strcspn(text, "\n")] = '\0';
	return n > 0;
}

/* The seventh field of its line, counted behind the name, which may hold anything. */
static bool controlling_device(int64_t process, int *device)
{
	char path[64], text[1024];
	snprintf(path, sizeof(path), "/proc/%" PRId64 "/stat", process);
	if (!read_line(path, text, sizeof(text)))
		return false;
	char *at = strrchr(text, ')');
	for (int field = 2; at && field < 7; field++)
		at = strchr(at + 1, ' ');
	if (!at)
		return false;
	at++;
	at[strcspn(at, " ")] = '\0';
	return number_parse_int(at, 1, INT32_MAX, device);
}

static char *terminal_of(int64_t process)
{
	struct buf name = BUF_INIT;
	int device;
	if (!controlling_device(process, &device))
		return NULL;
	unsigned high = major((dev_t)device), low = minor((dev_t)device);
	if (high >= MAJOR_PTS && high <= MAJOR_PTS_LAST)
		buf_printf(&name, "pts/%u", low + 256 * (high - MAJOR_PTS));
	else if (high == MAJOR_TTY)
		buf_printf(&name, "tty%u", low);
	else
		return NULL;
	return buf_detach(&name);
}

/* The list of log-ins is written by the host, not by those who log in. */
static char *peer_of(const char *tty)
{
	struct utmpx wanted = { .ut_type = USER_PROCESS };
	size_t len = strlen(tty);
	if (len > sizeof(wanted.ut_line))
		return NULL;
	memcpy(wanted.ut_line, tty, len);
	setutxent();
	const struct utmpx *found = getutxline(&wanted);
	char *peer = found && found->ut_host[0]
			     ? mem_copy_bytes(found->ut_host, strnlen(found->ut_host, sizeof(found->ut_host)))
			     : NULL;
	endutxent();
	return peer;
}

void audit_origin(struct origin *o)
{
	char boot[64];
	o->tty = terminal_of(o->process);
	o->peer = o->tty ? peer_of(o->tty) : NULL;
	if (read_line("/proc/sys/kernel/random/boot_id", boot, sizeof(boot)))
		o->boot = mem_copy_text(boot);
}
