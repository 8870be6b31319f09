/* Counting by outcome. Private to the room. */
#ifndef FAMCTX_SRC_CHALLENGE_PATTERNS_H
#define FAMCTX_SRC_CHALLENGE_PATTERNS_H

#include "famctx/challenge/queue.h"

void pattern_init(struct challenge_pattern *p, const char *key);
/* One more, with the outcome that stands; what is not final counts as open. */
void pattern_count(struct challenge_pattern *p, int outcome);
/* A period with its end filled in. */
void period_bounds(const struct ledger *l, const struct challenge_period *p, struct date *from, struct date *to);

#endif
