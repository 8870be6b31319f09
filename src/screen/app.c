#include "app_private.h"
#include "audit_places.h"

#include <stdarg.h>
#include <string.h>

void app_init(struct app *app, enum glyph_set glyphs, int rows, int cols)
{
	memset(app, 0, sizeof(*app));
	app->glyphs = glyphs;
	app->rows = rows;
	app->cols = cols;
	app->keys.letters = true;
	app->message_role = ROLE_MESSAGE;
	buf_init(&app->message);
	buf_init(&app->copied);
	buf_init(&app->lock.password);
}

void app_release(struct app *app)
{
	while (app->depth > 0) {
		app_pop(app);
		stack_bury(app);
	}
	buf_release(&app->message);
	buf_release(&app->copied);
	lock_release(&app->lock);
	glass_release(&app->glass);
}

void app_resize(struct app *app, int rows, int cols)
{
	app->rows = rows;
	app->cols = cols;
}

/* ---- saying something -------------------------------------------------------------- */

void app_say(struct app *app, const char *format, ...)
{
	va_list args;

	buf_clear(&app->message);
	va_start(args, format);
	buf_vprintf(&app->message, format, args);
	va_end(args);
	app->message_role = ROLE_MESSAGE;
}

void app_error(struct app *app, const struct err *e)
{
	app_say(app, _("Error: %s"), e->message);
	app->message_role = ROLE_ERROR;
}

void app_copy(struct app *app, const char *text, const char *what)
{
	if (app->copy_forbidden) {
		app_say(app, _("Copying is switched off here. Read it out or write it down."));
		return;
	}
	buf_clear(&app->copied);
	buf_add_text(&app->copied, text);
	app_say(app, _("Sent %s to your terminal's clipboard. If paste is empty, write it down."), what);
}

/* ---- what can be done now ------------------------------------------------------------- */

bool app_letters(const struct app *app)
{
	const struct screen *s = app_top(app);
	bool typing = s && s->ops->typing && s->ops->typing(s);

	return app->keys.letters && !typing;
}

bool app_works_anywhere(const struct app *app, enum action a)
{
	static const enum action always[] = { ACTION_HIDE,   ACTION_BACK,   ACTION_COMMANDS, ACTION_REDRAW,
					      ACTION_CANCEL, ACTION_LEAVE, ACTION_HELP };

	for (size_t i = 0; i < ARRAY_LEN(always); i++) {
		if (a == always[i])
			return true;
	}
	if (audit_place_works(app, a))
		return true;
	return (a == ACTION_RESET && app->training && app->reset) || (a == ACTION_SCOPE && app->scope) ||
	       (a == ACTION_PROJECTS && app->projects) ||
	       (a == ACTION_FIND && app->home) || (a == ACTION_MINE && app->mine) ||
	       (a == ACTION_QUEUE && app->queue) || (a == ACTION_FEEDBACK && app->challenge) ||
	       (a == ACTION_SUSPEND && !app->suspend_forbidden);
}

void focus_release(struct focus *f)
{
	buf_release(&f->on);
	buf_release(&f->about);
	buf_release(&f->seen);
}

static bool can_challenge(const struct app *app, const struct screen *s)
{
	struct focus f = FOCUS_INIT;
	bool can = app->challenge && s->ops->focus && s->ops->focus(s, &f);

	focus_release(&f);
	return can;
}

static bool is_move(enum action a)
{
	return a >= ACTION_NEXT && a <= ACTION_BOTTOM;
}

/* Where an action leads to the very screen that is open, it is no offer. */
static bool leads_elsewhere(const struct app *app, const struct screen *s, enum action a)
{
	if (a == ACTION_SCOPE)
		return s->ops != app->scope;
	if (a == ACTION_PROJECTS)
		return s->ops != app->projects;
	if (a == ACTION_FIND)
		return s->ops != app->home;
	if (a == ACTION_MINE)
		return s->ops != app->mine;
	return a != ACTION_QUEUE || s->ops != app->queue;
}

struct offer app_offer_of(const struct app *app, const struct screen *s, enum action a)
{
	const struct action_info *info = action_info(a);
	struct offer o = { false, _(info->name), NULL };

	if (!(info->where & s->ops->where))
		return o;
	o.now = is_move(a) || (app_works_anywhere(app, a) && leads_elsewhere(app, s, a));
	if (a == ACTION_CHALLENGE)
		o.now = can_challenge(app, s);
	if (a == ACTION_SUSPEND && app->suspend_forbidden)
		o.why_not = _("Suspending is switched off here. F8 hides the screen");
	if (s->ops->offer)
		s->ops->offer(s, a, &o);
	return o;
}

struct offer app_offer(const struct app *app, enum action a)
{
	return app_offer_of(app, app_top(app), a);
}
