/* What happened, one row a step, never changed. */
#include "ledger_private.h"

#include "famctx/base/clock.h"

static void bind_text(struct statement *st, const struct event_row *row)
{
	statement_text(st, 9, row->text);
	statement_account(st, 10, row->assigned);
	statement_text(st, 11, row->of);
	statement_integer(st, 12, row->own);
	statement_integer(st, 13, row->applied);
}

bool event_write(const struct ledger *l, const struct event_row *row, struct err *e)
{
	static const char sql[] =
		"INSERT INTO challenge_event(reference, number, event, outcome, from_state, to_state, account, day, utc, text,"
		" assigned, of, own, applied) VALUES(?1,"
		" 1 + (SELECT count(*) FROM challenge_event WHERE reference = ?1),"
		" ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
	char utc[UTC_TEXT_SIZE], day[ISO_SIZE];
	struct statement *st = db_prepare(l->own, sql);
	clock_utc_text(utc);
	statement_text(st, 1, row->reference);
	statement_code(st, 2, row->event, challenge_event_codes);
	statement_code(st, 3, row->outcome, challenge_outcome_codes);
	statement_code(st, 4, row->from, challenge_state_codes);
	statement_code(st, 5, row->to, challenge_state_codes);
	statement_account(st, 6, row->account);
	statement_day(st, 7, l->today, day);
	statement_text(st, 8, row->account ? utc : NULL);
	bind_text(st, row);
	return statement_run(st, e);
}
