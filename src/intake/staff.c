#include "famctx/intake/staff.h"

#include "famctx/access/account.h"
#include "famctx/base/mem.h"
#include "famctx/intake/csv.h"
#include "famctx/text/ident.h"
#include "famctx/text/utf8.h"

enum column { LOGIN, FAMILY_NAME, FIRST_NAME, BORN, ADDRESS, POSTCODE, NHS_NUMBER, COLUMN_COUNT };

static const char *const column_names[] = { "login",   "family_name", "first_name", "born",
					    "address", "postcode",    "nhs_number", NULL };

#define CELL_MOST 200 /* characters */

struct reading {
	const char *name; /* of the file */
	struct csv_file file;
	struct problems *problems;
	size_t at[COLUMN_COUNT]; /* cell of each column, counted from 1; 0: it is not there */
	size_t columns;
	struct staff_table *table;
	int *lines; /* of each of its rows */
	size_t lines_cap;
};

static struct place place_of(struct reading *r, size_t cell)
{
	return csv_file_place(&r->file, cell);
}

static int known_column(const struct csv_cell *cell)
{
	for (int i = 0; column_names[i]; i++)
		if (!strcasecmp(column_names[i], cell->text))
			return i;
	return -1;
}

static void read_header_cell(struct reading *r, size_t cell)
{
	int column = known_column(&r->file.cells[cell]);
	if (column < 0)
		problems_add(r->problems, PROBLEM_ERROR, r->name, place_of(r, cell),
			     _("there is no column '%s'; leave it out, or name it login, family_name, first_name, born, address, "
			       "postcode or nhs_number"),
			     r->file.cells[cell].text);
	else if (r->at[column])
		problems_add(r->problems, PROBLEM_ERROR, r->name, place_of(r, cell), _("the column %s is there twice"),
			     column_names[column]);
	else
		r->at[column] = cell + 1;
}

static bool read_header(struct reading *r)
{
	const struct place first = { 1, 1 };
	size_t errors = r->problems->errors;
	if (csv_file_next(&r->file) != CSV_ROW) {
		if (r->problems->errors == errors)
			problems_add(r->problems, PROBLEM_ERROR, r->name, first, _("the file is empty; its first row names the columns"));
		return false;
	}
	r->columns = r->file.count;
	for (size_t i = 0; i < r->file.count; i++)
		read_header_cell(r, i);
	if (!r->at[FAMILY_NAME] || !r->at[FIRST_NAME])
		problems_add(r->problems, PROBLEM_ERROR, r->name, first, _("the first row names no family_name or no first_name"));
	if (!r->at[BORN] && !r->at[NHS_NUMBER])
		problems_add(r->problems, PROBLEM_ERROR, r->name, first,
			     _("the first row names neither born nor nhs_number, and a name alone tells nobody from another"));
	return r->problems->errors == errors;
}

/* Text of a column of the present row; NULL where there is none. */
static const char *cell_of(const struct reading *r, enum column column)
{
	const char *text = r->at[column] ? r->file.cells[r->at[column] - 1].text : "";
	return *text ? text : NULL;
}

static void PRINTF_LIKE(3, 4) mistake(struct reading *r, enum column column, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	problems_vadd(r->problems, PROBLEM_ERROR, r->name, place_of(r, r->at[column] - 1), format, args);
	va_end(args);
}

static char *take_text(struct reading *r, enum column column)
{
	const char *text = cell_of(r, column);
	if (!text)
		return NULL;
	if (r->file.cells[r->at[column] - 1].bad)
		mistake(r, column, _("this is not UTF-8"));
	else if (utf8_count(text, strlen(text)) > CELL_MOST)
		mistake(r, column, _("this is longer than %d characters"), CELL_MOST);
	else
		return mem_copy_text(text);
	return NULL;
}

static char *take_name(struct reading *r, enum column column)
{
	if (!cell_of(r, column))
		mistake(r, column, column == FAMILY_NAME ? _("the family name is missing") : _("the first name is missing"));
	return take_text(r, column);
}

static struct date take_born(struct reading *r)
{
	static const char *const formats[] = { "YYYY-MM-DD", "DD/MM/YYYY" };
	const char *text = cell_of(r, BORN);
	struct date born = DATE_NONE;
	for (size_t i = 0; text && i < ARRAY_LEN(formats); i++)
		if (date_parse(text, formats[i], (struct date)DATE_NONE, &born))
			return born;
	if (text)
		mistake(r, BORN, _("this is no date such as 1986-05-02 or 02/05/1986"));
	return (struct date)DATE_NONE;
}

static char *take_nhs_number(struct reading *r)
{
	char digits[NHS_SIZE];
	const char *text = cell_of(r, NHS_NUMBER);
	if (!text)
		return NULL;
	if (nhs_parse(text, digits) == NHS_OK)
		return mem_copy_text(digits);
	mistake(r, NHS_NUMBER, _("this is no NHS number: ten digits that fit together"));
	return NULL;
}

static char *take_postcode(struct reading *r)
{
	struct postcode p;
	const char *text = cell_of(r, POSTCODE);
	if (!text)
		return NULL;
	if (postcode_parse(text, &p) && p.level == POSTCODE_FULL)
		return mem_copy_text(p.text);
	mistake(r, POSTCODE, _("this is no whole postcode such as XX1 4QQ"));
	return NULL;
}

static char *take_login(struct reading *r)
{
	const char *text = cell_of(r, LOGIN);
	if (!text)
		return NULL;
	if (account_login_is_sane(text))
		return mem_copy_text(text);
	mistake(r, LOGIN, _("this is no name of a Unix account"));
	return NULL;
}

static void read_row(struct reading *r)
{
	struct staff_table *t = r->table;
	if (r->file.count != r->columns) {
		problems_add(r->problems, PROBLEM_ERROR, r->name, place_of(r, 0), _("this row has %zu cells, and the first has %zu"),
			     r->file.count, r->columns);
		return;
	}
	MEM_GROW(r->lines, t->count, r->lines_cap);
	r->lines[t->count] = r->file.line;
	MEM_GROW(t->rows, t->count, t->cap);
	t->rows[t->count++] = (struct staff_row){
		.login = take_login(r),
		.family_name = take_name(r, FAMILY_NAME),
		.first_name = take_name(r, FIRST_NAME),
		.born = take_born(r),
		.address = take_text(r, ADDRESS),
		.postcode = take_postcode(r),
		.nhs_number = take_nhs_number(r),
	};
	if (!cell_of(r, BORN) && !cell_of(r, NHS_NUMBER))
		problems_add(r->problems, PROBLEM_ERROR, r->name, place_of(r, 0),
			     _("this row has neither a birth date nor an NHS number, and a name alone tells nobody from another"));
}

/* Those with a login, sorted by it; equal ones in the order of the file. */
static int compare_logins(const void *a, const void *b)
{
	const struct staff_row *const *x = a, *const *y = b;
	int order = strcmp((*x)->login, (*y)->login);
	return order ? order : (*x > *y) - (*x < *y);
}

static void find_twice(struct reading *r)
{
	const struct staff_table *t = r->table;
	const struct staff_row **with = mem_zero(t->count + 1, sizeof(*with));
	size_t count = 0;
	for (size_t i = 0; i < t->count; i++)
		if (t->rows[i].login)
			with[count++] = &t->rows[i];
	qsort(with, count, sizeof(*with), compare_logins);
	for (size_t i = 1; i < count && r->problems->errors < STAFF_PROBLEMS; i++)
		if (!strcmp(with[i]->login, with[i - 1]->login))
			problems_add(r->problems, PROBLEM_ERROR, r->name, (struct place){ r->lines[with[i] - t->rows], 0 },
				     _("the login %s stands in line %d already"), with[i]->login,
				     r->lines[with[i - 1] - t->rows]);
	mem_free(with);
}

static void read_rows(struct reading *r)
{
	while (r->problems->errors < STAFF_PROBLEMS && csv_file_next(&r->file) == CSV_ROW)
		read_row(r);
	find_twice(r);
	if (!r->table->count && !r->problems->errors)
		problems_add(r->problems, PROBLEM_ERROR, r->name, (struct place){ 1, 1 }, _("there is nobody below the first row"));
}

bool staff_table_read(const char *name, const char *bytes, size_t len, struct staff_table *out, struct problems *problems)
{
	const struct csv_format format = { .delimiter = ',', .encoding = CSV_UTF_8, .header = true, .trim = true, .quotes = true };
	struct reading r = { .name = name, .problems = problems, .table = out };
	*out = (struct staff_table){ .rows = NULL };
	if (csv_file_open_bytes(&r.file, name, bytes, len, &format, problems) && read_header(&r))
		read_rows(&r);
	csv_file_release(&r.file);
	mem_free(r.lines);
	return problems->errors == 0;
}

void staff_table_release(struct staff_table *t)
{
	for (size_t i = 0; i < t->count; i++)
		shape_release(&staff_row_shape, &t->rows[i]);
	mem_free(t->rows);
	*t = (struct staff_table){ .rows = NULL };
}
