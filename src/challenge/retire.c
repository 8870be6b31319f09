/* What retention says is gone is gone. */
#include "ledger_private.h"

#include "famctx/store/draft.h"

static bool wipe_challenges(struct db *own, const struct challenge_policy *policy, struct date day, struct err *e)
{
	static const char sql[] = "DELETE FROM challenge WHERE state = 'closed' AND closed < ?";
	char iso[ISO_SIZE];
	if (policy->kept_months == INTEGER_NONE)
		return true;
	struct statement *st = db_prepare(own, sql);
	statement_day(st, 1, date_add_months(day, (int)-policy->kept_months), iso);
	return statement_run(st, e);
}

bool ledger_retire(struct db *own, const struct challenge_policy *policy, struct date day, struct err *e)
{
	struct date untouched = date_from_days(date_days(day) - (int32_t)policy->drafts_days);
	return wipe_challenges(own, policy, day, e) && draft_wipe_before(own, untouched, e);
}
