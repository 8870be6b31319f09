#include "famctx/base/log.h"

#include <fcntl.h>
#include <stdarg.h>
#include <unistd.h>

#include "famctx/base/buf.h"
#include "famctx/base/clock.h"

static int log_file = -1;

void log_open(const char *path)
{
	log_close();
	log_file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

void log_line(const char *format, ...)
{
	if (log_file < 0)
		return;
	struct buf line = BUF_INIT;
	char now[UTC_TEXT_SIZE];
	clock_utc_text(now);
	buf_printf(&line, "%s %ld ", now, (long)getpid());
	va_list args;
	va_start(args, format);
	buf_vprintf(&line, format, args);
	va_end(args);
	buf_add_char(&line, '\n');
	if (write(log_file, line.data, line.len) < 0)
		log_close();
	buf_release(&line);
}

void log_close(void)
{
	if (log_file >= 0)
		close(log_file);
	log_file = -1;
}

/* Opened for each line: a keeper may be started before the log of its host, and lines are few. */
void log_host(int priority, const char *format, ...)
{
	va_list args;
	openlog("famctx", LOG_PID, LOG_AUTHPRIV);
	va_start(args, format);
	vsyslog(priority, format, args);
	va_end(args);
	closelog();
}
