/*
 * What is counted while a feed is read, and the problems it has, of each kind
 * only the first few. Private to intake.
 */
#ifndef FAMCTX_SRC_INTAKE_TALLY_H
#define FAMCTX_SRC_INTAKE_TALLY_H

#include "famctx/base/problems.h"
#include "famctx/intake/quality.h"

#define TALLY_SHOWN 5 /* problems of one kind in one column */

struct tally_count {
	int64_t count, of;
};

struct tally {
	struct tally_count by_measure[MEASURE_COUNT];
};

static inline void tally_add(struct tally *t, enum measure m, bool hit)
{
	t->by_measure[m].of++;
	t->by_measure[m].count += hit;
}

static inline void tally_set(struct tally *t, enum measure m, int64_t count, int64_t of)
{
	t->by_measure[m] = (struct tally_count){ count, of };
}

/* A kind of problem: how often it was met. */
struct complaint {
	int64_t met;
	enum severity severity;
};

/* Counts it; true while it is to be told in full. */
static inline bool complaint_told(struct complaint *c, enum severity severity)
{
	c->severity = severity;
	return ++c->met <= TALLY_SHOWN;
}

/* Says how many more there were, at the end of the file; `what` names the kind. */
void complaint_rest(const struct complaint *c, struct problems *problems, const char *file, struct place at,
		    const char *what);

#endif
