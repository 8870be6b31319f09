#include "reading.h"

#include "famctx/base/mem.h"

/*
 * A file of details: each row belongs to a row of another file of the source.
 * Repeated details are numbered newest first, so they wait for the end of the
 * file.
 */
struct item {
	int64_t record, involvement;
	struct date dated;
	uint32_t order;
	uint32_t parts; /* place of the first in the list of parts */
};

struct item_part {
	size_t text; /* in texts */
	enum detail_state state;
};

struct items {
	struct item *items;
	size_t count, cap;
	struct item_part *parts;
	size_t parts_count, parts_cap;
	struct buf texts;
	size_t *columns; /* those that go to part, in the order of the heading */
	size_t columns_count;
};

/* ---- whose */

static struct links *links_of(struct reading *r, const struct feed *f)
{
	size_t i = 0;
	while (r->links[i].details != f->map)
		i++;
	return &r->links[i];
}

static void make_link(struct reading *r, const struct feed *f)
{
	buf_clear(&r->scratch);
	for (size_t i = 0; i < f->map->linked_by_count; i++) {
		size_t at = 0;
		while (strcmp(f->columns[at].name, f->map->linked_by[i].from))
			at++;
		if (r->scratch.len)
			buf_add_char(&r->scratch, '\x1f');
		if (at < f->csv.count)
			buf_add(&r->scratch, f->csv.cells[at].text, f->csv.cells[at].len);
	}
}

/* Only an id of the register says enough about a person to make a record of it. */
static bool links_by_register_id(const struct reading *r, const struct feed *f)
{
	const char *to = f->map->linked_by[0].to;
	bool is_id = target_find(to) == TARGET_REGISTER_ID;
	for (size_t i = 0; i < r->m->files_count; i++) {
		const struct manifest_column *col = manifest_column_of(&r->m->files[i], to);
		is_id = is_id || (col && col->target == TARGET_REGISTER_ID);
	}
	return f->map->linked_by_count == 1 && is_id;
}

/* One record for all the files of details that know somebody no other file does. */
static bool write_alone(struct reading *r, const struct feed *f, const char *id, struct known *out, struct err *e)
{
	struct buf key = BUF_INIT;
	bool added;
	/* A key of its own kind: the keys of other records may look like ids. */
	buf_printf(&key, "id %s", id);
	uint32_t at = textmap_add(&r->keys, key.data, key.len, &added);
	if (added) {
		struct record_row record = { .key = key.data, .line = f->csv.line, .register_id = id };
		struct involvement_row involvement = { .record = r->writer->records + 1, .state = STATE_HELD };
		MEM_GROW(r->known, at, r->known_cap);
		if (!writer_record(r->writer, &record, e) || !writer_involvement(r->writer, &involvement, e)) {
			buf_release(&key);
			return false;
		}
		r->known[at] = (struct known){ .record = r->writer->records, .involvement = r->writer->involvements };
	}
	*out = r->known[at];
	buf_release(&key);
	return true;
}

/* The record a row belongs to; its record is 0 where the row is left out. */
static bool find_whose(struct reading *r, struct feed *f, struct known *out, struct err *e)
{
	struct links *links = links_of(r, f);
	bool added;
	make_link(r, f);
	uint32_t at = textmap_find(&links->keys, r->scratch.data, r->scratch.len);
	tally_add(&r->tally, MEASURE_ITEMS_ALONE, at == TEXTMAP_NONE);
	*out = (struct known){ 0 };
	if (at == TEXTMAP_NONE && (!r->scratch.len || !links_by_register_id(r, f))) {
		if (complaint_told(&f->complaints[COMPLAINT_ALONE], PROBLEM_WARNING))
			problems_add(r->problems, PROBLEM_WARNING, f->path, (struct place){ f->csv.line, 1 },
				     _("the row belongs to no row of the other files; it is left out"));
		return true;
	}
	if (at != TEXTMAP_NONE) {
		*out = links->to[at];
		return true;
	}
	if (complaint_told(&f->complaints[COMPLAINT_ALONE], PROBLEM_NOTE))
		problems_add(r->problems, PROBLEM_NOTE, f->path, (struct place){ f->csv.line, 1 },
			     _("no other file of the source has a row for this; a record is held without saying open or closed"));
	if (!write_alone(r, f, r->scratch.data, out, e))
		return false;
	at = textmap_add(&links->keys, r->scratch.data, r->scratch.len, &added);
	MEM_GROW(links->to, at, links->to_cap);
	links->to[at] = *out;
	return true;
}

/* ---- what */

static enum detail_state state_of(const struct cell_value *v)
{
	if (v->kind == CELL_TEXT)
		return DETAIL_GIVEN;
	return v->kind == CELL_NONE ? DETAIL_NONE_IN_PERIOD : DETAIL_NOT_SUPPLIED;
}

static struct cell_value read_cell(struct reading *r, struct feed *f, size_t column)
{
	if (column < f->csv.count)
		return cell_read(r, f, column);
	return (struct cell_value){ .kind = CELL_NOTHING };
}

static void add_part(struct items *items, const struct cell_value *v)
{
	char iso[DATE_TEXT_SIZE];
	const char *date = date_text(v->date, iso);
	const char *text = date ? date : v->kind == CELL_TEXT ? v->text : "";
	MEM_GROW(items->parts, items->parts_count, items->parts_cap);
	items->parts[items->parts_count++] = (struct item_part){ items->texts.len, state_of(v) };
	buf_add(&items->texts, text, strlen(text) + 1);
}

static void add_item(struct reading *r, struct feed *f, struct items *items, const struct known *whose)
{
	struct item item = { whose->record, whose->involvement, { 0, 0, 0 }, (uint32_t)items->count,
			     (uint32_t)items->parts_count };
	const char *by = f->map->item.newest_first_by;
	for (size_t i = 0; i < items->columns_count; i++) {
		size_t column = items->columns[i];
		struct cell_value v = read_cell(r, f, column);
		add_part(items, &v);
		if (by && !strcmp(f->columns[column].name, by))
			item.dated = v.date;
	}
	MEM_GROW(items->items, items->count, items->cap);
	items->items[items->count++] = item;
}

static bool write_single(struct reading *r, struct feed *f, size_t column, const struct known *whose, struct err *e)
{
	struct cell_value v = read_cell(r, f, column);
	char iso[DATE_TEXT_SIZE];
	const char *date = date_text(v.date, iso);
	struct detail_row detail = {
		.record = whose->record,
		.involvement = whose->involvement,
		.field = f->columns[column].map->column,
		.value = date ? date : v.text,
		.state = state_of(&v),
		.dated = v.date,
	};
	return writer_detail(r->writer, &detail, e);
}

static bool take_row(struct reading *r, struct feed *f, struct items *items, struct err *e)
{
	struct known whose;
	if (!find_whose(r, f, &whose, e))
		return false;
	if (!whose.record)
		return true;
	for (size_t i = 0; i < f->columns_count; i++) {
		const struct manifest_column *map = f->columns[i].map;
		if (map && map->target == TARGET_DETAIL && !write_single(r, f, i, &whose, e))
			return false;
		if (!map || map->target == TARGET_COPIED || map->target == TARGET_LINK)
			(void)read_cell(r, f, i); /* for its latest date, and for letters in the wrong encoding */
	}
	if (items->columns_count)
		add_item(r, f, items, &whose);
	return true;
}

/* ---- newest first */

static int compare_items(const void *left, const void *right)
{
	const struct item *a = left, *b = right;
	if (a->record != b->record)
		return a->record < b->record ? -1 : 1;
	int newest = date_compare(b->dated, a->dated);
	if (newest)
		return newest;
	return a->order < b->order ? -1 : 1;
}

static bool write_item(struct reading *r, const struct feed *f, const struct items *items, const struct item *item,
		       int64_t number, struct err *e)
{
	for (size_t i = 0; i < items->columns_count; i++) {
		const struct item_part *part = &items->parts[item->parts + i];
		const char *text = items->texts.data + part->text;
		struct detail_row detail = {
			.record = item->record,
			.involvement = item->involvement,
			.field = f->map->item.key,
			.item = number,
			.part = f->columns[items->columns[i]].map->label,
			.value = part->state == DETAIL_GIVEN ? text : NULL,
			.state = part->state,
			.dated = item->dated,
		};
		if (!writer_detail(r->writer, &detail, e))
			return false;
	}
	return true;
}

static void tally_items(struct reading *r, int64_t number)
{
	struct tally_count *m = r->tally.by_measure;
	m[MEASURE_ITEMS_ONE].count += number == 1;
	m[MEASURE_ITEMS_TWO].count += number == 2;
	m[MEASURE_ITEMS_THREE].count += number >= 3;
	m[MEASURE_ITEMS_EACH].count += number;
	m[MEASURE_ITEMS_EACH].of++;
}

static bool write_items(struct reading *r, const struct feed *f, struct items *items, struct err *e)
{
	int64_t number = 0;
	if (items->count)
		qsort(items->items, items->count, sizeof(*items->items), compare_items);
	for (size_t i = 0; i < items->count; i++) {
		bool last = i + 1 == items->count || items->items[i + 1].record != items->items[i].record;
		if (!write_item(r, f, items, &items->items[i], ++number, e))
			return false;
		if (last) {
			tally_items(r, number);
			number = 0;
		}
	}
	int64_t records = r->writer->records - r->first_record + 1;
	for (int m = MEASURE_ITEMS_ONE; m <= MEASURE_ITEMS_THREE; m++)
		r->tally.by_measure[m].of = records;
	return true;
}

static void find_parts(const struct feed *f, struct items *items)
{
	items->columns = mem_zero(f->columns_count, sizeof(*items->columns));
	for (size_t i = 0; i < f->columns_count; i++)
		if (f->columns[i].map && f->columns[i].map->target == TARGET_PART)
			items->columns[items->columns_count++] = i;
}

bool details_read(struct reading *r, struct feed *f, struct err *e)
{
	struct items items = { .texts = BUF_INIT };
	bool ok = true;
	find_parts(f, &items);
	while (ok && feed_next(r, f) == CSV_ROW)
		ok = take_row(r, f, &items, e);
	ok = ok && write_items(r, f, &items, e);
	mem_free(items.items);
	mem_free(items.parts);
	mem_free(items.columns);
	buf_release(&items.texts);
	return ok;
}
