#include "famctx/access/audit_review.h"

#include <inttypes.h>

#include "famctx/access/audit_list.h"
#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"

bool audit_draw(struct db *own, const struct audit_span *span, const struct account *who, int64_t most, int64_t *drawn,
		struct err *e)
{
	static const char sql[] =
		"INSERT INTO audit_review(seq, chosen, chooser) SELECT seq, ?5, ?4 FROM audit"
		" WHERE local >= ?1 AND local < ?2 AND (?3 IS NULL OR team = ?3) AND opened IS NOT NULL"
		" AND outcome = 'shown' AND account <> ?4 AND seq NOT IN (SELECT seq FROM audit_review)"
		" ORDER BY random() LIMIT ?6";
	struct buf from = BUF_INIT, to = BUF_INIT;
	char utc[UTC_TEXT_SIZE];
	clock_utc_text(utc);
	date_iso(span->from, &from);
	date_iso(date_from_days(date_days(span->to) + 1), &to);
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, from.data);
	statement_text(st, 2, to.data);
	statement_text(st, 3, span->team);
	statement_text(st, 4, who->login);
	statement_text(st, 5, utc);
	statement_integer(st, 6, most);
	bool ok = statement_run(st, e);
	*drawn = ok ? db_changes(own) : 0;
	buf_release(&from);
	buf_release(&to);
	return ok;
}

static void fill_drawn(struct statement *st, const struct account *who, struct date today, struct audit_sampled *out)
{
	out->look.seq = column_integer(st, 0);
	out->chosen = column_copy(st, 1);
	/* Nobody chooses break-glass. */
	out->chooser = *column_text(st, 2) ? column_copy(st, 2) : NULL;
	out->reviewed = column_copy(st, 3);
	out->reviewer = column_copy(st, 4);
	out->finding = column_null(st, 5) ? -1 : code_find(audit_finding_codes, column_text(st, 5));
	out->words = column_copy(st, 6);
	out->mine = !strcmp(column_text(st, 7), who->login);
	out->kind = code_find(audit_review_kind_codes, column_text(st, 8));
	out->due = column_date(st, 9);
	out->overdue = !out->reviewed && date_full(out->due) && date_compare(out->due, today) < 0;
}

bool audit_drawn_list(struct db *own, const char *team, const struct account *who, struct date today,
		      struct audit_sample_answer *answer, struct err *e)
{
	static const char sql[] =
		"SELECT r.seq, r.chosen, r.chooser, r.reviewed, r.reviewer, r.finding, r.note, a.account, r.kind, r.due"
		" FROM audit_review AS r JOIN audit AS a ON a.seq = r.seq WHERE ?1 IS NULL OR a.team = ?1"
		" ORDER BY r.reviewed IS NOT NULL, r.reviewed DESC, r.due IS NULL, r.due, r.seq LIMIT ?2";
	struct statement *st = db_prepare(own, sql);
	bool ok = true;
	answer->looks = mem_zero(AUDIT_PAGE, sizeof(*answer->looks));
	answer->waiting = 0;
	statement_text(st, 1, team);
	statement_integer(st, 2, AUDIT_PAGE);
	while (statement_row(st)) {
		struct audit_sampled *s = &answer->looks[answer->looks_count++];
		fill_drawn(st, who, today, s);
		answer->waiting += !s->reviewed;
	}
	if (!statement_done(st, e))
		return false;
	for (size_t i = 0; ok && i < answer->looks_count; i++)
		ok = audit_line_read(own, answer->looks[i].look.seq, &answer->looks[i].look, e);
	return ok;
}

bool audit_reviews_waiting(struct db *own, const char *team, const struct account *who, int64_t *count, struct err *e)
{
	static const char sql[] = "SELECT count(*) FROM audit_review AS r JOIN audit AS a ON a.seq = r.seq"
				  " WHERE r.kind = 'break_glass' AND r.reviewed IS NULL AND a.account <> ?1"
				  " AND (?2 IS NULL OR a.team = ?2)";
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, who->login);
	statement_text(st, 2, team);
	*count = statement_row(st) ? column_integer(st, 0) : 0;
	return statement_done(st, e);
}

/* Whether it may be signed off by this account. */
static bool check_look(struct db *own, const char *team, const struct account *who, int64_t seq, struct err *e)
{
	static const char sql[] = "SELECT a.account = ?2, ?3 IS NULL OR a.team IS ?3 FROM audit_review AS r"
				  " JOIN audit AS a ON a.seq = r.seq WHERE r.seq = ?1 AND r.reviewed IS NULL";
	struct statement *st = db_prepare(own, sql);
	bool found, own_look, own_team;
	statement_integer(st, 1, seq);
	statement_text(st, 2, who->login);
	statement_text(st, 3, team);
	found = statement_row(st);
	own_look = found && column_integer(st, 0) != 0;
	own_team = found && column_integer(st, 1) != 0;
	if (!statement_done(st, e))
		return false;
	if (!found)
		return err_set(e, ERR_NOTHING, _("entry %" PRId64 " does not wait for a check"), seq);
	if (own_look)
		return err_set(e, ERR_REFUSED, _("this look is your own: somebody else signs it off"));
	return own_team || err_set(e, ERR_REFUSED, _("this look is of another team: its manager signs it off"));
}

bool audit_sign_off(struct db *own, const char *team, const struct account *who, const struct audit_review_request *request,
		    struct err *e)
{
	static const char sql[] = "UPDATE audit_review SET reviewed = ?2, reviewer = ?3, finding = ?4, note = ?5"
				  " WHERE seq = ?1";
	char utc[UTC_TEXT_SIZE];
	if (request->finding != FINDING_IN_ORDER && (!request->words || !*request->words))
		return err_set(e, ERR_USAGE, _("say in a few words what you asked, or what the concern is"));
	if (!check_look(own, team, who, request->seq, e))
		return false;
	clock_utc_text(utc);
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, request->seq);
	statement_text(st, 2, utc);
	statement_text(st, 3, who->login);
	statement_text(st, 4, audit_finding_codes[request->finding]);
	statement_text(st, 5, request->words);
	return statement_run(st, e);
}
