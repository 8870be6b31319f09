/* The list of what there is to read, and beside it what the cursor is on. */
#include "guide.h"

#include "audit_filter.h"
#include "famctx/base/mem.h"
#include "project.h"

#define LIST_COLS 33
#define GAP 2

static void fill_pane(struct guide *g)
{
	const struct guide_place *here = guide_here(g);
	struct buf title = BUF_INIT;
	viewer_clear(&g->pane);
	if (!here)
		return;
	guide_say_title(g, here, &title);
	viewer_add(&g->pane, ROLE_TITLE, 0, title.data);
	viewer_add(&g->pane, ROLE_TEXT, 0, "");
	guide_read(g, here, &g->pane);
	buf_release(&title);
}

static void guide_layout(struct screen *s, struct rect area)
{
	struct guide *g = s->state;
	struct rect left = area, right = area;
	if (!narrow(s->app))
		left.cols = LIST_COLS;
	right.col += left.cols + GAP;
	right.cols -= left.cols + GAP + 1;
	list_layout(&g->rows.list, sieve_layout(&g->rows.sieve, left));
	fill_pane(g);
	viewer_layout(&g->pane, narrow(s->app) ? (struct rect) { 0, 0, 0, 0 } : right);
}

static void guide_close(struct screen *s)
{
	struct guide *g = s->state;
	trail_rows_release(&g->rows);
	viewer_release(&g->pane);
	mem_free(g->places);
	shape_release(&guide_answer_shape, &g->answer);
}

static bool guide_open(struct screen *s, const void *arg, struct err *e)
{
	const struct project_ref *ref = arg;
	struct guide *g = s->state;
	trail_rows_init(&g->rows, s->app);
	viewer_init(&g->pane);
	if (!part_ask_with(s->app, REQUEST_PROJECT_GUIDE, NULL, NULL, &guide_answer_shape, &g->answer, e)) {
		guide_close(s);
		return false;
	}
	guide_make_rows(g);
	guide_go_to(g, ref ? ref->name : NULL);
	return true;
}

static void guide_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_guide_title, out);
}

static void guide_draw(const struct screen *s, struct canvas *c)
{
	const struct guide *g = s->state;
	struct rect area = g->rows.list.area;
	if (g->rows.seen_count) {
		list_draw(&g->rows.list, c, !g->rows.sieve.typing);
	} else {
		canvas_paragraph(c, layout_inset(area, 1, 1), ROLE_TEXT,
		                 screens_text(s->app->screens, TEXT_trail_no_match));
		canvas_cursor(c, area.row + 1, area.col + 1);
	}
	viewer_draw(&g->pane, c, false);
	if (sieve_is_on(&g->rows.sieve))
		sieve_draw(&g->rows.sieve, s->app, c, (struct rect) { s->area.row, s->area.col, 1, area.cols }, false);
}

static void guide_hint(const struct screen *s, struct buf *out)
{
	if (!narrow(s->app))
		SAY_PLAIN(s->app, TEXT_guide_hint, out);
}

/* A kind is only read: the cursor goes on to what can be opened. */
static enum handled move(struct guide *g, enum action a)
{
	bool up = a == ACTION_UP || a == ACTION_PAGE_UP;
	enum handled h = list_act(&g->rows.list, a);
	if (h == HANDLED && !guide_here(g) && !guide_step(g, !up))
		guide_step(g, up);
	return h;
}

static enum handled guide_act(struct screen *s, enum action a, int count)
{
	struct guide *g = s->state;
	(void)count;
	if (filter_act(&g->rows, a) == NOT_HANDLED) {
		if (a == ACTION_OPEN && guide_here(g))
			app_go(s->app, &screen_guide_page, &g);
		else if (a == ACTION_TAB_LEFT || a == ACTION_TAB_RIGHT || a == ACTION_NEXT || a == ACTION_PREVIOUS)
			guide_step_kind(g, a == ACTION_TAB_RIGHT || a == ACTION_NEXT);
		else if (move(g, a) == NOT_HANDLED)
			return NOT_HANDLED;
	}
	guide_layout(s, s->area);
	return HANDLED;
}

static enum handled guide_key(struct screen *s, const struct key_event *ev)
{
	enum handled h = filter_key(&((struct guide *)s->state)->rows, ev);
	if (h == HANDLED)
		guide_layout(s, s->area);
	return h;
}

static bool guide_typing(const struct screen *s)
{
	return ((const struct guide *)s->state)->rows.sieve.typing;
}

/* The page may have gone to another. */
static void guide_resume(struct screen *s)
{
	guide_layout(s, s->area);
}

static void guide_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct guide *g = s->state;
	sieve_offer(&g->rows.sieve, a, o);
	if (a == ACTION_OPEN)
		o->now = guide_here(g) != NULL;
	else if (a == ACTION_TAB_LEFT || a == ACTION_TAB_RIGHT)
		o->now = true;
	if (a == ACTION_OPEN)
		o->name = screens_text(s->app->screens, TEXT_guide_open);
}

static const char *guide_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_guide);
}

const struct screen_ops screen_guide = {
	.id = "guide",
	.where = WHERE_GUIDE,
	.state_size = sizeof(struct guide),
	.open = guide_open,
	.close = guide_close,
	.resume = guide_resume,
	.title = guide_title,
	.layout = guide_layout,
	.draw = guide_draw,
	.hint = guide_hint,
	.typing = guide_typing,
	.key = guide_key,
	.act = guide_act,
	.offer = guide_offer,
	.help = guide_help,
};
