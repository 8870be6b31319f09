/*
 * Memory that is always there: every function returns memory or ends the
 * program with a plain message. Sizes are checked for overflow. mem_free(NULL)
 * is allowed. Everything returned is the caller's to free with mem_free.
 */
#ifndef FAMCTX_BASE_MEM_H
#define FAMCTX_BASE_MEM_H

#include "famctx/base/base.h"

void *mem_alloc(size_t size) __attribute__((malloc, alloc_size(1), returns_nonnull));
/* Zeroed. */
void *mem_zero(size_t count, size_t size) __attribute__((malloc, alloc_size(1, 2), returns_nonnull));
void *mem_resize(void *old, size_t count, size_t size) __attribute__((alloc_size(2, 3), returns_nonnull));
char *mem_copy_text(const char *text) __attribute__((malloc, nonnull, returns_nonnull));
/* A copy of the first len bytes, with a NUL behind them. */
char *mem_copy_bytes(const char *bytes, size_t len) __attribute__((malloc, returns_nonnull));
/* NULL stays NULL. */
char *mem_copy_or_null(const char *text);
void mem_free(void *p);

/* Room for one more item in a growing array: *items has capacity *cap. */
void mem_grow(void *items_address, size_t count, size_t *cap, size_t item_size);
#define MEM_GROW(items, count, cap) mem_grow(&(items), (count), &(cap), sizeof((items)[0]))

#endif
