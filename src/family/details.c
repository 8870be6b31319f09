#include "copies.h"
#include "famctx/base/mem.h"
#include "involvements.h"

/* The details of one field, read in order. */
struct reading {
	struct shown_involvement *v;
	const struct detail_definition *definition;
	int64_t item;   /* of the repeated detail being filled; 0: none */
	int64_t shown;  /* repeated details so far */
	int64_t hidden; /* beyond the most shown */
};

static struct shown_detail *new_detail(struct reading *r, int state)
{
	struct shown_detail *d = ADD_ITEM(r->v->details, r->v->details_count);

	d->field = mem_copy_text(r->definition->key);
	d->label = mem_copy_text(r->definition->label ? r->definition->label : r->definition->key);
	d->meaning = mem_copy_or_null(r->definition->meaning);
	d->sensitive = r->definition->sensitive;
	d->state = state;
	return d;
}

static bool too_many(const struct reading *r)
{
	return r->definition->most_shown != INTEGER_NONE && r->shown >= r->definition->most_shown;
}

static void add_readable(struct buf *out, const char *value)
{
	struct date date = date_of_text(value);

	if (date_full(date))
		date_long(date, out);
	else
		buf_add_text(out, value);
}

/* "1 October 2017, Robbery, Suspect": the parts in one line, for reading; the parts themselves stay as data. */
static void add_part(struct shown_detail *d, const char *label, const char *value)
{
	struct shown_part *part = ADD_ITEM(d->parts, d->parts_count);
	struct buf line = BUF_INIT;

	part->label = mem_copy_or_null(label);
	part->value = mem_copy_or_null(value);
	if (!value)
		return;
	if (d->value)
		buf_printf(&line, "%s, ", d->value);
	add_readable(&line, value);
	mem_free(d->value);
	d->value = buf_detach(&line);
}

static void read_part(struct reading *r, struct statement *st, int64_t item)
{
	if (item != r->item) {
		r->item = item;
		if (too_many(r)) {
			r->hidden++;
			return;
		}
		r->shown++;
		(void)new_detail(r, DETAIL_GIVEN);
	} else if (r->hidden) {
		return;
	}
	add_part(&r->v->details[r->v->details_count - 1], column_text(st, 1), column_text(st, 2));
}

static void read_row(struct reading *r, struct statement *st)
{
	int64_t item = column_integer(st, 0);
	int state = code_find(detail_state_codes, column_text(st, 3));

	if (item > 0 && state == DETAIL_GIVEN) {
		read_part(r, st, item);
		return;
	}
	struct shown_detail *d = new_detail(r, state < 0 ? DETAIL_NOT_SUPPLIED : state);
	r->shown++;
	if (d->state == DETAIL_GIVEN)
		d->value = column_copy(st, 2);
}

static bool read_field(const struct family *f, const struct involvement *v, struct reading *r, struct err *e)
{
	static const char sql[] = "SELECT item, part, value, state FROM detail WHERE record = ?1 AND field = ?2"
				  " AND (involvement = ?3 OR (involvement IS NULL AND ?4)) ORDER BY item, id";
	struct statement *st = db_prepare(f->people, sql);

	statement_integer(st, 1, v->record);
	statement_text(st, 2, r->definition->key);
	statement_integer(st, 3, v->id);
	statement_integer(st, 4, v->first_of_record);
	while (statement_row(st))
		read_row(r, st);
	/* What the source describes and does not say is said to be missing, never left out. */
	if (!r->shown)
		(void)new_detail(r, DETAIL_NOT_SUPPLIED);
	return statement_done(st, e);
}

bool involvement_details(const struct family *f, struct involvement *v, struct err *e)
{
	const struct source_document *d = &v->source->document;

	for (size_t i = 0; i < d->details_count; i++) {
		struct reading r = { &v->shown, &d->details[i], 0, 0, 0 };
		if (d->details[i].sensitive && f->asker.sensitive_hidden)
			continue;
		if (!read_field(f, v, &r, e))
			return false;
		v->shown.more += r.hidden;
	}
	return true;
}
