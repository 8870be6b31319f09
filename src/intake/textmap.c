#include "textmap.h"

#include "famctx/base/mem.h"

/* Multiply and fold, eight bytes at a time; constants are odd fractions of the golden ratio and pi. */
static uint64_t mix(uint64_t a, uint64_t b)
{
	__extension__ unsigned __int128 product = (unsigned __int128)a * b;
	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

uint64_t textmap_hash(uint64_t seed, const char *bytes, size_t len)
{
	uint64_t h = seed ^ UINT64_C(0x9E3779B97F4A7C15), part;
	size_t left = len;
	for (; left >= 8; left -= 8, bytes += 8) {
		memcpy(&part, bytes, 8);
		h = mix(h ^ part, UINT64_C(0x243F6A8885A308D3));
	}
	part = 0;
	memcpy(&part, bytes, left);
	h = mix(h ^ part, UINT64_C(0x13198A2E03707345));
	return mix(h ^ len, UINT64_C(0x9E3779B97F4A7C15));
}

void textmap_release(struct textmap *m)
{
	mem_free(m->entries);
	mem_free(m->slots);
	buf_release(&m->texts);
	*m = (struct textmap)TEXTMAP_INIT;
}

static bool holds(const struct textmap *m, uint32_t entry, uint64_t hash, const char *bytes, size_t len)
{
	const struct textmap_entry *e = &m->entries[entry];
	return e->hash == hash && e->len == len && !memcmp(m->texts.data + e->text, bytes, len);
}

/* The slot that holds the text, or the empty one where it would go. */
static size_t slot_of(const struct textmap *m, uint64_t hash, const char *bytes, size_t len)
{
	size_t at = (size_t)hash & (m->slot_count - 1);
	while (m->slots[at] && !holds(m, m->slots[at] - 1, hash, bytes, len))
		at = (at + 1) & (m->slot_count - 1);
	return at;
}

static void make_room(struct textmap *m)
{
	if (m->count * 2 < m->slot_count)
		return;
	m->slot_count = m->slot_count ? m->slot_count * 2 : 1024;
	mem_free(m->slots);
	m->slots = mem_zero(m->slot_count, sizeof(*m->slots));
	for (size_t i = 0; i < m->count; i++) {
		size_t at = (size_t)m->entries[i].hash & (m->slot_count - 1);
		while (m->slots[at])
			at = (at + 1) & (m->slot_count - 1);
		m->slots[at] = (uint32_t)i + 1;
	}
}

uint32_t textmap_find(const struct textmap *m, const char *bytes, size_t len)
{
	if (!m->slot_count)
		return TEXTMAP_NONE;
	uint32_t slot = m->slots[slot_of(m, textmap_hash(0, bytes, len), bytes, len)];
	return slot ? slot - 1 : TEXTMAP_NONE;
}

uint32_t textmap_add(struct textmap *m, const char *bytes, size_t len, bool *added)
{
	make_room(m);
	uint64_t hash = textmap_hash(0, bytes, len);
	size_t at = slot_of(m, hash, bytes, len);
	*added = !m->slots[at];
	if (!*added)
		return m->slots[at] - 1;
	MEM_GROW(m->entries, m->count, m->cap);
	m->entries[m->count] = (struct textmap_entry){ hash, m->texts.len, (uint32_t)len };
	buf_add(&m->texts, bytes, len);
	m->slots[at] = (uint32_t)++m->count;
	return (uint32_t)m->count - 1;
}
