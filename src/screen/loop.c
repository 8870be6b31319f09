/*
 * One turn after another: signals, what is due, drawing, waiting, keys.
 * Signals are blocked but while waiting, so nothing is ever interrupted
 * half-way; their handlers only set flags.
 */
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "app_private.h"
#include "famctx/base/log.h"
#include "famctx/text/number.h"

#define STATUS_SIGNAL 128

static volatile sig_atomic_t resized, continued, ended_by;

static const int watched[] = { SIGWINCH, SIGCONT, SIGTERM, SIGHUP, SIGINT };

static void on_signal(int number)
{
	if (number == SIGWINCH)
		resized = 1;
	else if (number == SIGCONT)
		continued = 1;
	else
		ended_by = number;
}

struct signals {
	sigset_t mask; /* as it was: what is open while waiting */
	struct sigaction before[ARRAY_LEN(watched)];
};

static void signals_take(struct signals *old)
{
	struct sigaction action = { .sa_handler = on_signal };
	sigset_t block;

	resized = continued = ended_by = 0;
	sigemptyset(&block);
	for (size_t i = 0; i < ARRAY_LEN(watched); i++)
		sigaddset(&block, watched[i]);
	sigprocmask(SIG_BLOCK, &block, &old->mask);
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < ARRAY_LEN(watched); i++) {
		sigaction(watched[i], &action, &old->before[i]);
		sigdelset(&old->mask, watched[i]);
	}
}

static void signals_give_back(const struct signals *old)
{
	for (size_t i = 0; i < ARRAY_LEN(watched); i++)
		sigaction(watched[i], &old->before[i], NULL);
	sigprocmask(SIG_SETMASK, &old->mask, NULL);
}

/* A journey test gets one byte each time nothing is left to do, and types only then. */
static int sync_descriptor(void)
{
	const char *text = getenv("FAMCTX_TEST_SYNC");
	int fd = -1;

	if (!text || !number_parse_int(text, 3, 1023, &fd))
		return -1;
	return fd;
}

static void say_idle(int fd)
{
	char idle = '.';

	if (fd >= 0 && write(fd, &idle, 1) != 1)
		log_line("nobody waits for this program to be idle");
}

static int timeout_until(uint64_t due_ms)
{
	uint64_t now = clock_steady_ms();

	if (due_ms == 0)
		return -1;
	if (due_ms <= now)
		return 0;
	return due_ms - now > INT_MAX ? INT_MAX : (int)(due_ms - now);
}

static void take_window_size(struct app *app)
{
	int rows, cols;

	term_resized();
	term_size(&rows, &cols);
	app_resize(app, rows, cols);
}

static void act_on_flags(struct app *app)
{
	if (resized || continued)
		take_window_size(app);
	resized = continued = 0;
	if (app->suspend)
		term_suspend();
	if (app->redraw)
		term_redraw();
	app->suspend = app->redraw = false;
	if (app->copied.len > 0 && !term_copy(app->copied.data))
		app_say(app, _("This terminal takes no copies. Select it with the mouse or write it down."));
	buf_clear(&app->copied);
}

static void read_keys(struct app *app)
{
	struct key_event ev;

	/* What fell due while the machine slept comes before the key that woke it. */
	app_tick(app, clock_steady_ms());
	while (!app->leaving && term_read(&ev))
		app_key(app, &ev);
}

/* False when nobody is there any more. */
static bool wait_and_read(struct app *app, const sigset_t *open_signals, int sync)
{
	int timeout = timeout_until(app_due(app));
	enum term_event event = term_wait(0, open_signals);

	if (event == TERM_QUIET && timeout != 0 && !resized && !continued && !ended_by) {
		say_idle(sync);
		event = term_wait(timeout, open_signals);
	}
	if (event == TERM_KEYS)
		read_keys(app);
	return event != TERM_LOST;
}

static void turn(struct app *app, struct canvas *c)
{
	act_on_flags(app);
	app_tick(app, clock_steady_ms());
	app_draw(app, c);
	term_draw(c);
}

int app_run(struct app *app)
{
	struct signals old;
	struct canvas canvas;
	int sync = sync_descriptor();
	bool there = true;

	canvas_init(&canvas, 1, 1, app->glyphs);
	signals_take(&old);
	take_window_size(app);
	term_title(app->training ? _("Family Context, training") : _("Family Context"));
	while (there && !app->leaving && !ended_by) {
		turn(app, &canvas);
		there = wait_and_read(app, &old.mask, sync);
	}
	/* Whoever ends us often says so twice, as a lost line does by its end and by SIGHUP; the second must not cut
	 * off what is still to be tidied away. */
	if (there && !ended_by)
		signals_give_back(&old);
	canvas_release(&canvas);
	if (!there)
		return ERR_STORE;
	return ended_by ? STATUS_SIGNAL + ended_by : 0;
}
