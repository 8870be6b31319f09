/*
 * A growing byte string. data is never NULL and always has a NUL at data[len],
 * so it can be read as a C string at any time.
 *
 *	struct buf b = BUF_INIT;
 *	buf_printf(&b, "%d rows", n);
 *	...
 *	buf_release(&b);
 */
#ifndef FAMCTX_BASE_BUF_H
#define FAMCTX_BASE_BUF_H

#include <stdarg.h>

#include "famctx/base/base.h"

struct buf {
	char *data;
	size_t len;
	size_t cap; /* bytes owned; 0 while data is the shared empty string */
};

extern char buf_empty[1];
#define BUF_INIT { buf_empty, 0, 0 }

void buf_init(struct buf *b);
/* Frees the bytes and makes it empty again; may be called twice. */
void buf_release(struct buf *b);
/* Empty, but keeps the memory. */
void buf_clear(struct buf *b);
/* Hands the bytes to the caller (never NULL) and makes b empty. */
char *buf_detach(struct buf *b) __attribute__((returns_nonnull));
/* Room for `more` bytes beyond len. */
void buf_reserve(struct buf *b, size_t more);
void buf_add(struct buf *b, const char *bytes, size_t len);
void buf_add_text(struct buf *b, const char *text);
void buf_add_char(struct buf *b, char c);
void buf_printf(struct buf *b, const char *format, ...) PRINTF_LIKE(2, 3);
void buf_vprintf(struct buf *b, const char *format, va_list args) PRINTF_LIKE(2, 0);
/* Cuts to at most len bytes. */
void buf_truncate(struct buf *b, size_t len);
/* Replaces `old_len` bytes at `at` by the given ones. */
void buf_splice(struct buf *b, size_t at, size_t old_len, const char *bytes, size_t len);
void buf_swap(struct buf *a, struct buf *b);

#endif
