/*
 * The program as its screens see it: who is here, what is on the screen, how
 * to go on. Everything is on one thread; nothing here touches the terminal
 * but app_run.
 */
#ifndef FAMCTX_SCREEN_APP_H
#define FAMCTX_SCREEN_APP_H

#include "famctx/base/clock.h"
#include "famctx/base/err.h"
#include "famctx/screen/glass.h"
#include "famctx/screen/lock.h"
#include "famctx/screen/screen.h"
#include "famctx/ui/term.h"

struct challenge_form;
struct client;
struct screens;
struct session; /* what the screens share about this sign-in: purpose, recent families */
struct words;

#define APP_DEPTH 16 /* screens on the stack at most */

struct app {
	/* Borrowed; set by whoever makes the app. */
	struct client *client;
	struct words *words;
	struct screens *screens;
	const struct challenge_form *form;
	struct session *session;
	const struct clock *clock;
	const struct screen_ops *home;  /* a new search; NULL for none */
	const struct screen_ops *scope; /* F2 from anywhere; NULL for none */
	const struct screen_ops *projects; /* F3 from anywhere; NULL for none */
	const struct screen_ops *challenge; /* opened with what the cursor is on, or NULL for feedback */
	const struct screen_ops *mine;      /* what somebody challenged; NULL for none */
	const struct screen_ops *queue;     /* for those who review challenges; else NULL */
	const char *who;      /* "S Patel"; shown in the title row */
	const char *role;     /* "owner": beside it where there is room; NULL: nothing */
	const char *identity; /* "You are S Patel, social worker, North team.": in help; NULL: nothing */
	bool training;        /* made-up families: banners, X */
	bool another_day;     /* today was given on the command line: said in place of the time */
	bool copy_forbidden;  /* by policy */
	bool suspend_forbidden;
	/* Training only: makes the store as it was at first. */
	bool (*reset)(struct app *app, struct err *e);

	int rows, cols;
	enum glyph_set glyphs;
	struct keymap keys;

	/* The stack; the last is on top. Use the functions below. */
	struct screen *stack[APP_DEPTH];
	size_t depth;
	struct screen *closed[APP_DEPTH * 2]; /* freed at the end of the turn */
	size_t closed_count;

	struct buf message; /* stands in the hint row until the next key */
	enum role message_role;
	struct buf copied;  /* waiting to go to the terminal's clipboard */
	struct lock lock;   /* nobody has pressed a key for a while */
	struct glass glass; /* what break-glass opened, while it lasts */
	bool hidden;        /* F8: nothing personal is on the screen */
	bool cancelled;     /* Ctrl-C came once */
	bool redraw, suspend, leaving;
};

void app_init(struct app *app, enum glyph_set glyphs, int rows, int cols);
/* Closes all screens. */
void app_release(struct app *app);

/* ---- going from screen to screen ------------------------------------------ */

/* Opens a screen on top; when it cannot open, false with why, and the stack is as before. */
MUST_CHECK bool app_push(struct app *app, const struct screen_ops *ops, const void *arg, struct err *e);
/* The same, but shows why not as a message. */
bool app_go(struct app *app, const struct screen_ops *ops, const void *arg);
/* Closes the top screen; after the last one the program ends. Safe to call from within it: its state lives to the
 * end of the turn. */
void app_pop(struct app *app);
/* Opens a screen in place of the top one. */
MUST_CHECK bool app_replace(struct app *app, const struct screen_ops *ops, const void *arg, struct err *e);
/* Closes screens until one of these ops is on top; false when there is none. */
bool app_pop_to(struct app *app, const struct screen_ops *ops);
struct screen *app_top(const struct app *app);

/* ---- saying something ------------------------------------------------------- */

/* One line in the hint row, until the next key. */
void app_say(struct app *app, const char *format, ...) PRINTF_LIKE(2, 3);
/* "Error: ..." in the hint row. */
void app_error(struct app *app, const struct err *e);

/* A longer text in a box; Enter or Esc closes it. The texts are copied. */
void app_show(struct app *app, const char *title, const char *text);
/*
 * A question with words as answers. `no` is the safe one and stands first. On
 * yes, `then` is called with the screen that asked. The texts are copied.
 */
struct question {
	const char *title, *text, *yes, *no;
	bool harmless; /* nothing is lost by yes, so it stands first */
	void (*then)(struct screen *asked);
};
void app_ask(struct app *app, const struct question *q);

/* To the clipboard of the person's terminal; `what` is said: "the number". */
void app_copy(struct app *app, const char *text, const char *what);
/* Ends the program; asks first where a screen says that work would be lost. */
void app_leave(struct app *app);

/* ---- one turn ----------------------------------------------------------------- */

void app_resize(struct app *app, int rows, int cols);
/* One key press, all the way. */
void app_key(struct app *app, const struct key_event *ev);
/* Does an action as if its key had been pressed. */
void app_act(struct app *app, enum action a, int count);
/* What is offered of an action now, with the screen on top. */
struct offer app_offer(const struct app *app, enum action a);
/* Calls tick of every screen that is due. */
void app_tick(struct app *app, uint64_t now_ms);
/* The next time something is due, 0 when nothing is. */
uint64_t app_due(const struct app *app);
/* Lays out and draws everything. */
void app_draw(struct app *app, struct canvas *c);

/* Runs on the terminal, which must be open, until the person leaves. The exit status: 0, 5 when the line was
 * lost, 128 and its number after a signal. */
int app_run(struct app *app);

#endif
