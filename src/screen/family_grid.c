#include "family.h"
#include "famctx/text/sanitise.h"
#include "famctx/text/wrap.h"
#include "records.h"
#include "say.h"

#define NAME_COL 14 /* where the first person stands */
#define CELL_COLUMNS 12
#define COPIED_COLUMNS 18
#define GAUGE_STEPS 5
#define PANEL_ROWS 7 /* with its rule, where there is room for all rows of the grid */
#define PANEL_LEAST 5
#define NARROW_PANEL 4

size_t grid_people_shown(const struct screen *s)
{
	int room = s->area.cols - NAME_COL - COPIED_COLUMNS;
	size_t fits = room >= CELL_COLUMNS ? (size_t)(room / CELL_COLUMNS) : 1;
	size_t people = grid_people(s->state);
	return fits < people ? fits : people;
}

static const char *warning_note(const struct screen *s)
{
	return ((const struct family *)s->state)->answer.role_note;
}

/* ---- what goes where ---------------------------------------------------------------------- */

static int clamp(int n, int low, int high)
{
	return n < low ? low : (n > high ? high : n);
}

static void keep_in_sight(struct screen *s)
{
	struct family *f = s->state;
	size_t shown = grid_people_shown(s);
	int first = narrow(s->app) ? GRID_NAMES : 0;
	int row = f->row < first ? first : f->row;
	/* In a wider window more people fit: nothing is left empty on the right. */
	size_t last = grid_people(f) - shown;
	f->first = f->first > last ? last : f->first;
	f->first = f->at < f->first ? f->at : f->first;
	f->first = f->at >= f->first + shown ? f->at - shown + 1 : f->first;
	if (f->top > row)
		f->top = row;
	if (f->top + f->rows.rows <= row)
		f->top = row - f->rows.rows + 1;
	f->top = clamp(f->top, first, clamp(grid_last_row(f) + 1 - f->rows.rows, first, grid_last_row(f)));
}

/* What is held has three rows: whom to ring, how fresh, which period; an absence has its sentence. */
static int narrow_panel_rows(const struct screen *s, int cols)
{
	const struct family *f = s->state;
	int state = 0;
	if (f->row < 0 || f->row == grid_others_row(f))
		return NARROW_PANEL;
	struct service_view cell;
	if (!grid_cell(f, f->at, f->row, &state, &cell) || state <= STATE_POSSIBLE || !cell.sentence)
		return NARROW_PANEL;
	return 1 + clamp(wrap_count(cell.sentence, cols - 2), 3, 4);
}

static void layout_narrow(struct screen *s, struct rect area)
{
	struct family *f = s->state;
	int warning = f->answer.person.warnings_count > 0;
	int panel = clamp(narrow_panel_rows(s, area.cols), 0, area.rows - warning - 2);
	f->names = (struct rect) { area.row, area.col, warning, area.cols };
	f->rows = (struct rect) { area.row + warning, area.col, area.rows - warning - panel, area.cols };
	f->notes = (struct rect) { 0, 0, 0, 0 };
	f->panel = (struct rect) { area.row + area.rows - panel, area.col, panel, area.cols };
	f->legend = false;
}

static void layout_wide(struct screen *s, struct rect area)
{
	struct family *f = s->state;
	int wanted = grid_last_row(f) + 1, notes = 1 + (warning_note(s) != NULL) + grid_any_challenged(f);
	int room = area.rows - 2 - notes;
	f->legend = room - PANEL_ROWS > wanted;
	int rows = clamp(wanted, 1, room - PANEL_LEAST < 3 ? 3 : room - PANEL_LEAST);
	int panel = area.rows - 2 - notes - rows - f->legend;
	f->names = (struct rect) { area.row, area.col, 2, area.cols };
	f->rows = (struct rect) { area.row + 2, area.col, rows, area.cols };
	f->panel = (struct rect) { area.row + 2 + rows + f->legend, area.col, panel, area.cols };
	f->notes = (struct rect) { area.row + area.rows - notes, area.col, notes, area.cols };
}

void grid_layout(struct screen *s, struct rect area)
{
	if (narrow(s->app))
		layout_narrow(s, area);
	else
		layout_wide(s, area);
	keep_in_sight(s);
}

/* ---- drawing: side by side ------------------------------------------------------------------ */

static int column_of(const struct family *f, size_t person)
{
	return NAME_COL + (int)(person - f->first) * CELL_COLUMNS;
}

static void mark_focus(const struct screen *s, struct canvas *c, int row, int col)
{
	canvas_role(c, (struct rect) { row, s->area.col + col, 1, CELL_COLUMNS - 1 }, ROLE_SELECTED);
	canvas_glyph(c, row, s->area.col + col - 1, ROLE_SELECTED, GLYPH_SELECTED);
	canvas_cursor(c, row, s->area.col + col - 1);
}

static void draw_names(const struct screen *s, struct canvas *c)
{
	const struct family *f = s->state;
	size_t end = f->first + grid_people_shown(s);
	for (size_t i = f->first; i < end; i++) {
		struct relative r = grid_relative(s, i);
		int col = s->area.col + column_of(f, i);
		const char *relation =
		        r.relation ? r.relation : screens_text(s->app->screens, TEXT_family_asked_for);
		size_t challenges;
		grid_challenged(f, i, GRID_NAMES, &challenges);
		canvas_text(c, f->names.row, col, CELL_COLUMNS - 1, ROLE_HEADING, r.called);
		canvas_printf(c, f->names.row + 1, col, CELL_COLUMNS - 1, challenges ? ROLE_WARNING : ROLE_QUIET,
		              "%s%s%s", relation, challenges ? " " : "",
		              challenges ? screens_text(s->app->screens, TEXT_family_challenged_mark) : "");
		if (i == f->at && f->row == GRID_NAMES)
			mark_focus(s, c, f->names.row, column_of(f, i));
	}
	int copied = s->area.col + s->area.cols - COPIED_COLUMNS;
	say_draw(s->app, TEXT_family_copied_heading, c, f->names.row, copied, COPIED_COLUMNS, ROLE_HEADING);
}

/* Above the services: which people are shown, and how to read a cell where there is no room to say it in
 * full. */
static void draw_corner(const struct screen *s, struct canvas *c)
{
	const struct family *f = s->state;
	size_t shown = grid_people_shown(s), people = grid_people(f);
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	if (shown < people)
		SAY(s->app, TEXT_family_page, &text, { "first", pool_number(&p, (int64_t)f->first + 1) },
		    { "last", pool_number(&p, (int64_t)(f->first + shown)) },
		    { "total", pool_number(&p, (int64_t)people) });
	canvas_text(c, f->names.row, s->area.col + 1, NAME_COL - 2, ROLE_QUIET, text.data);
	if (!f->legend)
		say_draw(s->app, TEXT_family_ago_example, c, f->names.row + 1, s->area.col + 1, NAME_COL - 2,
		         ROLE_QUIET);
	buf_release(&text);
	pool_release(&p);
}

static void say_copied(const struct screen *s, const struct service_view *v, struct buf *out)
{
	struct buf ago = BUF_INIT;
	enum text t = TEXT_family_copied;
	if (v->freshness == FRESH_LATE)
		t = TEXT_family_copied_late;
	else if (v->freshness == FRESH_NOT_KNOWN)
		t = date_known(v->copied) ? TEXT_family_copied_unknown : TEXT_family_copied_none;
	words_ago(s->app->words, v->copied, today(s->app), &ago);
	SAY(s->app, t, out, { "ago", ago.data });
	buf_release(&ago);
}

static void draw_copied(const struct screen *s, struct canvas *c, int row, const struct service_view *v)
{
	int col = s->area.col + s->area.cols - COPIED_COLUMNS;
	struct buf text = BUF_INIT;
	enum role role = v->freshness == FRESH_LATE ? ROLE_LATE : ROLE_TEXT;
	canvas_gauge(c, row, col, role, records_gauge(v->freshness), GAUGE_STEPS);
	say_copied(s, v, &text);
	canvas_text(c, row, col + GAUGE_STEPS + 1, COPIED_COLUMNS - GAUGE_STEPS - 1, role, text.data);
	buf_release(&text);
}

static enum role role_of(const struct family *f, size_t person, int service)
{
	int state;
	struct service_view cell;
	bool late = grid_cell(f, person, service, &state, &cell) && cell.late;
	if (state == STATE_LATE || late)
		return ROLE_LATE;
	if (state == STATE_POSSIBLE)
		return ROLE_POSSIBLE;
	return state == STATE_OPEN || state == STATE_HELD || state == STATE_CLOSED ? ROLE_HELD : ROLE_NOTHING;
}

static void draw_service(const struct screen *s, struct canvas *c, int service, int row)
{
	const struct family *f = s->state;
	size_t end = f->first + grid_people_shown(s);
	canvas_text(c, row, s->area.col + 1, NAME_COL - 3, ROLE_LABEL, f->answer.services[service].service);
	for (size_t i = f->first; i < end; i++) {
		struct buf text = BUF_INIT;
		grid_say_cell(s, i, service, CELL_COLUMNS - 1, &text);
		canvas_text(c, row, s->area.col + column_of(f, i), CELL_COLUMNS - 1, role_of(f, i, service),
		            text.data);
		if (i == f->at && service == f->row)
			mark_focus(s, c, row, column_of(f, i));
		buf_release(&text);
	}
	draw_copied(s, c, row, &f->answer.services[service]);
}

static void draw_others(const struct screen *s, struct canvas *c, int row, int col, int mark)
{
	const struct family *f = s->state;
	struct buf text = BUF_INIT;
	grid_say_others(s, &text);
	int used =
	        say_draw(s->app, TEXT_family_others_label, c, row, s->area.col + 1, NAME_COL - 2, ROLE_LABEL);
	int from = col > used + 1 ? col : used + 2;
	canvas_text(c, row, s->area.col + from, s->area.cols - from, ROLE_TEXT, text.data);
	if (f->row == grid_others_row(f)) {
		canvas_role(c, (struct rect) { row, s->area.col + from, 1, s->area.cols - from },
		            ROLE_SELECTED);
		canvas_glyph(c, row, s->area.col + mark, ROLE_SELECTED, GLYPH_SELECTED);
		canvas_cursor(c, row, s->area.col + mark);
	}
	buf_release(&text);
}

static void draw_notes(const struct screen *s, struct canvas *c)
{
	const struct family *f = s->state;
	int row = f->notes.row, cols = f->notes.cols - 1;
	if (f->legend)
		canvas_text(c, f->panel.row - 1, s->area.col + NAME_COL, s->area.cols - NAME_COL, ROLE_QUIET,
		            words_phrase(s->app->words, "ago_key"));
	if (grid_any_challenged(f))
		say_draw(s->app, TEXT_family_challenged_note, c, row++, f->notes.col + 1, cols, ROLE_WARNING);
	if (warning_note(s))
		canvas_text(c, row++, f->notes.col + 1, cols, ROLE_QUIET, warning_note(s));
	canvas_text(c, row, f->notes.col + 1, cols, ROLE_TEXT, words_phrase(s->app->words, "nothing_note"));
}

static void draw_panel(const struct screen *s, struct canvas *c)
{
	const struct family *f = s->state;
	struct buf title = BUF_INIT;
	struct facts facts;
	if (f->panel.rows < 2)
		return;
	grid_panel_title(s, &title);
	canvas_rule(c, f->panel.row, f->panel.col, f->panel.cols, title.data);
	facts_init(&facts, NULL);
	grid_fill_panel(s, &facts);
	facts_draw_panel(&facts, c,
	                 (struct rect) { f->panel.row + 1, f->panel.col, f->panel.rows - 1, f->panel.cols });
	facts_release(&facts);
	buf_release(&title);
}

static void draw_wide(const struct screen *s, struct canvas *c)
{
	const struct family *f = s->state;
	draw_names(s, c);
	draw_corner(s, c);
	for (int i = 0; i < f->rows.rows && f->top + i <= grid_last_row(f); i++) {
		if (f->top + i == grid_others_row(f))
			draw_others(s, c, f->rows.row + i, NAME_COL, NAME_COL - 1);
		else
			draw_service(s, c, f->top + i, f->rows.row + i);
	}
	draw_panel(s, c);
	draw_notes(s, c);
}

/* ---- drawing: one person at a time -------------------------------------------------------------- */

static void draw_warning_narrow(const struct screen *s, struct canvas *c)
{
	const struct family *f = s->state;
	struct buf text = BUF_INIT;
	/* The head names whoever the cursor is on; the note is of whoever was opened. */
	if (f->at == 0)
		records_warning(s->app, &f->answer.person, &text);
	else if (f->answer.person.warnings_count)
		SAY(s->app, TEXT_family_warning_of, &text, { "name", records_called(s->app, &f->answer.person) },
		    { "text", f->answer.person.warnings[0].text });
	if (f->names.rows) {
		canvas_text(c, f->names.row, f->names.col + 1, f->names.cols - 4, ROLE_WARNING, text.data);
		canvas_text(c, f->names.row, f->names.col + f->names.cols - 2, 1, ROLE_KEY, "7");
	}
	buf_release(&text);
}

static void draw_service_narrow(const struct screen *s, struct canvas *c, int service, int row)
{
	const struct family *f = s->state;
	const struct service_view *v = &f->answer.services[service];
	int name = 9, gauge = s->area.cols - 7, room = gauge - name - 3;
	struct buf text = BUF_INIT;
	canvas_text(c, row, s->area.col + 1, name, ROLE_LABEL, v->service);
	grid_say_cell(s, f->at, service, room, &text);
	canvas_text(c, row, s->area.col + name + 2, room, role_of(f, f->at, service), text.data);
	if (v->freshness == FRESH_LATE)
		canvas_text(c, row, s->area.col + gauge, 6, ROLE_LATE,
		            words_freshness(s->app->words, FRESH_LATE)->word);
	else
		canvas_gauge(c, row, s->area.col + gauge, ROLE_TEXT, records_gauge(v->freshness),
		             GAUGE_STEPS);
	buf_release(&text);
}

static void draw_row_narrow(const struct screen *s, struct canvas *c, int at, int row)
{
	const struct family *f = s->state;
	if (at == GRID_NAMES)
		say_draw(s->app, TEXT_family_open_person, c, row, s->area.col + 1, s->area.cols - 1,
		         ROLE_TEXT);
	else if (at == grid_others_row(f))
		draw_others(s, c, row, 11, 0);
	else
		draw_service_narrow(s, c, at, row);
	if (at != f->row)
		return;
	canvas_role(c, (struct rect) { row, s->area.col, 1, s->area.cols }, ROLE_SELECTED);
	canvas_glyph(c, row, s->area.col, ROLE_SELECTED, GLYPH_SELECTED);
	canvas_cursor(c, row, s->area.col);
}

static void draw_contact_narrow(const struct screen *s, struct canvas *c, int row,
                                const struct contact *contact)
{
	int right = s->area.cols - 1, phone = 0;
	struct contact without = *contact;
	struct buf who = BUF_INIT;
	without.phone = without.email = NULL;
	records_contact(&without, ", ", &who);
	if (contact->phone) {
		phone = canvas_width_of(contact->phone) + 1;
		canvas_text(c, row, s->area.col + right - phone + 1, phone, ROLE_MATCH, contact->phone);
	}
	canvas_text(c, row, s->area.col + 1, right - phone - 1, ROLE_TEXT,
	            who.len || phone ? who.data : screens_text(s->app->screens, TEXT_family_no_contact));
	buf_release(&who);
}

static void draw_held_narrow(const struct screen *s, struct canvas *c, const struct service_view *v)
{
	const struct family *f = s->state;
	const struct word *fresh = words_freshness(s->app->words, v->freshness);
	int row = f->panel.row + 1, cols = s->area.cols - 1;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	const char *copied = pool_date_short(&p, v->copied);
	draw_contact_narrow(s, c, row, &v->contact);
	SAY(s->app, TEXT_family_copied_narrow, &text,
	    { "copied", copied ? copied : words_phrase(s->app->words, "date_not_given") },
	    { "freshness", fresh->word });
	canvas_text(c, row + 1, s->area.col + 1, cols, ROLE_TEXT, text.data);
	buf_clear(&text);
	SAY(s->app, TEXT_family_period_narrow, &text, { "from", pool_date_short(&p, v->scope.from) },
	    { "note", date_known(v->scope.from) ? NULL : v->scope.period_note },
	    { "areas", pool_joined(&p, v->scope.areas, v->scope.areas_count) });
	canvas_text(c, row + 2, s->area.col + 1, cols, ROLE_TEXT,
	            text.len ? text.data : words_phrase(s->app->words, "period_not_given"));
	buf_release(&text);
	pool_release(&p);
}

/* The rule above the panel says what is in dispute. */
static void draw_mark_narrow(const struct screen *s, struct canvas *c)
{
	const struct family *f = s->state;
	struct buf mark = BUF_INIT;
	size_t count;
	char *const *references = grid_challenged(f, f->at, f->row, &count);
	records_challenged_brief(s->app, &f->answer, references, count, &mark);
	canvas_rule(c, f->panel.row, f->panel.col, f->panel.cols, mark.len ? mark.data : NULL);
	buf_release(&mark);
}

static void draw_panel_narrow(const struct screen *s, struct canvas *c)
{
	const struct family *f = s->state;
	int state = -1;
	struct service_view cell;
	const struct service_view *v = &cell;
	if (f->panel.rows < 2)
		return;
	if (f->row < 0 || f->row == grid_others_row(f) || !grid_cell(f, f->at, f->row, &state, &cell)) {
		draw_panel(s, c);
		return;
	}
	draw_mark_narrow(s, c);
	struct rect text = { f->panel.row + 1, f->panel.col + 1, f->panel.rows - 1, f->panel.cols - 2 };
	if (state > STATE_POSSIBLE && v->sentence)
		canvas_paragraph(c, text, ROLE_TEXT, v->sentence);
	else
		draw_held_narrow(s, c, v);
}

static void draw_narrow(const struct screen *s, struct canvas *c)
{
	const struct family *f = s->state;
	draw_warning_narrow(s, c);
	for (int i = 0; i < f->rows.rows && f->top + i <= grid_last_row(f); i++)
		draw_row_narrow(s, c, f->top + i, f->rows.row + i);
	draw_panel_narrow(s, c);
}

void grid_draw(const struct screen *s, struct canvas *c)
{
	if (narrow(s->app))
		draw_narrow(s, c);
	else
		draw_wide(s, c);
}
