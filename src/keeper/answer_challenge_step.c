/* Moving challenges on, with what that does to people. */
#include "answer_challenge.h"
#include "challenge_records.h"
#include "famctx/base/mem.h"

/* What is noted of a step, beside whom it is about: "FC-7Q4K-2 decided upheld". */
static void note_step(struct asking *a, const struct kept *k, const struct ledger_move *move)
{
	struct buf note = BUF_INIT;
	if (a->entry->note)
		buf_printf(&note, "%s; ", a->entry->note);
	buf_printf(&note, "%s %s", k->reference, challenge_event_codes[move->event]);
	if (move->outcome >= 0)
		buf_printf(&note, " %s", challenge_outcome_codes[move->outcome]);
	mem_free(a->entry->note);
	a->entry->note = buf_detach(&note);
	challenge_note_people(a, &k->subject);
}

/* A decision replaces what an earlier one did to people; taking it back undoes that. */
static bool apply(struct asking *a, const struct ledger *l, const struct challenge_step *step, struct kept *k,
		  struct ledger_move *move, bool *rebuild, struct err *e)
{
	struct challenge_records records;
	int64_t undone = 0;
	bool decides = move->event == EVENT_DECIDED;
	bool ok = challenge_records_find(a, k, step, &records, e);
	if (ok && (decides || move->event == EVENT_UNDONE))
		ok = ledger_undo_records(l, k, &undone, e);
	move->applied = records.count || undone;
	*rebuild |= move->applied;
	ok = ok && ledger_move(l, k, move, e) &&
	     ledger_decide_records(l, k, records.together, records.pairs, records.count, step->text, e);
	challenge_records_release(&records);
	return ok;
}

/* Whoever holds the reference of an anonymous one may be who raised it, and is not put down beside it. */
static bool is_nameless(const struct kept *k, const struct ledger_move *move)
{
	return !k->life.raiser && (move->event == EVENT_ANSWERED || move->event == EVENT_DISAGREED);
}

static bool move_one(struct asking *a, const struct ledger *l, const struct challenge_step *step, const char *reference,
		     struct challenge_step_answer *out, struct err *e)
{
	struct kept k;
	struct ledger_move move;
	bool ok = ledger_find(l, reference, &k, e) && ledger_read_step(&k, step, &move, e);
	if (ok && is_nameless(&k, &move))
		a->nameless = true;
	ok = ok && apply(a, l, step, &k, &move, &out->rebuild, e);
	if (ok) {
		ledger_moved(&k, &out->moved[out->moved_count++]);
		if (step->references_count == 1)
			ledger_moved(&k, &out->one);
		if (!a->nameless)
			note_step(a, &k, &move);
	}
	kept_release(&k);
	return ok;
}

static bool check_count(const struct challenge_step *step, struct err *e)
{
	if (!step->references_count)
		return err_set(e, ERR_USAGE, _("Name a challenge by its reference, such as FC-7Q4K-2"));
	if (step->references_count == 1 && step->confirmed == INTEGER_NONE)
		return true;
	if (step->confirmed == (int64_t)step->references_count)
		return true;
	return err_set(e, ERR_USAGE, _("%zu challenges are named: confirm that number. Nothing was changed"),
		       step->references_count);
}

/* All of them or none: the dispatcher takes back what a handler wrote when it fails. */
bool answer_challenge_step(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct challenge_step *step = params;
	struct challenge_step_answer *answer = out;
	const struct ledger l = asking_ledger(a);
	if (!check_count(step, e))
		return false;
	answer->moved = mem_zero(step->references_count, sizeof(*answer->moved));
	for (size_t i = 0; i < step->references_count; i++)
		if (!move_one(a, &l, step, step->references[i], answer, e))
			return step->references_count == 1 ? false : err_prefix(e, "%s", step->references[i]);
	return true;
}
