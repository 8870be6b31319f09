/*
 * The terminal: the one place that knows curses. There is one terminal, so
 * this room's state is its own. Between term_open and term_close nothing else
 * may write to it.
 *
 * Whatever happens (end, crash, signal, lost line) the terminal is given back
 * as it was: term_close is called on every way out, may be called twice, and
 * a prepared string is written from the handlers of deadly signals.
 */
#ifndef FAMCTX_UI_TERM_H
#define FAMCTX_UI_TERM_H

#include <signal.h>

#include "famctx/base/err.h"
#include "famctx/ui/canvas.h"
#include "famctx/ui/key.h"

struct term_options {
	bool ascii;
	bool no_color;
	enum theme theme;
};

enum term_event {
	TERM_QUIET, /* the time is up, or a signal came */
	TERM_KEYS,  /* term_read has something */
	TERM_LOST,  /* nobody is there any more */
};

/* Whether full-screen use is possible here: a terminal at both ends that can move its cursor. */
bool term_usable(void);
MUST_CHECK bool term_open(const struct term_options *options, struct err *e);
void term_close(void);
/* Clears, stops the program as Ctrl-Z does, and takes the terminal again when it goes on. */
void term_suspend(void);

void term_size(int *rows, int *cols);
enum glyph_set term_glyphs(void);
enum theme term_theme(void);

/* Shows the canvas; only what changed is sent. The first call after term_redraw sends all. */
void term_draw(const struct canvas *c);
/* Forgets what the terminal shows. */
void term_redraw(void);
/* After the window changed its size. */
void term_resized(void);

/* Waits for a key until the time is up (-1: for ever). Only here the signals blocked by the caller are open. */
enum term_event term_wait(int timeout_ms, const sigset_t *open_signals);
/* The next key without waiting; false when there is none. */
bool term_read(struct key_event *out);

/* Hands text to the clipboard of the person's own terminal (OSC 52, through tmux too). False when it is too long, or
 * when this terminal cannot. */
bool term_copy(const char *utf8);
/* The window's title; never a person's name. */
void term_title(const char *utf8);

#endif
