/*
 * The members of a described struct, reached by their field. A list's pointer
 * has any type, so it is copied as bytes to stay within the aliasing rules.
 * Private to schema.
 */
#ifndef FAMCTX_SRC_SCHEMA_MEMBER_H
#define FAMCTX_SRC_SCHEMA_MEMBER_H

#include "famctx/schema/shape.h"

/* How deep structs, lists and files may nest, in YAML as in JSON. */
#define DEPTH_LIMIT 32

static inline void *member_at(const struct field *f, void *object)
{
	return (char *)object + f->at;
}

static inline const void *member_in(const struct field *f, const void *object)
{
	return (const char *)object + f->at;
}

static inline size_t member_count(const struct field *f, const void *object)
{
	size_t count;
	memcpy(&count, (const char *)object + f->count_at, sizeof(count));
	return count;
}

static inline char *member_items(const struct field *f, const void *object)
{
	char *items;
	memcpy(&items, member_in(f, object), sizeof(items));
	return items;
}

/* Bytes of one item of a list. */
static inline size_t member_item_size(const struct field *f)
{
	return f->kind == KIND_TEXTS ? sizeof(char *) : f->shape->size;
}

/* One more item at the end of a list, with every field missing (a NULL text). */
void *member_add(const struct field *f, void *object);
/* The value of a text field becomes a copy of `text`. */
void member_set_text(const struct field *f, void *object, const char *text);
/* The position of a word in the field's list, -1 when it is not there. */
int member_find_word(const struct field *f, const char *word);
/* Whether a number, or the length of a text or list, is within the field's range. */
bool member_in_range(const struct field *f, int64_t value);
/* What length the field wants, as in "1 to 80 characters" or "at least 2 items". */
void member_length(const struct field *f, struct buf *out);
/* A keyed field whose value stands alone: {"School": "open"}. */
bool member_keyed_alone(const struct field *f);
/* What the field wants, as in "a whole number from 0 to 8". */
void member_expected(const struct field *f, struct buf *out);

#endif
