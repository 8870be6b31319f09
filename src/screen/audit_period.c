/* Which days the screens of the trail look at: one of a few, or two days of one's own. */
#include "audit.h"
#include "famctx/base/clock.h"
#include "famctx/ui/field.h"
#include "say.h"

#define BOX_COLS 46
#define DAY_CLUSTERS 20

enum period { PERIOD_TODAY, PERIOD_WEEK, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_OWN, PERIOD_COUNT };

static const enum text labels[PERIOD_COUNT] = { TEXT_trail_today, TEXT_trail_week, TEXT_trail_month, TEXT_trail_quarter,
						TEXT_trail_own_days };

/* The options, and below them the two fields. */
enum focus_at { ON_OPTIONS, ON_FROM, ON_TO };

struct choosing {
	struct trail_period *period; /* of the screen below */
	int chosen;
	enum focus_at focus;
	struct line_field from, to;
	struct rect box;
};

static void show_day(struct line_field *f, struct date day)
{
	struct buf text = BUF_INIT;
	date_short(day, &text);
	field_set(f, text.data);
	buf_release(&text);
}

static bool period_open(struct screen *s, const void *arg, struct err *e)
{
	struct choosing *v = s->state;
	(void)e;
	v->period = ((const struct period_ref *)arg)->period;
	v->chosen = PERIOD_WEEK;
	field_init(&v->from, DAY_CLUSTERS);
	field_init(&v->to, DAY_CLUSTERS);
	show_day(&v->from, v->period->from);
	show_day(&v->to, v->period->to);
	return true;
}

static void period_close(struct screen *s)
{
	struct choosing *v = s->state;
	field_release(&v->from);
	field_release(&v->to);
}

static void period_layout(struct screen *s, struct rect area)
{
	struct choosing *v = s->state;
	v->box = layout_centre(area, PERIOD_COUNT + 5, BOX_COLS);
	field_layout(&v->from, v->box.cols - 16);
	field_layout(&v->to, v->box.cols - 16);
}

static void draw_field(const struct screen *s, struct canvas *c, const struct line_field *f, enum text label, int row, bool here)
{
	const struct choosing *v = s->state;
	int col = v->box.col + 3;
	canvas_text(c, row, col, 8, ROLE_QUIET, screens_text(s->app->screens, label));
	field_draw(f, c, row, col + 8, here);
}

static void period_draw(const struct screen *s, struct canvas *c)
{
	const struct choosing *v = s->state;
	struct rect inner = layout_inset(v->box, 1, 2);
	canvas_fill(c, v->box, ROLE_TEXT);
	canvas_frame(c, v->box);
	canvas_printf(c, v->box.row, v->box.col + 2, v->box.cols - 4, ROLE_HEADING, " %s ",
		      screens_text(s->app->screens, TEXT_trail_days));
	for (int i = 0; i < PERIOD_COUNT; i++) {
		bool here = i == v->chosen;
		canvas_printf(c, inner.row + i, inner.col + 2, inner.cols - 2, here ? ROLE_SELECTED : ROLE_TEXT, "%d %s", i + 1,
			      screens_text(s->app->screens, labels[i]));
		if (!here)
			continue;
		canvas_glyph(c, inner.row + i, inner.col, ROLE_TEXT, GLYPH_SELECTED);
		canvas_cursor(c, inner.row + i, inner.col + 2);
	}
	if (v->chosen != PERIOD_OWN)
		return;
	draw_field(s, c, &v->from, TEXT_trail_from, inner.row + PERIOD_COUNT, v->focus == ON_FROM);
	draw_field(s, c, &v->to, TEXT_trail_to, inner.row + PERIOD_COUNT + 1, v->focus == ON_TO);
}

/* ---- what was chosen ----------------------------------------------------------------- */

/* The trail goes by the real clock, in training too. */
static struct date real_today(void)
{
	const struct clock real = CLOCK_REAL;
	return date_today(&real);
}

static bool read_day(const struct line_field *f, struct date *out)
{
	static const char *const formats[] = { "D Month YYYY", "DD/MM/YYYY", "YYYY-MM-DD", "DD.MM.YYYY" };
	for (size_t i = 0; i < ARRAY_LEN(formats); i++)
		if (date_parse(field_text(f), formats[i], real_today(), out) && date_full(*out))
			return true;
	return false;
}

static bool read_own(struct screen *s, struct date *from, struct date *to)
{
	struct choosing *v = s->state;
	if (read_day(&v->from, from) && read_day(&v->to, to) && date_compare(*from, *to) <= 0)
		return true;
	app_say(s->app, "%s", screens_text(s->app->screens, TEXT_trail_no_days));
	v->focus = ON_FROM;
	return false;
}

static void take(struct screen *s)
{
	struct choosing *v = s->state;
	struct date from, to = real_today();
	int32_t day = date_days(to);
	if (v->chosen == PERIOD_OWN) {
		if (!read_own(s, &from, &to))
			return;
	} else if (v->chosen == PERIOD_QUARTER) {
		from = date_from_days(date_days(date_add_months(to, -3)) + 1);
	} else {
		from = date_from_days(day - (v->chosen == PERIOD_MONTH ? 29 : v->chosen == PERIOD_WEEK ? 6 : 0));
	}
	*v->period = (struct trail_period) { from, to, true };
	app_pop(s->app);
}

static void choose(struct screen *s, int which)
{
	struct choosing *v = s->state;
	v->chosen = (which + PERIOD_COUNT) % PERIOD_COUNT;
	v->focus = ON_OPTIONS;
}

static struct line_field *field_here(struct choosing *v)
{
	return v->focus == ON_FROM ? &v->from : v->focus == ON_TO ? &v->to : NULL;
}

static enum handled period_key(struct screen *s, const struct key_event *ev)
{
	struct line_field *f = field_here(s->state);
	return f ? field_key(f, ev) : NOT_HANDLED;
}

/* Two days of one's own are asked for before they are taken. */
static void go_on(struct screen *s)
{
	struct choosing *v = s->state;
	if (v->chosen == PERIOD_OWN && v->focus != ON_TO)
		v->focus++;
	else
		take(s);
}

static enum handled period_act(struct screen *s, enum action a, int count)
{
	struct choosing *v = s->state;
	bool down = a == ACTION_DOWN || a == ACTION_NEXT, up = a == ACTION_UP || a == ACTION_PREVIOUS;
	if (a == ACTION_OPEN)
		go_on(s);
	else if (a == ACTION_PICK && count <= PERIOD_COUNT && v->focus == ON_OPTIONS)
		choose(s, count - 1);
	else if (down && v->chosen == PERIOD_OWN && v->focus != ON_TO)
		v->focus++;
	else if (up && v->focus != ON_OPTIONS)
		v->focus--;
	else if (down || up)
		choose(s, v->chosen + (down ? 1 : -1));
	else
		return NOT_HANDLED;
	return HANDLED;
}

static bool period_typing(const struct screen *s)
{
	return ((const struct choosing *)s->state)->focus != ON_OPTIONS;
}

static void period_offer(const struct screen *s, enum action a, struct offer *o)
{
	(void)s;
	o->now = o->now || a == ACTION_OPEN || a == ACTION_PICK;
}

const struct screen_ops screen_period = {
	.id = "period", .where = WHERE_DIALOG, .state_size = sizeof(struct choosing), .overlay = true,
	.open = period_open, .close = period_close, .layout = period_layout, .draw = period_draw, .typing = period_typing,
	.key = period_key, .act = period_act, .offer = period_offer,
};
