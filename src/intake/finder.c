#include "finder.h"

#include "famctx/base/mem.h"
#include "famctx/store/mint.h"

static int compare_keys(const void *left, const void *right)
{
	const struct found_key *a = left, *b = right;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->record < b->record ? -1 : a->record > b->record;
}

void finder_make(struct finder *f, const struct identities *ids)
{
	f->items = mem_zero(ids->count + 1, sizeof(*f->items));
	f->count = ids->count;
	for (uint32_t i = 0; i < ids->count; i++)
		f->items[i] = (struct found_key){ ids->mint[i], i };
	qsort(f->items, f->count, sizeof(*f->items), compare_keys);
}

size_t finder_find(const struct finder *f, const char *source, const char *record)
{
	uint64_t key = mint_key(source, record);
	size_t low = 0, high = f->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (f->items[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low < f->count && f->items[low].key == key ? low : f->count;
}

void finder_release(struct finder *f)
{
	mem_free(f->items);
	*f = (struct finder){ NULL, 0 };
}
