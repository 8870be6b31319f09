/* The queue, and "my challenges". */
#include "ledger_private.h"

#include "famctx/base/mem.h"
#include "famctx/store/person_id.h"

/* What a filter binds; NULL or 0 lets everything through. A person is asked for with every number they had. */
#define FILTER \
	"WITH RECURSIVE same(number) AS (SELECT ?7 UNION SELECT alias.person FROM alias JOIN same ON alias.now = same.number)"
#define FITS \
	" WHERE (?1 IS NULL OR c.state = ?1) AND (?2 IS NULL OR c.account = ?2) AND (?3 IS NULL OR c.reviewer = ?3)" \
	" AND (?4 IS NULL OR c.type = ?4) AND (?5 = 0 OR (c.risk = 'yes' AND c.state <> 'closed'))" \
	" AND (?6 IS NULL OR c.source = ?6)" \
	" AND (?7 IS NULL OR c.person IN (SELECT number FROM same) OR c.other IN (SELECT number FROM same))" \
	" AND (?8 = 0 OR (c.due < ?9 AND c.state <> 'closed'))"
#define FILTER_COUNT 9

static bool sees_all(const struct ledger *l)
{
	return life_role_reviews(l->who->role);
}

static bool bind_filter(const struct ledger *l, struct statement *st, const struct challenge_list_request *r,
			char today[ISO_SIZE], struct err *e)
{
	int64_t person = 0;
	if (r->person && !person_id_read(r->person, &person))
		return err_set(e, ERR_USAGE, _("%s is no id of a person: one looks like P17"), r->person);
	statement_code(st, 1, r->state, challenge_state_codes);
	statement_account(st, 2, r->mine || !sees_all(l) ? l->who->id : 0);
	statement_account(st, 3, r->assigned ? l->who->id : 0);
	statement_code(st, 4, r->type, challenge_type_codes);
	statement_integer(st, 5, r->urgent);
	statement_text(st, 6, r->source);
	statement_account(st, 7, person);
	statement_integer(st, 8, r->overdue);
	statement_day(st, 9, l->today, today);
	return true;
}

static bool read_page(const struct ledger *l, const struct challenge_list_request *r, struct challenge_list_answer *out,
		      struct err *e)
{
	/* A risk today goes before everything. */
	static const char sql[] = FILTER " SELECT" KEPT_COLUMNS KEPT_TABLES FITS
		" ORDER BY (c.risk = 'yes' AND c.state <> 'closed') DESC,"
		" CASE ?10 WHEN 'raised' THEN c.raised WHEN 'type' THEN c.type WHEN 'source' THEN ifnull(c.source, '')"
		" ELSE c.due END, c.due, c.reference LIMIT ?11 OFFSET ?12";
	struct statement *st = db_prepare(l->own, sql);
	char today[ISO_SIZE];
	size_t cap = 0;
	bool ok = bind_filter(l, st, r, today, e);
	statement_code(st, 10, r->order, challenge_order_codes);
	statement_integer(st, 11, r->limit == INTEGER_NONE ? CHALLENGE_PAGE : r->limit);
	statement_integer(st, 12, r->from == INTEGER_NONE ? 0 : r->from);
	while (ok && statement_row(st)) {
		struct kept k;
		kept_read(st, &k);
		MEM_GROW(out->challenges, out->challenges_count, cap);
		item_fill(l, &k, &out->challenges[out->challenges_count++]);
		kept_release(&k);
	}
	struct err ended = ERR_INIT;
	if (statement_done(st, &ended))
		return ok;
	*e = ended;
	return false;
}

static bool read_total(const struct ledger *l, const struct challenge_list_request *r, struct challenge_list_answer *out,
		       struct err *e)
{
	static const char sql[] = FILTER " SELECT count(*) FROM challenge AS c" FITS;
	struct statement *st = db_prepare(l->own, sql);
	char today[ISO_SIZE];
	int64_t from = r->from == INTEGER_NONE ? 0 : r->from;
	bool ok = bind_filter(l, st, r, today, e);
	if (ok && statement_row(st))
		out->total = column_integer(st, 0);
	int64_t shown = from + (int64_t)out->challenges_count;
	out->more = out->total > shown ? out->total - shown : 0;
	struct err ended = ERR_INIT;
	if (statement_done(st, &ended))
		return ok;
	*e = ended;
	return false;
}

/* All that may be seen, whatever is filtered. */
static bool count_states(const struct ledger *l, bool mine, struct challenge_list_answer *out, struct err *e)
{
	static const char sql[] = "SELECT state, count(*), sum(due < ?2), sum(risk = 'yes'), min(raised) FROM challenge"
				  " WHERE ?1 IS NULL OR account = ?1 GROUP BY state";
	struct statement *st = db_prepare(l->own, sql);
	struct date oldest = DATE_NONE;
	char today[ISO_SIZE];
	out->states = mem_zero(CHALLENGE_STATE_COUNT, sizeof(*out->states));
	for (; out->states_count < CHALLENGE_STATE_COUNT; out->states_count++)
		out->states[out->states_count].key = mem_copy_text(challenge_state_codes[out->states_count]);
	out->overdue = out->urgent = 0;
	statement_account(st, 1, mine || !sees_all(l) ? l->who->id : 0);
	statement_day(st, 2, l->today, today);
	while (statement_row(st)) {
		int state = column_code(st, 0, challenge_state_codes);
		out->states[state].count = column_integer(st, 1);
		if (state == CHALLENGE_CLOSED)
			continue;
		struct date first = column_day(st, 4);
		out->overdue += column_integer(st, 2);
		out->urgent += column_integer(st, 3);
		if (!date_known(oldest) || date_compare(first, oldest) < 0)
			oldest = first;
	}
	if (date_known(oldest))
		out->oldest = working_days_between(l->holidays, oldest, l->today);
	return statement_done(st, e);
}

static bool count_unread(const struct ledger *l, struct challenge_list_answer *out, struct err *e)
{
	static const char sql[] = "SELECT count(*) FROM challenge WHERE account = ? AND unread = 1";
	struct statement *st = db_prepare(l->own, sql);
	statement_integer(st, 1, l->who->id);
	if (statement_row(st))
		out->unread = column_integer(st, 0);
	return statement_done(st, e);
}

static bool asks_for_sealed(const struct ledger *l, const struct challenge_list_request *r)
{
	struct subject about = { .kind = SUBJECT_PERSON };
	return r->person && person_id_read(r->person, &about.person) && ledger_hides(l, &about);
}

bool queue_list(const struct ledger *l, const struct challenge_list_request *request, struct challenge_list_answer *out,
		struct err *e)
{
	shape_init(&challenge_list_answer_shape, out);
	out->at = l->today;
	out->total = out->more = 0;
	return (asks_for_sealed(l, request) || (read_page(l, request, out, e) && read_total(l, request, out, e))) &&
	       count_states(l, request->mine, out, e) && count_unread(l, out, e);
}
