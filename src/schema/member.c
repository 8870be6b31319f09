#include "member.h"

#include <inttypes.h>

#include "famctx/base/mem.h"

/* The capacity is not stored: it is the count rounded up to a power of two. */
void *member_add(const struct field *f, void *object)
{
	size_t count = member_count(f, object);
	size_t size = member_item_size(f);
	char *items = member_items(f, object);
	if ((count & (count - 1)) == 0) {
		items = mem_resize(items, count ? count * 2 : 1, size);
		memcpy(member_at(f, object), &items, sizeof(items));
	}
	void *item = items + count * size;
	if (f->kind == KIND_TEXTS)
		*(char **)item = NULL;
	else
		shape_init(f->shape, item);
	count++;
	memcpy((char *)object + f->count_at, &count, sizeof(count));
	return item;
}

void member_set_text(const struct field *f, void *object, const char *text)
{
	char **at = member_at(f, object);
	mem_free(*at);
	*at = mem_copy_text(text);
}

int member_find_word(const struct field *f, const char *word)
{
	for (int i = 0; f->words[i]; i++)
		if (!strcmp(f->words[i], word))
			return i;
	return -1;
}

static bool has_range(const struct field *f)
{
	return f->min || f->max;
}

static bool has_top(const struct field *f)
{
	return has_range(f) && f->max >= f->min;
}

bool member_in_range(const struct field *f, int64_t value)
{
	if (!has_range(f))
		return true;
	return value >= f->min && (!has_top(f) || value <= f->max);
}

void member_length(const struct field *f, struct buf *out)
{
	const char *unit = f->kind == KIND_TEXT ? _("characters") : _("items");
	if (!has_top(f))
		buf_printf(out, _("at least %" PRId64 " %s"), f->min, unit);
	else if (f->min == 0)
		buf_printf(out, _("at most %" PRId64 " %s"), f->max, unit);
	else
		buf_printf(out, _("%" PRId64 " to %" PRId64 " %s"), f->min, f->max, unit);
}

bool member_keyed_alone(const struct field *f)
{
	const struct shape *s = f->shape;
	return s->field_count == 2 && s->fields[1].kind != KIND_LIST && s->fields[1].kind != KIND_STRUCT;
}

static void expected_integer(const struct field *f, struct buf *out)
{
	buf_add_text(out, _("a whole number"));
	if (has_top(f))
		buf_printf(out, _(" from %" PRId64 " to %" PRId64), f->min, f->max);
	else if (has_range(f))
		buf_printf(out, _(" of at least %" PRId64), f->min);
}

static void expected_word(const struct field *f, struct buf *out)
{
	buf_add_text(out, _("one of "));
	for (size_t i = 0; f->words[i]; i++)
		buf_printf(out, "%s%s", i ? ", " : "", f->words[i]);
}

void member_expected(const struct field *f, struct buf *out)
{
	switch (f->kind) {
	case KIND_TEXT:
		buf_add_text(out, _("text"));
		break;
	case KIND_INTEGER:
		expected_integer(f, out);
		break;
	case KIND_BOOL:
		buf_add_text(out, _("yes or no"));
		break;
	case KIND_WORD:
		expected_word(f, out);
		break;
	case KIND_DATE:
		buf_add_text(out, _("a date such as 2016-03-14, 2016-03 or 2016"));
		break;
	case KIND_STRUCT:
		buf_add_text(out, f->shape->scalar_field >= 0 ? _("text or a group of keys") : _("a group of keys"));
		break;
	case KIND_LIST:
		buf_add_text(out, _("a list"));
		break;
	case KIND_TEXTS:
		buf_add_text(out, _("text or a list of texts"));
		break;
	case KIND_KEYED:
		buf_add_text(out, _("a group of keys"));
		break;
	}
}
