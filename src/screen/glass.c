#include "famctx/screen/glass.h"

#include <string.h>

#include "app_private.h"
#include "famctx/base/mem.h"
#include "say.h"

#define MINUTE_MS 60000u

void glass_release(struct glass *g)
{
	mem_free(g->reference);
	g->reference = NULL;
}

/* Break-glass for one family ends that for another; what is still open of it is asked for anew when it is on top. */
static void unmark_others(struct app *app, const char *reference)
{
	if (!app->glass.reference || !strcmp(app->glass.reference, reference))
		return;
	for (size_t i = 0; i < app->depth; i++)
		app->stack[i]->glass = false;
}

void glass_mark(struct screen *s, const struct broken_glass *broken)
{
	struct glass *g = &s->app->glass;
	s->glass = false;
	if (!broken->reference)
		return;
	unmark_others(s->app, broken->reference);
	s->glass = true;
	char *reference = mem_copy_text(broken->reference);
	glass_release(g);
	*g = (struct glass) { reference, broken->minutes, broken->minutes, 0 };
}

/* The lowest screen that shows what was opened; depth where there is none. */
static size_t lowest(const struct app *app)
{
	size_t at = 0;
	while (at < app->depth && !app->stack[at]->glass)
		at++;
	return at;
}

bool glass_stands(const struct app *app)
{
	return app->glass.reference && lowest(app) < app->depth;
}

void glass_say(const struct app *app, struct buf *out)
{
	const struct glass *g = &app->glass;
	struct pool p = POOL_INIT;
	enum text one = narrow(app) ? TEXT_before_banner_one_narrow : TEXT_before_banner_one;
	enum text many = narrow(app) ? TEXT_before_banner_narrow : TEXT_before_banner;
	SAY(app, g->left == 1 ? one : many, out, { "reference", g->reference }, { "n", pool_number(&p, g->left) });
	pool_release(&p);
}

void glass_end(struct app *app)
{
	struct buf text = BUF_INIT;
	SAY(app, TEXT_before_ended, &text, { "reference", app->glass.reference });
	stack_close_from(app, lowest(app));
	glass_release(&app->glass);
	/* On a locked screen nothing is said. */
	if (!app->lock.locked)
		app_say(app, "%s", text.data);
	buf_release(&text);
}

void glass_tick(struct app *app, uint64_t now_ms)
{
	struct glass *g = &app->glass;
	if (!g->reference)
		return;
	if (!glass_stands(app)) {
		glass_release(g);
		return;
	}
	if (!g->since_ms)
		g->since_ms = now_ms;
	g->left = g->minutes - (int64_t)((now_ms - g->since_ms) / MINUTE_MS);
	if (g->left <= 0)
		glass_end(app);
}

uint64_t glass_due(const struct app *app)
{
	const struct glass *g = &app->glass;
	if (!glass_stands(app) || !g->since_ms)
		return 0;
	return g->since_ms + (uint64_t)(g->minutes - g->left + 1) * MINUTE_MS;
}
