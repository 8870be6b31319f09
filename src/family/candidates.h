/*
 * People the index gives for a query, each once, in the order they were found.
 * Private to family.
 */
#ifndef FAMCTX_SRC_FAMILY_CANDIDATES_H
#define FAMCTX_SRC_FAMILY_CANDIDATES_H

#include "famctx/family/family.h"
#include "famctx/family/query.h"
#include "words_index.h"

#define CANDIDATES_MOST FIND_COUNTED
#define CANDIDATE_SLOTS 4096 /* a power of two, well above the most */

struct candidates {
	const struct family *f;
	int64_t people[CANDIDATES_MOST];
	size_t count;
	size_t preferred; /* at the front: number, address or date agrees; not all may have the names */
	uint16_t slots[CANDIDATE_SLOTS]; /* place in people plus 1 */
	bool more; /* there are people who are not in it */
	int seeks; /* left for pairs of words */
	struct alternatives words[QUERY_WORDS];
};

void candidates_init(struct candidates *c, const struct family *f);
/* Everybody who can be found comes through here; nobody who has one of the levels is found this way. */
void candidates_add(struct candidates *c, int64_t person, unsigned without);

/* People who have every word as it was typed, or by date, number or address where there are no words. */
MUST_CHECK bool candidates_exact(const struct family *f, const struct query *q, struct candidates *c, struct err *e);
/* Adds those who have a word a slip away or alike in sound. After candidates_exact. */
MUST_CHECK bool candidates_near(const struct family *f, const struct query *q, struct candidates *c, struct err *e);

#endif
