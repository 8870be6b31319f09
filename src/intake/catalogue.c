#include "reading.h"

/*
 * A catalogue is a CSV file with a row for each of several sources. Its row
 * for this source gives the dates that the manifest takes from there. What is
 * not a date there is a warning: the manifest's own words stand in for it.
 */
struct catalogue {
	const struct manifest_catalogue *map;
	struct csv_file csv;
	const char *path;
	struct textmap columns;
	char *const *dates;
	size_t dates_count;
};

static void problem(struct reading *r, const struct catalogue *c, enum severity severity, struct place at,
		    const char *words)
{
	problems_add(r->problems, severity, c->path, at, "%s", words);
}

static bool read_heading(struct reading *r, struct catalogue *c)
{
	bool added;
	if (csv_file_next(&c->csv) != CSV_ROW) {
		problem(r, c, PROBLEM_ERROR, (struct place){ 1, 1 }, _("the catalogue has no heading that can be read"));
		return false;
	}
	for (size_t i = 0; i < c->csv.count; i++)
		textmap_add(&c->columns, c->csv.cells[i].text, c->csv.cells[i].len, &added);
	if (textmap_find(&c->columns, c->map->key, strlen(c->map->key)) != TEXTMAP_NONE)
		return true;
	buf_clear(&r->scratch);
	buf_printf(&r->scratch, _("the catalogue has no column '%s'"), c->map->key);
	problem(r, c, PROBLEM_ERROR, (struct place){ c->csv.line, 1 }, r->scratch.data);
	return false;
}

static bool find_row(struct reading *r, struct catalogue *c)
{
	uint32_t key = textmap_find(&c->columns, c->map->key, strlen(c->map->key));
	enum csv_result got;
	while ((got = csv_file_next(&c->csv)) == CSV_ROW)
		if (key < c->csv.count && !strcmp(c->csv.cells[key].text, c->map->row))
			return true;
	if (got == CSV_BROKEN)
		return false;
	buf_clear(&r->scratch);
	buf_printf(&r->scratch, _("the catalogue has no row '%s' in its column '%s'"), c->map->row, c->map->key);
	problem(r, c, PROBLEM_ERROR, (struct place){ 1, 1 }, r->scratch.data);
	return false;
}

static void report_cell(struct reading *r, struct catalogue *c, size_t cell, const char *column)
{
	buf_clear(&r->scratch);
	const char *words = _("not a date in a format of the manifest");
	if (cell_looks_torn(c->csv.cells[cell].text))
		words = _("not a date, perhaps an unquoted comma; the manifest's own words stand in for it");
	buf_printf(&r->scratch, "%s: %s", column, words);
	problem(r, c, PROBLEM_WARNING, csv_file_place(&c->csv, cell), r->scratch.data);
}

static struct date read_cell(struct reading *r, struct catalogue *c, const struct manifest_origin *o, const char **text)
{
	struct date date = DATE_NONE;
	uint32_t cell = textmap_find(&c->columns, o->column, strlen(o->column));
	*text = NULL;
	if (cell == TEXTMAP_NONE) {
		buf_clear(&r->scratch);
		buf_printf(&r->scratch, _("the catalogue has no column '%s'"), o->column);
		problem(r, c, PROBLEM_ERROR, (struct place){ 1, 1 }, r->scratch.data);
	} else if (cell < c->csv.count && c->csv.cells[cell].len) {
		*text = c->csv.cells[cell].text;
		if (!cell_date(*text, c->dates, c->dates_count, r->today, &date))
			report_cell(r, c, cell, o->column);
	}
	return date;
}

/* "2020-01-06T10:00" was copied at 10:00. */
static void keep_time(struct reading *r, const char *text)
{
	const char *colon = text ? strchr(text, ':') : NULL;
	if (!colon || colon - text < 3 || !colon[1] || !colon[2] || !strchr("T ", colon[-3]))
		return;
	memcpy(r->copied_time, colon - 2, 5);
	r->copied_time[5] = '\0';
}

static bool is_of(const struct catalogue *c, const struct manifest_origin *o)
{
	return o->catalogue && !strcmp(o->catalogue, c->map->name);
}

static void take_dates(struct reading *r, struct catalogue *c)
{
	const char *text;
	if (is_of(c, &r->m->copied)) {
		r->copied = read_cell(r, c, &r->m->copied, &text);
		if (date_known(r->copied))
			keep_time(r, text);
	}
	if (is_of(c, &r->m->scope.from))
		r->from = read_cell(r, c, &r->m->scope.from, &text);
	if (is_of(c, &r->m->scope.to))
		r->to = read_cell(r, c, &r->m->scope.to, &text);
}

static void read_one(struct reading *r, const struct manifest_catalogue *map)
{
	struct buf path = BUF_INIT;
	struct catalogue c = { .map = map, .columns = TEXTMAP_INIT };
	struct csv_format format = manifest_csv_format(r->m, &map->format);
	reading_path(r, map->file, &path);
	c.path = path.data;
	c.dates = reading_dates(r, &map->format, &c.dates_count);
	if (csv_file_open(&c.csv, c.path, r->within, &format, r->problems) && read_heading(r, &c) && find_row(r, &c))
		take_dates(r, &c);
	csv_file_release(&c.csv);
	textmap_release(&c.columns);
	buf_release(&path);
}

void catalogue_read(struct reading *r)
{
	const struct manifest_scope *scope = &r->m->scope;
	r->copied = r->m->copied.date;
	r->from = scope->from.date;
	r->to = scope->to.date;
	for (size_t i = 0; i < r->m->catalogues_count; i++)
		read_one(r, &r->m->catalogues[i]);
}
