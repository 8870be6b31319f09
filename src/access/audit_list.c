#include "famctx/access/audit_list.h"

#include "audit_line.h"
#include "famctx/base/mem.h"
#include "famctx/store/person_id.h"

/*
 * Places: 1 number to stay below (or above), 2 account, 3 basis, 4 action, 5 from, 6 to (not in it), 7 team,
 * 8 all, 9 person, 10 limit. Each question has a statement of its own, whose first condition has an index.
 */
#define REST \
	" AND (?3 IS NULL OR basis = ?3) AND (?4 IS NULL OR action = ?4) AND (?5 IS NULL OR local >= ?5)" \
	" AND (?6 IS NULL OR local < ?6) AND (?7 IS NULL OR team = ?7)"
/* What only tells that the program is in use. */
#define SHOWS_SOMETHING \
	" AND (?8 OR ?4 IS NOT NULL OR action NOT IN ('signed_in', 'signed_out', 'purpose_given', 'recent_shown'," \
	" 'sources_shown', 'terms_shown', 'draft_saved', 'drafts_listed', 'draft_wiped', 'project_read'))"
/* Of the letters of one search the last one stands for all. */
#define LAST_LETTER(and_more) \
	" AND (?8 OR NOT EXISTS (SELECT 1 FROM audit AS later WHERE later.sign_in = audit.sign_in" \
	" AND later.search = audit.search AND later.seq > audit.seq AND later.action = 'searched'" and_more "))"
/* Whoever was joined is looked for under every number that was ever theirs. */
#define EVERY_NUMBER \
	"(SELECT ?9 UNION SELECT now FROM alias WHERE person = ?9 UNION SELECT person FROM alias WHERE now IN" \
	" (SELECT ?9 UNION SELECT now FROM alias WHERE person = ?9))"
#define SHOWS_PERSON(seq) " EXISTS (SELECT 1 FROM audit_subject AS s WHERE s.seq = " seq " AND s.person IN " EVERY_NUMBER ")"
#define DOWN REST SHOWS_SOMETHING LAST_LETTER("") " ORDER BY seq DESC LIMIT ?10"

static const char by_person[] =
	AUDIT_SELECT " WHERE seq IN (SELECT seq FROM audit_subject WHERE person IN " EVERY_NUMBER " AND seq < ?1)"
	" AND (?2 IS NULL OR account = ?2)" REST SHOWS_SOMETHING LAST_LETTER(" AND" SHOWS_PERSON("later.seq"))
	" ORDER BY seq DESC LIMIT ?10";
static const char by_account[] = AUDIT_SELECT " WHERE seq < ?1 AND account = ?2" DOWN;
static const char by_basis[] = AUDIT_SELECT " WHERE seq < ?1 AND ?2 IS NULL AND basis = ?3" DOWN;
static const char by_action[] = AUDIT_SELECT " WHERE seq < ?1 AND ?2 IS NULL AND action = ?4" DOWN;
static const char by_number[] = AUDIT_SELECT " WHERE seq < ?1 AND ?2 IS NULL" DOWN;
static const char forward[] =
	AUDIT_SELECT " WHERE seq > ?1 AND (?2 IS NULL OR account = ?2)" REST " AND (?8 OR 1)"
	" AND (?9 IS NULL OR" SHOWS_PERSON("audit.seq") ") ORDER BY seq LIMIT ?10";

static const char *choose(const struct audit_filter *f)
{
	if (f->person)
		return by_person;
	if (f->account)
		return by_account;
	/* Few entries are of one action, fewer than of one reason. */
	if (f->action >= 0)
		return by_action;
	return f->basis >= 0 ? by_basis : by_number;
}

/* The texts that are bound, until the statement is done. */
struct bound {
	struct buf from, to;
};

static bool bind_person(struct statement *st, const char *id, struct err *e)
{
	int64_t person;
	if (!id) {
		statement_null(st, 9);
		return true;
	}
	if (!person_id_read(id, &person))
		return err_set(e, ERR_USAGE, _("a person's id is P and a number, such as P17"));
	statement_integer(st, 9, person);
	return true;
}

static bool bind(struct statement *st, const struct audit_query *q, struct bound *b, struct err *e)
{
	const struct audit_filter *f = q->which;
	if (date_known(f->from))
		date_iso(f->from, &b->from);
	if (date_known(f->to))
		date_iso(date_from_days(date_days(f->to) + 1), &b->to);
	statement_text(st, 2, f->account);
	statement_text(st, 3, f->basis >= 0 ? basis_codes[f->basis] : NULL);
	statement_text(st, 4, f->action >= 0 ? audit_action_codes[f->action] : NULL);
	statement_text(st, 5, b->from.len ? b->from.data : NULL);
	statement_text(st, 6, b->to.len ? b->to.data : NULL);
	statement_text(st, 7, q->team);
	statement_integer(st, 8, q->all);
	return bind_person(st, f->person, e);
}

static bool read_page(struct db *own, struct statement *st, const struct audit_query *q, int64_t limit,
		      struct audit_line **lines, size_t *count, int64_t *next, bool fold, struct err *e)
{
	struct bound bound = { BUF_INIT, BUF_INIT };
	struct err ignored = ERR_INIT;
	bool ok = bind(st, q, &bound, e);
	*lines = mem_zero((size_t)limit + 1, sizeof(**lines));
	*count = 0;
	*next = INTEGER_NONE;
	statement_integer(st, 10, limit + 1);
	while (ok && statement_row(st)) {
		if ((int64_t)*count == limit) {
			*next = (*lines)[*count - 1].seq;
			break;
		}
		line_fill(st, &(*lines)[(*count)++]);
	}
	ok = statement_done(st, ok ? e : &ignored) && ok;
	for (size_t i = 0; ok && fold && i < *count; i++)
		ok = line_fold(own, &(*lines)[i], e);
	buf_release(&bound.from);
	buf_release(&bound.to);
	return ok;
}

bool audit_list(struct db *own, const struct audit_query *q, int64_t before, int64_t limit, struct audit_line **lines,
		size_t *count, int64_t *next, struct err *e)
{
	struct statement *st = db_prepare(own, choose(q->which));
	statement_integer(st, 1, before == INTEGER_NONE ? INT64_MAX : before);
	return read_page(own, st, q, limit, lines, count, next, !q->all, e);
}

bool audit_list_forward(struct db *own, const struct audit_query *q, int64_t after, int64_t limit,
			struct audit_line **lines, size_t *count, int64_t *next, struct err *e)
{
	struct statement *st = db_prepare(own, forward);
	statement_integer(st, 1, after == INTEGER_NONE ? 0 : after);
	return read_page(own, st, q, limit, lines, count, next, false, e);
}

bool audit_line_read(struct db *own, int64_t seq, struct audit_line *out, struct err *e)
{
	static const char sql[] = AUDIT_SELECT " WHERE seq = ?";
	struct statement *st = db_prepare(own, sql);
	shape_init(&audit_line_shape, out);
	statement_integer(st, 1, seq);
	if (statement_row(st))
		line_fill(st, out);
	return statement_done(st, e) && (out->seq == INTEGER_NONE || line_fold(own, out, e));
}
