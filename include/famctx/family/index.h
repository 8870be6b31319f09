/*
 * The search index of people.db: made once after the records, read by find.
 *
 * Tokens are the folded words of names, numbered in the order of their text,
 * so that every beginning of a word is one range of numbers.
 *
 *	search_token     the vocabulary; before: how many search_pair rows stand in front of a token's own
 *	search_pair      (a, b, born, person) for every two tokens of a person in both orders: two words find
 *	                 their people by one seek, family name first or last; b is 0 where there is only one
 *	search_born      (born, token, person); born is YYYYMMDD with zeros for what is missing
 *	search_slip      hash of a token with up to two letters left out -> tokens, little-endian numbers:
 *	                 two words that share one are a slip or two apart
 *	search_number    every id, squeezed by index_number
 *	search_postcode  postcodes as "XX1 4QQ": every part is a range
 *	search_street    folded street names, from each of their words on; search_house the people there
 *
 * Every name of a person is in it: recorded, former, known as; of a double one
 * the parts and the whole. Building is deterministic: same records, same bytes.
 */
#ifndef FAMCTX_FAMILY_INDEX_H
#define FAMCTX_FAMILY_INDEX_H

#include "famctx/base/buf.h"
#include "famctx/base/err.h"
#include "famctx/store/db.h"

/* Told how many of the people are done; tell may be NULL. */
struct index_progress {
	void (*tell)(void *data, int64_t done, int64_t total);
	void *data;
};

/* Makes the tables and fills them from record, name, address, identifier and person. The caller holds the
 * transaction, if any. progress may be NULL. */
MUST_CHECK bool family_index_build(struct db *people, const struct index_progress *progress, struct err *e);

/* The form in which ids are indexed and looked for: letters and digits only, upper case, without leading
 * zeros. Appends nothing when nothing is left. */
void index_number(const char *text, struct buf *out);

#endif
