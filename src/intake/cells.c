#include "reading.h"

#include <strings.h>

#include "famctx/text/sanitise.h"
#include "famctx/text/utf8.h"

/* Where the manifest names no words for nothing: what exports write by mistake. */
static const char *const usual_nothing[] = { "null", "n/a", "#n/a", "nan", "-" };

bool word_in(char *const *words, size_t count, const char *word)
{
	for (size_t i = 0; i < count; i++)
		if (!strcasecmp(words[i], word))
			return true;
	return false;
}

static bool means_nothing(const struct manifest *m, const char *text)
{
	if (m->not_supplied_count)
		return word_in(m->not_supplied, m->not_supplied_count, text);
	for (size_t i = 0; i < ARRAY_LEN(usual_nothing); i++)
		if (!strcasecmp(usual_nothing[i], text))
			return true;
	return false;
}

static const struct manifest_pair *value_of(const struct manifest_column *col, const char *text)
{
	for (size_t i = 0; i < col->values_count; i++)
		if (!strcasecmp(col->values[i].from, text))
			return &col->values[i];
	return NULL;
}

/* A word the column declares is that word, even where it would mean nothing elsewhere: `none`, `-`. */
static bool declared(const struct manifest_column *col, const char *text)
{
	return value_of(col, text) || word_in(col->open, col->open_count, text) ||
	       word_in(col->closed, col->closed_count, text) || word_in(col->none, col->none_count, text) ||
	       word_in(col->none_when, col->none_when_count, text);
}

bool cell_date(const char *text, char *const *formats, size_t count, struct date today, struct date *out)
{
	for (size_t i = 0; i < count; i++)
		if (date_parse(text, formats[i], today, out))
			return true;
	return false;
}

/* ---- what cannot be read */

#define EXCERPT 30u

static void add_excerpt(struct buf *out, const char *text)
{
	size_t len = strlen(text), shown = utf8_first(text, len, EXCERPT);
	sanitise_bytes(out, text, shown, SANITISE_LINE, NULL);
	if (shown < len)
		buf_add_text(out, "\u2026");
}

bool cell_looks_torn(const char *text)
{
	size_t letters = 0;
	for (const char *c = text; *c; c++)
		letters += (*c | 0x20) >= 'a' && (*c | 0x20) <= 'z';
	return letters > 9 && strchr(text, ' ');
}

static const char *why_bad(const struct column_use *col, const char *text)
{
	bool dated = (target_list[col->map->target].flags & TARGET_IS_DATE) || col->map->dates_count;
	if (dated && cell_looks_torn(text))
		return _("is not a date, perhaps an unquoted comma");
	if (dated)
		return _("is not a date in a format of the manifest");
	if (col->map->target == TARGET_NHS_NUMBER)
		return _("is not an NHS number that checks");
	return _("is not one of the words the manifest lists");
}

static struct cell_value bad_cell(struct reading *r, struct feed *f, size_t column, const char *why)
{
	struct column_use *col = &f->columns[column];
	col->tally.bad++;
	if (complaint_told(&col->complaints[COMPLAINT_VALUE], PROBLEM_WARNING)) {
		buf_clear(&r->scratch);
		add_excerpt(&r->scratch, f->csv.cells[column].text);
		problems_add(r->problems, PROBLEM_WARNING, f->path, csv_file_place(&f->csv, column),
			     _("%s: '%s' %s; counted as not supplied"), col->name, r->scratch.data, why);
	}
	return (struct cell_value){ .kind = CELL_BAD };
}

/*
 * Not a matter of per cents: the names that fail are those with an accent, so
 * the same people would be left without a name in every load.
 */
static struct cell_value wrong_bytes(struct reading *r, struct feed *f, size_t column)
{
	struct column_use *col = &f->columns[column];
	col->tally.bad++;
	if (complaint_told(&col->complaints[COMPLAINT_BYTES], PROBLEM_ERROR))
		problems_add(r->problems, PROBLEM_ERROR, f->path, csv_file_place(&f->csv, column),
			     _("%s: the letters are not in the encoding of the feed; if it is windows-1252, say so under "
			       "'format'"), col->name);
	return (struct cell_value){ .kind = CELL_BAD };
}

/* ---- values */

/* A day to come is a slip or a plan: one such cell would keep a copy fresh for ever. */
static void follow_range(struct column_use *col, struct date date, struct date today)
{
	if (!col->wants_range || date_compare(date, today) > 0)
		return;
	if (date_compare(date, col->latest) > 0)
		col->latest = date;
	if (!date_known(col->earliest) || date_compare(date, col->earliest) < 0)
		col->earliest = date;
}

/* Until when a year of two digits may mean this century: an end or a review is often still to come. */
#define YEARS_AHEAD 20

static struct date latest_for(const struct reading *r, int target)
{
	bool ahead = target == TARGET_TO || target == TARGET_WARNING_REVIEW;
	return ahead ? date_add_months(r->today, YEARS_AHEAD * 12) : r->today;
}

static struct cell_value read_date(struct reading *r, struct feed *f, size_t column, const char *text)
{
	struct column_use *col = &f->columns[column];
	struct cell_value v = { .kind = CELL_TEXT, .text = text };
	bool born = col->map->target == TARGET_BORN;
	bool read = cell_date(text, col->dates, col->dates_count, latest_for(r, col->map->target), &v.date);
	if (born)
		tally_add(&r->tally, MEASURE_BORN_READ, read);
	if (!read)
		return bad_cell(r, f, column, why_bad(col, text));
	if (born) {
		bool future = date_compare(v.date, r->today) > 0;
		tally_add(&r->tally, MEASURE_BORN_FUTURE, future);
		tally_add(&r->tally, MEASURE_BORN_OLD, date_age(v.date, r->today) > 110);
		if (future)
			return bad_cell(r, f, column, _("lies in the future"));
	}
	follow_range(col, v.date, r->today);
	return v;
}

static struct cell_value read_word(struct reading *r, struct feed *f, size_t column, const char *text)
{
	const struct manifest_column *map = f->columns[column].map;
	const struct manifest_pair *value = value_of(map, text);
	if (word_in(map->none_when, map->none_when_count, text))
		return (struct cell_value){ .kind = CELL_NONE };
	if (value)
		return (struct cell_value){ .kind = CELL_TEXT, .text = value->to };
	if (map->values_count)
		return bad_cell(r, f, column, why_bad(&f->columns[column], text));
	if (map->dates_count)
		return read_date(r, f, column, text);
	return (struct cell_value){ .kind = CELL_TEXT, .text = text };
}

static struct cell_value read_sex(struct reading *r, struct feed *f, size_t column, const char *text)
{
	static const char *const words[][2] = { { "f", "female" },     { "m", "male" },   { "female", "female" },
						{ "male", "male" },    { "other", "other" }, { "unknown", "unknown" },
						{ "u", "unknown" },    { "o", "other" } };
	bool own = f->columns[column].map->values_count;
	struct cell_value v = { .kind = CELL_BAD };
	if (own)
		v = read_word(r, f, column, text);
	for (size_t i = 0; !own && i < ARRAY_LEN(words); i++)
		if (!strcasecmp(words[i][0], text))
			v = (struct cell_value){ .kind = CELL_TEXT, .text = words[i][1] };
	tally_add(&r->tally, MEASURE_SEX_KNOWN, v.kind == CELL_TEXT);
	if (v.kind == CELL_BAD && !own)
		return bad_cell(r, f, column, why_bad(&f->columns[column], text));
	return v;
}

static struct cell_value read_nhs(struct reading *r, struct feed *f, size_t column, const char *text)
{
	char digits[NHS_SIZE];
	bool checks = nhs_parse(text, digits) == NHS_OK;
	tally_add(&r->tally, MEASURE_NHS_CHECKS, checks);
	if (!checks)
		return bad_cell(r, f, column, why_bad(&f->columns[column], text));
	return (struct cell_value){ .kind = CELL_TEXT, .text = text };
}

static struct cell_value read_by_target(struct reading *r, struct feed *f, size_t column, const char *text)
{
	const struct manifest_column *map = f->columns[column].map;
	if (target_list[map->target].flags & TARGET_IS_DATE)
		return read_date(r, f, column, text);
	switch (map->target) {
	case TARGET_DETAIL:
	case TARGET_PART:
	case TARGET_RELATION:
		return read_word(r, f, column, text);
	case TARGET_SEX:
		return read_sex(r, f, column, text);
	case TARGET_NHS_NUMBER:
		return read_nhs(r, f, column, text);
	default:
		return (struct cell_value){ .kind = CELL_TEXT, .text = text };
	}
}

static bool has_hidden(const char *text, size_t len)
{
	bool odd = false;
	for (size_t i = 0; i < len; i++)
		odd = odd || (unsigned char)text[i] < 0x20 || (unsigned char)text[i] >= 0x7F;
	return odd && !sanitise_is_clean(text, len, SANITISE_LINES);
}

struct cell_value cell_read(struct reading *r, struct feed *f, size_t column)
{
	struct column_use *col = &f->columns[column];
	const struct csv_cell *cell = &f->csv.cells[column];
	struct cell_value nothing = { .kind = CELL_NOTHING };
	if (!col->map) {
		struct date date;
		if (col->wants_range && cell_date(cell->text, col->dates, col->dates_count, r->today, &date))
			follow_range(col, date, r->today);
		return nothing;
	}
	if (cell->bad)
		return wrong_bytes(r, f, column);
	bool word = cell->len && !declared(col->map, cell->text) && means_nothing(r->m, cell->text);
	tally_add(&r->tally, MEASURE_WORDS_FOR_NOTHING, word);
	if (!cell->len || word) {
		col->tally.nothing++;
		return nothing;
	}
	tally_add(&r->tally, MEASURE_CELLS_HIDDEN, has_hidden(cell->text, cell->len));
	struct cell_value v = read_by_target(r, f, column, cell->text);
	col->tally.given += v.kind == CELL_TEXT;
	col->tally.none += v.kind == CELL_NONE;
	return v;
}
