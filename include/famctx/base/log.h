/*
 * A log for the people who run the program, off unless FAMCTX_LOG names a
 * file. Never a name, an address, a query or an id in it: counts, codes and
 * times only.
 */
#ifndef FAMCTX_BASE_LOG_H
#define FAMCTX_BASE_LOG_H

#include <syslog.h>

#include "famctx/base/base.h"

void log_open(const char *path);
void log_line(const char *format, ...) PRINTF_LIKE(1, 2);
void log_close(void);
/* A line for those who run a host, in its own log; priority: LOG_NOTICE, LOG_ERR. The same holds for what is in it. */
void log_host(int priority, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
