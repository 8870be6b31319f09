#include "vocabulary.h"

#include "famctx/base/mem.h"

static uint64_t hash_text(const char *text)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a */
	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
	return hash ^ hash >> 32;
}

static const char *text_at(const struct vocabulary *v, uint32_t number)
{
	return v->bytes.data + v->starts[number - 1];
}

static uint32_t *slot_of(const struct vocabulary *v, const char *text)
{
	size_t slot = (size_t)hash_text(text) & (v->slots_count - 1);
	while (v->slots[slot] && strcmp(text_at(v, v->slots[slot]), text) != 0)
		slot = (slot + 1) & (v->slots_count - 1);
	return &v->slots[slot];
}

static void more_slots(struct vocabulary *v)
{
	mem_free(v->slots);
	v->slots_count = v->slots_count ? v->slots_count * 2 : 1024;
	v->slots = mem_zero(v->slots_count, sizeof(*v->slots));
	for (uint32_t number = 1; number <= v->count; number++)
		*slot_of(v, text_at(v, number)) = number;
}

uint32_t vocabulary_add(struct vocabulary *v, const char *text)
{
	if (v->count * 2 >= v->slots_count)
		more_slots(v);
	uint32_t *slot = slot_of(v, text);
	if (*slot)
		return *slot;
	MEM_GROW(v->starts, v->count, v->cap);
	v->starts[v->count++] = v->bytes.len;
	buf_add(&v->bytes, text, strlen(text) + 1);
	*slot = (uint32_t)v->count;
	return *slot;
}

static int compare_texts(const void *a, const void *b, void *vocabulary)
{
	return strcmp(text_at(vocabulary, *(const uint32_t *)a), text_at(vocabulary, *(const uint32_t *)b));
}

void vocabulary_sort(struct vocabulary *v)
{
	v->sorted = mem_zero(v->count + 1, sizeof(*v->sorted));
	v->in_order = mem_zero(v->count + 1, sizeof(*v->in_order));
	for (uint32_t i = 0; i < v->count; i++)
		v->in_order[i] = i + 1;
	qsort_r(v->in_order, v->count, sizeof(*v->in_order), compare_texts, v);
	for (uint32_t i = 0; i < v->count; i++)
		v->sorted[v->in_order[i] - 1] = i + 1;
	mem_free(v->slots);
	v->slots = NULL;
}

uint32_t vocabulary_sorted(const struct vocabulary *v, uint32_t number)
{
	return number ? v->sorted[number - 1] : 0;
}

const char *vocabulary_text(const struct vocabulary *v, uint32_t sorted)
{
	return text_at(v, v->in_order[sorted - 1]);
}

void vocabulary_release(struct vocabulary *v)
{
	buf_release(&v->bytes);
	mem_free(v->starts);
	mem_free(v->slots);
	mem_free(v->sorted);
	mem_free(v->in_order);
	*v = (struct vocabulary)VOCABULARY_INIT;
}
