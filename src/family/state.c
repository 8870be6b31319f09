#include "famctx/family/state.h"

enum state source_state(const struct source_document *s, enum age_verdict age, const struct held *held,
			enum freshness freshness)
{
	if (s->not_shared)
		return STATE_NOT_SHARED;
	if (age == AGE_UNDER || age == AGE_OVER)
		return STATE_OUTSIDE_AGE;
	if (held->open)
		return STATE_OPEN;
	if (held->held)
		return STATE_HELD;
	if (held->closed)
		return STATE_CLOSED;
	if (held->possible)
		return STATE_POSSIBLE;
	return freshness == FRESH_LATE ? STATE_LATE : STATE_NO_RECORD;
}

/* design: open held closed possible late not_shared outside_age no_record */
static int place_of(enum state s)
{
	static const int places[STATE_COUNT] = {
		[STATE_OPEN] = 0, [STATE_HELD] = 1,	  [STATE_CLOSED] = 2,	   [STATE_POSSIBLE] = 3,
		[STATE_LATE] = 4, [STATE_NOT_SHARED] = 5, [STATE_OUTSIDE_AGE] = 6, [STATE_NO_RECORD] = 7,
	};
	return places[s];
}

enum state state_first(enum state a, enum state b)
{
	return place_of(a) <= place_of(b) ? a : b;
}
