/*
 * The made-up families, loaded as the keeper loads them: from feeds through
 * joining and the index to the family room. One store.db keeps the numbers of
 * people over several builds, so that answers of two of them can be compared
 * byte by byte. Include after cmocka.
 *
 *	struct built_store b;
 *	built_start(&b);
 *	built_load(&b, "all", built_feeds(&b));
 *	family_find(&b.family, ...);
 *	built_end(&b);
 */
#ifndef FAMCTX_TESTS_BUILT_STORE_H
#define FAMCTX_TESTS_BUILT_STORE_H

#include "famctx/family/restricted.h"

struct built_store {
	char folder[64];
	struct buf store, feeds;
	struct db *own, *people;
	struct words words;
	struct policy policy;
	struct nicknames nicknames;
	struct family family;
};

/* Writes the feeds; nothing is loaded yet. */
void built_start(struct built_store *b);
void built_end(struct built_store *b);
/* Loads feeds into a people.db of that name, carrying nothing over, and hands it to b->family. */
void built_load(struct built_store *b, const char *name, const char *feeds);
/* Joins the people.db of that name anew, as after a decision or a restriction. */
void built_again(struct built_store *b, const char *name);
/* Another people.db that was loaded before. */
void built_use(struct built_store *b, const char *name);
/* A copy of the feeds without the rows in which a cell is one of the words; the caller's. */
char *built_feeds_without(struct built_store *b, const char *name, const char *const *words, size_t count);
/* Places a restriction on SOURCE:RECORD or the id of a person and raises the shield; its number. */
int64_t built_restrict(struct built_store *b, const char *who, enum restriction_level level);
void built_lift(struct built_store *b, int64_t restriction);

#endif
