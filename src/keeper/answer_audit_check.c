#include <inttypes.h>

#include "answer_audit.h"
#include "famctx/access/audit_review.h"
#include "famctx/base/mem.h"

static bool draw(struct asking *a, int64_t most, struct err *e)
{
	const struct date none = DATE_NONE;
	struct audit_span span;
	int64_t drawn;
	struct buf note = BUF_INIT;
	audit_span(a, none, none, &span);
	if (!audit_draw(a->keeper->store.own, &span, &a->connection->who.account, most, &drawn, e))
		return false;
	buf_printf(&note, "drew %" PRId64, drawn);
	a->entry->note = buf_detach(&note);
	return true;
}

bool answer_audit_sample(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct audit_sample_request *r = params;
	struct audit_sample_answer *answer = out;
	if (r->draw != INTEGER_NONE && !draw(a, r->draw, e))
		return false;
	const struct keeper *k = a->keeper;
	/* The days that looks are due were counted by the clock of the keeper. */
	bool ok = audit_drawn_list(k->store.own, audit_team(a), &a->connection->who.account, date_today(&k->clock), answer,
				   e);
	for (size_t i = 0; ok && i < answer->looks_count; i++)
		ok = audit_name_person(a, &answer->looks[i].look.opened, e);
	return ok;
}

bool answer_audit_review(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct audit_review_request *r = params;
	struct done_answer *answer = out;
	struct buf note = BUF_INIT;
	buf_printf(&note, "entry %" PRId64 " %s%s%s", r->seq, audit_finding_codes[r->finding], r->words ? ": " : "",
		   r->words ? r->words : "");
	a->entry->note = buf_detach(&note);
	answer->done = audit_sign_off(a->keeper->store.own, audit_team(a), &a->connection->who.account, r, e);
	return answer->done;
}

bool answer_locked(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct locked_request *r = params;
	struct done_answer *answer = out;
	(void)e;
	a->entry->note = mem_copy_text(lock_event_codes[r->what]);
	if (r->what == LOCK_REFUSED)
		a->entry->outcome = AUDIT_REFUSED;
	answer->done = true;
	return true;
}
