#include "texts.h"

#include "famctx/base/mem.h"

void *list_add(void *items_address, size_t *count, size_t item_size)
{
	char *items;
	memcpy(&items, items_address, sizeof(items));
	/* Grown when the count is a power of two, so that long lists stay cheap. */
	if (!(*count & (*count - 1)))
		items = mem_resize(items, *count ? 2 * *count : 1, item_size);
	memcpy(items_address, &items, sizeof(items));
	char *added = items + (*count)++ * item_size;
	memset(added, 0, item_size);
	return added;
}

void texts_add(char ***list, size_t *count, const char *text)
{
	char **added = LIST_ADD(*list, *count);
	*added = mem_copy_text(text);
}

bool texts_have(char *const *list, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(list[i], text))
			return true;
	return false;
}

void texts_add_once(char ***list, size_t *count, const char *text)
{
	if (!texts_have(*list, *count, text))
		texts_add(list, count, text);
}

void texts_add_all(char ***list, size_t *count, char *const *from, size_t from_count)
{
	for (size_t i = 0; i < from_count; i++)
		texts_add(list, count, from[i]);
}

bool is_blank(const char *text)
{
	return !text || !text[strspn(text, " \t\r\n")];
}
