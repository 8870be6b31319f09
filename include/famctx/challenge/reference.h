/*
 * References that can be said on the telephone: FC-7Q4K-2. No vowels, so that
 * no word comes about, and none of two signs that look alike: 23 signs are
 * left. The last one checks the others: a prime number of signs and a weight
 * for each place find every wrong sign and every two that were swapped.
 *
 * They are drawn, never counted: a reference tells nothing about the one before.
 */
#ifndef FAMCTX_CHALLENGE_REFERENCE_H
#define FAMCTX_CHALLENGE_REFERENCE_H

#include "famctx/base/err.h"

#define REFERENCE_SIZE 16
#define REFERENCE_BODY 4      /* signs between the hyphens */
#define REFERENCE_BODY_MOST 6 /* where four have become scarce */

/* From random bytes, one a sign. */
void reference_make(const unsigned char *random, size_t body, char out[REFERENCE_SIZE]);
/*
 * As people write and say them: any case, spaces and hyphens anywhere or nowhere,
 * with or without FC, and B S Z G read as the 8 5 2 6 that they were mistaken for.
 * ERR_USAGE with what is wrong.
 */
MUST_CHECK bool reference_read(const char *text, char out[REFERENCE_SIZE], struct err *e);

#endif
