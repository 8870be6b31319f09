/*
 * The line that narrows rows while words are typed: those are left that hold
 * every word, whatever its letters. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_AUDIT_FILTER_H
#define FAMCTX_SRC_SCREEN_AUDIT_FILTER_H

#include "audit.h"
#include "famctx/screen/screen.h"

/* While it is typed or narrows something. */
bool filter_is_on(const struct trail_rows *r);
/* Takes the first row while it is on; what is left for the rows. */
struct rect filter_layout(struct trail_rows *r, struct rect area);
/* "/ [brack__] 3 of 50"; more: there are others that were not loaded. */
void filter_draw(const struct trail_rows *r, struct canvas *c, struct rect area, bool more);
/* While it is typed. */
enum handled filter_key(struct trail_rows *r, const struct key_event *ev);
/* Begins, goes to the next match, and ends with what leads back. */
enum handled filter_act(struct trail_rows *r, enum action a);
void filter_offer(const struct trail_rows *r, enum action a, struct offer *o);

#endif
