/*
 * The ethics triage as a pure function of its answers: what is asked, which
 * rules and flags fire, and what follows. Computed each time, never
 * accumulated. Only a question that is asked has a value; a parent that is not
 * asked hides everything below it, so that an answer once given to a question
 * that is gone says nothing.
 */
#ifndef FAMCTX_GUIDANCE_TRIAGE_H
#define FAMCTX_GUIDANCE_TRIAGE_H

#include "famctx/api/triage.h"
#include "famctx/guidance/content.h"

/* Bits by term; 0: no answer. Free text counts as answered with VALUE_YES. */
struct triage_values {
	uint32_t of[TERMS_MOST];
};

struct triage_result {
	bool complete;
	int outcome; /* enum triage_outcome; meaningful when complete */
	int tier;    /* enum tier; -1 to reconsider */
	uint64_t rules; /* bit i: rule i fired */
	bool shown[TERMS_MOST];
	struct triage_values values; /* of what is asked, and of derived names */
};

/* One answer read from a file, with its place. */
struct triage_cell {
	char *text;
	struct place place;
};

struct triage_answers {
	struct triage_cell cells[TERMS_MOST];
};

/*
 * Reads answers as YAML: names of questions with their values, those of each as a map. Nothing at all is
 * no answers. Unknown names and values that are no answer are problems with their places. Release it
 * either way.
 */
MUST_CHECK bool triage_read(const struct guidance *g, const char *file, const char *text, size_t len,
			    struct triage_answers *out, struct problems *problems);
void triage_answers_release(struct triage_answers *a);
/* The bits of one answer; 0 for none and for what is no answer. */
uint32_t triage_bits(const struct guidance *g, size_t term, const char *text);

void triage_evaluate(const struct guidance *g, const struct triage_values *given, struct triage_result *out);
/* The tier a rule that fired asks for; -1 for one that says to reconsider. */
int triage_rule_tier(const struct triage_rule *rule, const struct triage_values *values);
/* Whether any case of a theme fires. */
bool triage_flagged(const struct guidance *g, const struct theme *theme, const struct triage_result *result);
/* The same in words; fills a document that was initialised. Its decision and date are the caller's. */
void triage_describe(const struct guidance *g, const struct triage_result *result, struct triage_answer *out);

#endif
