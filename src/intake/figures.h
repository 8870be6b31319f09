/*
 * The figures of a feed: what was counted while it was read, and what only the
 * joined persons tell. Private to intake.
 */
#ifndef FAMCTX_SRC_INTAKE_FIGURES_H
#define FAMCTX_SRC_INTAKE_FIGURES_H

#include "persons.h"
#include "reading.h"

/* Adds to the tally what joining tells about source number `source` of the new file. */
MUST_CHECK bool figures_of_persons(struct tally *tally, const struct persons *p, struct db *db, int source,
				   bool holds_relations, struct date today, struct err *e);
/* The report of a source in words. */
void figures_report(const struct quality_rules *rules, const char *service, const struct reading *r,
		    struct quality_figure **out, size_t *count);

#endif
