#include "challenge.h"
#include "say.h"

static int screen_row(const struct screen *s, int row)
{
	const struct raising *r = s->state;
	return s->area.row + raising_summary_rows(s) + row - r->top;
}

/* Whether so many rows from this one on are all in sight. */
static bool in_sight(const struct screen *s, int row, int rows)
{
	const struct raising *r = s->state;
	return row >= r->top && row + rows <= r->top + raising_rows_shown(s);
}

static void draw_option(const struct screen *s, enum raise_stop stop, size_t i, struct canvas *c, int row, int col)
{
	const struct raising *r = s->state;
	const struct choice *choice = &r->choices[stop];
	bool chosen = i == choice->chosen;
	if (!in_sight(s, row, 1))
		return;
	int at = screen_row(s, row), left = s->area.col + col;
	canvas_text(c, at, left, 3, ROLE_TEXT, "( )");
	if (chosen)
		canvas_glyph(c, at, left + 1, ROLE_BUTTON, GLYPH_CHOSEN);
	canvas_printf(c, at, left + 4, s->area.cols - col - 4, chosen ? ROLE_BUTTON : ROLE_TEXT, "%zu %s", i + 1,
	              choice->labels[i]);
	if (r->focus != stop || i != choice->focused)
		return;
	canvas_glyph(c, at, left - 1, ROLE_SELECTED, GLYPH_SELECTED);
	canvas_cursor(c, at, left + 1);
}

static void draw_count(const struct screen *s, enum raise_stop stop, struct canvas *c, int row)
{
	const struct raising *r = s->state;
	const struct editor *e = &r->editors[stop];
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	bool over = editor_count(e) > e->most;
	SAY(s->app, TEXT_challenges_count, &text, { "n", pool_number(&p, (int64_t)editor_count(e)) },
	    { "most", pool_number(&p, (int64_t)e->most) });
	int width = canvas_width_of(text.data) + 1;
	canvas_fill(c, (struct rect) { row, s->area.col + s->area.cols - 1 - width, 1, width }, ROLE_TEXT);
	canvas_text_right(c, row, s->area.col, s->area.cols - 1, over ? ROLE_ERROR : ROLE_QUIET, text.data);
	buf_release(&text);
	pool_release(&p);
}

static void draw_label(const struct screen *s, enum raise_stop stop, struct canvas *c)
{
	const struct raising *r = s->state;
	const struct raise_spot *spot = &r->spots[stop];
	const struct form_question *q = raising_question(s->app, stop);
	bool shared = stop == RAISE_TOLD && spot->row == r->spots[RAISE_RISK].row;
	if (shared || !in_sight(s, spot->label, 1))
		return;
	int row = screen_row(s, spot->label), col = s->area.col + 1;
	col += canvas_text(c, row, col, s->area.cols - 2, ROLE_HEADING, raising_label(s, stop)) + 1;
	bool optional = q && q->optional, lines = raise_rules[stop].kind == RAISE_LINES;
	if (optional && col + canvas_width_of(screens_text(s->app->screens, TEXT_challenges_optional)) < s->area.cols - 15)
		say_draw(s->app, TEXT_challenges_optional, c, row, col, s->area.cols - col, ROLE_QUIET);
	/* Where there is little room the count comes when there is something to count. */
	if (lines && (!r->narrow || !optional || !editor_is_empty(&r->editors[stop])))
		draw_count(s, stop, c, row);
}

/* A sentence on its own rows, as far as they are in sight. */
static void draw_sentence(const struct screen *s, int row, int rows, struct canvas *c, enum role role, const char *text)
{
	const struct raising *r = s->state;
	int left = r->top + raising_rows_shown(s) - row;
	if (text && rows > 0 && in_sight(s, row, 1))
		canvas_paragraph(c,
		                 (struct rect) { screen_row(s, row), s->area.col + 2, rows < left ? rows : left,
		                                 s->area.cols - 4 },
		                 role, text);
}

static void draw_control(const struct screen *s, enum raise_stop stop, struct canvas *c)
{
	const struct raising *r = s->state;
	const struct raise_spot *spot = &r->spots[stop];
	int row = screen_row(s, spot->row), col = s->area.col + spot->col;
	if (raise_rules[stop].kind == RAISE_CHOICE)
		raising_walk(s, stop, spot->width, draw_option, c, spot->row, spot->col);
	else if (!in_sight(s, spot->row, spot->rows))
		return;
	else if (raise_rules[stop].kind == RAISE_LINES)
		editor_draw(&r->editors[stop], c, row, col, r->focus == stop);
	else
		field_draw(&r->lines[stop], c, row, col, r->focus == stop);
}

static void draw_button(const struct screen *s, enum raise_stop stop, struct canvas *c)
{
	const struct raising *r = s->state;
	const struct raise_spot *spot = &r->spots[stop];
	bool focused = r->focus == stop;
	if (!in_sight(s, spot->row, 1))
		return;
	int row = screen_row(s, spot->row), col = s->area.col + spot->col;
	canvas_printf(c, row, col, s->area.cols - spot->col, focused ? ROLE_SELECTED : ROLE_BUTTON, "[ %s ]",
	              raising_label(s, stop));
	if (!focused)
		return;
	canvas_glyph(c, row, col - 1, ROLE_SELECTED, GLYPH_SELECTED);
	canvas_cursor(c, row, col + 2);
}

static void draw_stop(const struct screen *s, enum raise_stop stop, struct canvas *c)
{
	const struct raising *r = s->state;
	const struct raise_spot *spot = &r->spots[stop];
	struct buf problem = BUF_INIT;
	if (raise_rules[stop].kind == RAISE_BUTTON) {
		draw_button(s, stop, c);
		return;
	}
	draw_label(s, stop, c);
	raising_say_problem(s, stop, &problem);
	draw_sentence(s, spot->problem, spot->row - spot->problem, c, ROLE_ERROR, r->problems[stop] ? problem.data : NULL);
	draw_control(s, stop, c);
	bool warning = stop == RAISE_RISK || stop == RAISE_NAME;
	draw_sentence(s, spot->note, spot->end - spot->note, c, warning ? ROLE_WARNING : ROLE_QUIET,
	              spot->note >= 0 ? raising_note(s, stop) : NULL);
	buf_release(&problem);
}

/* "more below: the question", with the first that does not show. */
static void draw_more(const struct screen *s, struct canvas *c)
{
	const struct raising *r = s->state;
	struct buf text = BUF_INIT;
	int end = r->top + raising_rows_shown(s);
	for (int stop = 0; stop < RAISE_STOPS && !text.len; stop++) {
		const struct raise_spot *spot = &r->spots[stop];
		if (!spot->there || spot->row + spot->rows <= end)
			continue;
		if (spot->label < end)
			SAY_PLAIN(s->app, TEXT_family_below, &text);
		else
			SAY(s->app, TEXT_search_more, &text, { "label", raising_label(s, (enum raise_stop)stop) });
	}
	if (text.len)
		canvas_rule(c, s->area.row + s->area.rows - 1, s->area.col, s->area.cols, text.data);
	buf_release(&text);
}

static void draw_summary(const struct screen *s, struct canvas *c)
{
	const struct raising *r = s->state;
	int row = s->area.row;
	if (!raising_summary_rows(s))
		return;
	say_draw(s->app, TEXT_challenges_problems, c, row++, s->area.col + 1, s->area.cols - 2, ROLE_ERROR);
	for (int stop = 0; stop < RAISE_STOPS; stop++)
		if (r->problems[stop])
			canvas_printf(c, row++, s->area.col + 3, s->area.cols - 4, ROLE_ERROR, "%s",
			              r->problems[stop]);
}

void raising_draw(const struct screen *s, struct canvas *c)
{
	const struct raising *r = s->state;
	draw_summary(s, c);
	for (int stop = 0; stop < RAISE_STOPS; stop++)
		if (r->spots[stop].there)
			draw_stop(s, (enum raise_stop)stop, c);
	draw_more(s, c);
}
