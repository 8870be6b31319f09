#include "famctx/access/opened.h"

#include "famctx/access/audit.h"
#include "famctx/store/statement.h"

static bool read_time(struct db *own, int64_t seq, const char *utc, bool *before, struct err *e)
{
	static const char sql[] = "SELECT utc < ? FROM audit WHERE seq = ?";
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, utc);
	statement_integer(st, 2, seq);
	*before = statement_row(st) && column_integer(st, 0) != 0;
	return statement_done(st, e);
}

/* Entries are numbered without a gap and in the order of time, so the first since then is found by halving. */
static bool find_first(struct db *own, const char *utc, int64_t *first, struct err *e)
{
	struct audit_head head;
	int64_t low = 1;
	if (!audit_head(own, &head, e))
		return false;
	int64_t high = head.seq + 1;
	while (low < high) {
		int64_t middle = low + (high - low) / 2;
		bool before;
		if (!read_time(own, middle, utc, &before, e))
			return false;
		if (before)
			low = middle + 1;
		else
			high = middle;
	}
	*first = low;
	return true;
}

bool opened_since(struct db *own, const char *person, const char *utc, const char *but, const char *and_but, int64_t *count,
		  struct err *e)
{
	/* The one who was opened stands first among the subjects. */
	static const char sql[] =
		"SELECT count(DISTINCT account) FROM audit WHERE seq >= ?1 AND action IN ('person_opened', 'details_opened')"
		" AND outcome = 'shown' AND (subjects = ?2 OR substr(subjects, 1, length(?2) + 1) = ?2 || ' ')"
		" AND account IS NOT ?3 AND account IS NOT ?4";
	int64_t first;
	if (!find_first(own, utc, &first, e))
		return false;
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, first);
	statement_text(st, 2, person);
	statement_text(st, 3, but);
	statement_text(st, 4, and_but);
	*count = statement_row(st) ? column_integer(st, 0) : 0;
	return statement_done(st, e);
}
