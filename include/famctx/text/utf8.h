/*
 * Walking through UTF-8. Text is bytes and a length; no function reads past it
 * or stops at a NUL. What the screen calls a character is a grapheme cluster
 * (Unicode Annex 29): a base with its marks, an emoji with its joiners.
 */
#ifndef FAMCTX_TEXT_UTF8_H
#define FAMCTX_TEXT_UTF8_H

#include "famctx/base/base.h"
#include "famctx/base/buf.h"

#define UTF8_REPLACEMENT 0xFFFDu
#define UTF8_MAX 4 /* bytes of one code point */

struct utf8_char {
	uint32_t code; /* UTF8_REPLACEMENT for bad bytes */
	uint8_t size;  /* bytes taken; 0 only at the end of the text */
	bool bad;      /* tells bad bytes from a U+FFFD that was written */
};

bool utf8_valid(const char *bytes, size_t len);
/* The first code point. Bad bytes are taken a maximal part at a time, as Unicode 3.9 and browsers do:
 * overlong forms, surrogates and code points above U+10FFFF are bad. */
struct utf8_char utf8_decode(const char *bytes, size_t len);
/* Returns the bytes written; a number that is no code point is written as U+FFFD. */
size_t utf8_encode(uint32_t code, char out[UTF8_MAX]);
void utf8_add(struct buf *out, uint32_t code);

/* The cluster boundary after `at`, len at the end. `at` is a boundary. */
size_t utf8_next_cluster(const char *bytes, size_t len, size_t at);
/* The cluster boundary before `at`, 0 at the start. */
size_t utf8_previous_cluster(const char *bytes, size_t len, size_t at);
/* User-perceived characters. */
size_t utf8_count(const char *bytes, size_t len);
/* Bytes that the first n characters take. */
size_t utf8_first(const char *bytes, size_t len, size_t n);

#endif
