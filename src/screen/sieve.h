/*
 * Words that narrow rows while they are typed: those are left that hold every
 * word, whatever its letters. Private to the room.
 *
 * A screen gives it keys and actions first, and makes its rows anew when one
 * of them was taken.
 */
#ifndef FAMCTX_SRC_SCREEN_SIEVE_H
#define FAMCTX_SRC_SCREEN_SIEVE_H

#include "facts.h"
#include "famctx/screen/app.h"
#include "famctx/ui/field.h"

struct sieve {
	struct line_field words;
	bool typing;
	size_t all, left; /* rows that can be chosen, and those that hold the words; its owner counts */
};

void sieve_init(struct sieve *s);
void sieve_release(struct sieve *s);

/* While it is typed or narrows something. */
bool sieve_is_on(const struct sieve *s);
bool sieve_narrows(const struct sieve *s);
/* Whether the text holds every word; without words every text does. */
bool sieve_lets(const struct sieve *s, const char *text);
/* Takes the first row while it is on; what is left for the rows. */
struct rect sieve_layout(struct sieve *s, struct rect area);
/* "/ [brack__] 3 of 50"; more: there are others that were not loaded. */
void sieve_draw(const struct sieve *s, const struct app *app, struct canvas *c, struct rect area, bool more);
/* That nothing holds the words, where the rows would stand. */
void sieve_draw_nothing(const struct app *app, struct canvas *c, struct rect area);
/* While it is typed. */
enum handled sieve_key(struct sieve *s, const struct key_event *ev);
/* Begins, and ends with what leads back. */
enum handled sieve_act(struct sieve *s, enum action a);
void sieve_offer(const struct sieve *s, enum action a, struct offer *o);

/* Leaves of a page what can be opened and holds the words, with what is said of it, and the headings above. */
void sieve_facts(struct sieve *s, struct facts *f);
/* Acts on such a page: begins and ends, and goes to the next that can be opened, after the last to the first. */
enum handled sieve_facts_act(struct sieve *s, struct facts *f, enum action a);
/* The page under the line, or that nothing there holds the words. */
void sieve_facts_draw(const struct sieve *s, const struct app *app, const struct facts *f, struct canvas *c,
		      struct rect area);

#endif
