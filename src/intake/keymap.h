/*
 * Numbers by text, for texts by the million: each distinct text gets the next
 * number from 0. Private to intake.
 */
#ifndef FAMCTX_SRC_INTAKE_KEYMAP_H
#define FAMCTX_SRC_INTAKE_KEYMAP_H

#include "famctx/base/buf.h"

#define KEYMAP_NONE UINT32_MAX

struct keymap_entry {
	uint64_t hash;
	size_t text; /* in texts */
	uint32_t len;
};

struct keymap {
	struct keymap_entry *entries;
	size_t count, cap;
	uint32_t *slots; /* entry + 1; a power of two of them */
	size_t slot_count;
	struct buf texts;
};

#define KEYMAP_INIT { NULL, 0, 0, NULL, 0, BUF_INIT }

void keymap_release(struct keymap *m);
/* The number of a text, KEYMAP_NONE when it is not there. */
uint32_t keymap_find(const struct keymap *m, const char *bytes, size_t len);
/* The same, added when it is not there; *added tells which. */
uint32_t keymap_add(struct keymap *m, const char *bytes, size_t len, bool *added);
/* 64 bits of a text; `seed` takes texts apart that mean different things. */
uint64_t keymap_hash(uint64_t seed, const char *bytes, size_t len);

#endif
