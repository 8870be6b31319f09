/* Reading challenges: the queue, one of them, what they tell together. */
#include "answer_challenge.h"
#include "challenge_held.h"

#include "famctx/access/opened.h"
#include "famctx/base/mem.h"
#include "famctx/challenge/queue.h"
#include "famctx/store/person_id.h"
#include "famctx/store/statement.h"

static void note_item(struct asking *a, const struct challenge_item *item)
{
	struct subject s;
	struct err ignored = ERR_INIT;
	if (item->on && subject_read(item->on, &s, &ignored)) {
		challenge_note_people(a, &s);
		subject_release(&s);
	}
}

bool answer_challenge_list(struct asking *a, const void *params, void *out, struct err *e)
{
	struct challenge_list_answer *answer = out;
	const struct ledger l = asking_ledger(a);
	if (!queue_list(&l, params, answer, e))
		return false;
	for (size_t i = 0; i < answer->challenges_count; i++)
		note_item(a, &answer->challenges[i]);
	if (!answer->challenges_count)
		a->entry->outcome = AUDIT_NOTHING;
	return true;
}

/* From the first event, which tells when it was raised. An anonymous one tells only the day: then nobody is
 * counted, or whoever raised it would be among them. */
static bool fill_opened(struct asking *a, const struct kept *k, struct challenge_full *out, struct err *e)
{
	const char *login = a->connection->who.account.login;
	if (!k->subject.person || !out->events_count || !out->events[0].at || !life_role_reviews(a->connection->who.account.role))
		return true;
	char id[PERSON_ID_SIZE], raiser[256];
	person_id_write(k->subject.person, id);
	if (!ledger_raiser_login(a->keeper->store.own, k, raiser, sizeof(raiser), e))
		return false;
	return opened_since(a->keeper->store.own, id, out->events[0].at, raiser, login, &out->opened_since, e);
}

/* What is missing is told to be missing; whoever has the reference alone is told that by the answer itself. */
static void say_held(const struct asking *a, const struct subject *s, struct challenge_full *out)
{
	const struct words *words = &a->keeper->house.words;
	if (challenge_is_hidden(a, s))
		out->held = mem_copy_text(words_phrase(words, "challenge_hidden"));
	else if (!out->withheld && challenge_is_held(a, s))
		out->held = mem_copy_text(words_phrase(words, "challenge_held"));
}

bool answer_challenge_show(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct challenge_reference *request = params;
	struct challenge_full *answer = out;
	const struct ledger l = asking_ledger(a);
	struct kept k;
	if (!ledger_find(&l, request->reference, &k, e))
		return false;
	bool ok = queue_show(&l, &k, answer, e) && (answer->withheld || fill_opened(a, &k, answer, e));
	if (ok)
		say_held(a, &k.subject, answer);
	/* Who comes back to an anonymous one by its reference is not put down beside it. */
	if (ok && answer->withheld)
		a->nameless = true;
	if (ok && !answer->withheld) {
		challenge_note_people(a, &k.subject);
		a->entry->note = mem_copy_text(k.reference);
	}
	kept_release(&k);
	return ok;
}

bool answer_challenge_patterns(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct ledger l = asking_ledger(a);
	return queue_patterns(&l, params, out, e);
}

bool answer_challenge_sheet(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct challenge_sheet_request *request = params;
	struct challenge_sheet *answer = out;
	const struct family *family = asking_family(a);
	const struct ledger l = asking_ledger(a);
	if (!queue_sheet(&l, request, answer, e))
		return false;
	a->entry->note = mem_copy_text(request->source);
	for (size_t i = 0; i < family->sources_count; i++)
		if (!strcmp(family->sources[i].document.key, request->source))
			answer->title = mem_copy_or_null(family->sources[i].document.title);
	return true;
}

bool answer_challenge_export(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct challenge_export_request *request = params;
	struct challenge_export *answer = out;
	const struct ledger l = asking_ledger(a);
	a->entry->note = mem_copy_text(request->names ? "with names" : "without names");
	if (request->names && !life_role_reviews(a->connection->who.account.role))
		return err_set(e, ERR_REFUSED, _("Only those who review challenges may export names: leave them out"));
	if (!queue_export(&l, request, answer, e))
		return false;
	for (size_t i = 0; request->names && i < answer->challenges_count; i++)
		note_item(a, &(struct challenge_item){ .on = answer->challenges[i].on });
	return true;
}
