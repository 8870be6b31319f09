#include "famctx/family/freshness.h"

enum freshness source_freshness(const struct source_document *s, bool failed, struct date today)
{
	static const struct {
		int64_t intervals;
		enum freshness freshness;
	} steps[] = { { 1, FRESH_UP_TO_DATE }, { 2, FRESH_RECENT }, { 4, FRESH_GETTING_OLD }, { 8, FRESH_OLD } };

	if (failed)
		return FRESH_LATE;
	if (s->refresh_days == INTEGER_NONE || s->refresh_days < 1 || !date_full(s->copied))
		return FRESH_NOT_KNOWN;
	int64_t days = date_days_between(s->copied, today);
	/* Two clocks may differ by a little; a copy from further ahead has a wrong date. */
	if (days < -s->refresh_days)
		return FRESH_NOT_KNOWN;
	for (size_t i = 0; i < ARRAY_LEN(steps); i++)
		if (days <= steps[i].intervals * s->refresh_days)
			return steps[i].freshness;
	return FRESH_LATE;
}
