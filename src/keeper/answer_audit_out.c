#include "answer_audit.h"
#include "audit_anchor.h"
#include "famctx/access/audit_list.h"
#include "famctx/base/log.h"
#include "famctx/base/mem.h"

/* Each page is in the trail before it leaves, so an export that was broken off is there, too. */
bool answer_audit_export(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct audit_export_request *r = params;
	struct audit_export_answer *answer = out;
	const struct audit_query q = { .which = &r->which, .team = audit_team(a), .all = true };
	if (!audit_list_forward(a->keeper->store.own, &q, r->after, AUDIT_EXPORT_PAGE, &answer->entries,
				&answer->entries_count, &answer->next, e))
		return false;
	a->entry->amount = (int64_t)answer->entries_count;
	a->entry->note = mem_copy_text("page");
	if (!answer->entries_count)
		a->entry->outcome = AUDIT_NOTHING;
	return true;
}

bool answer_audit_exported(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct audit_exported_request *r = params;
	struct done_answer *answer = out;
	(void)e;
	a->entry->amount = r->amount;
	a->entry->digest = mem_copy_text(r->digest);
	a->entry->note = mem_copy_text(r->format);
	answer->done = true;
	return true;
}

/* The head as it stands before the entry that tells of this. */
bool answer_audit_anchor(struct asking *a, const void *params, void *out, struct err *e)
{
	struct audit_anchor_answer *answer = out;
	(void)params;
	if (!audit_anchor_make(a->keeper, answer, e))
		return false;
	if (a->keeper->house.policy.audit.to_syslog && !a->keeper->store.training)
		log_host(LOG_NOTICE, "%s", answer->line);
	return true;
}
