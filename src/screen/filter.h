/*
 * The line that narrows rows while words are typed: those are left that hold
 * every word, whatever its letters. Private to the room.
 *
 * A screen keeps one, gives it keys and actions first, and makes its rows anew
 * when one of them was taken.
 */
#ifndef FAMCTX_SRC_SCREEN_FILTER_H
#define FAMCTX_SRC_SCREEN_FILTER_H

#include "famctx/screen/app.h"
#include "famctx/ui/field.h"

struct filter {
	struct line_field words;
	bool typing;
};

void filter_init(struct filter *f);
void filter_release(struct filter *f);

/* While it is typed or narrows something. */
bool filter_is_on(const struct filter *f);
bool filter_narrows(const struct filter *f);
/* Whether the text holds every word; a filter without words lets all through. */
bool filter_lets(const struct filter *f, const char *text);
/* Takes the first row while it is on; what is left for the rows. */
struct rect filter_layout(struct filter *f, struct rect area);
/* "/ [brack__] 3 of 50"; more: there are others that were not loaded. */
void filter_draw(const struct filter *f, const struct app *app, struct canvas *c, struct rect area, size_t n,
		 size_t all, bool more);
/* While it is typed. */
enum handled filter_key(struct filter *f, const struct key_event *ev);
/* Begins, and ends with what leads back. */
enum handled filter_act(struct filter *f, enum action a);
/* rows: how many can be chosen; matching: how many of them are left. */
void filter_offer(const struct filter *f, enum action a, size_t rows, size_t matching, struct offer *o);

#endif
