/* Taking a challenge in. */
#include "ledger_private.h"

#include <errno.h>
#include <sys/random.h>

#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/challenge/reference.h"
#include "famctx/schema/json.h"
#include "famctx/store/digest.h"
#include "famctx/store/draft.h"

/* So many references taken in a row mean that the short ones have become scarce. */
#define TRIES 8
#define DRAFT_KIND "challenge"

struct date ledger_due(const struct ledger *l, int risk)
{
	return working_days_after(l->holidays, l->today, risk == RISK_YES ? 0 : l->policy->due_days);
}

bool ledger_choose_reviewer(const struct ledger *l, const struct life *life, const char *team, int64_t *id, char **name,
			    struct err *e)
{
	/* Managers first: the owner is there for a store that has nobody else. */
	static const char sql[] =
		"SELECT id, name FROM account WHERE closed IS NULL AND (role = 'owner' OR (role = 'manager'"
		" AND id IS NOT ?1 AND id IS NOT ?2)) ORDER BY role = 'owner', team IS NOT ?3, login LIMIT 1";
	struct statement *st = db_prepare(l->own, sql);
	statement_account(st, 1, life->raiser);
	statement_account(st, 2, life->excluded);
	statement_text(st, 3, team);
	*id = 0;
	*name = NULL;
	if (statement_row(st)) {
		*id = column_integer(st, 0);
		*name = mem_copy_text(column_text(st, 1));
	}
	return statement_done(st, e);
}

bool ledger_terms(const struct ledger *l, struct challenge_terms *out, struct err *e)
{
	const struct life life = life_new(l->who->id, 0);
	int64_t id;
	out->at = l->today;
	out->due = ledger_due(l, RISK_NO);
	out->due_risk = ledger_due(l, RISK_YES);
	out->text_most = l->policy->text_most;
	out->drafts_days = l->policy->drafts_days;
	return ledger_choose_reviewer(l, &life, l->who->team, &id, &out->goes_to, e);
}

bool ledger_sent_before(const struct ledger *l, const struct challenge_send *c, struct challenge_sent *out, bool *found,
			struct err *e)
{
	static const char sql[] = "SELECT c.reference, c.due, c.state, r.name" KEPT_TABLES
				  "WHERE c.sent = ?1 AND (c.account IS NULL OR c.account = ?2)";
	struct statement *st = db_prepare(l->own, sql);
	statement_text(st, 1, c->id);
	statement_integer(st, 2, l->who->id);
	*found = statement_row(st);
	if (*found) {
		out->reference = mem_copy_text(column_text(st, 0));
		out->due = column_day(st, 1);
		out->state = column_code(st, 2, challenge_state_codes);
		out->goes_to = mem_copy_or_null(column_text(st, 3));
	}
	return statement_done(st, e);
}

static bool draw(unsigned char *bytes, size_t len, struct err *e)
{
	for (size_t done = 0; done < len;) {
		ssize_t n = getrandom(bytes + done, len - done, 0);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_errno(e, ERR_STORE, _("this machine gives no random numbers"));
		done += (size_t)n;
	}
	return true;
}

static bool is_taken(const struct ledger *l, const char *reference, bool *taken, struct err *e)
{
	static const char sql[] = "SELECT 1 FROM challenge WHERE reference = ?";
	struct statement *st = db_prepare(l->own, sql);
	statement_text(st, 1, reference);
	*taken = statement_row(st);
	return statement_done(st, e);
}

static bool draw_reference(const struct ledger *l, char out[REFERENCE_SIZE], struct err *e)
{
	for (size_t body = REFERENCE_BODY; body <= REFERENCE_BODY_MOST; body++)
		for (int i = 0; i < TRIES; i++) {
			unsigned char random[REFERENCE_BODY_MOST];
			bool taken;
			if (!draw(random, sizeof(random), e))
				return false;
			reference_make(random, body, out);
			if (!is_taken(l, out, &taken, e))
				return false;
			if (!taken)
				return true;
		}
	return err_set(e, ERR_STORE, _("no reference is free: nothing was sent, and what you typed is kept"));
}

/* What is written beside what was typed. */
struct keeping {
	const char *reference;
	const struct challenge_send *c;
	const struct subject *subject;
	const struct challenge_snapshot *snapshot;
	struct buf feedback, snapshot_json, subject_text;
	char digest[DIGEST_SIZE];
	char raised[ISO_SIZE], due[ISO_SIZE];
	int64_t raiser, reviewer;
};

static void bind_subject(struct statement *st, const struct keeping *k)
{
	const struct subject *s = k->subject;
	statement_text(st, 3, subject_kind_codes[s->kind]);
	statement_text(st, 4, k->subject_text.data);
	statement_account(st, 5, s->person);
	statement_account(st, 6, s->other);
	statement_text(st, 7, s->service);
	statement_text(st, 8, s->field);
	statement_text(st, 9, s->source ? s->source : k->snapshot->source);
	statement_text(st, 10, s->record ? s->record : k->snapshot->record);
}

static void bind_typed(struct statement *st, const struct challenge_send *c)
{
	bool named = !c->anonymous;
	statement_code(st, 11, c->type, challenge_type_codes);
	statement_text(st, 12, c->because);
	statement_code(st, 13, c->risk, challenge_risk_codes);
	statement_text(st, 14, c->told);
	statement_text(st, 15, c->spoke);
	statement_code(st, 16, c->notify, challenge_notify_codes);
	statement_text(st, 17, named ? c->notify_at : NULL);
	statement_integer(st, 18, named && c->name_shown);
}

static bool insert(const struct ledger *l, struct keeping *k, struct err *e)
{
	static const char sql[] =
		"INSERT INTO challenge(reference, sent, kind, subject, person, other, service, field, source, record, type,"
		" because, risk, told, spoke, notify, notify_at, name_shown, feedback, snapshot, digest, account, raised,"
		" due, state, reviewer)"
		" VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'to_review', ?)";
	struct statement *st = db_prepare(l->own, sql);
	statement_text(st, 1, k->reference);
	statement_text(st, 2, k->c->id);
	bind_subject(st, k);
	bind_typed(st, k->c);
	statement_text(st, 19, k->feedback.data);
	statement_text(st, 20, k->snapshot_json.data);
	statement_text(st, 21, k->digest);
	statement_account(st, 22, k->raiser);
	statement_day(st, 23, l->today, k->raised);
	statement_day(st, 24, ledger_due(l, k->c->risk), k->due);
	statement_account(st, 25, k->reviewer);
	return statement_run(st, e);
}

static bool write_all(const struct ledger *l, struct keeping *k, struct err *e)
{
	const struct event_row raised = {
		.reference = k->reference, .event = EVENT_RAISED, .outcome = -1, .from = -1, .to = CHALLENGE_TO_REVIEW,
		.account = k->raiser, .assigned = k->reviewer,
	};
	json_encode(&challenge_feedback_shape, &k->c->feedback, &k->feedback);
	json_encode(&challenge_snapshot_shape, k->snapshot, &k->snapshot_json);
	subject_write(k->subject, &k->subject_text);
	digest_text(k->snapshot_json.data, k->snapshot_json.len, k->digest);
	return insert(l, k, e) && event_write(l, &raised, e) &&
	       (!k->c->draft || draft_wipe(l->own, l->who->id, DRAFT_KIND, k->c->draft, e));
}

bool ledger_keep(const struct ledger *l, const struct challenge_send *c, const struct subject *subject,
		 const struct challenge_snapshot *snapshot, struct challenge_sent *out, struct err *e)
{
	char reference[REFERENCE_SIZE];
	struct keeping k = {
		.reference = reference, .c = c, .subject = subject, .snapshot = snapshot,
		.feedback = BUF_INIT, .snapshot_json = BUF_INIT, .subject_text = BUF_INIT,
		.raiser = c->anonymous ? 0 : l->who->id,
	};
	const struct life life = life_new(k.raiser, 0);
	/* Whose team an anonymous one came from would be told by who it goes to. */
	bool ok = draw_reference(l, reference, e) &&
		  (c->anonymous || ledger_choose_reviewer(l, &life, l->who->team, &k.reviewer, &out->goes_to, e)) &&
		  write_all(l, &k, e);
	if (ok) {
		out->reference = mem_copy_text(reference);
		out->due = ledger_due(l, c->risk);
		out->state = CHALLENGE_TO_REVIEW;
	}
	buf_release(&k.feedback);
	buf_release(&k.snapshot_json);
	buf_release(&k.subject_text);
	return ok;
}
