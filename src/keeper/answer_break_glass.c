#include "asker.h"
#include "closeness.h"
#include "famctx/base/log.h"
#include "famctx/base/mem.h"
#include "famctx/store/person_id.h"
#include "look.h"

/* Somebody who is sealed has the answer of nobody; the number is theirs as they are now, were they joined since. */
static bool find_person(struct asking *a, const char *id, int64_t *person, struct err *e)
{
	struct show_answer closed;
	bool ok = look_read(a, id, &closed, e) && person_id_read(closed.person.person, person);
	if (ok) {
		audit_add_subject(a->entry, closed.person.person);
		if (closed.held.what == HELD_OWN_RECORD)
			ok = err_set(e, ERR_REFUSED, "%s", closed.held.words);
	}
	shape_release(&show_answer_shape, &closed);
	return ok;
}

static bool check_levels(struct asking *a, int64_t person, struct err *e)
{
	if (family_shield(asking_family(a), person) & (SHIELD_GUARDED | SHIELD_ADDRESS))
		return true;
	return err_set(e, ERR_REFUSED, _("nothing about this person is held back that break-glass would open"));
}

static bool check_asker(struct asking *a, const struct break_glass_request *r, struct err *e)
{
	bool password = a->keeper->house.policy.restrictions.password && asker_is_shared(a);
	a->entry->note = mem_copy_text(r->proven ? "password" : "none asked");
	if (!asker_is_known(a))
		return err_set(e, ERR_REFUSED, "%s", words_phrase(&a->keeper->house.words, "held_guarded_unknown"));
	if (!look_reason_check(a, r->why, e))
		return false;
	if (password && !r->proven)
		return err_set(e, ERR_REFUSED, _("break-glass needs your password first: type it where the screen asks for it"));
	return true;
}

/* The person and who is linked to them. */
static int64_t *list_family(const struct show_answer *open, int64_t person, size_t *count)
{
	int64_t *people = mem_zero(1 + open->family_count, sizeof(*people));
	people[0] = person;
	*count = 1;
	for (size_t i = 0; i < open->family_count; i++)
		if (person_id_read(open->family[i].person, &people[*count]))
			(*count)++;
	return people;
}

static bool begin(struct asking *a, const struct break_glass_ask *ask, struct err *e)
{
	struct keeper *k = a->keeper;
	struct break_glass glass;
	if (!break_glass_begin(k->store.own, &a->connection->who, ask, &glass, e)) {
		break_glass_release(&glass);
		return false;
	}
	break_glass_release(&k->asker.glass);
	k->asker.glass = glass;
	a->entry->break_glass = mem_copy_text(glass.reference);
	a->entry->review_due = working_days_after(&k->house.holidays, date_today(&k->clock),
						  k->house.policy.restrictions.review_days);
	return true;
}

/* What is theirs has to be seen once as if it were open, to know who belongs to them. */
static bool open_family(struct asking *a, int64_t person, const char *why, struct err *e)
{
	struct keeper *k = a->keeper;
	struct show_answer open;
	char id[PERSON_ID_SIZE];
	unsigned close;
	k->family.asker.opened = &person;
	k->family.asker.opened_count = 1;
	person_id_write(person, id);
	bool ok = look_read(a, id, &open, e) && closeness_find(a, &open, &close, e);
	if (ok) {
		struct break_glass_ask ask = {
			.person = person, .why = why, .now = clock_seconds(&k->clock),
			.minutes = k->house.policy.restrictions.minutes,
		};
		int64_t *people = list_family(&open, person, &ask.people_count);
		ask.people = people;
		look_note_close(a, close);
		ok = begin(a, &ask, e);
		if (ok)
			audit_add_opened(a->entry, id);
		mem_free(people);
	}
	shape_release(&show_answer_shape, &open);
	return ok;
}

/* The log of the host learns that it happened, never about whom. */
static void tell_host(const struct asking *a, const char *reference)
{
	log_line("break-glass %s", reference);
	if (asker_is_shared(a))
		log_host(LOG_NOTICE, "break-glass %s", reference);
}

static void describe(struct asking *a, int64_t person, struct break_glass_answer *answer)
{
	struct buf due = BUF_INIT, words = BUF_INIT;
	char id[PERSON_ID_SIZE];
	person_id_write(person, id);
	asker_glass(a, id, &answer->glass);
	date_long(a->entry->review_due, &due);
	const struct fill fills[] = {
		{ "reference", answer->glass.reference },
		{ "due", due.data },
	};
	words_say(&a->keeper->house.words, "break_glass_done", fills, ARRAY_LEN(fills), &words);
	answer->words = buf_detach(&words);
	buf_release(&due);
}

bool answer_break_glass(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct break_glass_request *r = params;
	struct family_asker *asker = &asking_family(a)->asker;
	int64_t person;
	a->entry->reason = mem_copy_text(r->why);
	/* What is open already is looked at as if it were not: it may be opened for longer. */
	asker->opened_count = 0;
	bool ok = find_person(a, r->person, &person, e) && check_levels(a, person, e) && check_asker(a, r, e) &&
		  open_family(a, person, r->why, e);
	asker->opened = NULL;
	asker->opened_count = 0;
	if (!ok)
		return false;
	tell_host(a, a->entry->break_glass);
	describe(a, person, out);
	return true;
}
