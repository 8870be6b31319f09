#include "families.h"

#include "famctx/base/mem.h"
#include "famctx/store/person_id.h"

static bool is_among(const int64_t *people, size_t count, int64_t person)
{
	for (size_t i = 0; i < count; i++)
		if (people[i] == person)
			return true;
	return false;
}

static bool is_of(const struct opened_family *o, int64_t person)
{
	return is_among(o->people, o->linked, person);
}

static void add_person(struct opened_family *o, const char *id)
{
	int64_t person;
	if (id && person_id_read(id, &person))
		o->people[o->people_count++] = person;
}

static struct opened_family *add_family(struct families *f, const struct show_answer *shown)
{
	size_t most = 1 + shown->family_count + shown->household_count + shown->possible_count;
	MEM_GROW(f->items, f->count, f->cap);
	struct opened_family *o = &f->items[f->count++];
	*o = (struct opened_family){ .people = mem_zero(most, sizeof(*o->people)), .covered = true };
	add_person(o, shown->person.person);
	for (size_t i = 0; i < shown->family_count; i++)
		add_person(o, shown->family[i].person);
	o->linked = o->people_count;
	for (size_t i = 0; i < shown->household_count; i++)
		add_person(o, shown->household[i].person);
	for (size_t i = 0; i < shown->possible_count; i++)
		add_person(o, shown->possible[i].person);
	return o;
}

static void family_release(struct opened_family *o)
{
	mem_free(o->people);
	mem_free(o->reason);
}

static void forget(struct families *f, size_t at)
{
	family_release(&f->items[at]);
	f->count--;
	memmove(f->items + at, f->items + at + 1, (f->count - at) * sizeof(*f->items));
}

static bool any_covered(const struct families *f)
{
	for (size_t i = 0; i < f->count; i++)
		if (f->items[i].covered)
			return true;
	return false;
}

static bool says(const struct opened_family *o, const char *reason)
{
	return !reason || (o->reason && !strcmp(o->reason, reason));
}

void families_open(struct families *f, const struct show_answer *shown, const char *reason)
{
	int64_t person;
	if (!person_id_read(shown->person.person, &person))
		return;
	for (size_t i = 0; i < f->count; i++) {
		const struct opened_family *o = &f->items[i];
		if (o->covered && is_among(o->people, o->people_count, person) && says(o, reason))
			return;
	}
	add_family(f, shown)->reason = mem_copy_or_null(reason);
}

bool families_cover(const struct families *f, int64_t person)
{
	for (size_t i = 0; i < f->count; i++)
		if (f->items[i].covered && is_among(f->items[i].people, f->items[i].people_count, person))
			return true;
	return !any_covered(f);
}

const char *families_reason(const struct families *f, int64_t person)
{
	for (size_t i = f->count; i-- > 0;)
		if (f->items[i].reason && is_of(&f->items[i], person))
			return f->items[i].reason;
	return NULL;
}

/* What was said about a family holds on, as it is the same worker who is close to them. */
void families_new_purpose(struct families *f)
{
	for (size_t i = f->count; i-- > 0;)
		if (f->items[i].reason)
			f->items[i].covered = false;
		else
			forget(f, i);
}

void families_forget(struct families *f, int64_t person)
{
	for (size_t i = f->count; i-- > 0;)
		if (is_of(&f->items[i], person))
			forget(f, i);
}

void families_release(struct families *f)
{
	for (size_t i = 0; i < f->count; i++)
		family_release(&f->items[i]);
	mem_free(f->items);
	*f = (struct families){ NULL, 0, 0 };
}
