#include "answer_audit.h"
#include "audit_origin.h"
#include "connection.h"
#include "famctx/access/audit_review.h"
#include "famctx/access/permission.h"
#include "famctx/access/purpose.h"
#include "famctx/base/mem.h"
#include "peer.h"
#include "requests.h"

static bool check_hello(const struct asking *a, const struct hello_request *h, struct err *e)
{
	const struct keeper *k = a->keeper;
	if (a->connection->who.id)
		return err_set(e, ERR_USAGE, _("this program has signed in already"));
	if (h->version != API_VERSION)
		return err_set(e, ERR_REFUSED, _("the keeper that runs is of another version of famctx: close all its programs "
						 "and start again"));
	if (h->as && !k->store.training)
		return err_set(e, ERR_REFUSED, _("--as plays a made-up account, which only training stores have"));
	if (date_known(h->at) && (k->store.training || k->options->shared))
		return err_set(e, ERR_REFUSED, _("--at is for a store of one's own; this one has a day of its own"));
	if (date_known(h->at) && !date_full(h->at))
		return err_set(e, ERR_USAGE, _("--at needs a whole date such as 2025-11-04"));
	return true;
}

/* The other day, at the time of day it is now. */
static void set_today(struct connection *c, struct date at)
{
	struct moment now = clock_now(&c->clock);
	now.year = at.year;
	now.month = at.month;
	now.day = at.day;
	c->clock = (struct clock){ .fixed = true, .at = now };
	c->who.at = at;
}

static const char *known_program(const char *program)
{
	static const char *const known[] = { "screen", "line", "command" };
	for (size_t i = 0; program && i < ARRAY_LEN(known); i++)
		if (!strcmp(program, known[i]))
			return known[i];
	return "other";
}

static bool find_who(struct keeper *k, struct connection *c, const char *as, const char *program, struct err *e)
{
	return c->peer ? peer_sign_in(k, c, as, program, e)
		       : sign_in_open(k->store.own, as ? as : k->login, program, c->origin.process, &c->who, e);
}

static bool sign_in(struct asking *a, const struct hello_request *h, struct err *e)
{
	struct keeper *k = a->keeper;
	struct connection *c = a->connection;
	const char *program = known_program(h->program);
	if (!find_who(k, c, h->as, program, e)) {
		connection_forget_who(c);
		return false;
	}
	connection_tell_origin(c);
	audit_origin(&c->who.origin);
	c->signed_in_now = true;
	c->clock = k->clock;
	if (date_known(h->at))
		set_today(c, h->at);
	a->entry->note = mem_copy_text(program);
	return true;
}

static void list_requests(const struct keeper *k, int role, struct hello_answer *answer)
{
	answer->requests = mem_zero(requests_count, sizeof(char *));
	for (size_t i = 0; i < requests_count; i++) {
		bool training_only = (requests[i].needs & NEEDS_TRAINING) == NEEDS_TRAINING;
		if (permission_allows(&k->house.policy, role, requests[i].name, k->store.training) &&
		    (k->store.training || !training_only))
			answer->requests[answer->requests_count++] = mem_copy_text(requests[i].name);
	}
}

static void copy_consent_free(const struct purpose_policy *policy, struct hello_answer *answer)
{
	answer->consent_free = mem_zero(policy->consent_free_count + 1, sizeof(char *));
	for (size_t i = 0; i < policy->consent_free_count; i++)
		answer->consent_free[answer->consent_free_count++] = mem_copy_text(policy->consent_free[i]);
}

static void describe_sign_in(const struct asking *a, struct hello_answer *answer)
{
	const struct keeper *k = a->keeper;
	const struct connection *c = a->connection;
	answer->version = API_VERSION;
	answer->account = mem_copy_text(c->who.account.login);
	answer->name = mem_copy_text(c->who.account.name);
	answer->role = c->who.account.role;
	answer->team = mem_copy_or_null(c->who.account.team);
	answer->training = k->store.training;
	answer->own = !k->options->shared;
	answer->at = date_today(&c->clock);
	answer->at_given = date_known(c->who.at);
	answer->store = mem_copy_text(k->store.training ? "training" : answer->own ? "own" : "shared");
	answer->may_copy = k->house.policy.may_copy;
	answer->hide_after = k->house.policy.hide_after;
	answer->help_note = mem_copy_or_null(k->house.policy.help_note);
	answer->consent = k->house.policy.purpose.consent;
	copy_consent_free(&k->house.policy.purpose, answer);
	list_requests(k, answer->role, answer);
}

/* For those who look them over. */
static bool count_reviews(const struct asking *a, struct hello_answer *answer, struct err *e)
{
	const struct keeper *k = a->keeper;
	const struct account *who = &a->connection->who.account;
	return !permission_allows(&k->house.policy, who->role, REQUEST_AUDIT_REVIEW, k->store.training) ||
	       audit_reviews_waiting(k->store.own, audit_team(a), who, &answer->reviews_waiting, e);
}

bool answer_hello(struct asking *a, const void *params, void *out, struct err *e)
{
	struct hello_answer *answer = out;
	struct keeper *k = a->keeper;
	if (!check_hello(a, params, e) || !sign_in(a, params, e))
		return false;
	describe_sign_in(a, answer);
	if (family_people(&k->family, &answer->people, e) && count_reviews(a, answer, e) &&
	    sign_in_last_purpose(k->store.own, &a->connection->who, &answer->purpose_words, e))
		return true;
	connection_forget_who(a->connection);
	return false;
}

/* The same case for the same reason is the same family: said again, it covers no other. */
static bool is_new(const struct purpose *stands, const struct purpose *given)
{
	return stands->basis != given->basis || !stands->case_reference || !given->case_reference ||
	       strcmp(stands->case_reference, given->case_reference) != 0;
}

bool answer_purpose(struct asking *a, const void *params, void *out, struct err *e)
{
	struct done_answer *answer = out;
	const struct keeper *k = a->keeper;
	struct connection *c = a->connection;
	struct purpose given = *(const struct purpose *)params;
	const struct purpose_terms terms = {
		.policy = &k->house.policy.purpose, .training = k->store.training, .today = asking_family(a)->today,
	};
	bool is_other = is_new(&c->who.purpose, &given);
	answer->done = purpose_settle(&terms, &given, e) &&
		       sign_in_give_purpose(k->store.own, &c->who, &given, k->store.training, e);
	if (answer->done && is_other)
		families_new_purpose(&c->families);
	return answer->done;
}
