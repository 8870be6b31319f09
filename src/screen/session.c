#include "famctx/screen/session.h"

#include <string.h>

#include "famctx/api/challenge_list.h"
#include "famctx/base/mem.h"
#include "famctx/client/client.h"

static const struct hello_answer nobody = { .role = ACCOUNT_OWNER };

static bool ask_client(struct session *s, const char *request, const struct shape *params_shape,
                       const void *params, const struct shape *answer_shape, void *answer, struct err *e)
{
	return client_call(s->client, request, params_shape, params, answer_shape, answer, e);
}

void session_init(struct session *s, struct client *client)
{
	memset(s, 0, sizeof(*s));
	s->client = client;
	s->ask = ask_client;
	s->hello = client ? client_hello(client) : &nobody;
	shape_init(&sources_answer_shape, &s->sources);
	shape_init(&recent_answer_shape, &s->recent);
	shape_init(&purpose_shape, &s->purpose);
	shape_init(&find_request_shape, &s->query);
	shape_init(&find_answer_shape, &s->found);
	shape_init(&draft_list_shape, &s->drafts);
	shape_init(&held_answer_shape, &s->held.why);
	s->query.search = 1;
	s->go_to = -1;
	s->reviews = s->hello->reviews_waiting == INTEGER_NONE ? 0 : s->hello->reviews_waiting;
}

static void forget_held(struct held_person *held)
{
	shape_release(&held_answer_shape, &held->why);
	mem_free(held->person);
	mem_free(held->family_name);
	mem_free(held->first_name);
	held->person = held->family_name = held->first_name = NULL;
}

static void forget_reason(struct session *s)
{
	mem_free(s->reason_for);
	mem_free(s->reason);
	s->reason_for = s->reason = NULL;
}

void session_release(struct session *s)
{
	shape_release(&sources_answer_shape, &s->sources);
	shape_release(&recent_answer_shape, &s->recent);
	shape_release(&purpose_shape, &s->purpose);
	shape_release(&find_request_shape, &s->query);
	shape_release(&find_answer_shape, &s->found);
	shape_release(&draft_list_shape, &s->drafts);
	forget_held(&s->held);
	forget_reason(s);
	mem_free(s->undoing);
	s->undoing = NULL;
}

bool session_renew(struct session *s, const char *request, const struct shape *params_shape, const void *params,
		   const struct shape *shape, void *old, struct err *e)
{
	void *fresh = mem_zero(1, shape->size);
	bool ok = s->ask(s, request, params_shape, params, shape, fresh, e);
	if (ok) {
		shape_release(shape, old);
		memcpy(old, fresh, shape->size);
	} else {
		shape_release(shape, fresh);
	}
	mem_free(fresh);
	return ok;
}

bool session_refresh(struct session *s, struct err *e)
{
	return session_renew(s, REQUEST_SOURCES, NULL, NULL, &sources_answer_shape, &s->sources, e) &&
	       session_refresh_recent(s, e);
}

bool session_refresh_recent(struct session *s, struct err *e)
{
	/* Whoever opens no families has none to go back to. */
	if (!session_may(s, REQUEST_RECENT))
		return true;
	return session_renew(s, REQUEST_RECENT, NULL, NULL, &recent_answer_shape, &s->recent, e);
}

/* The list is asked for its counts alone. */
static bool count_mine(struct session *s, struct err *e)
{
	struct challenge_list_request list;
	struct challenge_list_answer answer;
	shape_init(&challenge_list_request_shape, &list);
	list.mine = true;
	list.limit = 1;
	bool ok = s->ask(s, REQUEST_CHALLENGE_LIST, &challenge_list_request_shape, &list,
	                 &challenge_list_answer_shape, &answer, e);
	if (ok) {
		s->unread = answer.unread == INTEGER_NONE ? 0 : answer.unread;
		s->raised = answer.total == INTEGER_NONE ? 0 : answer.total;
	}
	shape_release(&challenge_list_answer_shape, &answer);
	return ok;
}

bool session_refresh_mine(struct session *s, struct err *e)
{
	struct draft_list_request drafts = { NULL };
	return session_renew(s, REQUEST_DRAFT_LIST, &draft_list_request_shape, &drafts, &draft_list_shape, &s->drafts, e) &&
	       count_mine(s, e);
}

size_t session_drafts(const struct session *s)
{
	size_t count = 0;
	for (size_t i = 0; i < s->drafts.drafts_count; i++)
		count += !strcmp(s->drafts.drafts[i].kind, "challenge");
	return count;
}

bool session_reviews(const struct session *s)
{
	return s->hello->role == ACCOUNT_OWNER || s->hello->role == ACCOUNT_MANAGER;
}

bool session_may(const struct session *s, const char *request)
{
	for (size_t i = 0; i < s->hello->requests_count; i++)
		if (!strcmp(s->hello->requests[i], request))
			return true;
	return false;
}

static bool same_text(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

static bool purpose_same(const struct purpose *a, const struct purpose *b)
{
	return a->basis == b->basis && same_text(a->text, b->text) &&
	       same_text(a->case_reference, b->case_reference) && same_text(a->behalf, b->behalf) &&
	       a->consent == b->consent && date_compare(a->consent_on, b->consent_on) == 0 &&
	       same_text(a->consent_because, b->consent_because);
}

static void keep_purpose(struct session *s, const struct purpose *p)
{
	shape_release(&purpose_shape, &s->purpose);
	s->purpose = (struct purpose){
		.basis = p->basis,
		.text = mem_copy_or_null(p->text),
		.case_reference = mem_copy_or_null(p->case_reference),
		.behalf = mem_copy_or_null(p->behalf),
		.consent = p->consent,
		.consent_on = p->consent_on,
		.consent_because = mem_copy_or_null(p->consent_because),
	};
}

bool session_purpose(struct session *s, const struct purpose *p, struct err *e)
{
	if (purpose_same(&s->purpose, p))
		return true;
	if (!s->ask(s, REQUEST_PURPOSE, &purpose_shape, p, NULL, NULL, e))
		return false;
	keep_purpose(s, p);
	return true;
}

bool session_begin(struct session *s, const struct purpose *p, struct err *e)
{
	bool lacks_talk = s->hello->consent == CONSENT_REQUIRE && p->consent == CONSENT_NOT_SAID &&
	                  consent_asked(s->hello, p->basis) && !consent_free(s->hello, p->basis);
	if (!lacks_talk)
		return session_purpose(s, p, e);
	keep_purpose(s, p);
	return true;
}

void session_new_purpose(struct session *s)
{
	shape_release(&purpose_shape, &s->purpose);
}

void session_find(struct session *s)
{
	struct find_answer fresh;
	struct err e = ERR_INIT;
	shape_init(&find_answer_shape, &fresh);
	s->find_error = e;
	s->found_stands =
	        s->ask(s, REQUEST_FIND, &find_request_shape, &s->query, &find_answer_shape, &fresh, &e);
	if (!s->found_stands)
		s->find_error = e;
	shape_release(&find_answer_shape, &s->found);
	s->found = fresh;
}

void session_new_search(struct session *s)
{
	int64_t next = s->query.search + 1;
	shape_release(&find_request_shape, &s->query);
	shape_release(&find_answer_shape, &s->found);
	s->query.search = next;
	s->found_stands = false;
	s->find_error = (struct err)ERR_INIT;
}

/* The name goes with it: it is all that was shown. */
static void keep_held(struct session *s, const char *person, struct show_answer *answer)
{
	struct held_person *held = &s->held;
	held->why = answer->held;
	shape_init(&held_answer_shape, &answer->held);
	held->person = mem_copy_text(person);
	held->family_name = mem_copy_or_null(answer->person.family_name);
	held->first_name = mem_copy_or_null(answer->person.first_name);
}

bool session_show(struct session *s, const char *person, const char *details, struct show_answer *out,
                  struct err *e)
{
	struct show_request request;
	shape_init(&show_request_shape, &request);
	request.person = mem_copy_text(person);
	request.details = mem_copy_or_null(details);
	if (s->reason_for && !strcmp(s->reason_for, person)) {
		request.reason = s->reason;
		s->reason = NULL;
		forget_reason(s);
	}
	forget_held(&s->held);
	bool ok = s->ask(s, REQUEST_SHOW, &show_request_shape, &request, &show_answer_shape, out, e);
	shape_release(&show_request_shape, &request);
	if (ok && out->held.what != HELD_NOTHING) {
		keep_held(s, person, out);
		ok = err_set(e, ERR_REFUSED, "%s", s->held.why.words ? s->held.why.words : "");
	}
	return ok;
}

void session_give_reason(struct session *s, const char *person, const char *reason)
{
	forget_reason(s);
	s->reason_for = mem_copy_text(person);
	s->reason = mem_copy_text(reason);
}

bool session_evidence(struct session *s, const char *person, const char *other, struct evidence_answer *out,
                      struct err *e)
{
	struct evidence_request request;
	shape_init(&evidence_request_shape, &request);
	request.person = mem_copy_text(person);
	request.other = mem_copy_or_null(other);
	bool ok = s->ask(s, REQUEST_EVIDENCE, &evidence_request_shape, &request, &evidence_answer_shape, out,
	                 e);
	shape_release(&evidence_request_shape, &request);
	return ok;
}

bool session_note(struct session *s, const char *request, const char *person, const char *note, struct err *e)
{
	struct person_request params;
	shape_init(&person_request_shape, &params);
	params.person = mem_copy_text(person);
	params.note = mem_copy_or_null(note);
	bool ok = s->ask(s, request, &person_request_shape, &params, NULL, NULL, e);
	shape_release(&person_request_shape, &params);
	return ok;
}
