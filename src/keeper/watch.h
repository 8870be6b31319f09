/*
 * Where many use a store, nobody keeps the others waiting: a request that has
 * begun has to arrive, and an answer has to be taken, within a limit; else the
 * connection ends. Nothing is due, and nobody wakes up, while neither is on its
 * way. Private to keeper.
 */
#ifndef FAMCTX_KEEPER_WATCH_H
#define FAMCTX_KEEPER_WATCH_H

#include "keeper_private.h"

/* An answer of which nothing has been taken for so long. */
#define WATCH_STUCK_MS 30000

/* After reading and writing: notes what is on its way, and ends what has taken too long. */
void watch_connections(struct keeper *k);
/* Milliseconds until something has taken too long; -1: nothing is on its way. */
int watch_wait_ms(const struct keeper *k, uint64_t now_ms);

#endif
