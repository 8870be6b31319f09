/*
 * The neighbourhood of a word: hashes of it with letters left out. Two words
 * that are one or two slips apart share a hash. Private to family.
 */
#ifndef FAMCTX_SRC_FAMILY_SLIPS_H
#define FAMCTX_SRC_FAMILY_SLIPS_H

#include "famctx/base/base.h"

#define SLIP_LETTERS 7     /* letters at the beginning that are looked at */
#define SLIP_SHORTEST 3    /* letters of a word that can have a slip */
#define SLIP_TWO_LETTERS 6 /* letters of a word that can have two */
#define SLIP_HASHES 29     /* the word, 7 with one letter out, 21 with two */

/* Distinct, in rising order. Returns how many; none for a word that is too short or holds a digit. */
size_t slip_hashes(const char *word, uint64_t out[SLIP_HASHES]);

#endif
