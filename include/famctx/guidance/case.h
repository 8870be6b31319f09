/*
 * A condition is a list of cases. A case fires when every name in it has one of
 * the values given. A name without a value (a fact nobody gave, a question that
 * was not asked) has no bits set and so matches nothing: absence is never an
 * answer.
 */
#ifndef FAMCTX_GUIDANCE_CASE_H
#define FAMCTX_GUIDANCE_CASE_H

#include "famctx/base/problems.h"
#include "famctx/schema/shape.h"

/* A closed list an authority may reword. Once loaded, words are never NULL. */
struct choice {
	char *code;
	char *words;
	char *meaning;       /* or NULL */
	char **also_called;  /* other ways to write it in a file */
	size_t also_called_count;
	struct place place;
};

/* One name of a case with the values that fit. */
struct match {
	char *name;
	char **values;
	size_t values_count;
	/* Filled by guidance_load: what the name is and the values as bits. */
	size_t term;
	uint32_t bits;
};

struct rule_case {
	struct match *when;
	size_t when_count;
	char *because; /* with places such as {q5}; or NULL */
	int tier;      /* enum tier, or -1: the rule's own */
	struct place place;
};

/* Bits of a value: choice i is 1 << i. Yes and no are the first two where a question lists no choices. */
#define VALUE_YES 1u
#define VALUE_NO 2u
#define VALUE_NOT_SURE (1u << 31)
#define CHOICES_MOST 30

/* The bit of a value as somebody writes it: a code, its words or another name, however spaced and
 * capitalised; "not sure" and its like are VALUE_NOT_SURE. 0: it is none of them. */
uint32_t choice_read(const struct choice *choices, size_t count, const char *text);
/* The code of one bit: "yes", "no", "not sure", or the choice's. */
const char *choice_code(const struct choice *choices, size_t count, uint32_t bit);
const char *choice_words(const struct choice *choices, size_t count, uint32_t bit);

/* Whether every name of the case has one of its values; `values` are bits by term. */
bool case_fires(const struct match *when, size_t count, const uint32_t *values);

#endif
