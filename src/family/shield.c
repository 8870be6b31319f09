#include "famctx/family/shield.h"

#include "famctx/base/mem.h"
#include "famctx/family/restricted.h"
#include "sealed.h"

void shield_release(struct shield *s)
{
	mem_free(s->people);
	*s = (struct shield){ NULL, 0 };
}

static int compare_people(const void *left, const void *right)
{
	const struct shielded *a = left, *b = right;
	return a->person < b->person ? -1 : a->person > b->person;
}

/* Several restrictions of one person become one entry. */
static void put_in_order(struct shield *s)
{
	size_t kept = 0;
	if (s->count)
		qsort(s->people, s->count, sizeof(*s->people), compare_people);
	for (size_t i = 0; i < s->count; i++)
		if (kept && s->people[kept - 1].person == s->people[i].person)
			s->people[kept - 1].levels |= s->people[i].levels;
		else
			s->people[kept++] = s->people[i];
	s->count = kept;
}

static bool add_restricted(const struct family *f, const struct restriction *r, struct shield *s, size_t *cap,
			   struct err *e)
{
	int64_t *people = NULL;
	size_t count = 0;
	bool ok = family_restricted_people(f, r, &people, &count, e);
	for (size_t i = 0; ok && i < count; i++) {
		MEM_GROW(s->people, s->count, *cap);
		s->people[s->count++] = (struct shielded){ people[i], 1u << r->level };
	}
	mem_free(people);
	return ok;
}

static bool find_restricted(const struct family *f, struct shield *s, struct err *e)
{
	struct restriction *list = NULL;
	size_t count = 0, cap = 0;
	bool ok = restriction_list(f->setup.own, &list, &count, e);
	for (size_t i = 0; ok && i < count; i++)
		ok = add_restricted(f, &list[i], s, &cap, e);
	put_in_order(s);
	restriction_free(list, count);
	return ok;
}

/* The one before stays up when the new one cannot be made. */
bool family_raise_shield(struct family *f, struct err *e)
{
	struct shield shield = { NULL, 0 };
	if (f->people && f->setup.own && !find_restricted(f, &shield, e)) {
		shield_release(&shield);
		return false;
	}
	shield_release(&f->shield);
	f->shield = shield;
	return sealed_count(f, e);
}

static bool is_opened(const struct family_asker *asker, int64_t person)
{
	for (size_t i = 0; i < asker->opened_count; i++)
		if (asker->opened[i] == person)
			return true;
	return false;
}

unsigned family_shield(const struct family *f, int64_t person)
{
	if (!f->shield.count)
		return 0;
	const struct shielded key = { person, 0 };
	const struct shielded *found =
		bsearch(&key, f->shield.people, f->shield.count, sizeof(key), compare_people);
	if (!found)
		return 0;
	return is_opened(&f->asker, person) ? found->levels & SHIELD_SEALED : found->levels;
}
