/*
 * Numbers for people. A number is tied to the records it was minted for, so
 * that the same person has the same id after every load, and a challenge or an
 * entry of the trail always finds its person:
 *
 *   - records joined: the older number stays, the other answers as its alias;
 *   - records split: the part with the first record keeps the number;
 *   - split again what was joined: each part has its own number back.
 *
 * Numbers are never given twice. A record is known by 64 bits of a digest of
 * its source and key: among ten million records two are mistaken for one with
 * a chance of three in a million, and then one of them gets a new number.
 */
#ifndef FAMCTX_STORE_MINT_H
#define FAMCTX_STORE_MINT_H

#include "famctx/store/db.h"

uint64_t mint_key(const char *source, const char *record_key);

/* A record of a build and the person of that build it belongs to, counted from 0. */
struct mint_record {
	uint64_t key;
	uint32_t person;
};

/*
 * Gives every person of a build its number: numbers[person], for `persons` of
 * them, each with at least one record. Records come in an order that is the same
 * at every load. Written in small transactions, so that the keeper never waits
 * long; stopped in between, the next build ends with the same numbers.
 */
MUST_CHECK bool mint_numbers(struct db *own, const struct mint_record *records, size_t count, int64_t *numbers,
			     size_t persons, struct err *e);

/* The number a person has now; the number itself when it is no alias. */
MUST_CHECK bool mint_current(struct db *own, int64_t number, int64_t *now, struct err *e);

#endif
