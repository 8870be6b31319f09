/* Chance that is the same on every machine and in every year: a counter, well mixed. */
#ifndef FAMCTX_SRC_INTAKE_MADEUP_DICE_H
#define FAMCTX_SRC_INTAKE_MADEUP_DICE_H

#include "famctx/base/base.h"

struct dice {
	uint64_t count;
};

static inline uint64_t dice_roll(struct dice *d)
{
	uint64_t x = d->count += 0x9e3779b97f4a7c15u;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

/* 0 to n - 1; n is small, so that the lean towards low numbers cannot be seen. */
static inline int dice_below(struct dice *d, int n)
{
	return n > 0 ? (int)(dice_roll(d) % (uint64_t)n) : 0;
}

static inline int dice_between(struct dice *d, int low, int high)
{
	return low + dice_below(d, high - low + 1);
}

static inline bool dice_chance(struct dice *d, int64_t per_cent)
{
	return dice_below(d, 100) < per_cent;
}

/* One of a list of texts; a copy, the caller's. */
char *dice_pick(struct dice *d, char **texts, size_t count);

#endif
