/*
 * What to show where only ASCII can be shown: letters lose their marks, quotes,
 * dashes, bullets, arrows and box drawing get their plain stand-ins, anything
 * else is '?'. Lossy, for display only; fold.h makes search keys.
 */
#ifndef FAMCTX_TEXT_ASCII_H
#define FAMCTX_TEXT_ASCII_H

#include "famctx/base/base.h"
#include "famctx/base/buf.h"

#define ASCII_MAX 8 /* with the NUL */

/* The stand-in for one code point, possibly empty (a mark), possibly longer than one character;
 * who has a single cell takes the first. Returns its length. */
size_t ascii_of(uint32_t code, char out[ASCII_MAX]);
void ascii_add(struct buf *out, const char *bytes, size_t len);

#endif
