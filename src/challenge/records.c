/* What people decided about records, for the next build of people.db. */
#include "ledger_private.h"

#include "famctx/base/clock.h"

bool ledger_decide_records(const struct ledger *l, const struct kept *k, bool together, const struct record_pair *pairs,
			   size_t count, const char *reason, struct err *e)
{
	static const char sql[] = "INSERT INTO decision(kind, source, record, other_source, other_record, account, made, reason,"
				  " challenge) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)";
	char utc[UTC_TEXT_SIZE];
	clock_utc_text(utc);
	for (size_t i = 0; i < count; i++) {
		struct statement *st = db_prepare(l->own, sql);
		statement_text(st, 1, together ? "join" : "split");
		statement_text(st, 2, pairs[i].source);
		statement_text(st, 3, pairs[i].record);
		statement_text(st, 4, pairs[i].other_source);
		statement_text(st, 5, pairs[i].other_record);
		statement_text(st, 6, l->who->login);
		statement_text(st, 7, utc);
		statement_text(st, 8, reason);
		statement_text(st, 9, k->reference);
		if (!statement_run(st, e))
			return false;
	}
	return true;
}

bool ledger_undo_records(const struct ledger *l, const struct kept *k, int64_t *count, struct err *e)
{
	static const char sql[] = "UPDATE decision SET undone = ?, undone_by = ? WHERE challenge = ? AND undone IS NULL";
	char utc[UTC_TEXT_SIZE];
	struct statement *st = db_prepare(l->own, sql);
	clock_utc_text(utc);
	statement_text(st, 1, utc);
	statement_text(st, 2, l->who->login);
	statement_text(st, 3, k->reference);
	if (!statement_run(st, e))
		return false;
	*count = db_changes(l->own);
	return true;
}
