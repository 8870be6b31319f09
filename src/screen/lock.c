#include "famctx/screen/lock.h"

#include "app_private.h"
#include "famctx/api/audit.h"
#include "famctx/base/log.h"
#include "famctx/screen/session.h"
#include "secret.h"

#define WARN_MS (2u * 60u * 1000u)
#define REFUSALS_MOST 3

void lock_release(struct lock *l)
{
	secret_forget(&l->password);
	buf_release(&l->password);
}

/* Short times warn half-way. */
static uint64_t warn_at(const struct lock *l)
{
	return l->since_ms + (l->after_ms > 2 * WARN_MS ? l->after_ms - WARN_MS : l->after_ms / 2);
}

/* The trail knows when a screen stood unattended. A keeper that is gone keeps nobody from hiding. */
static void tell(struct app *app, enum lock_event what)
{
	const struct locked_request request = { (int)what };
	struct err e = ERR_INIT;
	if (app->session && !app->session->ask(app->session, REQUEST_LOCKED, &locked_request_shape, &request, NULL, NULL, &e))
		log_line("the lock of a screen was not recorded");
}

static void lock_now(struct app *app)
{
	app->lock.locked = true;
	app->lock.asking = false;
	app->lock.refused = 0;
	buf_clear(&app->message);
	buf_clear(&app->copied);
	tell(app, LOCK_LOCKED);
}

static void unlock(struct app *app)
{
	app->lock.locked = app->lock.asking = app->lock.warned = false;
	app->hidden = false;
	app->redraw = true;
	tell(app, LOCK_UNLOCKED);
}

/* ---- time -------------------------------------------------------------------------- */

void lock_tick(struct app *app, uint64_t now_ms)
{
	struct lock *l = &app->lock;
	if (!l->after_ms || l->locked)
		return;
	if (l->touched || !l->since_ms) {
		l->touched = l->warned = false;
		l->since_ms = now_ms;
	} else if (now_ms >= l->since_ms + l->after_ms) {
		lock_now(app);
	} else if (now_ms >= warn_at(l) && !l->warned && !app->hidden) {
		l->warned = true;
		app_say(app, _("You will be hidden in 2 minutes. Press any key to stay. Typed work is kept."));
		app->message_role = ROLE_WARNING;
	}
}

uint64_t lock_due(const struct lock *l)
{
	if (!l->after_ms || l->locked || !l->since_ms)
		return 0;
	return l->warned ? l->since_ms + l->after_ms : warn_at(l);
}

/* ---- coming back ----------------------------------------------------------------------- */

static void sign_out(struct app *app)
{
	tell(app, LOCK_REFUSED);
	app->leaving = true;
}

static void try_password(struct app *app)
{
	struct lock *l = &app->lock;
	enum unlock answer = l->check(l->password.data);
	secret_forget(&l->password);
	if (answer == UNLOCK_YES)
		unlock(app);
	else if (answer == UNLOCK_NEVER || ++l->refused == REFUSALS_MOST)
		sign_out(app);
}

static void type_password(struct app *app, const struct key_event *ev)
{
	struct lock *l = &app->lock;
	if (ev->press == PRESS_ENTER)
		try_password(app);
	else if (ev->press == PRESS_ESCAPE)
		secret_forget(&l->password);
	else
		(void)secret_key(&l->password, ev);
}

static void come_back(struct app *app)
{
	struct lock *l = &app->lock;
	if (l->enter_is_enough)
		unlock(app);
	else if (l->check)
		l->asking = true;
	else
		sign_out(app);
}

bool lock_key(struct app *app, const struct key_event *ev)
{
	struct lock *l = &app->lock;
	bool stays = l->warned && !l->locked;
	/* Somebody who tries keys on a hidden screen is not the one who hid it. */
	l->touched = l->touched || !app->hidden || ev->press == PRESS_ENTER;
	if (stays) {
		l->warned = false;
		buf_clear(&app->message);
		return true;
	}
	if (!l->locked)
		return false;
	if (l->asking)
		type_password(app, ev);
	else if (ev->press == PRESS_ENTER)
		come_back(app);
	return true;
}

/* What Enter does is said before it is pressed. */
static const char *promise(const struct lock *l)
{
	if (l->enter_is_enough)
		return _("Training: press Enter to go on. With real records it asks for your password.");
	if (l->check)
		return _("Press Enter to go on.");
	return _("Press Enter to sign out. Typed work is kept.");
}

void lock_draw(const struct app *app, struct canvas *c)
{
	const struct lock *l = &app->lock;
	if (!l->asking) {
		canvas_paragraph(c, (struct rect){ 0, 0, 2, c->cols }, ROLE_TEXT, promise(l));
		canvas_cursor(c, 0, 0);
		return;
	}
	/* Not even how long it is. */
	int col = canvas_text(c, 0, 0, c->cols, ROLE_TEXT, _("Your password, then Enter:")) + 1;
	if (l->refused)
		canvas_text(c, 1, 0, c->cols, ROLE_TEXT, _("That was another password. Type it again."));
	canvas_cursor(c, 0, col);
}
