#include "reading.h"

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/text/similar.h"

void reading_path(const struct reading *r, const char *file, struct buf *out)
{
	struct buf folder = BUF_INIT;
	if (!r->data_folder)
		file_folder_of(&folder, r->m->path);
	file_join(out, r->data_folder ? r->data_folder : folder.data, file);
	buf_release(&folder);
}

/* ---- the heading */

static void add_column(struct feed *f, const char *name, struct place at)
{
	MEM_GROW(f->columns, f->columns_count, f->columns_cap);
	f->columns[f->columns_count++] =
		(struct column_use){ .map = manifest_column_of(f->map, name), .name = mem_copy_text(name), .at = at };
}

static bool ignored(const struct manifest_file *map, const char *name)
{
	bool found = false;
	for (size_t i = 0; i < map->ignore_count; i++)
		found = found || !strcmp(map->ignore[i], name);
	return found;
}

static const char *nearest_column(const struct manifest_file *map, const char *name)
{
	const char *nearest = NULL;
	int best = SIMILAR_LIMIT + 1;
	for (size_t i = 0; i < map->columns_count; i++) {
		int distance = similar_distance(name, map->columns[i].column, SIMILAR_LIMIT);
		if (distance < best) {
			best = distance;
			nearest = map->columns[i].column;
		}
	}
	return nearest;
}

static bool heading_problem(struct reading *r, struct feed *f, struct place at, const char *words)
{
	problems_add(r->problems, PROBLEM_ERROR, f->path, at, "%s", words);
	return false;
}

static void report_unknown(struct reading *r, struct feed *f, const struct column_use *col)
{
	const char *nearest = nearest_column(f->map, col->name);
	buf_clear(&r->scratch);
	buf_printf(&r->scratch, _("the column '%s' stands neither under 'columns' nor under 'ignore' of the manifest"),
		   col->name);
	if (nearest)
		buf_printf(&r->scratch, _("; it has '%s'"), nearest);
	heading_problem(r, f, col->at, r->scratch.data);
}

static bool check_column(struct reading *r, struct feed *f, size_t at)
{
	const struct column_use *col = &f->columns[at];
	for (size_t i = 0; i < at; i++) {
		if (strcmp(f->columns[i].name, col->name))
			continue;
		buf_clear(&r->scratch);
		buf_printf(&r->scratch, _("the column '%s' stands twice in the heading"), col->name);
		return heading_problem(r, f, col->at, r->scratch.data);
	}
	if (!col->map && !ignored(f->map, col->name)) {
		report_unknown(r, f, col);
		return false;
	}
	return true;
}

static bool in_heading(const struct feed *f, const char *name)
{
	bool found = false;
	for (size_t i = 0; i < f->columns_count; i++)
		found = found || !strcmp(f->columns[i].name, name);
	return found;
}

static bool check_missing(struct reading *r, struct feed *f)
{
	bool ok = true;
	for (size_t i = 0; i < f->map->columns_count; i++) {
		const struct manifest_column *col = &f->map->columns[i];
		if (in_heading(f, col->column))
			continue;
		buf_clear(&r->scratch);
		buf_printf(&r->scratch, _("the heading has no column '%s', which the manifest maps to %s in line %d"),
			   col->column, col->to, col->at.line);
		ok = heading_problem(r, f, (struct place){ f->csv.line, 1 }, r->scratch.data);
	}
	return ok;
}

static bool read_heading(struct reading *r, struct feed *f, bool named)
{
	bool ok = true;
	char number[24];
	for (size_t i = 0; i < f->csv.count; i++) {
		const struct csv_cell *cell = &f->csv.cells[i];
		snprintf(number, sizeof(number), "%zu", i + 1);
		if (cell->bad)
			return heading_problem(r, f, csv_file_place(&f->csv, i),
					       _("the heading is not in the encoding of the feed; name it under 'format'"));
		add_column(f, named ? cell->text : number, csv_file_place(&f->csv, i));
	}
	/* A comma at the end of every line makes one more column, without a name and without anything in it. */
	while (named && f->columns_count && !*f->columns[f->columns_count - 1].name)
		mem_free(f->columns[--f->columns_count].name);
	for (size_t i = 0; i < f->columns_count; i++)
		ok = check_column(r, f, i) && ok;
	return check_missing(r, f) && ok;
}

/* ---- which columns need what */

char *const *reading_dates(const struct reading *r, const struct manifest_format *own, size_t *count)
{
	const struct manifest_format *format = own->dates_count ? own : &r->m->format;
	*count = format->dates_count ? format->dates_count : ARRAY_LEN(r->usual_dates);
	return format->dates_count ? format->dates : r->usual_dates;
}

static bool wants_range(const struct reading *r, const struct feed *f, const struct column_use *col,
			 const struct manifest_origin *o)
{
	const char *file = o->file ? o->file : r->m->files[0].file;
	return o->column && !o->catalogue && !strcmp(o->column, col->name) && !strcmp(file, f->map->file);
}

static void prepare_columns(struct reading *r, struct feed *f)
{
	for (size_t i = 0; i < f->columns_count; i++) {
		struct column_use *col = &f->columns[i];
		bool own = col->map && col->map->dates_count;
		col->dates = reading_dates(r, &f->map->format, &col->dates_count);
		if (own) {
			col->dates = col->map->dates;
			col->dates_count = col->map->dates_count;
		}
		col->wants_range = wants_range(r, f, col, &r->m->copied) || wants_range(r, f, col, &r->m->scope.from) ||
				    wants_range(r, f, col, &r->m->scope.to) ||
				    (col->map && col->map->target == TARGET_COPIED);
	}
}

bool feed_open(struct reading *r, struct feed *f, const struct manifest_file *map)
{
	struct buf path = BUF_INIT;
	struct csv_format format = manifest_csv_format(r->m, &map->format);
	reading_path(r, map->file, &path);
	*f = (struct feed){ .map = map, .path = buf_detach(&path) };
	if (!csv_file_open(&f->csv, f->path, r->within, &format, r->problems))
		return false;
	enum csv_result got = csv_file_next(&f->csv);
	if (got == CSV_END)
		heading_problem(r, f, (struct place){ 1, 1 }, _("the file is empty; it has not even a heading"));
	if (got != CSV_ROW || !read_heading(r, f, format.header))
		return false;
	prepare_columns(r, f);
	if (format.header)
		return true;
	/* The first row is no heading but a row: begin again. */
	csv_file_release(&f->csv);
	return csv_file_open(&f->csv, f->path, r->within, &format, r->problems);
}

/* ---- rows */

static bool surplus(const struct feed *f)
{
	bool any = false;
	for (size_t i = f->columns_count; i < f->csv.count; i++)
		any = any || f->csv.cells[i].len;
	return any;
}

static bool is_torn(struct reading *r, struct feed *f)
{
	bool torn = f->csv.count > f->columns_count && surplus(f);
	bool shorter = f->csv.count < f->columns_count;
	tally_add(&r->tally, MEASURE_ROWS_TORN, torn);
	tally_add(&r->tally, MEASURE_ROWS_SHORT, shorter);
	if (torn) {
		f->torn++;
		if (complaint_told(&f->complaints[COMPLAINT_TORN], PROBLEM_WARNING))
			problems_add(r->problems, PROBLEM_WARNING, f->path, csv_file_place(&f->csv, f->columns_count),
				     _("the row has %zu cells, the heading %zu; perhaps an unquoted comma; the row is "
				       "left out"), f->csv.count, f->columns_count);
	}
	if (shorter && complaint_told(&f->complaints[COMPLAINT_SHORT], PROBLEM_NOTE))
		problems_add(r->problems, PROBLEM_NOTE, f->path, (struct place){ f->csv.line, 1 },
			     _("the row has %zu cells, the heading %zu; those missing count as not supplied"),
			     f->csv.count, f->columns_count);
	return torn;
}

#define TICK_ROWS 4096

enum csv_result feed_next(struct reading *r, struct feed *f)
{
	enum csv_result got;
	do {
		got = csv_file_next(&f->csv);
		f->broken = got == CSV_BROKEN;
		if (got != CSV_ROW)
			return got;
		f->rows++;
		if (r->tick && f->rows % TICK_ROWS == 0)
			r->tick(r->tick_context, r->bytes + f->csv.done);
	} while (is_torn(r, f));
	return got;
}

/* ---- closing */

static int64_t per_cent(int64_t part, int64_t of)
{
	return of ? part * 100 / of : 0;
}

static void add_label(struct reading *r, const char *label, enum measure m, int64_t count, int64_t of)
{
	MEM_GROW(r->labels, r->labels_count, r->labels_cap);
	r->labels[r->labels_count++] = (struct label_figure){ mem_copy_text(label), (int)m, count, of };
}

static void figures_of(struct reading *r, const struct column_use *col)
{
	const struct column_tally *t = &col->tally;
	int64_t met = t->given + t->bad + t->none + t->nothing;
	const char *label = col->map->label ? col->map->label : col->name;
	add_label(r, label, MEASURE_CELLS_BAD, t->bad, t->given + t->none + t->bad);
	if (col->map->target == TARGET_PART)
		add_label(r, label, MEASURE_PART_GIVEN, t->given, met);
	if (col->map->target == TARGET_DETAIL) {
		add_label(r, label, MEASURE_DETAIL_GIVEN, t->given, met);
		if (col->map->none_when_count)
			add_label(r, label, MEASURE_DETAIL_NONE, t->none, met);
		if (col->map->values_count)
			add_label(r, label, MEASURE_DETAIL_KNOWN, t->given + t->none, t->given + t->none + t->bad);
	}
}

/* Dates of the source that are the latest, or where it begins the earliest, of a column. */
static void keep_range(struct reading *r, const struct feed *f, const struct column_use *col)
{
	if (!col->wants_range)
		return;
	bool by_target = !r->m->copied.at.line && col->map && col->map->target == TARGET_COPIED;
	if (by_target || wants_range(r, f, col, &r->m->copied))
		r->copied = date_compare(col->latest, r->copied) > 0 ? col->latest : r->copied;
	if (wants_range(r, f, col, &r->m->scope.from))
		r->from = col->earliest;
	if (wants_range(r, f, col, &r->m->scope.to))
		r->to = col->latest;
}

static void close_column(struct reading *r, struct feed *f, struct column_use *col)
{
	int64_t of = col->tally.given + col->tally.none + col->tally.bad;
	keep_range(r, f, col);
	if (!col->map)
		return;
	complaint_rest(&col->complaints[COMPLAINT_BYTES], r->problems, f->path, col->at, col->name);
	complaint_rest(&col->complaints[COMPLAINT_VALUE], r->problems, f->path, col->at, col->name);
	figures_of(r, col);
	r->bad_cells += col->tally.bad;
	if (col->tally.bad && per_cent(col->tally.bad, of) >= r->policy->bad_cells_stop)
		problems_add(r->problems, PROBLEM_ERROR, f->path, col->at,
			     _("%lld of %lld cells of '%s' cannot be read, and the policy bears less than %lld per cent"),
			     (long long)col->tally.bad, (long long)of, col->name, (long long)r->policy->bad_cells_stop);
}

static void judge_rows(struct reading *r, struct feed *f)
{
	struct place start = { 1, 1 };
	if (!f->rows && !f->broken)
		problems_add(r->problems, PROBLEM_ERROR, f->path, start, _("the file has a heading and no rows"));
	if (f->torn && per_cent(f->torn, f->rows) >= r->policy->bad_cells_stop)
		problems_add(r->problems, PROBLEM_ERROR, f->path, start,
			     _("%lld of %lld rows have more cells than the heading, and the policy bears less than %lld per cent"),
			     (long long)f->torn, (long long)f->rows, (long long)r->policy->bad_cells_stop);
}

void feed_close(struct reading *r, struct feed *f)
{
	static const char *const kinds[FEED_COMPLAINT_COUNT] = {
		[COMPLAINT_TORN] = N_("rows with too many cells"),
		[COMPLAINT_SHORT] = N_("rows with too few cells"),
		[COMPLAINT_TWICE] = N_("rows with the key of another"),
		[COMPLAINT_NOBODY] = N_("rows that do not say whom they are about"),
		[COMPLAINT_ALONE] = N_("details without a row they belong to"),
	};
	char digest[CSV_DIGEST_SIZE];
	for (size_t i = 0; i < FEED_COMPLAINT_COUNT; i++)
		complaint_rest(&f->complaints[i], r->problems, f->path, (struct place){ 1, 1 }, _(kinds[i]));
	for (size_t i = 0; i < f->columns_count; i++)
		close_column(r, f, &f->columns[i]);
	judge_rows(r, f);
	r->rows += f->rows;
	r->bytes += f->csv.done;
	csv_file_digest(&f->csv, digest);
	buf_add_text(&r->digest, digest);
}

void feed_release(struct feed *f)
{
	csv_file_release(&f->csv);
	for (size_t i = 0; i < f->columns_count; i++)
		mem_free(f->columns[i].name);
	mem_free(f->columns);
	mem_free(f->path);
	*f = (struct feed){ 0 };
}
