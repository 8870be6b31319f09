#include "copies.h"

#include "famctx/base/mem.h"

void copy_texts(char *const *from, size_t count, char ***out, size_t *out_count)
{
	*out = count ? mem_zero(count, sizeof(**out)) : NULL;
	*out_count = count;
	for (size_t i = 0; i < count; i++)
		(*out)[i] = mem_copy_text(from[i]);
}

void copy_contact(const struct contact *from, struct contact *out)
{
	*out = (struct contact) {
		.name = mem_copy_or_null(from->name),
		.role = mem_copy_or_null(from->role),
		.organisation = mem_copy_or_null(from->organisation),
		.phone = mem_copy_or_null(from->phone),
		.email = mem_copy_or_null(from->email),
	};
}

bool contact_given(const struct contact *c)
{
	return c->name || c->phone || c->email || c->organisation;
}

struct date date_of_text(const char *iso)
{
	struct date d;
	return iso && date_parse_iso(iso, &d) ? d : (struct date)DATE_NONE;
}

char *list_name(const char *family_name, const char *first_name)
{
	struct buf name = BUF_INIT;

	if (!family_name && !first_name)
		return NULL;
	buf_printf(&name, "%s%s%s", family_name ? family_name : "", family_name && first_name ? ", " : "",
		   first_name ? first_name : "");
	return buf_detach(&name);
}

bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

void *add_item(void *items_address, size_t *count, size_t size)
{
	void *items;

	memcpy(&items, items_address, sizeof(items));
	items = mem_resize(items, *count + 1, size);
	memcpy(items_address, &items, sizeof(items));
	char *item = (char *)items + *count * size;
	memset(item, 0, size);
	(*count)++;
	return item;
}

struct date later_date(struct date a, struct date b)
{
	return date_compare(a, b) >= 0 ? a : b;
}
