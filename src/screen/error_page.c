#include "error_page.h"

#include <string.h>

#include "facts.h"
#include "famctx/base/mem.h"
#include "records.h"
#include "say.h"

struct error_page {
	const struct screen_ops *ops;
	char *person;
	char *service;
	struct err why;
	struct facts facts;
};

static void fill(struct screen *s)
{
	struct error_page *page = s->state;
	const struct screens *words = s->app->screens;
	facts_clear(&page->facts);
	struct buf next = BUF_INIT, what = BUF_INIT;
	SAY(s->app, TEXT_error_what, &what, { "message", page->why.message });
	facts_note(&page->facts, "what", ROLE_ERROR, what.data);
	facts_note(&page->facts, "kept", ROLE_TEXT, screens_text(words, TEXT_error_kept));
	SAY_PLAIN(s->app, TEXT_error_next, &next);
	facts_note(&page->facts, "next", ROLE_TEXT, next.data);
	facts_note(&page->facts, "help", ROLE_TEXT, s->app->session->hello->help_note);
	buf_release(&what);
	buf_release(&next);
}

static bool error_open(struct screen *s, const void *arg, struct err *e)
{
	const struct failure *failure = arg;
	struct error_page *page = s->state;
	(void)e;
	page->ops = failure->ops;
	page->person = mem_copy_or_null(failure->ref.person);
	page->service = mem_copy_or_null(failure->ref.service);
	page->why = *failure->why;
	facts_init(&page->facts, screens_text(s->app->screens, TEXT_family_below));
	fill(s);
	return true;
}

static void error_close(struct screen *s)
{
	struct error_page *page = s->state;
	mem_free(page->person);
	mem_free(page->service);
	facts_release(&page->facts);
}

static void error_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_error_title, out);
}

static void error_layout(struct screen *s, struct rect area)
{
	facts_layout(&((struct error_page *)s->state)->facts, layout_inset(area, area.rows > 8 ? 1 : 0, 0));
}

static void error_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct error_page *)s->state)->facts, c, true);
}

static void try_again(struct screen *s)
{
	struct error_page *page = s->state;
	struct record_ref ref = { page->person, page->service };
	struct err e = ERR_INIT;
	if (app_replace(s->app, page->ops, &ref, &e))
		return;
	if (page->person && records_are_held(s->app, page->person)) {
		records_hold(s, page->ops, page->person, page->service);
		return;
	}
	page->why = e;
	fill(s);
	error_layout(s, s->area);
	app_say(s->app, "%s", screens_text(s->app->screens, TEXT_error_still));
}

static enum handled error_act(struct screen *s, enum action a, int count)
{
	(void)count;
	if (a != ACTION_OPEN && a != ACTION_REFRESH)
		return facts_act(&((struct error_page *)s->state)->facts, a);
	try_again(s);
	return HANDLED;
}

static void error_offer(const struct screen *s, enum action a, struct offer *o)
{
	if (a == ACTION_OPEN || a == ACTION_REFRESH) {
		o->now = a == ACTION_OPEN;
		o->name = screens_text(s->app->screens, TEXT_error_again);
	}
}

static const char *error_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_error);
}

const struct screen_ops screen_error = {
	.id = "error",
	.where = WHERE_FAMILY,
	.state_size = sizeof(struct error_page),
	.open = error_open,
	.close = error_close,
	.title = error_title,
	.layout = error_layout,
	.draw = error_draw,
	.act = error_act,
	.offer = error_offer,
	.help = error_help,
};
