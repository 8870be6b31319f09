#include "famctx/schema/yaml.h"

#include "member.h"

/* The shapes around the one being described, so that one that holds itself ends. */
struct within {
	const struct shape *shape;
	const struct within *outer;
};

static void list_fields(const struct shape *shape, size_t from, const struct within *outer, int indent,
			struct buf *out);

static bool is_within(const struct shape *shape, const struct within *w)
{
	for (; w; w = w->outer)
		if (w->shape == shape)
			return true;
	return false;
}

static void describe_kind(const struct field *f, struct buf *out)
{
	if (f->kind == KIND_LIST)
		buf_printf(out, _("a list, each a %s"), f->shape->name);
	else if (f->kind == KIND_KEYED)
		buf_printf(out, _("keys of your own, each a %s"), f->shape->name);
	else
		member_expected(f, out);
}

static void describe_length(const struct field *f, struct buf *out)
{
	if (f->kind == KIND_INTEGER || (!f->min && !f->max))
		return;
	buf_add_text(out, ", ");
	member_length(f, out);
}

static void list_inner(const struct field *f, const struct within *outer, int indent, struct buf *out)
{
	if (is_within(f->shape, outer))
		buf_printf(out, "%*s%s\n", indent, "", _("the same keys as above"));
	else
		list_fields(f->shape, f->kind == KIND_KEYED, outer, indent, out);
}

static void list_field(const struct field *f, const struct within *outer, int indent, struct buf *out)
{
	buf_printf(out, "%*s%s: ", indent, "", f->name);
	describe_kind(f, out);
	describe_length(f, out);
	if (f->flags & REQUIRED)
		buf_add_text(out, _(", required"));
	if (f->help)
		buf_printf(out, ". %s", _(f->help));
	buf_add_char(out, '\n');
	if (f->shape)
		list_inner(f, outer, indent + 2, out);
}

static void list_fields(const struct shape *shape, size_t from, const struct within *outer, int indent,
			struct buf *out)
{
	struct within here = { shape, outer };
	for (size_t i = from; i < shape->field_count; i++)
		list_field(&shape->fields[i], &here, indent, out);
}

void yaml_reference(const struct shape *shape, struct buf *out)
{
	list_fields(shape, 0, NULL, 0, out);
}
