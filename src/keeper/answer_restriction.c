/*
 * Who may not be seen by everybody. Whoever places a restriction reads no
 * records: they are told how many people it is about, and nothing of them.
 */
#include <inttypes.h>

#include "famctx/base/mem.h"
#include "famctx/family/restricted.h"
#include "famctx/store/person_id.h"
#include "famctx/text/typed.h"
#include "requests.h"

#define WHO_MOST 200    /* characters */
#define REASON_MOST 1000

/* It is kept as it was given, since it names a record, but it must be text. */
static bool check_who(const char *who, struct err *e)
{
	struct buf line = BUF_INIT;
	bool ok = typed_line(who, _("the person, as P17, a number or SOURCE:RECORD,"), WHO_MOST, &line, e);
	buf_release(&line);
	return ok;
}

static bool check_request(const struct restrict_request *r, struct date today, struct err *e)
{
	if (!check_who(r->who, e))
		return false;
	if (r->others && r->level != RESTRICTION_ADDRESS)
		return err_set(e, ERR_USAGE, _("others at the same address are for the level address"));
	if (date_known(r->review) && (!date_full(r->review) || date_compare(r->review, today) <= 0))
		return err_set(e, ERR_USAGE, _("the day on which it is looked at again must be to come"));
	return true;
}

static struct date review_day(const struct asking *a, const struct restrict_request *r, struct date today)
{
	if (date_known(r->review))
		return r->review;
	return date_add_months(today, (int)a->keeper->house.policy.restrictions.again_months);
}

/* The records of one more person. */
static bool add_person(struct family *f, int64_t person, struct restriction *whom, struct err *e)
{
	char id[PERSON_ID_SIZE];
	struct restriction other;
	person_id_write(person, id);
	bool ok = family_restricted_whom(f, id, &other, e);
	for (size_t i = 0; ok && i < other.records_count; i++)
		restriction_add_record(whom, other.records[i].source, other.records[i].record);
	restriction_release(&other);
	return ok;
}

/* Others at a protected address: told how many, or protected by the same restriction. */
static bool look_at_others(struct family *f, const struct restrict_request *r, struct restriction *whom, int64_t *left,
			   struct err *e)
{
	int64_t *others = NULL;
	size_t count = 0;
	*left = 0;
	if (r->level != RESTRICTION_ADDRESS || !whom->person)
		return true;
	bool ok = family_restricted_others(f, whom->person, &others, &count, e);
	for (size_t i = 0; ok && r->others && i < count; i++)
		ok = add_person(f, others[i], whom, e);
	if (ok && !r->others)
		*left = (int64_t)count;
	mem_free(others);
	return ok;
}

static bool count_people(struct family *f, const struct restriction *whom, int64_t *out, struct err *e)
{
	int64_t *people = NULL;
	size_t count = 0;
	bool ok = family_restricted_people(f, whom, &people, &count, e);
	*out = (int64_t)count;
	mem_free(people);
	return ok;
}

/* ---- in words ------------------------------------------------------------------------- */

/* A source of this key is not loaded: perhaps not yet, perhaps it is a slip. */
static void say_source(const struct asking *a, const char *who, struct buf *out)
{
	const struct family *f = &a->keeper->family;
	struct buf key = BUF_INIT, known = BUF_INIT;
	size_t len = strcspn(who, ":");
	buf_add(&key, who, len);
	for (size_t i = 0; i < f->sources_count; i++)
		buf_printf(&known, "%s%s", i ? ", " : "", f->sources[i].document.key);
	if (who[len] && !family_source_by_key(f, key.data)) {
		const struct fill fills[] = { { "source", key.data }, { "sources", known.len ? known.data : NULL } };
		buf_add_char(out, ' ');
		words_say(&a->keeper->house.words, "restricted_no_source", fills, ARRAY_LEN(fills), out);
	}
	buf_release(&key);
	buf_release(&known);
}

static const char *level_words(const struct asking *a, int level)
{
	static const char *const keys[] = { "restriction_sealed", "restriction_guarded", "restriction_address" };
	return words_phrase(&a->keeper->house.words, keys[level]);
}

static char *say_placed(const struct asking *a, const struct restrict_request *r, const struct restrict_answer *answer)
{
	const struct words *words = &a->keeper->house.words;
	char people[24], others[24];
	struct buf out = BUF_INIT;
	snprintf(people, sizeof(people), "%" PRId64, answer->people);
	snprintf(others, sizeof(others), "%" PRId64, answer->others);
	const struct fill fills[] = { { "people", people }, { "others", others }, { "level", level_words(a, r->level) } };
	const char *key = answer->people == 0 ? "restricted_nobody" : answer->people == 1 ? "restricted_one" : "restricted_some";
	words_say(words, key, fills, ARRAY_LEN(fills), &out);
	if (!answer->people)
		say_source(a, r->who, &out);
	if (answer->others) {
		buf_add_char(&out, ' ');
		words_say(words, answer->others == 1 ? "restricted_other" : "restricted_others", fills, ARRAY_LEN(fills), &out);
	}
	return buf_detach(&out);
}

/* Never whom: the trail is read by more people than may know. */
static void note(struct asking *a, int64_t restriction, const char *level)
{
	struct buf text = BUF_INIT;
	buf_printf(&text, "restriction %" PRId64 "%s%s", restriction, level ? ", " : "", level ? level : "");
	a->entry->note = buf_detach(&text);
}

/* At once; where what was done is taken back, the keeper raises it again. */
static bool raise_shield(struct asking *a, struct err *e)
{
	a->shield_moved = true;
	return family_raise_shield(asking_family(a), e);
}

/* ---- the requests --------------------------------------------------------------------- */

static struct decided decided_by(const struct asking *a)
{
	return (struct decided){ a->connection->who.account.login, clock_seconds(&a->keeper->clock) };
}

static bool place(struct asking *a, const struct restrict_request *r, struct restrict_answer *answer, struct err *e)
{
	struct family *f = asking_family(a);
	struct restriction whom = { .id = 0 };
	const struct decided by = decided_by(a);
	bool ok = family_restricted_whom(f, r->who, &whom, e) && look_at_others(f, r, &whom, &answer->others, e) &&
		  restriction_place(a->keeper->store.own, r, &whom, &by, review_day(a, r, f->today), &answer->restriction,
				    e) &&
		  count_people(f, &whom, &answer->people, e) && raise_shield(a, e);
	restriction_release(&whom);
	return ok;
}

bool answer_restrict(struct asking *a, const void *params, void *out, struct err *e)
{
	struct restrict_request r = *(const struct restrict_request *)params;
	struct restrict_answer *answer = out;
	struct buf reason = BUF_INIT;
	bool ok = check_request(&r, asking_family(a)->today, e) && typed_line(r.reason, _("the reason"), REASON_MOST, &reason, e);
	r.reason = reason.data;
	ok = ok && place(a, &r, answer, e);
	if (ok) {
		answer->rebuild = r.level == RESTRICTION_SEALED && answer->people > 0;
		answer->words = say_placed(a, &r, answer);
		note(a, answer->restriction, restriction_level_codes[r.level]);
	}
	buf_release(&reason);
	return ok;
}

static const struct restriction *find_standing(const struct restriction *list, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].id == id)
			return &list[i];
	return NULL;
}

/* Of those that are lifted nobody is restricted any more. */
static bool fill_people(struct family *f, const struct restriction *list, size_t count, struct restrictions_answer *answer,
			struct err *e)
{
	bool ok = true;
	for (size_t i = 0; ok && i < answer->restrictions_count; i++) {
		struct restriction_row *row = &answer->restrictions[i];
		const struct restriction *standing = find_standing(list, count, row->restriction);
		row->people = INTEGER_NONE;
		ok = !standing || count_people(f, standing, &row->people, e);
	}
	return ok;
}

bool answer_restrictions(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct restrictions_request *r = params;
	struct restrictions_answer *answer = out;
	struct family *f = asking_family(a);
	struct restriction *list = NULL;
	size_t count = 0;
	bool ok = restriction_rows(a->keeper->store.own, r->all, f->today, answer, e) &&
		  restriction_list(a->keeper->store.own, &list, &count, e) && fill_people(f, list, count, answer, e);
	restriction_free(list, count);
	return ok;
}

/* Whom a restriction that stands is about, by number. */
struct lifting {
	int level; /* -1: none of this number stands */
	int64_t *people;
	size_t count;
};

static bool look_at_standing(struct asking *a, int64_t id, struct lifting *out, struct err *e)
{
	struct restriction *list = NULL;
	size_t count = 0;
	bool ok = restriction_list(a->keeper->store.own, &list, &count, e);
	const struct restriction *standing = ok ? find_standing(list, count, id) : NULL;
	*out = (struct lifting){ .level = standing ? (int)standing->level : -1 };
	ok = ok && (!standing || family_restricted_people(asking_family(a), standing, &out->people, &out->count, e));
	restriction_free(list, count);
	return ok;
}

/* Another restriction may say the same of them still. */
static void tell_lifted(const struct asking *a, const struct lifting *l, struct restrict_answer *answer)
{
	const struct family *f = &a->keeper->family;
	size_t still = 0;
	for (size_t i = 0; i < l->count; i++)
		still += family_shield(f, l->people[i]) >> l->level & 1;
	answer->people = (int64_t)l->count;
	answer->rebuild = l->level == RESTRICTION_SEALED && still < l->count;
	const char *key = answer->rebuild ? "restriction_lifted_sealed" : still ? "restriction_lifted_still" : "restriction_lifted";
	answer->words = mem_copy_text(words_phrase(&a->keeper->house.words, key));
}

bool answer_lift(struct asking *a, const void *params, void *out, struct err *e)
{
	struct lift_request r = *(const struct lift_request *)params;
	struct restrict_answer *answer = out;
	struct buf reason = BUF_INIT;
	struct lifting lifting = { .level = -1 };
	const struct decided by = decided_by(a);
	note(a, r.restriction, NULL);
	bool ok = typed_line(r.reason, _("the reason"), REASON_MOST, &reason, e);
	r.reason = reason.data;
	answer->restriction = r.restriction;
	ok = ok && look_at_standing(a, r.restriction, &lifting, e) &&
	     restriction_lift(a->keeper->store.own, &r, &by, e) && raise_shield(a, e);
	if (ok)
		tell_lifted(a, &lifting, answer);
	mem_free(lifting.people);
	buf_release(&reason);
	return ok;
}
