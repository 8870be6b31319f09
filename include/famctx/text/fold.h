/*
 * The key by which names and addresses are compared and found: compatibility
 * decomposition, marks off, case folded, letters that do not decompose mapped
 * (l for ł, ss for ß, ae for æ, ...), apostrophes dropped, hyphens, spaces and all
 * other punctuation turned into one space.
 *
 *	Siobhan, Siobhán       siobhan
 *	O'Connor, O’Connor     oconnor
 *	Smith-Jones            smith jones
 *
 * Nothing is transliterated: other scripts keep their letters. Folding a key
 * again gives the same key. Bad bytes separate.
 */
#ifndef FAMCTX_TEXT_FOLD_H
#define FAMCTX_TEXT_FOLD_H

#include "famctx/base/base.h"
#include "famctx/base/buf.h"

/* Appends the key: tokens with one space between them, none at the ends. */
void fold_text(struct buf *out, const char *text);
void fold_bytes(struct buf *out, const char *bytes, size_t len);

/* The tokens one by one; items point into text and live until the next call or release. */
struct fold_tokens {
	struct buf text;
	const char **items;
	size_t count;
	size_t cap;
};

#define FOLD_TOKENS_INIT { BUF_INIT, NULL, 0, 0 }

/* Replaces what t held, keeping its memory. */
void fold_tokens(struct fold_tokens *t, const char *text);
void fold_tokens_release(struct fold_tokens *t);

#endif
