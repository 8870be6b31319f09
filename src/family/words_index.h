/*
 * Which tokens of the vocabulary a typed word may stand for. Private to family.
 */
#ifndef FAMCTX_SRC_FAMILY_WORDS_INDEX_H
#define FAMCTX_SRC_FAMILY_WORDS_INDEX_H

#include "famctx/family/query.h"
#include "famctx/store/db.h"
#include "famctx/text/nicknames.h"

/* Tokens are numbered in the order of their text, so a beginning is a range. */
struct token_range {
	int64_t first, last;
	int64_t rows; /* of search_pair: how many people, about */
	bool near;    /* a slip or alike in sound, not the word itself */
};

#define ALTERNATIVES 120

struct alternatives {
	struct token_range items[ALTERNATIVES];
	size_t count;
	int64_t rows;
};

/* The word itself, what it is short for, and what begins with it while it grows. */
MUST_CHECK bool words_exact(struct db *people, const struct nicknames *nicknames, const struct query_word *word,
			    struct alternatives *out, struct err *e);
/* Adds words a slip or two away and those that sound alike. */
MUST_CHECK bool words_near(struct db *people, const struct query_word *word, struct alternatives *out, struct err *e);

#endif
