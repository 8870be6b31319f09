/*
 * What somebody typed as one line that is kept: a name, a team, a reason. Text
 * that cannot be seen is left out, spaces around it too; what is no text at all
 * is refused rather than mended, since nobody meant to type it.
 */
#ifndef FAMCTX_TEXT_TYPED_H
#define FAMCTX_TEXT_TYPED_H

#include "famctx/base/buf.h"
#include "famctx/base/err.h"

/* Whether there is anything but spaces in it; text may be NULL. */
bool typed_anything(const char *text);
/* Adds the clean text to out. ERR_USAGE, naming it by `what` ("the name"), where nothing is left (text may be NULL),
 * where it has more than `most` characters, and where it holds control characters or bytes that are none. */
MUST_CHECK bool typed_line(const char *text, const char *what, int most, struct buf *out, struct err *e);

#endif
