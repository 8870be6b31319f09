/*
 * How one person compares with what was typed: a fit for each term, the
 * reasons, and what speaks against. Private to family.
 */
#ifndef FAMCTX_SRC_FAMILY_MATCH_H
#define FAMCTX_SRC_FAMILY_MATCH_H

#include "person_facts.h"
#include "famctx/family/query.h"

/* Nearest first. */
enum fit {
	FIT_SAME,      /* the same, a short form, the other order, or all that was typed agrees */
	FIT_BEGINNING, /* the beginning of a word, an initial, a part of a double name */
	FIT_LONG_SLIP, /* one slip in a word of five letters or more */
	FIT_NEAR,      /* another slip, alike in sound, a swapped or close date, nothing to compare with */
	FIT_DIFFERENT,
};

#define MATCH_REASONS (QUERY_WORDS + 4)

struct reasons {
	struct why items[MATCH_REASONS];
	size_t count;
};

struct match {
	struct person_facts facts;
	enum fit fit; /* the furthest of all terms */
	struct reasons why, against;
	enum band band; /* given when all are compared */
};

/* One term, compared. */
struct term {
	const char *field; /* of the answer */
	enum fit fit;
	enum verdict verdict;
	const char *typed;
	char *held; /* owned, NULL when there is nothing to compare with */
};

/* A term that must not be compared with this person: it speaks neither for nor against. */
struct term term_held_back(const char *field);

/* Takes over the facts. False: a word of the names fits nothing, so this is nobody that was looked for. */
bool match_make(const struct query *q, const struct nicknames *nicknames, struct person_facts *facts, struct match *out);
void match_release(struct match *m);
void why_release(struct why *w);

/* The parts of it: each fills a term. */
bool match_words(const struct query *q, const struct nicknames *nicknames, const struct person_facts *facts,
		 struct match *out);
struct term match_born(const struct query_born *typed, const struct person_facts *facts);
struct term match_address(const struct query *q, const struct person_facts *facts);
struct term match_number(const struct query *q, const struct person_facts *facts);
/* Adds the term to the reasons and its fit to the match; takes over what it holds. */
void match_add(struct match *m, struct term *term);

#endif
