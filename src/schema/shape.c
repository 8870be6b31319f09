#include "famctx/schema/shape.h"

#include "famctx/base/mem.h"
#include "member.h"

static void init_field(const struct field *f, void *object)
{
	if (f->kind == KIND_STRUCT)
		shape_init(f->shape, member_at(f, object));
	else if (f->kind == KIND_INTEGER)
		*(int64_t *)member_at(f, object) = INTEGER_NONE;
	else if (f->kind == KIND_WORD)
		*(int *)member_at(f, object) = f->missing;
}

void shape_init(const struct shape *shape, void *object)
{
	memset(object, 0, shape->size);
	for (size_t i = 0; i < shape->field_count; i++)
		init_field(&shape->fields[i], object);
}

static void release_list(const struct field *f, const void *object)
{
	char *items = member_items(f, object);
	size_t count = member_count(f, object);
	for (size_t i = 0; i < count; i++) {
		void *item = items + i * member_item_size(f);
		if (f->kind == KIND_TEXTS)
			mem_free(*(char **)item);
		else
			shape_release(f->shape, item);
	}
	mem_free(items);
}

static void release_field(const struct field *f, void *object)
{
	switch (f->kind) {
	case KIND_TEXT:
		mem_free(*(char **)member_at(f, object));
		break;
	case KIND_STRUCT:
		shape_release(f->shape, member_at(f, object));
		break;
	case KIND_LIST:
	case KIND_TEXTS:
	case KIND_KEYED:
		release_list(f, object);
		break;
	case KIND_INTEGER:
	case KIND_BOOL:
	case KIND_WORD:
	case KIND_DATE:
		break;
	}
}

void shape_release(const struct shape *shape, void *object)
{
	for (size_t i = 0; i < shape->field_count; i++)
		release_field(&shape->fields[i], object);
	shape_init(shape, object);
}
