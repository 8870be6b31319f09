/* Moving a challenge on: the life decides, this writes it down. */
#include "ledger_private.h"

#include "famctx/base/mem.h"
#include "famctx/challenge/reference.h"

/* By login, or by the name that everybody sees. */
static bool find_reviewer(const struct ledger *l, const char *name, struct account *out, struct err *e)
{
	static const char sql[] = "SELECT login FROM account WHERE closed IS NULL AND (login = ?1 OR name = ?1 COLLATE NOCASE)"
				  " ORDER BY login = ?1 DESC, login LIMIT 1";
	struct buf login = BUF_INIT;
	*out = (struct account){ .id = 0, .role = -1 };
	if (!name)
		return true;
	struct statement *st = db_prepare(l->own, sql);
	statement_text(st, 1, name);
	buf_add_text(&login, statement_row(st) ? column_text(st, 0) : name);
	bool ok = statement_done(st, e) && account_find(l->own, login.data, out, e);
	buf_release(&login);
	return ok;
}

static bool check_text(const struct ledger *l, const struct ledger_move *move, bool *said, struct err *e)
{
	struct err ignored = ERR_INIT;
	*said = move->text && challenge_text_check(move->text, l->policy->text_most, _("Reason"), "", &ignored);
	if (*said || !move->text || ignored.code != ERR_INPUT)
		return true;
	*e = ignored;
	return false;
}

/* The one it repeats, as it is kept. */
static bool find_original(const struct ledger *l, const struct kept *k, const struct ledger_move *move,
			  char of[REFERENCE_SIZE], struct err *e)
{
	struct kept original;
	of[0] = '\0';
	if (!move->of)
		return true;
	if (!ledger_find(l, move->of, &original, e))
		return false;
	snprintf(of, REFERENCE_SIZE, "%s", original.reference);
	kept_release(&original);
	if (move->event != EVENT_DECIDED || move->outcome != OUTCOME_DUPLICATE)
		return err_set(e, ERR_USAGE, _("Only a duplicate repeats another challenge: leave out %s"), of);
	if (!strcmp(of, k->reference))
		return err_set(e, ERR_USAGE, _("%s cannot repeat itself: name the other one"), of);
	return true;
}

static bool write_state(const struct ledger *l, const struct kept *k, struct err *e)
{
	static const char sql[] = "UPDATE challenge SET state = ?, outcome = ?, before = ?, disagreed = ?, unread = ?,"
				  " reviewer = ?, decider = ?, excluded = ?, due = ?, decided = ?, closed = ?"
				  " WHERE reference = ?";
	const struct life *life = &k->life;
	char due[ISO_SIZE], decided[ISO_SIZE], closed[ISO_SIZE];
	struct statement *st = db_prepare(l->own, sql);
	statement_code(st, 1, life->state, challenge_state_codes);
	statement_code(st, 2, life->outcome, challenge_outcome_codes);
	statement_code(st, 3, life->before, challenge_state_codes);
	statement_integer(st, 4, life->disagreed);
	statement_integer(st, 5, life->unread);
	statement_account(st, 6, life->reviewer);
	statement_account(st, 7, life->decider);
	statement_account(st, 8, life->excluded);
	statement_day(st, 9, k->due, due);
	statement_day(st, 10, k->decided, decided);
	statement_day(st, 11, k->closed, closed);
	statement_text(st, 12, k->reference);
	return statement_run(st, e);
}

/* What comes back, and what a service is asked, has its days again. */
static void set_days(const struct ledger *l, struct kept *k, const struct ledger_move *move)
{
	bool asked = move->event == EVENT_DECIDED && move->outcome == OUTCOME_ASK_SERVICE;
	if (move->event == EVENT_DISAGREED || move->event == EVENT_ANSWERED || asked)
		k->due = ledger_due(l, k->risk);
	if (move->event == EVENT_DECIDED && life_outcome_is_final(move->outcome))
		k->decided = l->today;
	if (!life_outcome_is_final(k->life.outcome))
		k->decided = (struct date)DATE_NONE;
	if (k->life.state != CHALLENGE_CLOSED)
		k->closed = (struct date)DATE_NONE;
	else if (!date_known(k->closed))
		k->closed = l->today;
}

static bool name_reviewer(const struct ledger *l, struct kept *k, const struct account *to, struct err *e)
{
	if (to->id) {
		mem_free(k->reviewer);
		k->reviewer = mem_copy_text(to->name);
	}
	if (k->life.reviewer)
		return true;
	/* It came back: somebody else, where there is somebody. */
	mem_free(k->reviewer);
	return ledger_choose_reviewer(l, &k->life, NULL, &k->life.reviewer, &k->reviewer, e);
}

static bool write_move(const struct ledger *l, struct kept *k, const struct ledger_move *move, const struct life *before,
		       const char *of, bool said, struct err *e)
{
	const struct life_actor who = ledger_actor(l, k);
	bool by_raiser = move->event == EVENT_ANSWERED || move->event == EVENT_READ || move->event == EVENT_DISAGREED;
	const struct event_row row = {
		.reference = k->reference,
		.event = move->event,
		.outcome = move->event == EVENT_DECIDED ? move->outcome : -1,
		.from = before->state,
		.to = k->life.state,
		.account = by_raiser ? k->life.raiser : who.account,
		.text = said ? move->text : NULL,
		.assigned = before->reviewer != k->life.reviewer ? k->life.reviewer : 0,
		.of = *of ? of : NULL,
		.own = !by_raiser && life_is_own(before, &who),
		.applied = move->applied,
	};
	return event_write(l, &row, e) && write_state(l, k, e);
}

bool ledger_move(const struct ledger *l, struct kept *k, const struct ledger_move *move, struct err *e)
{
	const struct life before = k->life;
	const struct life_actor who = ledger_actor(l, k);
	char of[REFERENCE_SIZE];
	struct account to;
	struct life next;
	bool said;
	bool ok = find_reviewer(l, move->to, &to, e) && check_text(l, move, &said, e);
	const struct life_act act = {
		.event = move->event, .outcome = move->outcome, .said = ok && said, .to = to.id, .to_role = to.role
	};
	ok = ok && life_step(&before, &who, &act, &next, e) && find_original(l, k, move, of, e);
	if (ok) {
		k->life = next;
		ok = name_reviewer(l, k, &to, e);
		set_days(l, k, move);
		ok = ok && write_move(l, k, move, &before, of, act.said, e);
	}
	account_release(&to);
	return ok;
}

/* A reply gives the more that was asked for, or tells whoever raised it what was decided. */
static int reply_of(const struct kept *k)
{
	return k->life.state == CHALLENGE_TO_FEED_BACK && k->life.outcome == OUTCOME_NEED_MORE ? EVENT_ANSWERED
											      : EVENT_FED_BACK;
}

bool ledger_read_step(const struct kept *k, const struct challenge_step *step, struct ledger_move *out, struct err *e)
{
	static const struct {
		const char *name;
		int event;
	} names[] = {
		{ "decide", EVENT_DECIDED }, { "reassign", EVENT_REASSIGNED }, { "reply", EVENT_FED_BACK },
		{ "disagree", EVENT_DISAGREED }, { "undo", EVENT_UNDONE },
	};
	*out = (struct ledger_move){
		.event = -1, .outcome = -1, .text = step->text, .to = step->to, .of = step->of
	};
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (!strcmp(step->step, names[i].name))
			out->event = names[i].event;
	if (out->event < 0)
		return err_set(e, ERR_USAGE, _("%s is no step: use decide, reassign, reply, disagree or undo"), step->step);
	if (out->event == EVENT_DECIDED)
		out->outcome = step->outcome;
	if (out->event == EVENT_FED_BACK)
		out->event = reply_of(k);
	if (out->event != EVENT_REASSIGNED)
		out->to = NULL;
	return true;
}

void ledger_moved(const struct kept *k, struct challenge_moved *out)
{
	out->reference = mem_copy_text(k->reference);
	out->state = k->life.state;
	out->outcome = k->life.outcome;
	out->due = k->due;
	out->reviewer = mem_copy_or_null(k->reviewer);
}
