/*
 * Functions that cannot be used safely, or that have one checked home.
 * Numbers are parsed by text/number.h, files by base/file.h, time by base/clock.h.
 */
#ifndef FAMCTX_BASE_BANNED_H
#define FAMCTX_BASE_BANNED_H

/* The system headers that declare them come first, so that only uses are caught. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifndef FAMCTX_MAY_USE_BANNED

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets scanf sscanf fscanf
#pragma GCC poison atoi atol atoll atof system popen tmpnam tempnam mktemp
#pragma GCC poison localtime gmtime asctime ctime strtok

#endif

#endif
