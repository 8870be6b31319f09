#include "famctx/screen/frame.h"

#include <stdlib.h>

#include "app_private.h"
#include "famctx/text/date.h"
#include "famctx/text/wrap.h"
#include "records.h"

#define HINTS_MAX 6
#define MESSAGE_ROWS_MAX 5

bool frame_too_small(const struct app *app)
{
	return app->rows < LAYOUT_MIN_ROWS || app->cols < LAYOUT_MIN_COLS;
}

static bool is_narrow(const struct app *app)
{
	return layout_breadth(app->cols) == BREADTH_NARROW;
}

enum { PART_BANNER, PART_GLASS, PART_TITLE, PART_RULE, PART_HEAD, PART_HEAD_RULE, PART_CONTENT, PART_FOOT_RULE,
       PART_SECOND_BANNER, PART_HINT, PART_KEYS, PART_COUNT };

struct frame frame_layout(const struct app *app, const struct screen *s)
{
	bool banners = app->training && !is_narrow(app);
	bool glass = glass_stands(app) && !is_narrow(app);
	int head = s->ops->head_rows ? s->ops->head_rows(s, app->cols) : 0;
	struct box boxes[PART_COUNT] = {
		[PART_BANNER] = { BOX_FIXED, banners },
		[PART_GLASS] = { BOX_FIXED, glass },
		[PART_TITLE] = { BOX_FIXED, 1 },
		[PART_RULE] = { BOX_FIXED, !is_narrow(app) || head == 0 },
		[PART_HEAD] = { BOX_FIXED, head },
		[PART_HEAD_RULE] = { BOX_FIXED, head > 0 },
		[PART_CONTENT] = { BOX_FILL, 1 },
		[PART_FOOT_RULE] = { BOX_FIXED, 1 },
		[PART_SECOND_BANNER] = { BOX_FIXED, banners },
		[PART_HINT] = { BOX_FIXED, 1 },
		[PART_KEYS] = { BOX_FIXED, 1 },
	};
	struct rect at[PART_COUNT];

	layout_rows((struct rect){ 0, 0, app->rows, app->cols }, boxes, PART_COUNT, at);
	return (struct frame){
		.banner_top = at[PART_BANNER],
		.banner_glass = at[PART_GLASS],
		.title = at[PART_TITLE],
		.title_rule = at[PART_RULE],
		.head = at[PART_HEAD],
		.head_rule = at[PART_HEAD_RULE],
		.content = at[PART_CONTENT],
		.foot_rule = at[PART_FOOT_RULE],
		.banner_bottom = at[PART_SECOND_BANNER],
		.hint = at[PART_HINT],
		.keys = at[PART_KEYS],
	};
}

/* ---- title and banners ----------------------------------------------------------------- */

static void draw_banner(const struct rect *at, struct canvas *c, const char *text)
{
	if (at->rows == 0)
		return;
	canvas_fill(c, *at, ROLE_BANNER);
	canvas_glyph(c, at->row, at->col, ROLE_BANNER, GLYPH_BANNER);
	canvas_glyph(c, at->row, at->col + at->cols - 1, ROLE_BANNER, GLYPH_BANNER);
	canvas_text(c, at->row, at->col + 2, at->cols - 4, ROLE_BANNER, text);
}

/* "Tue 9:42am", the day only where there is room; "as on 4 Nov 2025" where it is another day than the clock's. */
static void add_time(const struct app *app, bool with_day, struct buf *out)
{
	struct moment now = clock_now(app->clock);
	struct date day = { (int16_t)now.year, (int8_t)now.month, (int8_t)now.day };

	if (app->another_day) {
		buf_add_text(out, with_day ? _("as on ") : "");
		date_short(day, out);
		return;
	}
	if (with_day)
		buf_printf(out, "%.3s ", date_weekday(day));
	buf_printf(out, "%d:%02d%s", now.hour % 12 == 0 ? 12 : now.hour % 12, now.minute,
		   now.hour < 12 ? _("am") : _("pm"));
}

/* Who and when at the right; returns the columns left for the title. */
static int draw_who(const struct app *app, const struct rect *at, struct canvas *c, enum role role)
{
	bool narrow = is_narrow(app);
	int used, end = at->cols - (role == ROLE_BANNER ? 2 : 1);
	bool with_role = app->role && !narrow;
	struct buf text = BUF_INIT;

	/* Beside the word TRAINING there is room for the title only. */
	if (app->who && role != ROLE_BANNER)
		buf_printf(&text, "%s%s%s%s", app->who, with_role ? ", " : "", with_role ? app->role : "",
			   narrow ? " " : "  ");
	if (app->clock)
		add_time(app, !narrow, &text);
	used = canvas_text_right(c, at->row, at->col, end, role, text.data);
	buf_release(&text);
	return end - used;
}

/* Where there is one row for all of them: what is made up, what is restricted, and for how long. The head names
 * who it is about. */
static void draw_narrow_banner(const struct app *app, const struct rect *at, struct canvas *c)
{
	struct buf text = BUF_INIT;

	if (app->training)
		buf_printf(&text, "%s ", _("TRAINING"));
	glass_say(app, &text);
	draw_banner(at, c, text.data);
	buf_release(&text);
}

static void draw_title(const struct app *app, const struct screen *s, const struct rect *at, struct canvas *c)
{
	bool banner = app->training && is_narrow(app);
	enum role role = banner ? ROLE_BANNER : ROLE_TITLE;
	struct buf title = BUF_INIT;
	int col = 1, room;

	if (is_narrow(app) && glass_stands(app)) {
		draw_narrow_banner(app, at, c);
		return;
	}
	if (banner)
		draw_banner(at, c, _("TRAINING"));
	room = draw_who(app, at, c, banner ? ROLE_BANNER : ROLE_TEXT);
	if (s->ops->title)
		s->ops->title(s, &title);
	if (banner)
		col += 1 + canvas_width_of(_("TRAINING")) + 2;
	else if (!is_narrow(app))
		col += canvas_text(c, at->row, col, room, ROLE_TEXT, _("Family Context")) + 3;
	canvas_text(c, at->row, col, room - col - 1, role, title.data);
	buf_release(&title);
}

/* ---- the two rows at the foot ------------------------------------------------------------- */

/* "Enter Open": nothing when no key leads to it now. Returns its columns; draws when col >= 0. */
static int draw_offer(const struct app *app, enum action a, struct canvas *c, int row, int col)
{
	struct offer o = app_offer(app, a);
	struct buf key = BUF_INIT;
	int width = 0;

	if (o.now)
		action_key_name(a, app_letters(app), &key);
	if (key.len > 0)
		width = canvas_width_of(key.data) + 1 + canvas_width_of(o.name);
	if (width > 0 && col >= 0) {
		col += canvas_text(c, row, col, c->cols, ROLE_KEY, key.data) + 1;
		canvas_text(c, row, col, c->cols, ROLE_HINT, o.name);
	}
	buf_release(&key);
	return width;
}

/* As many as fit before `end`; what is too long gives way to what comes after it. */
static void draw_offers(const struct app *app, enum action_row which, struct canvas *c, int row, int col, int end,
			int most)
{
	for (int a = ACTION_NONE + 1; a < ACTION_COUNT && most > 0; a++) {
		int width;

		if (a == ACTION_HELP || action_info((enum action)a)->row != which)
			continue;
		width = draw_offer(app, (enum action)a, c, row, -1);
		if (width == 0 || col + width >= end)
			continue;
		draw_offer(app, (enum action)a, c, row, col);
		col += width + 2;
		most--;
	}
}

static void draw_keys(const struct app *app, const struct rect *at, struct canvas *c)
{
	int help = at->cols - draw_offer(app, ACTION_HELP, c, at->row, -1) - (is_narrow(app) ? 0 : 1);
	int end = help;

	/* Without letters most is done by its name, so the way there always shows. */
	if (!app->keys.letters) {
		end -= draw_offer(app, ACTION_COMMANDS, c, at->row, -1) + 2;
		draw_offer(app, ACTION_COMMANDS, c, at->row, end);
	}
	draw_offers(app, ROW_KEYS, c, at->row, 1, end, ACTION_COUNT);
	draw_offer(app, ACTION_HELP, c, at->row, help);
}

/* The screen's own sentence shares the row with what can be done. */
static void draw_hint(const struct app *app, const struct rect *at, struct canvas *c)
{
	const struct screen *top = app_top(app);
	struct buf hint = BUF_INIT;
	int col = 1;

	if (top->ops->hint)
		top->ops->hint(top, &hint);
	if (hint.len > 0)
		col += canvas_text(c, at->row, col, at->cols - col, ROLE_HINT, hint.data) + 2;
	draw_offers(app, ROW_HINT, c, at->row, col, at->cols, HINTS_MAX);
	buf_release(&hint);
}

void frame_draw_message(const struct app *app, const struct frame *f, struct canvas *c)
{
	struct rect text = { f->hint.row, f->hint.col + 1, 1, f->hint.cols - 2 };
	int rows;

	if (app->message.len == 0)
		return;
	rows = wrap_count(app->message.data, text.cols);
	text.rows = rows < MESSAGE_ROWS_MAX ? rows : MESSAGE_ROWS_MAX;
	text.row -= text.rows - 1;
	canvas_fill(c, (struct rect){ text.row, 0, text.rows, c->cols }, ROLE_TEXT);
	canvas_paragraph(c, text, app->message_role, app->message.data);
}

/* ---- all of it ------------------------------------------------------------------------------ */

static void draw_rule(const struct rect *at, struct canvas *c, const char *text)
{
	if (at->rows > 0)
		canvas_rule(c, at->row, at->col, at->cols, text);
}

static void draw_glass(const struct app *app, const struct rect *at, struct canvas *c)
{
	struct buf text = BUF_INIT;

	if (at->rows > 0)
		glass_say(app, &text);
	draw_banner(at, c, text.data);
	buf_release(&text);
}

/* Under whoever is shown stands why they are looked at. */
static void draw_head_rule(const struct app *app, const struct screen *s, const struct rect *at, struct canvas *c)
{
	struct buf why = BUF_INIT;

	if (app->session && (s->ops->where & (WHERE_RESULTS | WHERE_FAMILY | WHERE_JOIN)))
		records_carried_purpose(app, &why);
	draw_rule(at, c, why.len ? why.data : NULL);
	buf_release(&why);
}

void frame_draw(const struct app *app, const struct screen *s, const struct frame *f, struct canvas *c)
{
	const char *banner = _("TRAINING   Made-up families. Nothing here is real. Nothing is sent or kept.");

	draw_banner(&f->banner_top, c, banner);
	draw_glass(app, &f->banner_glass, c);
	draw_title(app, s, &f->title, c);
	draw_rule(&f->title_rule, c, NULL);
	if (s->ops->head && f->head.rows > 0)
		s->ops->head(s, c, f->head);
	draw_head_rule(app, s, &f->head_rule, c);
	draw_rule(&f->foot_rule, c, NULL);
	draw_banner(&f->banner_bottom, c, banner);
	if (app->message.len == 0)
		draw_hint(app, &f->hint, c);
	draw_keys(app, &f->keys, c);
}

void frame_draw_too_small(const struct app *app, struct canvas *c)
{
	struct rect all = { 0, 0, app->rows, app->cols };
	struct buf text = BUF_INIT;

	buf_printf(&text, _("! Make the window at least %d wide and %d tall. Nothing is lost. %s leaves"),
		   LAYOUT_MIN_COLS, LAYOUT_MIN_ROWS, app->keys.letters ? "q" : "F10");
	canvas_paragraph(c, all, ROLE_WARNING, text.data);
	canvas_cursor(c, 0, 0);
	buf_release(&text);
}

void frame_draw_hidden(struct canvas *c)
{
	canvas_text(c, 0, 0, c->cols, ROLE_TEXT, _("Press Enter to go on."));
	canvas_cursor(c, 0, 0);
}
