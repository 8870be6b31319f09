/*
 * data/words.yaml: every word and sentence that screens, line mode and answers
 * share, editable by an authority. Sentences hold places such as {source},
 * filled by words_fill.
 */
#ifndef FAMCTX_API_WORDS_H
#define FAMCTX_API_WORDS_H

#include "famctx/api/vocabulary.h"
#include "famctx/schema/shape.h"

/* The words of one code of the vocabulary. Once loaded, words and short_word are never NULL: what the
 * file leaves out is the word itself. */
struct word {
	char *code;
	char *word;     /* in a cell or list: OPEN */
	char *words;    /* in a sentence or line mode: open */
	char *short_word; /* where there are few columns */
	char *sentence; /* said in full, with places to fill, or NULL */
	char *glyph;    /* the sign beside it, such as "\u25cf" (ui/glyph.h knows its ASCII twin), or NULL */
};

/* Who somebody is to somebody: (from, "mother", to) reads "from is the mother of to". */
struct relation_word {
	char *code;
	char *word;  /* what from is to to: mother */
	char *other; /* what to is to from: child */
};

/* Any other sentence, by key. */
struct phrase {
	char *key;
	char *text;
};

struct words {
	struct word *states;
	size_t states_count;
	struct word *freshness;
	size_t freshness_count;
	struct word *details; /* detail states */
	size_t details_count;
	struct word *bands;
	size_t bands_count;
	struct word *verdicts;
	size_t verdicts_count;
	struct word *joins;
	size_t joins_count;
	struct word *purposes;
	size_t purposes_count;
	struct word *roles;
	size_t roles_count;
	struct word *quality;
	size_t quality_count;
	struct word *fields; /* family_name: Family name ... */
	size_t fields_count;
	struct relation_word *relations;
	size_t relations_count;
	struct phrase *phrases; /* everything else */
	size_t phrases_count;
};

extern const struct shape words_shape;

/* Reads FOLDER/words.yaml. Every code of the vocabulary must be there: a missing one is a problem. */
MUST_CHECK bool words_load(const char *folder, struct words *out, struct problems *problems);
void words_release(struct words *w);

/* The entry of a code; never NULL for codes of the vocabulary. */
const struct word *words_state(const struct words *w, int state);
const struct word *words_freshness(const struct words *w, int freshness);
const struct word *words_detail(const struct words *w, int detail_state);
const struct word *words_band(const struct words *w, int band);
const struct word *words_verdict(const struct words *w, int verdict);
const struct word *words_join(const struct words *w, int join_rule);
const struct word *words_basis(const struct words *w, int basis);
const struct word *words_role(const struct words *w, int role);
const struct word *words_quality(const struct words *w, int level);
/* The word of a field such as family_name; its code when it has none. */
const char *words_field(const struct words *w, const char *field);
/* What the one who is `relation` of another is called, and what the other is called in turn ("mother",
 * "child"). A relation without an entry reads as it was supplied, its other side as "related". */
const char *words_relation(const struct words *w, const char *relation);
const char *words_relation_other(const struct words *w, const char *relation);
/* Whether a relation has an entry. */
bool words_relation_known(const struct words *w, const char *relation);
/* A phrase by key. A key that is not there reads as the key itself, so that nothing is ever blank. */
const char *words_phrase(const struct words *w, const char *key);

/* One place of a sentence and what to put there; NULL puts nothing. */
struct fill {
	const char *place;
	const char *text;
};
/*
 * Adds the sentence with its places filled; {n:person|people} is the first word
 * where n is 1, else the second. A part in square brackets is left out when a
 * place inside it has no text: "No record found in {source}[, from {from}][ to {to}]".
 */
void words_fill(const char *sentence, const struct fill *fills, size_t count, struct buf *out);

/* words_fill for a phrase. */
void words_say(const struct words *w, const char *key, const struct fill *fills, size_t count, struct buf *out);

/* "6 days", "1 week", "today": how long ago, in words; nothing for no date. */
void words_ago(const struct words *w, struct date then, struct date today, struct buf *out);
/* "6 days ago", "1 week ago", "today". */
void words_ago_full(const struct words *w, struct date then, struct date today, struct buf *out);
/* "6d", "7w", "2y", "today": the same for a cell. */
void words_ago_short(const struct words *w, struct date then, struct date today, struct buf *out);
/* "daily", "weekly", "every 10 days" for a promised refresh in days; INTEGER_NONE: that none was promised. */
void words_usually(const struct words *w, int64_t refresh_days, struct buf *out);

#endif
