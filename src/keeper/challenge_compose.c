#include "challenge_compose.h"

#include "challenge_held.h"
#include "challenge_subject.h"
#include "famctx/base/mem.h"
#include "famctx/challenge/dispute.h"
#include "famctx/challenge/mark.h"
#include "famctx/store/person_id.h"

/* Lists here are short, so each grows by one. */
static void add_text(char ***texts, size_t *count, const char *text)
{
	*texts = mem_resize(*texts, *count + 1, sizeof(**texts));
	(*texts)[(*count)++] = mem_copy_text(text);
}

static void add_correction(struct shown_correction **list, size_t *count, const struct mark *m, bool held, bool changed)
{
	*list = mem_resize(*list, *count + 1, sizeof(**list));
	(*list)[(*count)++] = (struct shown_correction){
		.reference = mem_copy_text(m->reference),
		.partly = m->outcome == OUTCOME_PARTLY,
		.words = mem_copy_or_null(m->words),
		.by = mem_copy_or_null(m->by),
		.on = m->decided,
		.shown = held ? NULL : mem_copy_or_null(m->value),
		.source_changed = !held && changed,
	};
}

/* Where a mark shows: the nearest thing to its subject that the answer holds. */
struct spot {
	char ***challenged;
	size_t *challenged_count;
	struct shown_correction **corrections;
	size_t *corrections_count;
};
#define SPOT(thing, refs) \
	{ &(thing)->refs, &(thing)->refs##_count, &(thing)->corrections, &(thing)->corrections_count }

static struct spot find_spot(struct show_answer *shown, const struct subject_place *at)
{
	if (at->detail)
		return (struct spot)SPOT(at->detail, challenges);
	if (at->service)
		return (struct spot)SPOT(at->service, challenged);
	if (at->member)
		return (struct spot)SPOT(at->member, challenged);
	return (struct spot)SPOT(&shown->person, challenged);
}

/* A state that tells of the copy, the agreement or the age is not something that the source says. */
static bool is_said(int state)
{
	return state != STATE_LATE && state != STATE_NOT_SHARED && state != STATE_OUTSIDE_AGE;
}

/* Whether the source has said something else since. What is not open in this answer is not compared. */
static bool has_changed(const struct house *house, const struct mark *m, const struct show_answer *shown,
			const struct subject_place *at)
{
	struct buf value = BUF_INIT;
	if (m->subject.service && (!at->service || (m->subject.field && at->service->details_withheld)))
		return false;
	if (at->service && !m->subject.field && !is_said(at->service->state))
		return false;
	subject_value(house, &m->subject, shown, at, &value);
	bool changed = strcmp(m->value ? m->value : "", value.data) != 0;
	buf_release(&value);
	return changed;
}

static void dispute(const struct mark *m, const struct subject_place *at, const struct spot *spot)
{
	add_text(spot->challenged, spot->challenged_count, m->reference);
	if (at->detail) {
		/* Closed, the service shows it too. */
		at->detail->challenged = true;
		add_text(&at->service->challenged, &at->service->challenged_count, m->reference);
	}
	if (at->join)
		add_text(&at->join->challenged, &at->join->challenged_count, m->reference);
}

static void place_mark(const struct house *house, const struct mark *m, bool held, struct show_answer *shown)
{
	struct subject_place at;
	subject_find(&m->subject, shown, &at);
	struct spot spot = find_spot(shown, &at);
	if (m->undecided)
		dispute(m, &at, &spot);
	if (m->correction)
		add_correction(spot.corrections, spot.corrections_count, m, held, has_changed(house, m, shown, &at));
}

static void list_mark(const struct mark *m, bool held, struct show_answer *shown)
{
	struct buf on = BUF_INIT;
	if (m->state == CHALLENGE_CLOSED)
		return;
	subject_write(&m->subject, &on);
	shown->challenges = mem_resize(shown->challenges, shown->challenges_count + 1, sizeof(*shown->challenges));
	shown->challenges[shown->challenges_count++] = (struct shown_challenge){
		.reference = mem_copy_text(m->reference),
		.on = buf_detach(&on),
		.type = mem_copy_text(challenge_type_codes[m->type]),
		.state = mem_copy_text(challenge_state_codes[m->state]),
		.raised = m->raised,
		.due = m->due,
		.about = mem_copy_or_null(held ? m->what : m->about),
	};
}

static bool read_marks(struct asking *a, const struct show_answer *shown, struct marks *out, struct err *e)
{
	struct db *own = a->keeper->store.own;
	int64_t person;
	if (!person_id_read(shown->person.person, &person) || !marks_of_person(own, person, out, e))
		return false;
	for (size_t i = 0; i < shown->join_count; i++)
		if (shown->join[i].record && !marks_of_record(own, shown->join[i].source, shown->join[i].record, out, e))
			return false;
	return true;
}

static void dispute_cell(struct family_member *member, const struct dispute *d)
{
	for (size_t i = 0; d->service && i < member->cells_count; i++)
		if (!strcmp(member->cells[i].service, d->service))
			add_text(&member->cells[i].challenged, &member->cells[i].challenged_count, d->reference);
}

/* In the family grid: what is said about a service of somebody else in the family. */
static bool mark_family(struct db *own, struct show_answer *shown, struct err *e)
{
	struct disputes open = DISPUTES_INIT;
	int64_t *people = mem_zero(shown->family_count + 1, sizeof(*people));
	for (size_t i = 0; i < shown->family_count; i++)
		if (!person_id_read(shown->family[i].person, &people[i]))
			people[i] = 0;
	bool ok = disputes_of_people(own, people, shown->family_count, &open, e);
	for (size_t i = 0; ok && i < open.count; i++)
		dispute_cell(&shown->family[open.items[i].at], &open.items[i]);
	disputes_release(&open);
	mem_free(people);
	return ok;
}

bool challenge_compose_show(struct asking *a, struct show_answer *shown, struct err *e)
{
	struct marks marks = MARKS_INIT;
	bool ok = read_marks(a, shown, &marks, e);
	for (size_t i = 0; ok && i < marks.count; i++) {
		/* A link to somebody who is sealed is nowhere, nor is what was said about it. */
		if (challenge_is_hidden(a, &marks.marks[i].subject))
			continue;
		bool held = challenge_is_held(a, &marks.marks[i].subject);
		place_mark(&a->keeper->house, &marks.marks[i], held, shown);
		list_mark(&marks.marks[i], held, shown);
	}
	marks_release(&marks);
	return ok && mark_family(a->keeper->store.own, shown, e);
}

bool challenge_compose_evidence(struct asking *a, struct evidence_answer *evidence, struct err *e)
{
	for (size_t i = 0; i < evidence->records_count; i++) {
		struct evidence_record *r = &evidence->records[i];
		struct marks marks = MARKS_INIT;
		bool ok = !r->source || !r->record || marks_of_record(a->keeper->store.own, r->source, r->record, &marks, e);
		for (size_t m = 0; ok && m < marks.count; m++)
			if (marks.marks[m].undecided)
				add_text(&r->challenged, &r->challenged_count, marks.marks[m].reference);
		marks_release(&marks);
		if (!ok)
			return false;
	}
	return true;
}

static bool read_people(struct db *own, const struct find_answer *found, struct disputes *out, struct err *e)
{
	int64_t *people = mem_zero(found->results_count + 1, sizeof(*people));
	for (size_t i = 0; i < found->results_count; i++) {
		const struct found_person *p = &found->results[i];
		if (p->held != HELD_NOTHING || !person_id_read(p->person, &people[i]))
			people[i] = 0;
	}
	bool ok = disputes_of_people(own, people, found->results_count, out, e);
	mem_free(people);
	return ok;
}

static bool read_joins(struct db *own, const struct find_answer *found, struct disputes *out, struct err *e)
{
	struct disputed_record *records = NULL;
	size_t count = 0, cap = 0;
	for (size_t i = 0; i < found->results_count; i++) {
		const struct found_person *p = &found->results[i];
		for (size_t r = 0; p->held == HELD_NOTHING && r < p->records_count; r++) {
			if (!p->records[r].record)
				continue;
			MEM_GROW(records, count, cap);
			records[count++] = (struct disputed_record){ i, p->records[r].source, p->records[r].record };
		}
	}
	bool ok = disputes_of_records(own, records, count, out, e);
	mem_free(records);
	return ok;
}

bool challenge_compose_find(struct asking *a, struct find_answer *found, struct err *e)
{
	struct db *own = a->keeper->store.own;
	struct disputes open = DISPUTES_INIT;
	bool people, joins;
	if (!found->results_count)
		return true;
	bool ok = disputes_any(own, &people, &joins, e);
	ok = ok && (!people || read_people(own, found, &open, e));
	ok = ok && (!joins || read_joins(own, found, &open, e));
	for (size_t i = 0; ok && i < open.count; i++) {
		struct found_person *p = &found->results[open.items[i].at];
		add_text(&p->challenged, &p->challenged_count, open.items[i].reference);
	}
	disputes_release(&open);
	return ok;
}
