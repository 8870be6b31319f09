#include "involvements.h"

#include "copies.h"
#include "famctx/base/mem.h"

static void read_contact(struct statement *st, int column, struct contact *out)
{
	out->name = column_copy(st, column);
	out->role = column_copy(st, column + 1);
	out->organisation = column_copy(st, column + 2);
	out->phone = column_copy(st, column + 3);
	out->email = column_copy(st, column + 4);
}

static void read_row(const struct family_source *source, struct statement *st, struct involvements *all)
{
	int64_t record = column_integer(st, 1);
	bool first = !all->count || all->items[all->count - 1].record != record;
	const char *state = column_text(st, 4);

	MEM_GROW(all->items, all->count, all->cap);
	struct involvement *v = &all->items[all->count++];
	*v = (struct involvement) {
		.source = source, .record = record, .id = column_integer(st, 3), .first_of_record = first
	};
	v->shown.source = mem_copy_text(source->document.key);
	v->shown.record = column_copy(st, 2);
	v->shown.state = state ? code_find(state_codes, state) : STATE_HELD;
	v->shown.from = column_date(st, 5);
	v->shown.to = column_date(st, 6);
	v->shown.last_contact = column_date(st, 7);
	v->shown.updated = column_date(st, 8);
	read_contact(st, 9, &v->shown.contact);
}

struct date involvement_newest(const struct shown_involvement *v)
{
	if (v->state == STATE_CLOSED && date_known(v->to))
		return v->to;
	return date_known(v->last_contact) ? v->last_contact : v->from;
}

static int compare_involvements(const void *a, const void *b)
{
	const struct involvement *x = a, *y = b;

	if (x->shown.state != y->shown.state)
		return x->shown.state < y->shown.state ? -1 : 1;
	int newest = date_compare(involvement_newest(&y->shown), involvement_newest(&x->shown));
	if (newest)
		return newest;
	if (x->record != y->record)
		return x->record < y->record ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

bool involvements_read(const struct family *f, int64_t person, struct involvements *out, struct err *e)
{
	static const char sql[] =
		"SELECT record.source, record.id, record.key, involvement.id, involvement.state, from_date, to_date,"
		" last_contact, updated, contact_name, contact_role, contact_organisation, contact_phone, contact_email"
		" FROM record LEFT JOIN involvement ON involvement.record = record.id WHERE record.person = ?"
		" ORDER BY record.id, involvement.id";
	struct statement *st = db_prepare(f->people, sql);

	*out = (struct involvements) { NULL, 0, 0 };
	statement_integer(st, 1, person);
	while (statement_row(st)) {
		const struct family_source *source = family_source(f, column_integer(st, 0));
		if (source && !source->document.is_register && source->document.service)
			read_row(source, st, out);
	}
	if (out->count)
		qsort(out->items, out->count, sizeof(*out->items), compare_involvements);
	return statement_done(st, e);
}

static void release_contact(struct contact *c)
{
	mem_free(c->name);
	mem_free(c->role);
	mem_free(c->organisation);
	mem_free(c->phone);
	mem_free(c->email);
}

static void release_detail(struct shown_detail *d)
{
	mem_free(d->field);
	mem_free(d->label);
	mem_free(d->value);
	mem_free(d->meaning);
	for (size_t i = 0; i < d->parts_count; i++) {
		mem_free(d->parts[i].label);
		mem_free(d->parts[i].value);
	}
	mem_free(d->parts);
}

void involvements_release(struct involvements *all)
{
	for (size_t i = 0; i < all->count; i++) {
		struct shown_involvement *v = &all->items[i].shown;
		mem_free(v->source);
		mem_free(v->record);
		release_contact(&v->contact);
		for (size_t d = 0; d < v->details_count; d++)
			release_detail(&v->details[d]);
		mem_free(v->details);
	}
	mem_free(all->items);
	*all = (struct involvements) { NULL, 0, 0 };
}
