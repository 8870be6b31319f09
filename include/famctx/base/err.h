/*
 * What went wrong, for the person who can mend it: what is wrong, where, and
 * what to do. Functions that can fail return bool and take a last
 * `struct err *`, which they fill only when they return false.
 *
 * The codes are the exit status of the commands and travel in answers.
 */
#ifndef FAMCTX_BASE_ERR_H
#define FAMCTX_BASE_ERR_H

#include <stdarg.h>

#include "famctx/base/base.h"

enum err_code {
	ERR_NONE = 0,
	ERR_NOTHING = 1, /* nothing found, or a check failed */
	ERR_USAGE = 2,   /* wrong usage, or a purpose is missing */
	ERR_REFUSED = 3, /* not allowed, or this store is not for that */
	ERR_INPUT = 4,   /* bad input: a manifest, a feed, a file of words */
	ERR_STORE = 5,   /* the store, the disk or the keeper */
};

struct err {
	enum err_code code;
	char message[1024]; /* valid UTF-8, cut at a character when too long */
};

#define ERR_INIT { ERR_NONE, "" }

/* Fills e and returns false, so that `return err_set(...)` reads well. */
bool err_set(struct err *e, enum err_code code, const char *format, ...) PRINTF_LIKE(3, 4);
bool err_vset(struct err *e, enum err_code code, const char *format, va_list args) PRINTF_LIKE(3, 0);
/* Puts "prefix: " before the message that stands there; returns false. */
bool err_prefix(struct err *e, const char *format, ...) PRINTF_LIKE(2, 3);
/* The message with ": " and the text of errno behind it; returns false. */
bool err_errno(struct err *e, enum err_code code, const char *format, ...) PRINTF_LIKE(3, 4);

#endif
