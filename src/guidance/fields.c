#include "famctx/guidance/fields.h"

#include "famctx/base/mem.h"

void fields_release(struct fields *f)
{
	for (size_t i = 0; i < f->count; i++) {
		struct saved_field *s = &f->items[i];
		char *owned[] = { s->subject, s->field,   s->value, s->who,
			          s->account, s->content, s->note,  s->at };
		for (size_t k = 0; k < ARRAY_LEN(owned); k++)
			mem_free(owned[k]);
	}
	mem_free(f->items);
	*f = (struct fields)FIELDS_INIT;
}

struct saved_field *fields_add(struct fields *f)
{
	MEM_GROW(f->items, f->count, f->cap);
	struct saved_field *s = &f->items[f->count++];
	*s = (struct saved_field) { .subject = NULL };
	return s;
}

static int compare(const char *subject, const char *field, const struct saved_field *s)
{
	int order = strcmp(subject, s->subject);
	return order ? order : strcmp(field, s->field);
}

static int by_place(const void *a, const void *b)
{
	const struct saved_field *x = a;
	return compare(x->subject, x->field, b);
}

void fields_sort(struct fields *f)
{
	if (f->count)
		qsort(f->items, f->count, sizeof(*f->items), by_place);
}

/* The first item that is not before it. */
static size_t lower_bound(const struct fields *f, const char *subject, const char *field)
{
	size_t low = 0, high = f->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare(subject, field, &f->items[middle]) > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct saved_field *fields_find(const struct fields *f, const char *subject, const char *field)
{
	size_t at = lower_bound(f, subject, field);
	return at < f->count && !compare(subject, field, &f->items[at]) ? &f->items[at] : NULL;
}

const char *fields_value(const struct fields *f, const char *subject, const char *field)
{
	const struct saved_field *s = fields_find(f, subject, field);
	return s ? s->value : NULL;
}

struct date fields_date(const struct fields *f, const char *subject, const char *field)
{
	struct date day = DATE_NONE;
	const char *value = fields_value(f, subject, field);
	if (value && !date_parse_iso(value, &day))
		day = (struct date)DATE_NONE;
	return day;
}

const struct saved_field *fields_of(const struct fields *f, const char *subject, size_t *count)
{
	size_t at = lower_bound(f, subject, "");
	*count = 0;
	while (at + *count < f->count && !strcmp(f->items[at + *count].subject, subject))
		(*count)++;
	return *count ? &f->items[at] : NULL;
}

static bool begins(const struct saved_field *s, const char *prefix)
{
	return !strncmp(s->subject, prefix, strlen(prefix));
}

const struct saved_field *fields_first_subject(const struct fields *f, const char *prefix)
{
	size_t at = lower_bound(f, prefix, "");
	return at < f->count && begins(&f->items[at], prefix) ? &f->items[at] : NULL;
}

const struct saved_field *fields_next_subject(const struct fields *f, const char *prefix,
                                              const struct saved_field *after)
{
	const struct saved_field *end = f->items + f->count, *s = after;
	while (s < end && !strcmp(s->subject, after->subject))
		s++;
	return s < end && begins(s, prefix) ? s : NULL;
}

const struct saved_field *fields_last_change(const struct fields *f, const char *subject)
{
	size_t count;
	const struct saved_field *s = fields_of(f, subject, &count), *last = NULL;
	for (size_t i = 0; i < count; i++)
		if (!last || strcmp(s[i].at, last->at) > 0)
			last = &s[i];
	return last;
}
