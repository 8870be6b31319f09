/*
 * Distinct texts of a build, numbered: first as they come, after
 * vocabulary_sort in the order of their bytes, from 1. Private to family.
 */
#ifndef FAMCTX_SRC_FAMILY_VOCABULARY_H
#define FAMCTX_SRC_FAMILY_VOCABULARY_H

#include "famctx/base/buf.h"

struct vocabulary {
	struct buf bytes;    /* the texts, each with its NUL */
	size_t *starts;      /* of the text with number i + 1, as it came */
	size_t count, cap;
	uint32_t *slots;     /* hash table of numbers, 0: free */
	size_t slots_count;
	uint32_t *sorted;    /* number as it came (less 1) -> place in the order, from 1 */
	uint32_t *in_order;  /* the other way round */
};

#define VOCABULARY_INIT { BUF_INIT, NULL, 0, 0, NULL, 0, NULL, NULL }

/* The number of a text as it came, from 1. */
uint32_t vocabulary_add(struct vocabulary *v, const char *text);
/* Numbers them anew; nothing can be added afterwards. */
void vocabulary_sort(struct vocabulary *v);
/* From the number as it came to the sorted one; 0 stays 0. */
uint32_t vocabulary_sorted(const struct vocabulary *v, uint32_t number);
/* The text with a sorted number. */
const char *vocabulary_text(const struct vocabulary *v, uint32_t sorted);
void vocabulary_release(struct vocabulary *v);

#endif
