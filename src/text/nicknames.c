#include "famctx/text/nicknames.h"

#include "famctx/base/mem.h"

#define NO_NEXT UINT32_MAX

void nicknames_release(struct nicknames *n)
{
	for (size_t i = 0; i < n->count; i++)
		mem_free(n->items[i].name);
	mem_free(n->items);
	mem_free(n->buckets);
	*n = (struct nicknames)NICKNAMES_INIT;
}

/* FNV-1a. */
static uint32_t hash_name(const char *name)
{
	uint32_t hash = 2166136261u;

	for (; *name; name++)
		hash = (hash ^ (unsigned char)*name) * 16777619u;
	return hash;
}

static void put_into_bucket(struct nicknames *n, uint32_t item)
{
	uint32_t *bucket = &n->buckets[hash_name(n->items[item].name) % n->bucket_count];

	n->items[item].next = *bucket;
	*bucket = item;
}

static void more_buckets(struct nicknames *n)
{
	n->bucket_count = n->bucket_count ? n->bucket_count * 2 : 256;
	n->buckets = mem_resize(n->buckets, n->bucket_count, sizeof(*n->buckets));
	for (size_t i = 0; i < n->bucket_count; i++)
		n->buckets[i] = NO_NEXT;
	for (uint32_t i = 0; i < n->count; i++)
		put_into_bucket(n, i);
}

void nicknames_add(struct nicknames *n, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		MEM_GROW(n->items, n->count, n->cap);
		n->items[n->count] = (struct nickname) { mem_copy_text(names[i]), n->groups, NO_NEXT };
		n->count++;
		if (n->count > n->bucket_count)
			more_buckets(n);
		else
			put_into_bucket(n, (uint32_t)n->count - 1);
	}
	n->groups++;
}

/* The next entry of a name in its bucket, starting with `item`. */
static uint32_t find_from(const struct nicknames *n, uint32_t item, const char *name)
{
	while (item != NO_NEXT && strcmp(n->items[item].name, name) != 0)
		item = n->items[item].next;
	return item;
}

static uint32_t find_first(const struct nicknames *n, const char *name)
{
	return n->bucket_count ? find_from(n, n->buckets[hash_name(name) % n->bucket_count], name) : NO_NEXT;
}

static uint32_t find_next(const struct nicknames *n, uint32_t item)
{
	return find_from(n, n->items[item].next, n->items[item].name);
}

static size_t group_start(const struct nicknames *n, size_t item)
{
	while (item > 0 && n->items[item - 1].group == n->items[item].group)
		item--;
	return item;
}

static bool in_group(const struct nicknames *n, const char *name, uint32_t group)
{
	for (uint32_t i = find_first(n, name); i != NO_NEXT; i = find_next(n, i))
		if (n->items[i].group == group)
			return true;
	return false;
}

bool nicknames_related(const struct nicknames *n, const char *a, const char *b)
{
	if (strcmp(a, b) == 0)
		return false;
	for (uint32_t i = find_first(n, a); i != NO_NEXT; i = find_next(n, i))
		if (in_group(n, b, n->items[i].group))
			return true;
	return false;
}

bool nicknames_short_of(const struct nicknames *n, const char *short_form, const char *full)
{
	if (strcmp(short_form, full) == 0)
		return false;
	for (uint32_t i = find_first(n, full); i != NO_NEXT; i = find_next(n, i))
		if (group_start(n, i) == i && in_group(n, short_form, n->items[i].group))
			return true;
	return false;
}

static bool listed(const char **names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

size_t nicknames_of(const struct nicknames *n, const char *name, const char **out, size_t max)
{
	size_t found = 0;

	for (uint32_t i = find_first(n, name); i != NO_NEXT; i = find_next(n, i)) {
		size_t at = group_start(n, i);
		for (; at < n->count && n->items[at].group == n->items[i].group && found < max; at++) {
			const char *other = n->items[at].name;
			if (strcmp(other, name) != 0 && !listed(out, found, other))
				out[found++] = other;
		}
	}
	return found;
}
