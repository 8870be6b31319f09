/*
 * Display columns, as the terminal library counts them: by libc's wcwidth,
 * which needs LC_CTYPE set to a UTF-8 locale at program start. Without one
 * utf8proc's tables are used, so that documents still line up.
 *
 * Text must have passed sanitise.h: then nothing here is ever negative.
 */
#ifndef FAMCTX_TEXT_WIDTH_H
#define FAMCTX_TEXT_WIDTH_H

#include "famctx/base/base.h"
#include "famctx/base/buf.h"

#define WIDTH_ELLIPSIS "\u2026"
#define WIDTH_ELLIPSIS_ASCII "..."

/* 0, 1 or 2; what has no width of its own (a control, an unassigned code point) counts as 1. */
int width_of(uint32_t code);
/* False when libc has no width for it although its locale is UTF-8: such a character would tear the row. */
bool width_known(uint32_t code);
int width_text(const char *text);
int width_bytes(const char *bytes, size_t len);

/* Bytes of the longest run of whole clusters that fits into `columns`. */
size_t width_fit(const char *bytes, size_t len, int columns);
/* Appends text, cut to `columns` at a cluster; when something is cut off, `ellipsis` (or NULL) ends it
 * inside the columns, as far as it fits. Returns the columns used. */
int width_cut(struct buf *out, const char *text, int columns, const char *ellipsis);
/* The same, filled with spaces to exactly `columns`: text first, or spaces first. */
void width_pad(struct buf *out, const char *text, int columns, const char *ellipsis);
void width_pad_left(struct buf *out, const char *text, int columns, const char *ellipsis);

#endif
