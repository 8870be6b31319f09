#include "app_private.h"

#include <string.h>

#include "famctx/base/mem.h"

struct screen *app_top(const struct app *app)
{
	return app->depth > 0 ? app->stack[app->depth - 1] : NULL;
}

size_t app_lowest_seen(const struct app *app)
{
	size_t at = app->depth - 1;

	while (at > 0 && app->stack[at]->ops->overlay)
		at--;
	return at;
}

static struct screen *screen_new(struct app *app, const struct screen_ops *ops)
{
	struct screen *s = mem_zero(1, sizeof(*s));

	s->ops = ops;
	s->app = app;
	s->state = mem_zero(1, ops->state_size ? ops->state_size : 1);
	return s;
}

static void screen_free(struct screen *s)
{
	if (s->ops->state_size)
		explicit_bzero(s->state, s->ops->state_size);
	mem_free(s->state);
	mem_free(s);
}

bool app_push(struct app *app, const struct screen_ops *ops, const void *arg, struct err *e)
{
	struct screen *s;

	if (app->depth == APP_DEPTH)
		return err_set(e, ERR_USAGE, _("too many screens are open; Esc goes back"));
	s = screen_new(app, ops);
	if (ops->open && !ops->open(s, arg, e)) {
		screen_free(s);
		return false;
	}
	app->stack[app->depth++] = s;
	return true;
}

bool app_go(struct app *app, const struct screen_ops *ops, const void *arg)
{
	struct err e = ERR_INIT;

	if (app_push(app, ops, arg, &e))
		return true;
	app_error(app, &e);
	return false;
}

/* Its state must live until its own function has returned. */
static void close_at(struct app *app, size_t at)
{
	struct screen *s = app->stack[at];

	memmove(&app->stack[at], &app->stack[at + 1], (app->depth - at - 1) * sizeof(app->stack[0]));
	app->depth--;
	if (s->ops->close)
		s->ops->close(s);
	if (app->closed_count == ARRAY_LEN(app->closed))
		BUG("too many screens closed in one turn");
	app->closed[app->closed_count++] = s;
}

void stack_bury(struct app *app)
{
	for (size_t i = 0; i < app->closed_count; i++)
		screen_free(app->closed[i]);
	app->closed_count = 0;
}

static void resume_top(struct app *app)
{
	struct screen *top = app_top(app);

	if (top && top->ops->resume)
		top->ops->resume(top);
}

void stack_close_from(struct app *app, size_t at)
{
	if (at >= app->depth)
		return;
	while (app->depth > at)
		close_at(app, app->depth - 1);
	resume_top(app);
	app->leaving = app->leaving || app->depth == 0;
}

void app_pop(struct app *app)
{
	if (app->depth > 0)
		stack_close_from(app, app->depth - 1);
}

bool app_replace(struct app *app, const struct screen_ops *ops, const void *arg, struct err *e)
{
	size_t old = app->depth;

	if (!app_push(app, ops, arg, e))
		return false;
	if (old > 0)
		close_at(app, old - 1);
	return true;
}

bool app_pop_to(struct app *app, const struct screen_ops *ops)
{
	size_t at = app->depth;

	while (at > 0 && app->stack[at - 1]->ops != ops)
		at--;
	if (at == 0)
		return false;
	while (app->depth > at)
		close_at(app, app->depth - 1);
	resume_top(app);
	return true;
}

static uint64_t sooner(uint64_t due, uint64_t other)
{
	return other > 0 && (due == 0 || other < due) ? other : due;
}

uint64_t app_due(const struct app *app)
{
	uint64_t due = sooner(lock_due(&app->lock), glass_due(app));

	for (size_t i = 0; i < app->depth; i++)
		due = sooner(due, app->stack[i]->due_ms);
	return due;
}

void app_tick(struct app *app, uint64_t now_ms)
{
	lock_tick(app, now_ms);
	glass_tick(app, now_ms);
	for (size_t i = 0; i < app->depth; i++) {
		struct screen *s = app->stack[i];

		if (s->due_ms == 0 || s->due_ms > now_ms)
			continue;
		s->due_ms = 0;
		if (s->ops->tick)
			s->ops->tick(s, now_ms);
	}
	stack_bury(app);
}
