#include "famctx/base/mem.h"

#include "death.h"

static void *checked(void *p)
{
	if (!p)
		base_out_of_memory();
	return p;
}

void *mem_alloc(size_t size)
{
	return checked(malloc(size ? size : 1));
}

void *mem_zero(size_t count, size_t size)
{
	if (count == 0 || size == 0)
		count = size = 1;
	return checked(calloc(count, size));
}

void *mem_resize(void *old, size_t count, size_t size)
{
	if (count == 0 || size == 0)
		count = size = 1;
	return checked(reallocarray(old, count, size));
}

char *mem_copy_text(const char *text)
{
	return mem_copy_bytes(text, strlen(text));
}

char *mem_copy_bytes(const char *bytes, size_t len)
{
	if (len == SIZE_MAX)
		base_out_of_memory();
	char *copy = mem_alloc(len + 1);
	if (len)
		memcpy(copy, bytes, len);
	copy[len] = '\0';
	return copy;
}

char *mem_copy_or_null(const char *text)
{
	return text ? mem_copy_text(text) : NULL;
}

void mem_free(void *p)
{
	free(p);
}

void mem_grow(void *items_address, size_t count, size_t *cap, size_t item_size)
{
	if (count < *cap)
		return;
	size_t bigger = *cap < 8 ? 8 : *cap + *cap / 2;
	void *items;
	/* The address of a typed pointer: copied as bytes to stay within aliasing rules. */
	memcpy(&items, items_address, sizeof(items));
	items = mem_resize(items, bigger, item_size);
	memcpy(items_address, &items, sizeof(items));
	*cap = bigger;
}
