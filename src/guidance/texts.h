/* Growing the lists of documents. Private to guidance. */
#ifndef FAMCTX_SRC_GUIDANCE_TEXTS_H
#define FAMCTX_SRC_GUIDANCE_TEXTS_H

#include "famctx/base/base.h"

/* Adds a copy. */
void texts_add(char ***list, size_t *count, const char *text);
/* The same, unless it is there already. */
void texts_add_once(char ***list, size_t *count, const char *text);
void texts_add_all(char ***list, size_t *count, char *const *from, size_t from_count);
/* NULL, nothing or only space. */
bool is_blank(const char *text);
bool texts_have(char *const *list, size_t count, const char *text);
/* Room for one more at the end of a list of documents, zeroed. The list is only ever added to by this. */
void *list_add(void *items_address, size_t *count, size_t item_size);
#define LIST_ADD(list, count) list_add(&(list), &(count), sizeof((list)[0]))

#endif
