#include "famctx/screen/session.h"
#include "say.h"
#include "search.h"

#define LABEL_COL 3
#define FIELD_COL 23
#define FIELD_COLUMNS 27
#define OPTION_GAP 3
#define TALK_COLUMNS 24
#define DAY_COLUMNS 18
#define NO_ROW (-1) /* a label that does not show */

/* Labels and hints of the stops; TEXT_COUNT: none. */
static const struct stop_words {
	enum text label, hint;
} stop_words[SEARCH_STOPS] = {
	[SEARCH_LINE] = { TEXT_search_line, TEXT_COUNT },
	[SEARCH_FAMILY_NAME] = { TEXT_search_family_name, TEXT_COUNT },
	[SEARCH_FIRST_NAME] = { TEXT_search_first_name, TEXT_search_first_name_hint },
	[SEARCH_BORN] = { TEXT_search_born, TEXT_search_born_hint },
	[SEARCH_ADDRESS] = { TEXT_search_address, TEXT_search_address_hint },
	[SEARCH_NUMBER] = { TEXT_search_number, TEXT_search_number_hint },
	[SEARCH_PURPOSE] = { TEXT_search_purpose, TEXT_search_purpose_hint },
	[SEARCH_OTHER] = { TEXT_search_other, TEXT_COUNT },
	[SEARCH_CASE] = { TEXT_search_case, TEXT_COUNT },
	[SEARCH_BEHALF] = { TEXT_search_behalf, TEXT_COUNT },
	[SEARCH_CONSENT] = { TEXT_search_consent, TEXT_COUNT },
	[SEARCH_CONSENT_ON] = { TEXT_search_consent_on, TEXT_COUNT },
	[SEARCH_CONSENT_BECAUSE] = { TEXT_search_consent_because, TEXT_COUNT },
	[SEARCH_BUTTON] = { TEXT_search_search, TEXT_COUNT },
	[CLEAR_BUTTON] = { TEXT_search_clear, TEXT_COUNT },
	[SEARCH_RECENT] = { TEXT_search_recent, TEXT_COUNT },
	[SEARCH_MINE] = { TEXT_challenges_yours, TEXT_COUNT },
};

static const char *label_of(const struct screen *s, enum search_field stop)
{
	return screens_text(s->app->screens, stop_words[stop].label);
}

/* ---- where everything goes --------------------------------------------------------- */

static int option_width(const struct search *search, size_t i)
{
	return 6 + canvas_width_of(search->labels[i]); /* "(•) 1 " */
}

/* Options stand side by side while they fit. Calls draw for each, when there is one; returns the rows. */
static int walk_options(const struct search *search, int width,
                        void (*draw)(const struct search *, size_t, struct canvas *, int, int),
                        struct canvas *c, struct rect at)
{
	int row = 0, col = 0;
	for (size_t i = 0; i < search->purposes.count; i++) {
		int own = option_width(search, i);
		if (col > 0 && col + own > width) {
			row++;
			col = 0;
		}
		if (draw && row < at.rows)
			draw(search, i, c, at.row + row, at.col + col);
		col += own + OPTION_GAP;
	}
	return row + 1;
}

/* The choice, with the day or the reason behind it, whose label the choice is. Returns the rows. */
static int place_talk(struct screen *s, int cols, int row)
{
	struct search *f = s->state;
	int after = FIELD_COL + TALK_COLUMNS + 1;
	if (!f->spots[SEARCH_CONSENT].there)
		return 0;
	f->spots[SEARCH_CONSENT] = (struct spot) { true, row, FIELD_COL, TALK_COLUMNS, row, LABEL_COL };
	if (f->spots[SEARCH_CONSENT_ON].there)
		f->spots[SEARCH_CONSENT_ON] = (struct spot) { true, row, after, DAY_COLUMNS, NO_ROW, 0 };
	if (f->spots[SEARCH_CONSENT_BECAUSE].there)
		f->spots[SEARCH_CONSENT_BECAUSE] = (struct spot) { true, row, after, cols - after - 3, NO_ROW, 0 };
	return 1;
}

/* gap: the empty rows between the parts, which go first where there are few. */
static void place_wide(struct screen *s, int cols, int gap)
{
	struct search *f = s->state;
	int row = 2 + gap;
	f->spots[SEARCH_LINE] = (struct spot) { true, 0, 8, cols - 12, 0, 1 };
	for (int stop = SEARCH_FAMILY_NAME; stop <= SEARCH_NUMBER; stop++, row++)
		f->spots[stop] = (struct spot) { true, row, FIELD_COL, FIELD_COLUMNS, row, LABEL_COL };
	row += gap;
	f->spots[SEARCH_PURPOSE] =
	        (struct spot) { true, row + 1, LABEL_COL, cols - LABEL_COL - 1, row, LABEL_COL };
	row += 1 + walk_options(f, cols - LABEL_COL - 1, NULL, NULL, (struct rect) { 0, 0, 0, 0 });
	if (f->spots[SEARCH_OTHER].there)
		f->spots[SEARCH_OTHER] =
		        (struct spot) { true, row, FIELD_COL, cols - FIELD_COL - 3, row, LABEL_COL };
	row += f->spots[SEARCH_OTHER].there;
	f->spots[SEARCH_CASE] = (struct spot) { true, row, FIELD_COL, 12, row, LABEL_COL };
	int after = FIELD_COL + 17, behalf = after + canvas_width_of(label_of(s, SEARCH_BEHALF)) + 2;
	f->spots[SEARCH_BEHALF] = (struct spot) { true, row, behalf, cols - behalf - 3, row, after };
	row++;
	row += place_talk(s, cols, row);
	f->spots[SEARCH_BUTTON] = (struct spot) { true, row, LABEL_COL, 0, row, LABEL_COL };
	f->spots[CLEAR_BUTTON] = f->spots[SEARCH_BUTTON];
	f->spots[CLEAR_BUTTON].col += canvas_width_of(label_of(s, SEARCH_BUTTON)) + 7;
	row++;
	if (f->spots[SEARCH_RECENT].there)
		f->spots[SEARCH_RECENT] =
		        (struct spot) { true, row, LABEL_COL + 9, cols - LABEL_COL - 10, row, LABEL_COL };
	row += f->spots[SEARCH_RECENT].there;
	if (f->spots[SEARCH_MINE].there)
		f->spots[SEARCH_MINE] =
		        (struct spot) { true, row, LABEL_COL + 9, cols - LABEL_COL - 10, row, LABEL_COL };
	f->form_rows = row + f->spots[SEARCH_MINE].there;
}

static int place_stacked(struct screen *s, enum search_field stop, int row, int cols)
{
	struct search *f = s->state;
	f->spots[stop] = (struct spot) { true, row + 1, 1, cols - 4, row, 1 };
	return row + 2;
}

static void place_narrow(struct screen *s, int cols)
{
	struct search *f = s->state;
	int row = 0;
	for (int stop = SEARCH_LINE; stop <= SEARCH_CONSENT_BECAUSE; stop++)
		if (f->spots[stop].there)
			row = place_stacked(s, (enum search_field)stop, row, cols);
	f->spots[SEARCH_BUTTON] = (struct spot) { true, row, 1, 0, row, 1 };
	f->spots[CLEAR_BUTTON] = f->spots[SEARCH_BUTTON];
	f->spots[CLEAR_BUTTON].col += canvas_width_of(label_of(s, SEARCH_BUTTON)) + 7;
	row++;
	if (f->spots[SEARCH_RECENT].there)
		f->spots[SEARCH_RECENT] = (struct spot) { true, row + 1, 1, cols - 2, row, 1 };
	row += f->spots[SEARCH_RECENT].there ? 2 : 0;
	if (f->spots[SEARCH_MINE].there)
		f->spots[SEARCH_MINE] = (struct spot) { true, row + 1, 1, cols - 2, row, 1 };
	f->form_rows = row + (f->spots[SEARCH_MINE].there ? 2 : 0);
}

static int rows_of(const struct screen *s, enum search_field stop)
{
	const struct search *f = s->state;
	if (stop != SEARCH_PURPOSE || narrow(s->app))
		return 1;
	return walk_options(f, f->spots[stop].width, NULL, NULL, (struct rect) { 0, 0, 0, 0 });
}

/* While there is more below, the row at the foot that says so takes one away. */
static int rows_shown(const struct search *f, struct rect area)
{
	return f->top + area.rows < f->form_rows ? area.rows - 1 : area.rows;
}

static void scroll_to_focus(struct screen *s, struct rect area)
{
	struct search *f = s->state;
	const struct spot *spot = &f->spots[f->focus];
	int end = spot->row + rows_of(s, f->focus);
	if (f->top > spot->label_row)
		f->top = spot->label_row;
	if (end > f->top + rows_shown(f, area))
		f->top = end - area.rows + 1;
	if (f->top + area.rows > f->form_rows)
		f->top = f->form_rows - area.rows;
	if (f->top < 0)
		f->top = 0;
}

void search_form_layout(struct screen *s, struct rect area)
{
	struct search *f = s->state;
	for (int stop = 0; stop < SEARCH_STOPS; stop++)
		f->spots[stop].there = true;
	f->spots[SEARCH_OTHER].there = search_basis(f) == BASIS_OTHER;
	f->spots[SEARCH_CONSENT].there = search_asks_talk(s);
	f->spots[SEARCH_CONSENT_ON].there = search_asks_talk(s) && search_talk(f) == CONSENT_HELD;
	f->spots[SEARCH_CONSENT_BECAUSE].there = search_asks_talk(s) && search_talk(f) == CONSENT_NOT_HELD;
	f->spots[SEARCH_RECENT].there = search_recent_count(s) > 0;
	f->spots[SEARCH_MINE].there = search_waits_for_me(s) || s->app->session->reviews > 0;
	if (narrow(s->app))
		place_narrow(s, area.cols);
	else
		place_wide(s, area.cols, 1);
	if (!narrow(s->app) && f->form_rows > area.rows)
		place_wide(s, area.cols, 0);
	for (int stop = 0; stop < SEARCH_STOPS; stop++)
		if (search_is_field((enum search_field)stop) && f->spots[stop].there)
			field_layout(&f->fields[stop], f->spots[stop].width);
	scroll_to_focus(s, area);
}

/* ---- drawing ------------------------------------------------------------------------- */

static bool draws(const struct screen *s, int row)
{
	const struct search *f = s->state;
	return row >= f->top && row < f->top + rows_shown(f, s->area);
}

static int screen_row(const struct screen *s, int row)
{
	return s->area.row + row - ((const struct search *)s->state)->top;
}

static void draw_option(const struct search *f, size_t i, struct canvas *c, int row, int col)
{
	bool chosen = i == f->purposes.chosen;
	canvas_text(c, row, col, 3, ROLE_TEXT, "( )");
	if (chosen)
		canvas_glyph(c, row, col + 1, ROLE_BUTTON, GLYPH_CHOSEN);
	canvas_printf(c, row, col + 4, c->cols - col - 4, chosen ? ROLE_BUTTON : ROLE_TEXT, "%zu %s", i + 1,
	              f->labels[i]);
	if (f->focus == SEARCH_PURPOSE && i == f->purposes.focused)
		canvas_cursor(c, row, col + 1);
}

static void draw_purposes(const struct screen *s, struct canvas *c)
{
	const struct search *f = s->state;
	const struct spot *spot = &f->spots[SEARCH_PURPOSE];
	if (narrow(s->app)) {
		choice_draw_short(&f->purposes, c, screen_row(s, spot->row), s->area.col + spot->col,
		                  spot->width, f->focus == SEARCH_PURPOSE);
		return;
	}
	struct rect at = { screen_row(s, spot->row), s->area.col + spot->col,
		           s->area.row + rows_shown(f, s->area) - screen_row(s, spot->row), spot->width };
	walk_options(f, spot->width, draw_option, c, at);
}

static void draw_button(const struct screen *s, struct canvas *c, enum search_field stop)
{
	const struct search *f = s->state;
	int row = screen_row(s, f->spots[stop].row), col = s->area.col + f->spots[stop].col;
	bool focused = f->focus == stop;
	canvas_printf(c, row, col, s->area.cols - col, focused ? ROLE_SELECTED : ROLE_BUTTON, "[ %s ]",
	              label_of(s, stop));
	if (!focused)
		return;
	canvas_glyph(c, row, col - 1, ROLE_SELECTED, GLYPH_SELECTED);
	canvas_cursor(c, row, col + 2);
}

static void draw_recent(const struct screen *s, struct canvas *c)
{
	const struct search *f = s->state;
	const struct recent_answer *recent = &s->app->session->recent;
	const struct spot *spot = &f->spots[SEARCH_RECENT];
	int row = screen_row(s, spot->row), col = s->area.col + spot->col, end = col + spot->width;
	for (size_t i = 0; i < search_recent_count(s); i++) {
		struct buf text = BUF_INIT;
		struct pool p = POOL_INIT;
		SAY(s->app, TEXT_search_recent_one, &text, { "name", recent->people[i].name },
		    { "opened", pool_time(&p, recent->people[i].opened) });
		bool here = f->focus == SEARCH_RECENT && i == f->recent;
		if (here)
			canvas_cursor(c, row, col);
		if (col < end)
			col += canvas_printf(c, row, col, end - col, here ? ROLE_SELECTED : ROLE_TEXT,
			                     "%d %s", search_recent_digit(f) + (int)i, text.data) +
			       OPTION_GAP;
		buf_release(&text);
		pool_release(&p);
	}
}

/* "1 draft, 2 new answers": so that neither is forgotten. */
static void draw_mine(const struct screen *s, struct canvas *c)
{
	const struct search *f = s->state;
	const struct session *session = s->app->session;
	const struct spot *spot = &f->spots[SEARCH_MINE];
	int row = screen_row(s, spot->row), col = s->area.col + spot->col;
	size_t drafts = session_drafts(session);
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	if (drafts)
		SAY(s->app, drafts == 1 ? TEXT_challenges_yours_draft : TEXT_challenges_yours_drafts, &text,
		    { "n", pool_number(&p, (int64_t)drafts) });
	if (session->unread)
		SAY(s->app, session->unread == 1 ? TEXT_challenges_yours_answer : TEXT_challenges_yours_answers, &text,
		    { "n", pool_number(&p, session->unread) }, { "and", text.len ? "," : NULL });
	if (session->reviews)
		SAY(s->app, session->reviews == 1 ? TEXT_challenges_yours_review : TEXT_challenges_yours_reviews, &text,
		    { "n", pool_number(&p, session->reviews) }, { "and", text.len ? "," : NULL });
	canvas_text(c, row, col, spot->width, f->focus == SEARCH_MINE ? ROLE_SELECTED : ROLE_MATCH, text.data);
	if (f->focus == SEARCH_MINE)
		canvas_cursor(c, row, col);
	buf_release(&text);
	pool_release(&p);
}

static void draw_label(const struct screen *s, struct canvas *c, enum search_field stop)
{
	const struct search *f = s->state;
	const struct spot *spot = &f->spots[stop];
	enum text hint = stop_words[stop].hint;
	if (!draws(s, spot->label_row) || !draws(s, spot->row) || stop == SEARCH_BUTTON ||
	    stop == CLEAR_BUTTON)
		return;
	int row = screen_row(s, spot->label_row), col = s->area.col + spot->label_col;
	int used = canvas_text(c, row, col, s->area.cols - spot->label_col, ROLE_LABEL, label_of(s, stop));
	if (hint == TEXT_COUNT)
		return;
	int after = spot->label_row == spot->row ? spot->col + spot->width + 4 : spot->label_col + used + 3;
	const char *words = screens_text(s->app->screens, hint);
	if (canvas_width_of(words) <= s->area.cols - after)
		canvas_text(c, row, s->area.col + after, s->area.cols - after, ROLE_QUIET, words);
}

static void draw_stop(const struct screen *s, struct canvas *c, enum search_field stop)
{
	const struct search *f = s->state;
	const struct spot *spot = &f->spots[stop];
	draw_label(s, c, stop);
	if (!draws(s, spot->row))
		return;
	if (search_is_field(stop))
		field_draw(&f->fields[stop], c, screen_row(s, spot->row), s->area.col + spot->col,
		           f->focus == stop);
	else if (stop == SEARCH_PURPOSE)
		draw_purposes(s, c);
	else if (stop == SEARCH_CONSENT)
		choice_draw_short(&f->talk, c, screen_row(s, spot->row), s->area.col + spot->col, spot->width,
		                  f->focus == SEARCH_CONSENT);
	else if (stop == SEARCH_RECENT)
		draw_recent(s, c);
	else if (stop == SEARCH_MINE)
		draw_mine(s, c);
	else
		draw_button(s, c, stop);
}

/* "more below: Case or NHS number": the first stop that does not show. */
static void draw_more(const struct screen *s, struct canvas *c)
{
	const struct search *f = s->state;
	struct buf text = BUF_INIT;
	int end = f->top + rows_shown(f, s->area);
	for (int stop = 0; stop < SEARCH_STOPS && !text.len; stop++)
		if (f->spots[stop].there && f->spots[stop].row >= end)
			SAY(s->app, TEXT_search_more, &text,
			    { "label", label_of(s, (enum search_field)stop) });
	if (text.len)
		canvas_rule(c, s->area.row + s->area.rows - 1, s->area.col, s->area.cols, text.data);
	buf_release(&text);
}

void search_form_draw(const struct screen *s, struct canvas *c)
{
	const struct search *f = s->state;
	for (int stop = 0; stop < SEARCH_STOPS; stop++)
		if (f->spots[stop].there)
			draw_stop(s, c, (enum search_field)stop);
	if (!narrow(s->app) && draws(s, 1))
		say_draw(s->app, TEXT_search_line_hint, c, screen_row(s, 1), s->area.col + 9,
		         s->area.cols - 10, ROLE_QUIET);
	draw_more(s, c);
}
