/*
 * Which of the states stands for one source, and which for a service with
 * several sources. Absence is never claimed by a late feed, and what may be
 * this person never looks like nothing.
 */
#ifndef FAMCTX_FAMILY_STATE_H
#define FAMCTX_FAMILY_STATE_H

#include "famctx/api/vocabulary.h"
#include "famctx/family/age_rule.h"

/* What one source holds of one person. */
struct held {
	bool open, held, closed, possible;
};

/* not_shared, outside_age, then what is held, then late, then no_record. */
enum state source_state(const struct source_document *s, enum age_verdict age, const struct held *held,
			enum freshness freshness);
/* The one of two that a service with both shows. */
enum state state_first(enum state a, enum state b);

#endif
