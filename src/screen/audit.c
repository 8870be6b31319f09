/*
 * Who looked at whom and why, for those who lead and those who audit: by
 * worker, by person, by reason, what to ask about, spot checks.
 */
#include <string.h>

#include "audit.h"
#include "audit_filter.h"
#include "audit_tabs.h"
#include "famctx/base/mem.h"
#include "famctx/screen/session.h"
#include "say.h"

static const enum text tab_texts[TRAIL_TAB_COUNT] = {
	TEXT_trail_tab_workers, TEXT_trail_tab_people,	 TEXT_trail_tab_reasons,
	TEXT_trail_tab_ask,	TEXT_trail_tab_checks, TEXT_trail_tab_all,
};

static bool trail_open(struct screen *s, const void *arg, struct err *e)
{
	struct trail *v = s->state;
	const enum trail_tab *tab = arg;
	trail_tabs_init(v, s->app);
	if (trail_tab_show(v, tab ? *tab : TRAIL_WORKERS, e))
		return true;
	trail_tabs_release(v);
	return false;
}

static void trail_screen_close(struct screen *s)
{
	trail_tabs_release(s->state);
}

static void trail_resume(struct screen *s)
{
	struct trail *v = s->state;
	struct err e = ERR_INIT;
	/* A look that was opened from here may have been signed off. */
	bool stale = v->tab == TRAIL_CHECKS || v->period.changed;
	v->period.changed = false;
	if (stale && !trail_tab_show(v, v->tab, &e))
		app_error(s->app, &e);
}

static void trail_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_trail_title, out);
}

static int trail_head_rows(const struct screen *s, int cols)
{
	(void)s;
	return layout_breadth(cols) == BREADTH_NARROW ? 1 : 2;
}

/* "1 Workers  2 People ...", or where it is narrow the open one and its place. */
static void draw_tabs(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct trail *v = s->state;
	int col = area.col + 1;
	for (int t = 0; t < TRAIL_TAB_COUNT; t++) {
		const char *name = screens_text(s->app->screens, tab_texts[t]);
		if (narrow(s->app) && t != (int)v->tab)
			continue;
		if (narrow(s->app))
			canvas_printf(c, area.row, col, area.cols - 2, ROLE_SELECTED, "[%d/%d] %s", t + 1, TRAIL_TAB_COUNT, name);
		else
			col += canvas_printf(c, area.row, col, area.cols - col, t == (int)v->tab ? ROLE_SELECTED : ROLE_TEXT,
					     "%d %s", t + 1, name) +
			       3;
	}
}

static void trail_head(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct trail *v = s->state;
	draw_tabs(s, c, area);
	if (narrow(s->app))
		canvas_text_right(c, area.row, area.col + area.cols - 1 - canvas_width_of(v->days.data),
				  canvas_width_of(v->days.data), ROLE_QUIET, v->days.data);
	if (area.rows > 1)
		canvas_text(c, area.row + 1, area.col + 1, area.cols - 2, ROLE_QUIET, v->head.data);
}

static void trail_layout(struct screen *s, struct rect area)
{
	struct trail *v = s->state;
	/* The sentence under the rows: what the tab means. */
	int note = area.rows > 8 ? 2 : 1;
	v->note = (struct rect) { area.row + area.rows - note, area.col + 1, note, area.cols - 2 };
	area.rows -= note;
	v->filter = area;
	list_layout(&v->rows.list, sieve_layout(&v->rows.sieve, area));
}

static void trail_draw(const struct screen *s, struct canvas *c)
{
	const struct trail *v = s->state;
	if (v->rows.seen_count) {
		list_draw(&v->rows.list, c, !v->rows.sieve.typing);
	} else {
		canvas_paragraph(c, layout_inset(s->area, 1, 1), ROLE_TEXT,
				 screens_text(s->app->screens, v->rows.count ? TEXT_trail_no_match : TEXT_trail_none));
		canvas_cursor(c, s->area.row + 1, s->area.col + 1);
	}
	if (sieve_is_on(&v->rows.sieve))
		sieve_draw(&v->rows.sieve, s->app, c, v->filter, v->tab == TRAIL_ALL && v->all.next != INTEGER_NONE);
	canvas_paragraph(c, v->note, ROLE_QUIET, screens_text(s->app->screens, trail_tab_note(v)));
}

static void go_to_tab(struct screen *s, int tab)
{
	struct trail *v = s->state;
	struct err e = ERR_INIT;
	if (!trail_tab_show(v, (enum trail_tab)((tab + TRAIL_TAB_COUNT) % TRAIL_TAB_COUNT), &e))
		app_error(s->app, &e);
	if (s->area.rows)
		trail_layout(s, s->area);
}

static void draw_more(struct screen *s)
{
	struct trail *v = s->state;
	struct err e = ERR_INIT;
	v->draw = true;
	if (!trail_tab_show(v, TRAIL_CHECKS, &e))
		app_error(s->app, &e);
	trail_layout(s, s->area);
}

static void sign_off(struct screen *s)
{
	const struct audit_sampled *drawn = trail_drawn(s->state);
	if (drawn && drawn->mine)
		app_say(s->app, "%s", screens_text(s->app->screens, TEXT_trail_own));
	else if (drawn && drawn->finding < 0)
		app_go(s->app, &screen_sign_off, drawn);
}

/* Rules are read, not chosen. */
static enum handled move(struct trail *v, enum action a)
{
	bool up = a == ACTION_UP || a == ACTION_PAGE_UP;
	enum handled result = list_act(&v->rows.list, a);
	const struct trail_row *row = trail_rows_selected(&v->rows);
	while (result == HANDLED && row && row->heading) {
		size_t at = v->rows.list.selected;
		up = up && at > 0;
		if (!up && at + 1 == v->rows.seen_count)
			break;
		list_select(&v->rows.list, up ? at - 1 : at + 1);
		row = trail_rows_selected(&v->rows);
	}
	return result;
}

static void choose_days(struct screen *s)
{
	struct trail *v = s->state;
	/* What the keeper took is where one's own days begin. */
	if (!date_full(v->period.from) && v->tab <= TRAIL_REASONS) {
		v->period.from = v->counts.from;
		v->period.to = v->counts.to;
	}
	app_go(s->app, &screen_period, &(struct period_ref) { &v->period });
}

static enum handled trail_key(struct screen *s, const struct key_event *ev)
{
	struct trail *v = s->state;
	enum handled result = filter_key(&v->rows, ev);
	if (result == HANDLED)
		trail_layout(s, s->area);
	return result;
}

static bool trail_typing(const struct screen *s)
{
	return ((const struct trail *)s->state)->rows.sieve.typing;
}

static enum handled trail_act(struct screen *s, enum action a, int count)
{
	struct trail *v = s->state;
	if (filter_act(&v->rows, a) == HANDLED) {
		trail_layout(s, s->area);
		return HANDLED;
	}
	if (a == ACTION_TAB_RIGHT || a == ACTION_RIGHT || a == ACTION_NEXT)
		go_to_tab(s, (int)v->tab + 1);
	else if (a == ACTION_TAB_LEFT || a == ACTION_LEFT || a == ACTION_PREVIOUS)
		go_to_tab(s, (int)v->tab - 1);
	else if (a == ACTION_PICK && count <= TRAIL_TAB_COUNT)
		go_to_tab(s, count - 1);
	else if (a == ACTION_REFRESH)
		go_to_tab(s, (int)v->tab);
	else if (a == ACTION_OPEN)
		trail_tab_open(v, s->app);
	else if (a == ACTION_PERIOD)
		choose_days(s);
	else if (a == ACTION_DRAW_LOOKS)
		draw_more(s);
	else if (a == ACTION_SIGN_OFF && trail_drawn(v))
		sign_off(s);
	else
		return move(v, a);
	return HANDLED;
}

static void trail_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct trail *v = s->state;
	const struct audit_sampled *drawn = trail_drawn(v);
	sieve_offer(&v->rows.sieve, a, o);
	if (a == ACTION_PERIOD)
		o->now = v->tab != TRAIL_CHECKS;
	if (a == ACTION_TAB_RIGHT || a == ACTION_TAB_LEFT || a == ACTION_REFRESH || a == ACTION_PICK)
		o->now = true;
	else if (a == ACTION_OPEN)
		o->now = trail_rows_selected(&v->rows) && !trail_rows_selected(&v->rows)->heading;
	else if (a == ACTION_DRAW_LOOKS)
		o->now = v->tab == TRAIL_CHECKS;
	else if (a == ACTION_SIGN_OFF)
		o->now = drawn && drawn->finding < 0;
}

static const char *trail_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_trail);
}

const struct screen_ops screen_trail = {
	.id = "trail", .where = WHERE_AUDIT, .state_size = sizeof(struct trail),
	.open = trail_open, .close = trail_screen_close, .resume = trail_resume, .title = trail_title,
	.head_rows = trail_head_rows, .head = trail_head, .layout = trail_layout, .draw = trail_draw, .typing = trail_typing,
	.key = trail_key, .act = trail_act,
	.offer = trail_offer, .help = trail_help,
};
