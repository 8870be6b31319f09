/* Letters that look like a Latin one but have no decomposition in Unicode. */
#ifndef LETTERS_H
#define LETTERS_H

#include "famctx/base/base.h"

/* The lower case letters they are folded to, NULL for any other code point. Takes lower case. */
const char *letter_plain(uint32_t code);
/* Apostrophes and what people type or feeds hold for them. */
bool letter_is_apostrophe(uint32_t code);

/* Compatibility decomposition without marks, case folded if wanted. Returns how many of `out` are filled. */
#define LETTER_PARTS 32
size_t letter_decompose(uint32_t code, bool fold_case, uint32_t out[LETTER_PARTS]);

#endif
