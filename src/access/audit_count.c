#include "famctx/access/audit_count.h"

#include "famctx/base/mem.h"
#include "famctx/store/statement.h"

/* Places: 1 from, 2 to (not in it), 3 team. Everything is answered from an index that holds all it asks. */
#define SPAN_BY(index) " FROM audit INDEXED BY " index " WHERE local >= ?1 AND local < ?2 AND (?3 IS NULL OR team = ?3)"
#define SPAN SPAN_BY("audit_by_time")
/* Letters of one search are one; what has no search number is one each. */
#define SEARCHES " count(DISTINCT CASE action WHEN 'searched' THEN coalesce(sign_in * 1048576 + search, -seq) END)"
#define COUNTS(others) \
	SEARCHES ", sum(opened IS NOT NULL AND outcome = 'shown') AS looks, sum(outcome = 'refused')," \
	" count(DISTINCT " others "), max(local)"
#define ORDER " ORDER BY looks DESC, 6 DESC"

static const char by_worker[] = "SELECT account," COUNTS("opened") SPAN " AND account <> '' GROUP BY account" ORDER;
static const char by_person[] = "SELECT opened," COUNTS("account") SPAN " AND opened IS NOT NULL GROUP BY opened" ORDER;
static const char by_reason[] = "SELECT basis," COUNTS("opened") SPAN " AND basis IS NOT NULL GROUP BY basis" ORDER;

/* The texts that are bound, until the statement is done. */
struct bound {
	struct buf from, to;
};

static void bind_span(struct statement *st, const struct audit_span *span, struct bound *b)
{
	date_iso(span->from, &b->from);
	date_iso(date_from_days(date_days(span->to) + 1), &b->to);
	statement_text(st, 1, b->from.data);
	statement_text(st, 2, b->to.data);
	statement_text(st, 3, span->team);
}

static bool end_span(struct statement *st, struct bound *b, struct err *e)
{
	bool ok = statement_done(st, e);
	buf_release(&b->from);
	buf_release(&b->to);
	return ok;
}

static void fill_count(struct statement *st, struct audit_count *row)
{
	*row = (struct audit_count){
		.key = mem_copy_text(column_text(st, 0)),
		.searches = column_integer(st, 1),
		.opened = column_integer(st, 2),
		.refused = column_integer(st, 3),
		.others = column_integer(st, 4),
		.last = mem_copy_or_null(column_text(st, 5)),
	};
}

/* As the account stands now; who has left is still there. */
static bool name_worker(struct db *own, const char *login, char **name, char **team, struct err *e)
{
	static const char sql[] = "SELECT name, team FROM account WHERE login = ?";
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, login);
	if (statement_row(st)) {
		*name = mem_copy_or_null(column_text(st, 0));
		*team = mem_copy_or_null(column_text(st, 1));
	}
	return statement_done(st, e);
}

bool audit_summarise(struct db *own, const struct audit_span *span, enum audit_by by, struct audit_summary_answer *answer,
		     struct err *e)
{
	static const char *const sql[AUDIT_BY_COUNT] = { by_worker, by_person, by_reason };
	struct bound bound = { BUF_INIT, BUF_INIT };
	struct statement *st = db_prepare(own, sql[by]);
	answer->rows = mem_zero(AUDIT_PAGE, sizeof(*answer->rows));
	answer->more = 0;
	bind_span(st, span, &bound);
	while (statement_row(st)) {
		if (answer->rows_count == AUDIT_PAGE)
			answer->more++;
		else
			fill_count(st, &answer->rows[answer->rows_count++]);
	}
	bool ok = end_span(st, &bound, e);
	for (size_t i = 0; ok && by == AUDIT_BY_WORKER && i < answer->rows_count; i++)
		ok = name_worker(own, answer->rows[i].key, &answer->rows[i].name, &answer->rows[i].team, e);
	return ok;
}

/* ---- patterns --------------------------------------------------------------------- */

/* Places: as above, then 4 threshold, 5 and 6 the hours of work as two digits. Each gives account, person, day,
 * how often, and the last entry. */
#define LOOKS SPAN_BY("audit_looks") " AND opened IS NOT NULL AND outcome = 'shown'"
#define DAY "substr(local, 1, 10)"
#define PER_DAY " GROUP BY account, 3 HAVING count(DISTINCT opened) >= ?4 ORDER BY 5 DESC"

/* What was refused or held back counts as well: asking is what to talk about. */
static const char close_sql[] =
	"SELECT account, opened, NULL, count(*), max(seq)" SPAN_BY("audit_close_looks") " AND close_to IS NOT NULL"
	" GROUP BY account, opened HAVING count(*) >= ?4 ORDER BY 5 DESC";
static const char hours_sql[] =
	"SELECT account, NULL, " DAY ", count(DISTINCT opened), max(seq)" LOOKS
	" AND (substr(local, 12, 2) < ?5 OR substr(local, 12, 2) >= ?6 OR strftime('%w', " DAY ") IN ('0', '6'))" PER_DAY;
static const char many_sql[] = "SELECT account, NULL, " DAY ", count(DISTINCT opened), max(seq)" LOOKS PER_DAY;
static const char repeated_sql[] =
	"SELECT account, opened, NULL, count(DISTINCT " DAY "), max(seq)" LOOKS
	" GROUP BY account, opened HAVING count(DISTINCT " DAY ") >= ?4 ORDER BY 5 DESC";
static const char no_case_sql[] =
	"SELECT account, NULL, NULL, count(DISTINCT opened), max(seq)" LOOKS
	" AND basis IN ('s17', 's47', 'allocated') AND case_reference IS NULL"
	" GROUP BY account HAVING count(DISTINCT opened) >= ?4 ORDER BY 5 DESC";
/* What the last letter of a search found is what the search found. */
static const char nobody_sql[] =
	"SELECT account, NULL, " DAY ", count(*), max(seq)" SPAN_BY("audit_found_nobody")
	" AND action = 'searched' AND outcome = 'nothing' AND NOT EXISTS (SELECT 1 FROM audit AS later"
	" WHERE later.sign_in = audit.sign_in AND later.search = audit.search AND later.seq > audit.seq"
	" AND later.action = 'searched')"
	" GROUP BY account, 3 HAVING count(*) >= ?4 ORDER BY 5 DESC";

static const char *const pattern_sql[PATTERN_COUNT] = { close_sql, hours_sql, many_sql, repeated_sql, no_case_sql,
							nobody_sql };

static int64_t threshold_of(const struct audit_policy *p, enum audit_pattern pattern)
{
	const int64_t thresholds[PATTERN_COUNT] = { p->close, p->hours, p->many, p->repeated, p->no_case, p->nobody };
	return thresholds[pattern];
}

static void add_match(struct audit_patterns_answer *a, int pattern, struct statement *st)
{
	size_t cap = a->matches_count;
	MEM_GROW(a->matches, a->matches_count, cap);
	struct audit_match *m = &a->matches[a->matches_count++];
	*m = (struct audit_match){
		.pattern = pattern,
		.account = mem_copy_text(column_text(st, 0)),
		.person = { .person = mem_copy_or_null(column_text(st, 1)) },
		.count = column_integer(st, 3),
		.seq = column_integer(st, 4),
	};
	if (column_null(st, 2) || !date_parse_iso(column_text(st, 2), &m->day))
		m->day = (struct date)DATE_NONE;
}

static bool run_pattern(struct db *own, const struct audit_span *span, const struct audit_policy *policy,
			enum audit_pattern pattern, struct audit_patterns_answer *answer, struct err *e)
{
	struct bound bound = { BUF_INIT, BUF_INIT };
	struct audit_rule *rule = &answer->rules[answer->rules_count++];
	struct statement *st = db_prepare(own, pattern_sql[pattern]);
	char from[24], to[24];
	*rule = (struct audit_rule){ (int)pattern, threshold_of(policy, pattern), 0 };
	snprintf(from, sizeof(from), "%02d", (int)policy->hours_from);
	snprintf(to, sizeof(to), "%02d", (int)policy->hours_to);
	bind_span(st, span, &bound);
	statement_integer(st, 4, rule->threshold);
	if (pattern == PATTERN_HOURS) {
		statement_text(st, 5, from);
		statement_text(st, 6, to);
	}
	while (statement_row(st))
		if (rule->matches++ < AUDIT_PAGE)
			add_match(answer, (int)pattern, st);
	return end_span(st, &bound, e);
}

bool audit_find_patterns(struct db *own, const struct audit_span *span, const struct audit_policy *policy,
			 struct audit_patterns_answer *answer, struct err *e)
{
	bool ok = true;
	answer->rules = mem_zero(PATTERN_COUNT, sizeof(*answer->rules));
	answer->hours_from = policy->hours_from;
	answer->hours_to = policy->hours_to;
	for (int p = 0; ok && p < PATTERN_COUNT; p++)
		ok = run_pattern(own, span, policy, (enum audit_pattern)p, answer, e);
	for (size_t i = 0; ok && i < answer->matches_count; i++)
		ok = name_worker(own, answer->matches[i].account, &answer->matches[i].name, &answer->matches[i].team, e);
	return ok;
}
