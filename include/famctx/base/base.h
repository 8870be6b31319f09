/*
 * The few attributes and helpers every room uses, and the list of functions
 * nobody may call.
 */
#ifndef FAMCTX_BASE_BASE_H
#define FAMCTX_BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(format_at, first_at) __attribute__((format(printf, format_at, first_at)))
#define NO_RETURN __attribute__((noreturn))

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* User text in code goes through here, so that it can be translated. */
const char *base_translate(const char *text) __attribute__((format_arg(1)));
#define _(text) base_translate(text)
#define N_(text) text

/* A programmer's mistake: says where, restores the terminal, aborts. */
NO_RETURN void base_bug(const char *file, int line, const char *what);
#define BUG(what) base_bug(__FILE__, __LINE__, what)

/* Called by base_bug and on lack of memory, before anything is printed; the
 * terminal registers its restore function here. Async-signal-safe callees only. */
void base_on_death(void (*restore)(void));

#include "famctx/base/banned.h"

#endif
