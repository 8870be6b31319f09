/*
 * The people found, with why: under the line while somebody types, and as the
 * results screen. It shows session.found. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_RESULTS_PANE_H
#define FAMCTX_SRC_SCREEN_RESULTS_PANE_H

#include "facts.h"
#include "famctx/screen/app.h"
#include "famctx/screen/screens.h"
#include "famctx/screen/session.h"
#include "famctx/ui/list.h"
#include "say.h"
#include "sieve.h"
#include "table.h"

struct results_pane {
	struct app *app;
	struct list list;
	struct sieve sieve; /* over the people that were loaded; off while the line is typed */
	size_t *seen;       /* places in session.found of those that hold its words */
	size_t seen_count, seen_cap;
	struct facts nobody; /* what to try when nobody was found, or what went wrong */
	struct rect area, filter, heading, panel, notes;
	struct table table;
};

void results_pane_init(struct results_pane *p, struct app *app);
void results_pane_release(struct results_pane *p);
/* After another find; the cursor stays on the person it was on. */
void results_pane_refresh(struct results_pane *p);
/* To the best match. */
void results_pane_first(struct results_pane *p);
void results_pane_layout(struct results_pane *p, struct rect area);
void results_pane_draw(const struct results_pane *p, struct canvas *c, bool focused);
/* While words that narrow the people are typed. */
enum handled results_pane_key(struct results_pane *p, const struct key_event *ev);
/* People under the cursor or not: how many are seen. */
size_t results_pane_count(const struct results_pane *p);
/* Moves; goes on to the next people when there are more. */
enum handled results_pane_act(struct results_pane *p, enum action a);
/* The person under the cursor; NULL when nobody was found. */
const struct found_person *results_pane_selected(const struct results_pane *p);
/* "Results 1 to 3 of 31". */
void results_pane_title(const struct results_pane *p, struct buf *out);
/* "3", "at least 1,000" */
const char *results_pane_total(const struct app *app, struct pool *pool);
/* "3 results for 'kate bracken'" */
void results_pane_heading(const struct app *app, struct buf *out);

/* ---- one row, and why it is there: results_row.c ------------------------------ */

extern const struct list_source results_rows;
void results_columns(struct results_pane *p, int width);
void results_draw_headings(const struct results_pane *p, struct canvas *c, struct rect row);
void results_draw_legend(const struct results_pane *p, struct canvas *c, struct rect row);
/* Facts about why somebody was found; with a sentence for each service. */
void results_why(const struct results_pane *p, const struct found_person *person, struct facts *out);
/* The same in one sentence. */
void results_why_brief(const struct app *app, const struct found_person *person, struct buf *out);

/* ---- nobody found: nobody.c ------------------------------------------------------ */

void nobody_fill(const struct app *app, struct facts *out);
/* The fact of the first way to go on; 0 when there is none. */
size_t nobody_first(const struct facts *f);
/* Does what has this number. NOT_HANDLED when nothing has it. */
enum handled nobody_pick(struct app *app, int number);
/* The number under the cursor, 0 for none. */
int nobody_selected(const struct facts *f);

#endif
