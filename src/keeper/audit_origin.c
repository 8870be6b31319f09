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
/* Fields of /proc/PID/stat. */
#define FIELD_TTY 7
#define FIELD_STARTED 22

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

/* A field of its line, counted from 1; behind the name, which may hold anything. */
static bool stat_field(int64_t process, int number, int64_t most, int64_t *out)
{
	char path[64], text[1024];
	snprintf(path, sizeof(path), "/proc/%" PRId64 "/stat", process);
	if (!read_line(path, text, sizeof(text)))
		return false;
	char *at = strrchr(text, ')');
	for (int field = 2; at && field < number; field++)
		at = strchr(at + 1, ' ');
	if (!at)
		return false;
	at++;
	at[strcspn(at, " ")] = '\0';
	return number_parse(at, 1, most, out);
}

int64_t audit_origin_started(int64_t process)
{
	int64_t started;
	return stat_field(process, FIELD_STARTED, INT64_MAX, &started) ? started : INTEGER_NONE;
}

static char *terminal_of(int64_t process)
{
	struct buf name = BUF_INIT;
	int64_t device;
	if (!stat_field(process, FIELD_TTY, INT32_MAX, &device))
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
static char *machine_of(const char *tty)
{
	struct utmpx wanted = { .ut_type = USER_PROCESS };
	size_t len = strlen(tty);
	if (len > sizeof(wanted.ut_line))
		return NULL;
	memcpy(wanted.ut_line, tty, len);
	setutxent();
	const struct utmpx *found = getutxline(&wanted);
	char *machine = found && found->ut_host[0]
				? mem_copy_bytes(found->ut_host, strnlen(found->ut_host, sizeof(found->ut_host)))
				: NULL;
	endutxent();
	return machine;
}

void audit_origin(struct origin *o)
{
	char boot[64];
	o->tty = terminal_of(o->process);
	o->peer = o->tty ? machine_of(o->tty) : NULL;
	if (read_line("/proc/sys/kernel/random/boot_id", boot, sizeof(boot)))
		o->boot = mem_copy_text(boot);
}
