/*
 * Where many use a store, nobody's look at the people keeps the others for
 * long: what runs out of its time ends in words that say how to ask for less.
 * Only people.db is in the box, which nobody writes; to interrupt a write of
 * store.db would take back the whole turn. Private to keeper.
 */
#ifndef FAMCTX_KEEPER_TIME_BOX_H
#define FAMCTX_KEEPER_TIME_BOX_H

#include "requests.h"

/* Around a handler; the second takes what it returned and returns whether that stands. */
void time_box_open(struct asking *a, const struct request *r);
MUST_CHECK bool time_box_close(struct asking *a, const struct request *r, bool ok, struct err *e);

#endif
