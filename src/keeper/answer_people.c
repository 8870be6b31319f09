#include "answer_recent.h"
#include "asker.h"
#include "challenge_compose.h"
#include "famctx/access/permission.h"
#include "famctx/base/mem.h"
#include "famctx/family/evidence.h"
#include "famctx/family/find.h"
#include "famctx/family/show.h"
#include "famctx/family/sources.h"
#include "famctx/store/mint.h"
#include "famctx/store/person_id.h"
#include "look.h"

struct family *asking_family(struct asking *a)
{
	struct family *family = &a->keeper->family;
	family->today = date_today(&a->connection->clock);
	return family;
}

/* As typed: the line, then each labelled field that was filled. */
static char *query_as_typed(const struct find_request *r)
{
	const struct {
		const char *label, *text;
	} fields[] = {
		{ "family_name", r->family_name }, { "first_name", r->first_name }, { "born", r->born },
		{ "address", r->address },	   { "number", r->number },
	};
	struct buf out = BUF_INIT;
	buf_add_text(&out, r->query ? r->query : "");
	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		if (fields[i].text && *fields[i].text)
			buf_printf(&out, "%s%s: %s", out.len ? "; " : "", fields[i].label, fields[i].text);
	return buf_detach(&out);
}

bool answer_find(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct find_request *request = params;
	struct find_answer *answer = out;
	a->entry->query = query_as_typed(request);
	a->entry->search = request->search;
	if (!family_find(asking_family(a), request, answer, e) || !challenge_compose_find(a, answer, e))
		return false;
	for (size_t i = 0; i < answer->results_count; i++)
		audit_add_subject(a->entry, answer->results[i].person);
	asker_note_glass(a);
	if (!answer->results_count)
		a->entry->outcome = AUDIT_NOTHING;
	return true;
}

/* The one who was opened first, then everybody else on the screen. */
static void record_shown(struct asking *a, const struct show_answer *answer)
{
	audit_add_opened(a->entry, answer->person.person);
	for (size_t i = 0; i < answer->family_count; i++)
		audit_add_subject(a->entry, answer->family[i].person);
	for (size_t i = 0; i < answer->household_count; i++)
		audit_add_subject(a->entry, answer->household[i].person);
	for (size_t i = 0; i < answer->possible_count; i++)
		audit_add_subject(a->entry, answer->possible[i].person);
}

bool answer_show(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct show_request *request = params;
	struct show_answer *answer = out;
	const char *details = request->details ? request->details : "all";
	if (strcmp(details, "none") != 0) {
		a->entry->action = AUDIT_DETAILS_OPENED;
		a->entry->note = mem_copy_text(details);
	}
	if (!family_show(asking_family(a), request, answer, e) || !look_settle(a, request->reason, answer, e))
		return false;
	if (answer->held.what != HELD_NOTHING)
		return true;
	if (!challenge_compose_show(a, answer, e))
		return false;
	record_shown(a, answer);
	asker_glass(a, answer->person.person, &answer->glass);
	asker_note_glass(a);
	look_opened(a, answer);
	recent_add(a->connection, &answer->person, a->keeper->house.policy.recent_most);
	return true;
}

/* As they are known now, however the id was written: the trail and break-glass go by that. */
static bool record_compared(struct asking *a, const char *id, struct err *e)
{
	char now[PERSON_ID_SIZE];
	int64_t person;
	if (!id || !person_id_read(id, &person))
		return true;
	if (!mint_current(a->keeper->store.own, person, &person, e))
		return false;
	person_id_write(person, now);
	audit_add_subject(a->entry, now);
	return true;
}

bool answer_evidence(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct evidence_request *request = params;
	if (!look_allowed(a, request->person, e) || (request->other && !look_allowed(a, request->other, e)))
		return false;
	if (!family_evidence(asking_family(a), request, out, e) || !challenge_compose_evidence(a, out, e))
		return false;
	if (!record_compared(a, request->person, e) || !record_compared(a, request->other, e))
		return false;
	asker_note_glass(a);
	return true;
}

/* A problem repeats the cell it was found in, which is of somebody's record; how many there are is of the source. */
static void count_problems(struct source_status *s)
{
	s->problems_more += (int64_t)s->problems_count;
	while (s->problems_count)
		shape_release(&source_problem_shape, &s->problems[--s->problems_count]);
}

bool answer_sources(struct asking *a, const void *params, void *out, struct err *e)
{
	struct sources_answer *answer = out;
	const struct keeper *k = a->keeper;
	(void)params;
	if (!family_sources(asking_family(a), answer, e))
		return false;
	bool loads = permission_allows(&k->house.policy, a->connection->who.account.role, REQUEST_LOAD, k->store.training);
	for (size_t i = 0; !loads && i < answer->sources_count; i++)
		count_problems(&answer->sources[i]);
	return true;
}
