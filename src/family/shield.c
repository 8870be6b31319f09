#include "famctx/family/shield.h"

#include "famctx/base/mem.h"
#include "famctx/family/restricted.h"
#include "famctx/store/statement.h"
#include "sealed.h"

/* A shield on its way up. */
struct raising {
	struct shield shield;
	size_t cap;
};

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

/* Under every number that somebody ever had: what people said about them may still name an older one. */
static bool add_numbers(const struct family *f, int64_t person, unsigned level, struct raising *r, struct err *e)
{
	static const char sql[] = "WITH RECURSIVE same(number) AS (SELECT ?1 UNION"
				  " SELECT alias.person FROM alias JOIN same ON alias.now = same.number)"
				  " SELECT number FROM same";
	struct statement *st = db_prepare(f->setup.own, sql);
	statement_integer(st, 1, person);
	while (statement_row(st)) {
		MEM_GROW(r->shield.people, r->shield.count, r->cap);
		r->shield.people[r->shield.count++] = (struct shielded){ column_integer(st, 0), level };
	}
	return statement_done(st, e);
}

static bool add_restricted(const struct family *f, const struct restriction *one, struct raising *r, struct err *e)
{
	int64_t *people = NULL;
	size_t count = 0;
	bool ok = family_restricted_people(f, one, &people, &count, e);
	for (size_t i = 0; ok && i < count; i++)
		ok = add_numbers(f, people[i], 1u << one->level, r, e);
	mem_free(people);
	return ok;
}

static bool find_restricted(const struct family *f, struct raising *r, struct err *e)
{
	struct restriction *list = NULL;
	size_t count = 0;
	bool ok = restriction_list(f->setup.own, &list, &count, e);
	for (size_t i = 0; ok && i < count; i++)
		ok = add_restricted(f, &list[i], r, e);
	put_in_order(&r->shield);
	restriction_free(list, count);
	return ok;
}

/* The one before stays up when the new one cannot be made. */
bool family_raise_shield(struct family *f, struct err *e)
{
	struct raising r = { { NULL, 0 }, 0 };
	if (f->people && f->setup.own && !find_restricted(f, &r, e)) {
		shield_release(&r.shield);
		return false;
	}
	shield_release(&f->shield);
	f->shield = r.shield;
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
