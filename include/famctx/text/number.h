/*
 * Numbers as people and files write them. A whole string or nothing: no spaces
 * around, no sign without digits, no overflow. Nothing is written to *out on
 * false; the caller knows the place and words the message.
 */
#ifndef FAMCTX_TEXT_NUMBER_H
#define FAMCTX_TEXT_NUMBER_H

#include "famctx/base/base.h"

/* Decimal, an optional '-', from min to max. */
MUST_CHECK bool number_parse(const char *text, int64_t min, int64_t max, int64_t *out);
/* The same for an int. */
MUST_CHECK bool number_parse_int(const char *text, int min, int max, int *out);
/* "512", "64 KiB", "64K", "10MB", "2 GiB": always powers of 1024. */
MUST_CHECK bool number_parse_size(const char *text, uint64_t *bytes);
/* yes y true on 1, no n false off 0, in any case. */
MUST_CHECK bool number_parse_yes_no(const char *text, bool *out);

#endif
