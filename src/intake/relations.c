#include "reading.h"

#include "famctx/text/fold.h"

/* A row, read: texts live until the next one. */
struct relation {
	const char *from, *to, *relation;
	struct date since;
};

static void take_cell(struct reading *r, struct feed *f, size_t column, struct relation *out)
{
	struct cell_value v = cell_read(r, f, column);
	const struct manifest_column *map = f->columns[column].map;
	if (!map || v.kind != CELL_TEXT)
		return;
	if (map->target == TARGET_REGISTER_ID)
		out->from = v.text;
	else if (map->target == TARGET_RELATED_ID)
		out->to = v.text;
	else if (map->target == TARGET_RELATION)
		out->relation = v.text;
	else if (map->target == TARGET_RELATION_FROM)
		out->since = v.date;
}

static const char *fixed_relation(const struct manifest_file *map)
{
	for (size_t i = 0; i < map->fixed_count; i++)
		if (target_find(map->fixed[i].from) == TARGET_RELATION)
			return map->fixed[i].to;
	return NULL;
}

/* "Foster Carer" is the word foster_carer of data/words.yaml. */
static const char *relation_code(struct buf *out, const char *text)
{
	if (!text)
		return NULL;
	buf_clear(out);
	fold_text(out, text);
	for (size_t i = 0; i < out->len; i++)
		if (out->data[i] == ' ')
			out->data[i] = '_';
	return out->len ? out->data : NULL;
}

static bool take_row(struct reading *r, struct feed *f, struct err *e)
{
	struct relation row = { 0 };
	size_t count = f->csv.count < f->columns_count ? f->csv.count : f->columns_count;
	for (size_t i = 0; i < count; i++)
		take_cell(r, f, i, &row);
	if (!row.relation)
		row.relation = fixed_relation(f->map);
	tally_add(&r->tally, MEASURE_RELATION_GIVEN, row.relation);
	tally_add(&r->tally, MEASURE_ROWS_NOBODY, !row.from || !row.to);
	if (!row.from || !row.to) {
		if (complaint_told(&f->complaints[COMPLAINT_NOBODY], PROBLEM_WARNING))
			problems_add(r->problems, PROBLEM_WARNING, f->path, (struct place){ f->csv.line, 1 },
				     _("the row does not name two people; it is left out"));
		return true;
	}
	return writer_relationship(r->writer, row.from, row.to, relation_code(&r->scratch, row.relation), row.since, e);
}

bool relations_read(struct reading *r, struct feed *f, struct err *e)
{
	while (feed_next(r, f) == CSV_ROW)
		if (!take_row(r, f, e))
			return false;
	return true;
}
