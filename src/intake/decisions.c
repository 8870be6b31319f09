#include "persons.h"

#include "famctx/base/mem.h"
#include "famctx/store/mint.h"
#include "famctx/store/statement.h"

/* A record by the key it is minted under; UINT32_MAX when it is no longer there. */
struct finder {
	uint64_t key;
	uint32_t record;
};

static int compare_finders(const void *left, const void *right)
{
	const struct finder *a = left, *b = right;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->record < b->record ? -1 : a->record > b->record;
}

static struct finder *make_finders(const struct identities *ids)
{
	struct finder *finders = mem_zero(ids->count + 1, sizeof(*finders));
	for (uint32_t i = 0; i < ids->count; i++)
		finders[i] = (struct finder){ ids->mint[i], i };
	qsort(finders, ids->count, sizeof(*finders), compare_finders);
	return finders;
}

static uint32_t find_record(const struct finder *finders, size_t count, uint64_t key)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (finders[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && finders[low].key == key ? finders[low].record : UINT32_MAX;
}

bool decisions_read(struct db *own, const struct identities *ids, struct join_decision **out, size_t *count,
		    struct err *e)
{
	static const char sql[] = "SELECT kind, source, record, other_source, other_record FROM decision"
				  " WHERE undone IS NULL ORDER BY id";
	struct statement *st = db_prepare(own, sql);
	struct finder *finders = NULL;
	size_t cap = 0;
	while (statement_row(st)) {
		if (!finders)
			finders = make_finders(ids);
		uint32_t a = find_record(finders, ids->count, mint_key(column_text(st, 1), column_text(st, 2)));
		uint32_t b = find_record(finders, ids->count, mint_key(column_text(st, 3), column_text(st, 4)));
		if (a == UINT32_MAX || b == UINT32_MAX || a == b)
			continue;
		MEM_GROW(*out, *count, cap);
		(*out)[(*count)++] = (struct join_decision){ a, b, !strcmp(column_text(st, 0), "join") };
	}
	mem_free(finders);
	return statement_done(st, e);
}
