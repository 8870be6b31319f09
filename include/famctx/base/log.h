/*
 * A log for the people who run the program, off unless FAMCTX_LOG names a
 * file. Never a name, an address, a query or an id in it: counts, codes and
 * times only.
 */
#ifndef FAMCTX_BASE_LOG_H
#define FAMCTX_BASE_LOG_H

#include "famctx/base/base.h"

void log_open(const char *path);
void log_line(const char *format, ...) PRINTF_LIKE(1, 2);
void log_close(void);

#endif
