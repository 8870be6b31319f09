/*
 * One turn: what is ready is answered inside one transaction, and leaves when
 * that has been committed. So a look and its entry in the trail are one thing,
 * and many who ask at once share one write to the disk. It goes in rounds, one
 * request of everybody in each, so that who asks much keeps nobody waiting.
 */
#ifndef FAMCTX_KEEPER_TURN_H
#define FAMCTX_KEEPER_TURN_H

#include "keeper_private.h"

/* Answers what waits on all connections. A failing store is told to those who asked. */
void turn_run(struct keeper *k);
/* Milliseconds until some request that waits may be answered; -1: none waits. */
int turn_wait_ms(const struct keeper *k, uint64_t now_ms);
/* Begins the transaction of the turn where there is none. */
MUST_CHECK bool turn_begin(struct keeper *k, struct err *e);
/* For those whose entry could not be written: puts in front that nothing is shown therefore. False. */
bool turn_unrecorded(struct err *e);
/* Writes one entry outside a turn, in a transaction of its own. */
MUST_CHECK bool turn_record(struct keeper *k, const struct sign_in *who, const struct audit_entry *entry, struct err *e);

#endif
