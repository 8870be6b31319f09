/*
 * data/words.yaml: every word and sentence that screens, line mode and answers
 * share, editable by an authority. Sentences hold places such as {source},
 * filled by words_fill.
 */
#ifndef FAMCTX_API_WORDS_H
#define FAMCTX_API_WORDS_H

#include "famctx/api/vocabulary.h"
#include "famctx/schema/shape.h"

/* The words of one code of the vocabulary. */
struct word {
	char *code;
	char *word;     /* in a cell or list: OPEN */
	char *words;    /* in a sentence or line mode: open */
	char *short_word; /* where there are few columns, or NULL: word */
	char *sentence; /* said in full, with places to fill, or NULL */
	char *glyph;    /* name of a glyph of ui/glyph.h, or NULL */
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
	struct word *relations; /* the other side of a relation: mother of -> child of */
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
/* A phrase by key. A key that is not there reads as the key itself, so that nothing is ever blank. */
const char *words_phrase(const struct words *w, const char *key);

/* One place of a sentence and what to put there; NULL puts nothing. */
struct fill {
	const char *place;
	const char *text;
};
/*
 * Adds the sentence with its places filled. A part in square brackets is left
 * out when a place inside it has no text: "No record found in {source}[, from
 * {from}][ to {to}]".
 */
void words_fill(const char *sentence, const struct fill *fills, size_t count, struct buf *out);

/* "6 days", "1 week", "today": how long ago, in words; nothing for no date. */
void words_ago(const struct words *w, struct date then, struct date today, struct buf *out);
/* "6d", "7w", "2y", "today": the same for a cell. */
void words_ago_short(const struct words *w, struct date then, struct date today, struct buf *out);

#endif
