#include "app_private.h"
#include "audit_places.h"
#include "famctx/screen/session.h"

#include <string.h>

/* ---- leaving -------------------------------------------------------------------------- */

static void leave_now(struct screen *asked)
{
	asked->app->leaving = true;
}

/* The topmost screen that would lose something; NULL when none would. */
static const struct screen *holds_back(const struct app *app, struct err *why)
{
	for (size_t i = app->depth; i > 0; i--) {
		const struct screen *s = app->stack[i - 1];

		if (s->ops->may_leave && !s->ops->may_leave(s, why))
			return s;
	}
	return NULL;
}

void app_leave(struct app *app)
{
	struct err why = ERR_INIT;

	if (!holds_back(app, &why)) {
		app->leaving = true;
		return;
	}
	app_ask(app, &(struct question){ .title = _("Leave?"), .text = why.message, .yes = _("Leave"),
					 .no = _("Stay"), .then = leave_now });
}

static void ask_to_leave(struct app *app)
{
	app_ask(app, &(struct question){ .title = _("Leave?"), .text = _("This closes Family Context."),
					 .yes = _("Leave"), .no = _("Stay"), .harmless = true, .then = leave_now });
}

static void close_asked(struct screen *asked)
{
	app_pop(asked->app);
}

static void go_back(struct app *app)
{
	struct screen *top = app_top(app);
	struct err why = ERR_INIT;

	if (app->depth == 1)
		ask_to_leave(app);
	else if (top->ops->may_leave && !top->ops->may_leave(top, &why))
		app_ask(app, &(struct question){ .title = _("Close this?"), .text = why.message, .yes = _("Close"),
						 .no = _("Stay"), .then = close_asked });
	else
		app_pop(app);
}

/* Once closes what stands over the screen, twice at rest asks to leave. */
static void cancel(struct app *app, bool again)
{
	if (app_top(app)->ops->overlay) {
		app_pop(app);
	} else if (again) {
		ask_to_leave(app);
	} else {
		app->cancelled = true;
		app_say(app, _("Nothing is going on. Ctrl-C again leaves."));
	}
}

/* ---- what works everywhere --------------------------------------------------------------- */

static void reset_now(struct screen *asked)
{
	struct app *app = asked->app;
	struct err e = ERR_INIT;

	if (!app->reset(app, &e)) {
		app_error(app, &e);
		return;
	}
	if (!app->home || !app_pop_to(app, app->home))
		stack_close_from(app, 1);
	app_say(app, _("Started again with the made-up families. What was typed here is gone."));
}

static void ask_to_reset(struct app *app)
{
	app_ask(app, &(struct question){ .title = _("Start again?"),
					 .text = _("The made-up families go back to how they were at first."),
					 .yes = _("Reset"), .no = _("Go on"), .harmless = true, .then = reset_now });
}

static void new_search(struct app *app)
{
	if (app->session)
		session_new_search(app->session);
	if (!app_pop_to(app, app->home))
		app_go(app, app->home, NULL);
}

static enum handled challenge(struct app *app)
{
	const struct screen *top = app_top(app);
	struct focus f = FOCUS_INIT;
	bool there = app->challenge && top->ops->focus && top->ops->focus(top, &f);

	if (there)
		app_go(app, app->challenge, &f);
	focus_release(&f);
	return there ? HANDLED : NOT_HANDLED;
}

static void go_to_projects(struct app *app)
{
	if (!app_pop_to(app, app->projects))
		app_go(app, app->projects, NULL);
}

enum handled app_act_anywhere(struct app *app, enum action a)
{
	if (a == ACTION_CHALLENGE)
		return challenge(app);
	if (!app_works_anywhere(app, a))
		return NOT_HANDLED;
	if (audit_place_go(app, a))
		return HANDLED;
	if (a == ACTION_BACK)
		go_back(app);
	else if (a == ACTION_HELP)
		app_go(app, &screen_help, NULL);
	else if (a == ACTION_COMMANDS)
		app_go(app, &screen_palette, NULL);
	else if (a == ACTION_REDRAW)
		app->redraw = true;
	else if (a == ACTION_SUSPEND)
		app->suspend = true;
	else if (a == ACTION_LEAVE)
		app_leave(app);
	else if (a == ACTION_RESET)
		ask_to_reset(app);
	else if (a == ACTION_SCOPE)
		app_go(app, app->scope, NULL);
	else if (a == ACTION_MINE)
		app_go(app, app->mine, NULL);
	else if (a == ACTION_QUEUE)
		app_go(app, app->queue, NULL);
	else if (a == ACTION_FEEDBACK)
		app_go(app, app->challenge, NULL);
	else if (a == ACTION_PROJECTS)
		go_to_projects(app);
	else if (a == ACTION_FIND)
		new_search(app);
	else
		return NOT_HANDLED;
	return HANDLED;
}

static void say_not_here(struct app *app, enum action a)
{
	struct offer o = app_offer(app, a);

	if (o.why_not)
		app_say(app, "%s", o.why_not);
	else
		app_say(app, _("%s does nothing here. F1 shows what can be done."), o.name);
}

void app_act(struct app *app, enum action a, int count)
{
	struct screen *top = app_top(app);
	bool again = app->cancelled;

	app->cancelled = false;
	/* Nothing may stand in the way of hiding or stopping. */
	if (a == ACTION_HIDE)
		app->hidden = true;
	else if (a == ACTION_CANCEL)
		cancel(app, again);
	else if (!(top->ops->act && top->ops->act(top, a, count) == HANDLED) && app_act_anywhere(app, a) == NOT_HANDLED)
		say_not_here(app, a);
	stack_bury(app);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static void say_unknown(struct app *app, const struct key_event *ev)
{
	struct buf name = BUF_INIT;

	key_add_name(ev, &name);
	if (ev->press == PRESS_PASTE)
		app_say(app, _("There is nowhere to paste here. Go to a field first."));
	else
		app_say(app, _("%s does nothing here. F1 shows what can be done."), name.data);
	buf_release(&name);
}

static bool takes_key(struct app *app, const struct key_event *ev)
{
	struct screen *top = app_top(app);

	return top->ops->key && top->ops->key(top, ev) == HANDLED;
}

static void key_while_small(struct app *app, const struct key_event *ev)
{
	struct err why = ERR_INIT;
	int count;
	enum action a = keymap_find(&app->keys, WHERE_ANY, ev, &count);
	bool leaves = a == ACTION_LEAVE || (a == ACTION_BACK && key_is_text(ev));

	if (leaves && !holds_back(app, &why))
		app->leaving = true;
}

void app_key(struct app *app, const struct key_event *ev)
{
	enum action a;
	int count;

	if (ev->press == PRESS_NONE || app->depth == 0)
		return;
	if (lock_key(app, ev))
		return;
	if (app->hidden) {
		app->hidden = ev->press != PRESS_ENTER;
		return;
	}
	if (frame_too_small(app)) {
		key_while_small(app, ev);
		return;
	}
	buf_clear(&app->message);
	if (takes_key(app, ev)) {
		app->cancelled = false;
		stack_bury(app);
		return;
	}
	a = keymap_find(&app->keys, app_top(app)->ops->where, ev, &count);
	if (a == ACTION_NONE)
		say_unknown(app, ev);
	else
		app_act(app, a, count);
}
