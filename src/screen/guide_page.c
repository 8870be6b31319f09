/* One thing to read on a page of its own, to be read aloud in a room; then the next one. */
#include "guide.h"

#include "project.h"

#define MARGIN 3

struct guide_page {
	struct guide *guide; /* of the list below */
	struct viewer text;
};

static void page_fill(struct guide_page *p)
{
	viewer_clear(&p->text);
	guide_read(p->guide, guide_here(p->guide), &p->text);
}

static bool page_open(struct screen *s, const void *arg, struct err *e)
{
	struct guide_page *p = s->state;
	struct guide *const *list = arg;
	(void)e;
	p->guide = *list;
	viewer_init(&p->text);
	page_fill(p);
	return true;
}

static void page_close(struct screen *s)
{
	viewer_release(&((struct guide_page *)s->state)->text);
}

static void page_title(const struct screen *s, struct buf *out)
{
	const struct guide *g = ((const struct guide_page *)s->state)->guide;
	guide_say_kind(g, guide_here(g)->kind, out);
}

static void page_head(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct guide *g = ((const struct guide_page *)s->state)->guide;
	const struct guide_place *here = guide_here(g);
	struct buf title = BUF_INIT, right = BUF_INIT;
	struct pool p = POOL_INIT;
	guide_say_title(g, here, &title);
	SAY(s->app, TEXT_guide_of, &right, { "n", pool_number(&p, (int64_t)here->at + 1) },
	    { "of", pool_number(&p, (int64_t)guide_count(g, here->kind)) });
	part_head(s->app, c, area, title.data, right.data);
	buf_release(&title);
	buf_release(&right);
	pool_release(&p);
}

static void page_layout(struct screen *s, struct rect area)
{
	bool slim = narrow(s->app);
	viewer_layout(&((struct guide_page *)s->state)->text, layout_inset(area, slim ? 0 : 1, slim ? 1 : MARGIN));
}

static void page_draw(const struct screen *s, struct canvas *c)
{
	viewer_draw(&((const struct guide_page *)s->state)->text, c, true);
}

static void page_hint(const struct screen *s, struct buf *out)
{
	const struct guide_page *p = s->state;
	SAY(s->app, TEXT_guide_hint_page, out,
	    { "more", viewer_below(&p->text) ? screens_text(s->app->screens, TEXT_family_below) : NULL });
}

static enum handled page_act(struct screen *s, enum action a, int count)
{
	struct guide_page *p = s->state;
	bool next = a == ACTION_RIGHT || a == ACTION_TAB_RIGHT || a == ACTION_NEXT;
	bool before = a == ACTION_LEFT || a == ACTION_TAB_LEFT || a == ACTION_PREVIOUS;
	(void)count;
	if (a == ACTION_GUIDE)
		app_pop(s->app);
	else if (!next && !before)
		return viewer_act(&p->text, a);
	else if (guide_step(p->guide, next))
		page_fill(p);
	else
		app_say(s->app, "%s", screens_text(s->app->screens, next ? TEXT_guide_last : TEXT_guide_first));
	page_layout(s, s->area);
	return HANDLED;
}

static void page_offer(const struct screen *s, enum action a, struct offer *o)
{
	(void)s;
	if (a == ACTION_TAB_LEFT || a == ACTION_TAB_RIGHT || a == ACTION_GUIDE)
		o->now = true;
}

static const char *page_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_guide);
}

const struct screen_ops screen_guide_page = {
	.id = "guide_page",
	.where = WHERE_GUIDE,
	.state_size = sizeof(struct guide_page),
	.open = page_open,
	.close = page_close,
	.title = page_title,
	.head_rows = part_head_rows,
	.head = page_head,
	.layout = page_layout,
	.draw = page_draw,
	.hint = page_hint,
	.act = page_act,
	.offer = page_offer,
	.help = page_help,
};
