/*
 * Numbers by text, for texts by the million: each distinct text gets the next
 * number from 0. Private to intake.
 */
#ifndef FAMCTX_SRC_INTAKE_TEXTMAP_H
#define FAMCTX_SRC_INTAKE_TEXTMAP_H

#include "famctx/base/buf.h"

#define TEXTMAP_NONE UINT32_MAX

struct textmap_entry {
	uint64_t hash;
	size_t text; /* in texts */
	uint32_t len;
};

struct textmap {
	struct textmap_entry *entries;
	size_t count, cap;
	uint32_t *slots; /* entry + 1; a power of two of them */
	size_t slot_count;
	struct buf texts;
};

#define TEXTMAP_INIT { NULL, 0, 0, NULL, 0, BUF_INIT }

void textmap_release(struct textmap *m);
/* The number of a text, TEXTMAP_NONE when it is not there. */
uint32_t textmap_find(const struct textmap *m, const char *bytes, size_t len);
/* The same, added when it is not there; *added tells which. */
uint32_t textmap_add(struct textmap *m, const char *bytes, size_t len, bool *added);
/* 64 bits of a text; `seed` takes texts apart that mean different things. */
uint64_t textmap_hash(uint64_t seed, const char *bytes, size_t len);

#endif
