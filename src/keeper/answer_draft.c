/* What people are typing, for themselves alone. */
#include "challenge_held.h"
#include "requests.h"

#include "famctx/challenge/ledger.h"
#include "famctx/store/draft.h"

static int64_t account_of(const struct asking *a)
{
	return a->connection->who.account.id;
}

bool answer_draft_save(struct asking *a, const void *params, void *out, struct err *e)
{
	struct done_answer *answer = out;
	answer->done = draft_save(a->keeper->store.own, account_of(a), params, e);
	return answer->done;
}

/* Retention goes by the real day: another today that somebody asked for wipes nothing. */
static bool retire(struct asking *a, struct err *e)
{
	const struct keeper *k = a->keeper;
	return ledger_retire(k->store.own, &k->house.policy.challenges, date_today(&k->clock), e);
}

static bool names_sealed(const struct asking *a, const struct draft *d)
{
	struct subject about;
	struct err ignored = ERR_INIT;
	if (strcmp(d->kind, "challenge") != 0)
		return false;
	bool hidden = subject_read(d->key, &about, &ignored) && challenge_is_hidden(a, &about);
	subject_release(&about);
	return hidden;
}

/* It is kept, for when they are not sealed any more. */
static void leave_out_sealed(const struct asking *a, struct draft_list *list)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->drafts_count; i++)
		if (names_sealed(a, &list->drafts[i]))
			shape_release(&draft_shape, &list->drafts[i]);
		else
			list->drafts[kept++] = list->drafts[i];
	list->drafts_count = kept;
}

/* Asked at the start of every sign-in of a screen, so this is when what is old goes. */
bool answer_draft_list(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct draft_list_request *request = params;
	if (!retire(a, e) || !draft_list_read(a->keeper->store.own, account_of(a), request->kind, out, e))
		return false;
	leave_out_sealed(a, out);
	return true;
}

bool answer_draft_wipe(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct draft *draft = params;
	struct done_answer *answer = out;
	answer->done = draft_wipe(a->keeper->store.own, account_of(a), draft->kind, draft->key, e);
	return answer->done;
}
