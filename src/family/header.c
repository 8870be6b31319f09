#include "header.h"

#include "copies.h"
#include "famctx/base/mem.h"
#include "holdings.h"
#include "whole_address.h"

struct heading {
	const struct family *f;
	const struct card *card;
	struct person_header *out;
};

/* The source of a row, NULL where this person's age keeps it back. */
static const struct source_document *shown_source(const struct heading *h, int64_t id)
{
	const struct family_source *s = family_source(h->f, id);
	return s && holdings_shown(h->f, s, h->card->age) ? &s->document : NULL;
}

static void add_name(struct heading *h, const struct source_document *d, const char *kind, const char *family_name,
		     const char *first_name)
{
	struct person_header *out = h->out;

	if (!family_name && !first_name)
		return;
	for (size_t i = 0; i < out->names_count; i++) {
		const struct shown_name *n = &out->names[i];
		if (same_text(n->family_name, family_name) && same_text(n->first_name, first_name) &&
		    !strcmp(n->kind, kind) && !strcmp(n->source, d->key))
			return;
	}
	struct shown_name *n = ADD_ITEM(out->names, out->names_count);
	n->family_name = mem_copy_or_null(family_name);
	n->first_name = mem_copy_or_null(first_name);
	n->kind = mem_copy_text(kind);
	n->source = mem_copy_text(d->key);
}

static void add_address(struct heading *h, const struct source_document *d, const char *kind, const char *address,
			struct date since)
{
	struct person_header *out = h->out;

	if (!address || h->card->address_protected)
		return;
	for (size_t i = 0; i < out->addresses_count; i++)
		if (!strcmp(out->addresses[i].address, address) && !strcmp(out->addresses[i].source, d->key) &&
		    !strcmp(out->addresses[i].kind, kind))
			return;
	struct shown_address *a = ADD_ITEM(out->addresses, out->addresses_count);
	a->address = mem_copy_text(address);
	a->source = mem_copy_text(d->key);
	a->date = date_known(since) ? since : d->copied;
	a->kind = mem_copy_text(kind);
}

static void add_identifier(struct heading *h, const struct source_document *d, const char *kind, const char *value)
{
	struct person_header *out = h->out;

	if (!value)
		return;
	for (size_t i = 0; i < out->identifiers_count; i++)
		if (!strcmp(out->identifiers[i].value, value) && !strcmp(out->identifiers[i].kind, kind) &&
		    !strcmp(out->identifiers[i].source, d->key))
			return;
	struct shown_identifier *n = ADD_ITEM(out->identifiers, out->identifiers_count);
	n->kind = mem_copy_text(kind);
	n->value = mem_copy_text(value);
	n->source = mem_copy_text(d->key);
}

/* Every row of a statement whose first column is its source. */
static bool read_rows(struct heading *h, const char *sql,
		      void (*add)(struct heading *, const struct source_document *, struct statement *), struct err *e)
{
	struct statement *st = db_prepare(h->f->people, sql);

	statement_integer(st, 1, h->card->person);
	while (statement_row(st)) {
		const struct source_document *d = shown_source(h, column_integer(st, 0));
		if (d)
			add(h, d, st);
	}
	return statement_done(st, e);
}

static void add_record_row(struct heading *h, const struct source_document *d, struct statement *st)
{
	add_name(h, d, "recorded", column_text(st, 1), column_text(st, 2));
	add_address(h, d, "current", column_text(st, 3), column_date(st, 4));
	add_identifier(h, d, "nhs_number", column_text(st, 5));
	/* Others only refer to the register's id. */
	if (d->is_register)
		add_identifier(h, d, d->id_label ? d->id_label : "register_id", column_text(st, 6));
}

static void add_name_row(struct heading *h, const struct source_document *d, struct statement *st)
{
	add_name(h, d, column_text(st, 1), column_text(st, 2), column_text(st, 3));
}

static void add_address_row(struct heading *h, const struct source_document *d, struct statement *st)
{
	add_address(h, d, column_text(st, 1), column_text(st, 2), column_date(st, 3));
}

static void add_identifier_row(struct heading *h, const struct source_document *d, struct statement *st)
{
	add_identifier(h, d, column_text(st, 1), column_text(st, 2));
}

static void add_warning_row(struct heading *h, const struct source_document *d, struct statement *st)
{
	struct shown_warning *w = ADD_ITEM(h->out->warnings, h->out->warnings_count);

	w->text = column_copy(st, 1);
	w->review = column_date(st, 2);
	w->overdue = date_known(w->review) && date_compare(w->review, h->f->today) < 0;
	w->source = mem_copy_text(d->key);
}

static bool read_all(struct heading *h, struct err *e)
{
	static const char record_sql[] = "SELECT source, family_name, first_name," WHOLE_ADDRESS("record") ", address_from, nhs_number,"
					 " register_id FROM record WHERE person = ? ORDER BY id";
	static const char name_sql[] = "SELECT record.source, name.kind, name.family_name, name.first_name FROM record"
				       " JOIN name ON name.record = record.id WHERE record.person = ? ORDER BY name.id";
	static const char address_sql[] = "SELECT record.source, address.kind," WHOLE_ADDRESS("address") ","
					  " address.dated FROM record JOIN address ON address.record = record.id"
					  " WHERE record.person = ? ORDER BY address.id";
	static const char identifier_sql[] = "SELECT record.source, identifier.kind, identifier.value FROM record"
					     " JOIN identifier ON identifier.record = record.id WHERE record.person = ?"
					     " ORDER BY identifier.id";
	static const char warning_sql[] = "SELECT record.source, warning.text, warning.review FROM record"
					  " JOIN warning ON warning.record = record.id WHERE record.person = ?"
					  " ORDER BY warning.id";

	return read_rows(h, record_sql, add_record_row, e) && read_rows(h, name_sql, add_name_row, e) &&
	       read_rows(h, address_sql, add_address_row, e) && read_rows(h, identifier_sql, add_identifier_row, e) &&
	       read_rows(h, warning_sql, add_warning_row, e);
}

/* Current ones first, then the newest. */
static int compare_addresses(const void *a, const void *b)
{
	const struct shown_address *x = a, *y = b;
	int kind = strcmp(x->kind, y->kind);

	if (kind)
		return kind;
	int newest = date_compare(y->date, x->date);
	return newest ? newest : strcmp(x->source, y->source);
}

/* Which source knows somebody is part of what is held back. */
static void add_held(struct heading *h)
{
	const struct card *c = h->card;
	struct shown_name *n = ADD_ITEM(h->out->names, h->out->names_count);

	n->family_name = mem_copy_or_null(c->family_name);
	n->first_name = mem_copy_or_null(c->first_name);
	n->kind = mem_copy_text("recorded");
	if (!c->address || c->held != HELD_GUARDED)
		return;
	struct shown_address *a = ADD_ITEM(h->out->addresses, h->out->addresses_count);
	a->address = mem_copy_text(c->address);
	a->kind = mem_copy_text("current");
}

bool header_read(const struct family *f, const struct card *card, struct person_header *out, struct err *e)
{
	struct heading h = { f, card, out };

	out->person = mem_copy_text(card->id);
	out->case_id = mem_copy_or_null(card->case_id);
	out->family_name = mem_copy_or_null(card->family_name);
	out->first_name = mem_copy_or_null(card->first_name);
	out->born = card->born;
	out->died = card->died;
	out->age = card->age;
	out->sex = mem_copy_or_null(card->sex);
	out->address_protected = card->address_protected;
	if (card->held) {
		add_held(&h);
		return true;
	}
	bool ok = read_all(&h, e);
	if (ok && out->addresses_count)
		qsort(out->addresses, out->addresses_count, sizeof(*out->addresses), compare_addresses);
	return ok;
}
