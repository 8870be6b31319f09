/*
 * What the files of the app share.
 */
#ifndef SCREEN_APP_PRIVATE_H
#define SCREEN_APP_PRIVATE_H

#include "famctx/screen/app.h"
#include "famctx/screen/frame.h"

extern const struct screen_ops screen_help;
extern const struct screen_ops screen_palette;

/* Closes the screens from this one up; the one below is on top again. */
void stack_close_from(struct app *app, size_t at);
/* Frees the screens that were closed in this turn. */
void stack_bury(struct app *app);
/* What works on every screen. */
enum handled app_act_anywhere(struct app *app, enum action a);
bool app_works_anywhere(const struct app *app, enum action a);
struct offer app_offer_of(const struct app *app, const struct screen *s, enum action a);
/* The letters that may be used as keys now. */
bool app_letters(const struct app *app);
/* The lowest screen that can be seen: overlays stand over it. */
size_t app_lowest_seen(const struct app *app);

/* ---- what can be done, as rows to choose from: help and the palette ------------------- */

struct command {
	enum action action;
	struct offer offer;
};

struct commands {
	struct command *items; /* the screen's own first, then what works everywhere, then what does not work now */
	size_t count, cap;
};

/* Those of the screen below the top one, with all of the words in their name or help. */
void commands_collect(struct commands *c, const struct app *app, const struct screen *s, bool with_moves,
		      const char *words);
void commands_release(struct commands *c);
/* Whether each word of `words`, folded, is part of the text. */
bool commands_match(const char *words, const char *text);
/* Closes the dialog that asked, then does it. */
void commands_run(struct app *app, enum action a);

#endif
