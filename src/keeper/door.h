/*
 * Lets programs in: who connects is known from the kernel before a byte is
 * read, and only as many are let in as one account, and the keeper, can have.
 * Private to keeper.
 */
#ifndef FAMCTX_KEEPER_DOOR_H
#define FAMCTX_KEEPER_DOOR_H

#include "keeper_private.h"

#define DOOR_MOST 512 /* connections */

/* Takes those who wait, but not so many that the others would wait for them. */
void door_open(struct keeper *k);
/* Takes a connection out of the keeper and frees it; another takes its place in the list. */
void door_leave(struct keeper *k, size_t at);

#endif
