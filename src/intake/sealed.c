/*
 * People who are sealed are set aside, so that everybody else is what they
 * would be in a store that never had them. Who they are only joining tells;
 * then the others are joined anew, because whoever stands between two records
 * decides whether these are compared. The records of the sealed stay in the
 * file, under the number of the person below zero: the next build carries them
 * over.
 */
#include "finder.h"
#include "persons.h"

#include "famctx/access/restriction.h"
#include "famctx/base/mem.h"

static void mark_named(const struct finder *f, const struct restriction *r, bool *named)
{
	for (size_t i = 0; i < r->records_count; i++) {
		size_t at = finder_find(f, r->records[i].source, r->records[i].record);
		uint64_t key = at < f->count ? f->items[at].key : 0;
		for (; at < f->count && f->items[at].key == key; at++)
			named[f->items[at].record] = true;
	}
}

/* Who has one of the records has them all. */
static bool spread(const struct persons *p, const bool *named, bool *sealed)
{
	bool any = false;
	for (size_t i = 0; i < p->ids.count; i++)
		if (named[i])
			any = sealed[p->joined.cluster[i]] = true;
	for (size_t i = 0; any && i < p->ids.count; i++)
		sealed[i] = sealed[p->joined.cluster[i]];
	return any;
}

bool sealed_find(struct persons *p, struct db *own, struct err *e)
{
	struct restriction *list = NULL;
	struct finder finder = { NULL, 0 };
	size_t count = 0;
	bool ok = restriction_list(own, &list, &count, e);
	bool *named = mem_zero(p->ids.count + 1, sizeof(*named)), *sealed = mem_zero(p->ids.count + 1, sizeof(*sealed));
	for (size_t i = 0; ok && i < count; i++) {
		if (list[i].level != RESTRICTION_SEALED)
			continue;
		if (!finder.items)
			finder_make(&finder, &p->ids);
		mark_named(&finder, &list[i], named);
	}
	if (spread(p, named, sealed)) {
		p->sealed = sealed;
		sealed = NULL;
	}
	finder_release(&finder);
	restriction_free(list, count);
	mem_free(named);
	mem_free(sealed);
	return ok;
}

/* A record that says nothing about anybody is like no other. */
static struct identity *blank(struct persons *p)
{
	static const struct identity nobody = { "", "", "", "", "", 0, 0, DATE_NONE };
	struct identity *kept = NULL;
	size_t count = 0, cap = 0;
	for (size_t i = 0; i < p->ids.count; i++) {
		if (!p->sealed[i])
			continue;
		MEM_GROW(kept, count, cap);
		kept[count++] = p->ids.who[i];
		p->ids.who[i] = nobody;
	}
	return kept;
}

static void restore(struct persons *p, const struct identity *kept)
{
	size_t at = 0;
	for (size_t i = 0; i < p->ids.count; i++)
		if (p->sealed[i])
			p->ids.who[i] = kept[at++];
}

void sealed_join(struct persons *p, const struct join_input *in)
{
	struct join_result without;
	struct identity *kept = blank(p);
	join_all(in, &without);
	restore(p, kept);
	mem_free(kept);
	/* Among themselves they stay what they are. */
	for (size_t i = 0; i < p->ids.count; i++)
		if (p->sealed[i]) {
			without.cluster[i] = p->joined.cluster[i];
			without.rule[i] = p->joined.rule[i];
		}
	join_result_release(&p->joined);
	p->joined = without;
}

void sealed_number(struct persons *p)
{
	for (size_t i = 0; p->sealed && i < p->count; i++)
		if (p->sealed[p->first[i]])
			p->numbers[i] = -p->numbers[i];
}
