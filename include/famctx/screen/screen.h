/*
 * A screen: one file that ends in a filled `struct screen_ops`. The frame
 * (title, scope, rules, hints, keys, training banner) is drawn around it.
 *
 *	const struct screen_ops screen_scope = {
 *		.id = "scope", .where = WHERE_SCOPE, .state_size = sizeof(struct scope),
 *		.open = scope_open, .close = scope_close, .title = scope_title,
 *		.layout = scope_layout, .draw = scope_draw, .act = scope_act,
 *	};
 *
 * A key goes first to `key` (a focused field, so that no shortcut eats a
 * letter), then as an action to `act`, then to what works everywhere. Every
 * function but state_size, id and where may be NULL.
 */
#ifndef FAMCTX_SCREEN_SCREEN_H
#define FAMCTX_SCREEN_SCREEN_H

#include "famctx/base/err.h"
#include "famctx/ui/action.h"
#include "famctx/ui/canvas.h"
#include "famctx/ui/key.h"
#include "famctx/ui/layout.h"

struct app;

struct screen {
	const struct screen_ops *ops;
	struct app *app;
	void *state;      /* ops->state_size bytes, zeroed before open, freed after close */
	struct rect area; /* what layout was last given */
	uint64_t due_ms;  /* steady time at which tick is called; 0: never. tick sets it anew. */
	bool glass;       /* it shows what break-glass opened, and goes when that ends: screen/glass.h */
};

/* What the foot, help and palette say about an action now. */
struct offer {
	bool now;            /* preset: true for moves and for what works everywhere, else false */
	const char *name;    /* preset: its own name; a screen may say "Search" for "Open" */
	const char *why_not; /* when not now: "t Timeline works when a person is open"; NULL hides it */
};

/* What the cursor is on, as a challenge names it. */
struct focus {
	struct buf on;    /* person:ID:SERVICE and so on: api/challenge.h */
	struct buf about; /* the same in words, with names */
	struct buf seen;  /* the sentence that stands on the screen */
};

#define FOCUS_INIT { BUF_INIT, BUF_INIT, BUF_INIT }
void focus_release(struct focus *f);

struct screen_ops {
	const char *id;    /* "search": names its words, its help and its goldens */
	unsigned where;    /* of enum where */
	size_t state_size;
	bool overlay;      /* drawn over the screen below, which stays visible */

	MUST_CHECK bool (*open)(struct screen *s, const void *arg, struct err *e);
	void (*close)(struct screen *s);
	/* On top again after another screen was closed. */
	void (*resume)(struct screen *s);

	void (*title)(const struct screen *s, struct buf *out);
	/* Rows of who or scope under the title, 0 to 2 (1 when narrow), and their drawing. */
	int (*head_rows)(const struct screen *s, int cols);
	void (*head)(const struct screen *s, struct canvas *c, struct rect area);
	/* Pure: no I/O. Called when the area is new; a screen whose rows have changed calls its own again with s->area.
	 * An overlay gets the whole content area and takes of it what it needs. */
	void (*layout)(struct screen *s, struct rect area);
	/* Changes nothing. */
	void (*draw)(const struct screen *s, struct canvas *c);
	/* One sentence for the hint row while no message stands; the actions of that row follow where there is room. */
	void (*hint)(const struct screen *s, struct buf *out);

	/* True while a text field has the focus: letters then type and are not offered as keys. */
	bool (*typing)(const struct screen *s);
	enum handled (*key)(struct screen *s, const struct key_event *ev);
	/* count is the digit for ACTION_PICK, else 1. */
	enum handled (*act)(struct screen *s, enum action a, int count);
	/* What is offered: sets `now` for what `act` would take at this moment. */
	void (*offer)(const struct screen *s, enum action a, struct offer *o);
	/* Fills what the cursor is on; false when that is nothing that could be challenged. */
	bool (*focus)(const struct screen *s, struct focus *out);
	/* The time due_ms has come. */
	void (*tick)(struct screen *s, uint64_t now_ms);
	/* False with a reason when work would be lost; the person is asked. */
	bool (*may_leave)(const struct screen *s, struct err *why);
	/* Help for this screen, paragraphs divided by empty lines; NULL for none. */
	const char *(*help)(const struct screen *s);
};

#endif
