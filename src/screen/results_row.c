#include <string.h>

#include "results_pane.h"
#include "say.h"

static const struct results_pane *pane_of(const void *rows)
{
	return rows;
}

static const struct find_answer *found_of(const struct results_pane *p)
{
	return &p->app->session->found;
}

static const struct found_person *person_at(const void *rows, size_t i)
{
	const struct results_pane *p = pane_of(rows);
	return &found_of(p)->results[sieve_narrows(&p->sieve) ? p->seen[i] : i];
}

static size_t count_of(const void *rows)
{
	return results_pane_count(pane_of(rows));
}

static const char *identity_of(const void *rows, size_t i)
{
	return person_at(rows, i)->person;
}

static int height_of(const void *rows, size_t i, int width)
{
	(void)rows;
	(void)i;
	return layout_breadth(width) == BREADTH_NARROW ? 2 : 1;
}

/* ---- columns ------------------------------------------------------------------------ */

/* Whose services name the columns: the first who has any, as somebody held back has none. */
static const struct found_person *lettered(const struct results_pane *p)
{
	const struct find_answer *found = found_of(p);
	size_t i = 0;
	while (i + 1 < found->results_count && found->results[i].services_count == 0)
		i++;
	return &found->results[i];
}

static size_t services_count(const struct results_pane *p)
{
	return found_of(p)->results_count ? lettered(p)->services_count : 0;
}

/* One letter and one space for each service, and room for the word of who is held back. */
static int letters_width(const struct results_pane *p)
{
	int width = (int)services_count(p) * 2;
	for (size_t i = 0; i < found_of(p)->results_count; i++) {
		int held = found_of(p)->results[i].held;
		int word = held ? canvas_width_of(say_held_back(p->app, held, true)) : 0;
		width = word > width ? word : width;
	}
	return width;
}

static int own_width(const void *pane, const struct column *c)
{
	return c->shows == COLUMN_results_services ? letters_width(pane) : table_width(c);
}

void results_columns(struct results_pane *p, int width)
{
	table_layout(&p->table, &p->app->screens->files[FILE_results], width, own_width, p);
}

/* ---- services as letters and signs ---------------------------------------------------- */

/* The first letter of its name that no service before it has. */
static void service_letter(const struct found_person *person, size_t at, char letter[8])
{
	char used[64] = "";
	letter[0] = '\0';
	for (size_t i = 0; i <= at && i < sizeof(used) - 1; i++) {
		const char *name = person->services[i].service;
		size_t n = 0;
		while (name[n] && (strchr(used, name[n]) || (unsigned char)name[n] <= ' '))
			n++;
		used[i] = name[n] ? name[n] : '+';
		letter[0] = used[i];
		letter[1] = '\0';
	}
}

static void draw_letters(const struct results_pane *p, struct canvas *c, int row, int col)
{
	const struct found_person *person = lettered(p);
	char letter[8];
	for (size_t i = 0; i < person->services_count; i++) {
		service_letter(person, i, letter);
		canvas_text(c, row, col + (int)i * 2, 1, ROLE_HEADING, letter);
	}
}

static void draw_signs(const struct results_pane *p, struct canvas *c, int row,
                       const struct table_column *column, const struct found_person *person)
{
	if (person->held)
		canvas_text(c, row, column->col, column->width, ROLE_WARNING, say_held_back(p->app, person->held, true));
	for (size_t i = 0; i < person->services_count && (int)i * 2 < column->width; i++) {
		const struct word *w = words_state(p->app->words, person->services[i].state);
		canvas_text(c, row, column->col + (int)i * 2, 1, ROLE_TEXT, w->glyph ? w->glyph : w->word);
	}
}

void results_draw_legend(const struct results_pane *p, struct canvas *c, struct rect row)
{
	static const int shown[] = { STATE_OPEN,      STATE_CLOSED,      STATE_POSSIBLE,
		                     STATE_NO_RECORD, STATE_OUTSIDE_AGE, STATE_LATE };
	const struct found_person *person = lettered(p);
	struct buf text = BUF_INIT;
	char letter[8];
	for (size_t i = 0; i < person->services_count; i++) {
		service_letter(person, i, letter);
		buf_printf(&text, "%s%s %s", i ? "  " : "", letter, person->services[i].service);
	}
	canvas_text(c, row.row, row.col, row.cols, ROLE_QUIET, text.data);
	buf_clear(&text);
	for (size_t i = 0; i < ARRAY_LEN(shown); i++) {
		const struct word *w = words_state(p->app->words, shown[i]);
		buf_printf(&text, "%s%s %s", i ? "  " : "", w->glyph ? w->glyph : "",
		           shown[i] == STATE_LATE ? words_phrase(p->app->words, "late_beside") : w->word);
	}
	canvas_text(c, row.row + 1, row.col, row.cols, ROLE_QUIET, text.data);
	buf_release(&text);
}

/* ---- a row ------------------------------------------------------------------------------ */

static void add_age(const struct app *app, const struct found_person *person, struct buf *out)
{
	say_age(app, person->age, out);
	if (out->len == 0)
		buf_add_text(out, words_phrase(app->words, "not_recorded"));
}

/* Where no heading says that it is one. */
static const char *address_of(const struct app *app, const struct found_person *person)
{
	if (person->address_protected)
		return words_phrase(app->words, "address_is_protected");
	return person->address;
}

static void add_cell(const struct app *app, enum column_field field, const struct found_person *person,
                     struct buf *out)
{
	const char *protected = words_phrase(app->words, "address_protected");
	const char *address = person->address_protected ? protected : person->address;
	const char *missing = words_phrase(app->words, person->held ? "not_shown" : "not_recorded");
	if (field == COLUMN_results_band)
		buf_add_text(out, words_band(app->words, person->band)->word);
	else if (field == COLUMN_results_name)
		say_name(app, person->family_name, person->first_name, out);
	else if (field == COLUMN_results_born)
		date_short(person->born, out);
	else if (field == COLUMN_results_age)
		say_age(app, person->age, out);
	else if (field == COLUMN_results_address)
		buf_add_text(out, address ? address : missing);
	else if (field == COLUMN_results_sex)
		buf_add_text(out, person->sex ? person->sex : missing);
	else if (field == COLUMN_results_case)
		buf_add_text(out, person->case_id ? person->case_id : missing);
	/* Beside a birth date that is not shown an age has no room to say so. */
	if (out->len == 0 && !(person->held && field == COLUMN_results_age))
		buf_add_text(out, missing);
}

static void draw_cell(const struct results_pane *p, struct canvas *c, int row,
                      const struct table_column *column, const struct found_person *person)
{
	struct buf text = BUF_INIT;
	if (column->column->shows == COLUMN_results_services) {
		draw_signs(p, c, row, column, person);
		return;
	}
	add_cell(p->app, column->column->shows, person, &text);
	if (column->column->shows == COLUMN_results_age)
		canvas_text_right(c, row, column->col, column->width, ROLE_TEXT, text.data);
	else
		canvas_text(c, row, column->col, column->width, ROLE_TEXT, text.data);
	buf_release(&text);
}

static void draw_card(const struct results_pane *p, struct canvas *c, struct rect area,
                      const struct found_person *person)
{
	struct buf name = BUF_INIT, age = BUF_INIT, facts = BUF_INIT;
	struct pool pool = POOL_INIT;
	int band = canvas_text(c, area.row, area.col + 1, 9, ROLE_TEXT,
	                       words_band(p->app->words, person->band)->word);
	say_name(p->app, person->family_name, person->first_name, &name);
	canvas_text(c, area.row, area.col + 2 + (band > 8 ? band : 8), area.cols - 11, ROLE_MATCH, name.data);
	if (person->held)
		buf_add_text(&age, say_held_back(p->app, person->held, true));
	else
		add_age(p->app, person, &age);
	SAY(p->app, TEXT_results_card, &facts, { "age", pool_take(&pool, &age) },
	    { "born", pool_date_short(&pool, person->born) }, { "address", address_of(p->app, person) });
	canvas_text(c, area.row + 1, area.col + 2, area.cols - 2, ROLE_TEXT, facts.data);
	buf_release(&facts);
	buf_release(&name);
	pool_release(&pool);
}

static void draw_row(const void *rows, size_t i, struct canvas *c, struct rect area, bool selected)
{
	const struct results_pane *p = pane_of(rows);
	bool cards = layout_breadth(area.cols) == BREADTH_NARROW;
	if (cards)
		draw_card(p, c, area, person_at(rows, i));
	for (size_t k = 0; !cards && k < p->table.count; k++)
		draw_cell(p, c, area.row, &p->table.columns[k], person_at(rows, i));
	if (!selected)
		return;
	canvas_glyph(c, area.row, area.col + (cards ? 0 : 1), ROLE_SELECTED, GLYPH_SELECTED);
	canvas_role(c, (struct rect) { area.row, area.col, 1, area.cols }, ROLE_SELECTED);
}

const struct list_source results_rows = { count_of, identity_of, height_of, draw_row };

void results_draw_headings(const struct results_pane *p, struct canvas *c, struct rect row)
{
	for (size_t i = 0; i < p->table.count; i++) {
		const struct table_column *column = &p->table.columns[i];
		if (column->column->shows == COLUMN_results_services)
			draw_letters(p, c, row.row, column->col);
		else if (column->column->shows == COLUMN_results_age)
			canvas_text_right(c, row.row, column->col, column->width, ROLE_HEADING,
			                  column->column->heading);
		else
			canvas_text(c, row.row, column->col, column->width, ROLE_HEADING,
			            column->column->heading);
	}
}

/* ---- why -------------------------------------------------------------------------------- */

static void add_reason(const struct app *app, const struct why *why, struct facts *out)
{
	const struct word *w = words_verdict(app->words, why->verdict);
	struct buf text = BUF_INIT;
	SAY(app, TEXT_results_reason, &text, { "sign", w->glyph }, { "verdict", w->word },
	    { "detail", why->detail });
	facts_row(out, why->field, words_field(app->words, why->field), text.data);
	buf_release(&text);
}

static void add_against(const struct app *app, const struct found_person *person, struct buf *out)
{
	for (size_t i = 0; i < person->against_count; i++) {
		const struct why *why = &person->against[i];
		buf_add_text(out, out->len ? "; " : "");
		SAY(app, TEXT_results_against, out, { "field", words_field(app->words, why->field) },
		    { "verdict", words_verdict(app->words, why->verdict)->word }, { "detail", why->detail });
	}
	if (out->len == 0)
		buf_add_text(out, words_phrase(app->words, "against_nothing"));
}

static void add_services(const struct app *app, const struct found_person *person, struct buf *out)
{
	for (size_t i = 0; i < person->services_count; i++) {
		const struct word *w = words_state(app->words, person->services[i].state);
		buf_printf(out, "%s%s %s", i ? ", " : "", person->services[i].service, w->word);
	}
}

static void add_records(const struct app *app, const struct found_person *person, struct buf *out)
{
	for (size_t i = 0; i < person->records_count; i++) {
		buf_add_text(out, i ? ", " : "");
		buf_add_text(out, say_source(app, person->records[i].source));
		if (person->records[i].record)
			buf_printf(out, " %s", person->records[i].record);
	}
}

/* Whether the table has no room for the whole address. */
static bool address_is_cut(const struct results_pane *p, const struct found_person *person)
{
	for (size_t i = 0; i < p->table.count; i++)
		if (p->table.columns[i].column->shows == COLUMN_results_address)
			return person->address &&
			       canvas_width_of(person->address) > p->table.columns[i].width;
	return true;
}

/* That something about them is in dispute is read before they are opened. */
static void add_challenged(const struct app *app, const struct found_person *person, struct buf *out)
{
	struct buf references = BUF_INIT;
	for (size_t i = 0; i < person->challenged_count; i++)
		buf_printf(&references, "%s%s", i ? ", " : "", person->challenged[i]);
	if (references.len)
		SAY(app, TEXT_results_challenged, out, { "references", references.data });
	buf_release(&references);
}

void results_why(const struct results_pane *p, const struct found_person *person, struct facts *out)
{
	const struct app *app = p->app;
	struct buf text = BUF_INIT;
	if (person->held)
		facts_note(out, "held", ROLE_WARNING, say_held_back(app, person->held, false));
	for (size_t i = 0; i < person->why_count; i++)
		add_reason(app, &person->why[i], out);
	if (!person->held || person->against_count) {
		add_against(app, person, &text);
		facts_row(out, "against", screens_text(app->screens, TEXT_results_against_label), text.data);
	}
	buf_clear(&text);
	add_challenged(app, person, &text);
	if (text.len)
		facts_note(out, "challenged", ROLE_WARNING, text.data);
	if (address_is_cut(p, person))
		facts_row(out, "lives", screens_text(app->screens, TEXT_results_lives_label),
		          address_of(app, person));
	buf_clear(&text);
	add_services(app, person, &text);
	facts_row(out, "services", screens_text(app->screens, TEXT_results_services_label), text.data);
	buf_clear(&text);
	add_records(app, person, &text);
	facts_row(out, "records", screens_text(app->screens, TEXT_results_records_label), text.data);
	buf_release(&text);
}

void results_why_brief(const struct app *app, const struct found_person *person, struct buf *out)
{
	struct buf reasons = BUF_INIT, against = BUF_INIT;
	struct pool p = POOL_INIT;
	if (person->held && !person->why_count) {
		buf_add_text(out, say_held_back(app, person->held, false));
		return;
	}
	for (size_t i = 0; i < person->why_count; i++)
		if (person->why[i].verdict != VERDICT_NOT_COMPARED)
			buf_printf(&reasons, "%s%s %s", reasons.len ? ", " : "",
			           words_field(app->words, person->why[i].field),
			           words_verdict(app->words, person->why[i].verdict)->word);
	add_against(app, person, &against);
	add_challenged(app, person, out);
	if (out->len)
		buf_add_text(out, ". ");
	SAY(app, TEXT_results_why_brief, out, { "reasons", pool_take(&p, &reasons) },
	    { "against", pool_take(&p, &against) });
	pool_release(&p);
}
