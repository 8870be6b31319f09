/*
 * Keys and actions of the sieve that narrows the rows of a list: it is drawn
 * and laid out as any other, sieve.h. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_AUDIT_FILTER_H
#define FAMCTX_SRC_SCREEN_AUDIT_FILTER_H

#include "audit.h"
#include "famctx/screen/screen.h"

/* While it is typed. */
enum handled filter_key(struct trail_rows *r, const struct key_event *ev);
/* Begins, goes to the next match, and ends with what leads back. */
enum handled filter_act(struct trail_rows *r, enum action a);

#endif
