/*
 * One search: candidates of the index, compared with the query, in bands and in
 * order. Private to family.
 */
#ifndef FAMCTX_SRC_FAMILY_SEARCH_H
#define FAMCTX_SRC_FAMILY_SEARCH_H

#include "match.h"

struct search {
	struct match *matches; /* in order: band, how near, youngest */
	size_t count, cap;
	int64_t total; /* people who fit, compared or not */
	bool at_least; /* there are more than total */
	bool all_compared;
};

/* Release it whether it succeeded or not. */
MUST_CHECK bool search_run(const struct family *f, const struct query *q, struct search *out, struct err *e);
void search_release(struct search *s);

#endif
