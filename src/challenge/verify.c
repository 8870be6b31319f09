/* Whether the events of every challenge lead to where it stands. */
#include "ledger_private.h"

#include "famctx/store/digest.h"

/* The table allows this step, whoever took it. */
static bool rule_allows(int event, int outcome, int from, int to, int before)
{
	for (size_t i = 0; i < life_rules_count; i++) {
		const struct life_rule *rule = &life_rules[i];
		int leads = rule->to == LIFE_BEFORE ? before : rule->to;
		if (rule->from == from && rule->event == event && leads == to &&
		    (!rule->outcomes || (outcome >= 0 && (rule->outcomes & (1u << outcome)))))
			return true;
	}
	return false;
}

/* Where the events so far have led. */
struct way {
	int64_t number;
	int state, outcome, before;
	bool broken;
};

static void follow(struct way *w, int event, int outcome, int from, int to)
{
	int of = event == EVENT_DECIDED ? outcome : w->outcome;
	bool first = w->number == 1;
	if (first ? event != EVENT_RAISED || to != CHALLENGE_TO_REVIEW
		  : from != w->state || !rule_allows(event, of, from, to, w->before))
		w->broken = true;
	if (event == EVENT_DECIDED) {
		w->outcome = outcome;
		w->before = from;
	} else if (event == EVENT_UNDONE && to == CHALLENGE_WITH_SERVICE) {
		w->outcome = OUTCOME_ASK_SERVICE;
		w->before = CHALLENGE_TO_REVIEW;
	} else if (event == EVENT_UNDONE || event == EVENT_ANSWERED || event == EVENT_DISAGREED) {
		w->outcome = w->before = -1;
	}
	w->state = to;
}

static bool follow_events(struct db *own, const char *reference, struct way *w, struct err *e)
{
	static const char sql[] = "SELECT number, event, outcome, from_state, to_state FROM challenge_event"
				  " WHERE reference = ? ORDER BY number";
	struct statement *st = db_prepare(own, sql);
	*w = (struct way){ .state = -1, .outcome = -1, .before = -1 };
	statement_text(st, 1, reference);
	while (statement_row(st)) {
		w->broken |= column_integer(st, 0) != ++w->number;
		follow(w, column_code(st, 1, challenge_event_codes), column_code(st, 2, challenge_outcome_codes),
		       column_code(st, 3, challenge_state_codes), column_code(st, 4, challenge_state_codes));
	}
	return statement_done(st, e);
}

bool ledger_verify(struct db *own, int64_t *challenges, int64_t *broken, struct err *e)
{
	static const char sql[] = "SELECT" KEPT_COLUMNS KEPT_TABLES "ORDER BY c.reference";
	struct statement *st = db_prepare(own, sql);
	bool ok = true;
	*challenges = *broken = 0;
	while (ok && statement_row(st)) {
		char digest[DIGEST_SIZE];
		struct kept k;
		struct way w;
		kept_read(st, &k);
		digest_text(k.snapshot, strlen(k.snapshot), digest);
		ok = follow_events(own, k.reference, &w, e);
		++*challenges;
		if (w.broken || w.state != k.life.state || w.outcome != k.life.outcome || strcmp(digest, k.digest) != 0)
			++*broken;
		kept_release(&k);
	}
	struct err ended = ERR_INIT;
	if (statement_done(st, &ended))
		return ok;
	*e = ended;
	return false;
}
