/* Sending a challenge. */
#include "answer_challenge.h"

#include "challenge_held.h"
#include "challenge_subject.h"
#include "famctx/base/mem.h"
#include "famctx/store/person_id.h"

static bool is_hidden(const void *asking, const struct subject *s)
{
	return challenge_is_hidden(asking, s);
}

static bool is_held(const void *asking, const struct subject *s)
{
	return challenge_is_held(asking, s);
}

struct ledger asking_ledger(struct asking *a)
{
	return (struct ledger){
		.own = a->keeper->store.own,
		.holidays = &a->keeper->house.holidays,
		.policy = &a->keeper->house.policy.challenges,
		.who = &a->connection->who.account,
		.today = asking_family(a)->today,
		.sealed = is_hidden,
		.held = is_held,
		.context = a,
	};
}

void challenge_note_people(struct asking *a, const struct subject *s)
{
	const int64_t numbers[] = { s->person, s->other };
	for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
		char id[PERSON_ID_SIZE];
		if (!numbers[i])
			continue;
		person_id_write(numbers[i], id);
		audit_add_subject(a->entry, id);
	}
}

bool answer_challenge_terms(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct ledger l = asking_ledger(a);
	(void)params;
	return ledger_terms(&l, out, e);
}

static bool keep(struct asking *a, const struct ledger *l, const struct challenge_send *c, struct challenge_sent *out,
		 struct err *e)
{
	struct subject subject;
	struct challenge_snapshot snapshot;
	shape_init(&challenge_snapshot_shape, &snapshot);
	bool ok = subject_read(c->on, &subject, e) && subject_snapshot(a, &subject, c->seen, &snapshot, e) &&
		  ledger_keep(l, c, &subject, &snapshot, out, e);
	if (ok && !c->anonymous) {
		challenge_note_people(a, &subject);
		a->entry->note = mem_copy_text(out->reference);
	}
	shape_release(&challenge_snapshot_shape, &snapshot);
	subject_release(&subject);
	return ok;
}

bool answer_challenge_send(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct challenge_send *c = params;
	const struct ledger l = asking_ledger(a);
	const char *field;
	bool found;
	a->nameless = c->anonymous;
	if (!challenge_send_check(c, l.policy->text_most, &field, e) || !ledger_sent_before(&l, c, out, &found, e))
		return false;
	return found || keep(a, &l, c, out, e);
}
