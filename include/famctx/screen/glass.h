/*
 * Break-glass, while it lasts: a banner on every screen of the family that it
 * opened. When it has ended those screens are closed, whoever sits there; what
 * was typed over them is kept as a draft by the screen it was typed on.
 */
#ifndef FAMCTX_SCREEN_GLASS_H
#define FAMCTX_SCREEN_GLASS_H

#include "famctx/api/restriction.h"
#include "famctx/base/buf.h"

struct app;
struct screen;

struct glass {
	char *reference;   /* NULL: nothing is open */
	int64_t minutes;   /* left at since_ms, rounded up */
	int64_t left;      /* as last counted */
	uint64_t since_ms; /* steady time; 0: not counted yet */
};

void glass_release(struct glass *g);
/* What this screen shows is open because of it; without a reference: because of nothing. */
void glass_mark(struct screen *s, const struct broken_glass *broken);
/* Whether any screen that is open shows what it opened. */
bool glass_stands(const struct app *app);
/* "RESTRICTED BG-7KQ2M4X, 28 minutes left." */
void glass_say(const struct app *app, struct buf *out);
/* Closes every screen that shows what it opened, and says so. */
void glass_end(struct app *app);
/* Counts the minutes, and closes what has ended. */
void glass_tick(struct app *app, uint64_t now_ms);
/* The next full minute, 0 when nothing is open. */
uint64_t glass_due(const struct app *app);

#endif
