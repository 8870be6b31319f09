/*
 * How much one Unix account may ask: a bucket of tokens that fills with time.
 * Asking takes one, and work that lasts takes one more for each WORK_MS_A_TOKEN
 * of it, so that nobody fills the keeper with few but long requests. Who has
 * none waits; nobody is refused for asking much. Private to keeper.
 */
#ifndef FAMCTX_KEEPER_ALLOWANCE_H
#define FAMCTX_KEEPER_ALLOWANCE_H

#include "famctx/base/base.h"

#define WORK_MS_A_TOKEN 2

struct allowance {
	int64_t thousandths; /* of tokens; below 0 after long work */
	uint64_t filled_ms;  /* until when it has been filled */
};

/* Full: what comes in one second. */
void allowance_init(struct allowance *a, int64_t per_second, uint64_t now_ms);
/* Milliseconds until there is a whole token; 0: there is one. */
int allowance_wait_ms(struct allowance *a, int64_t per_second, uint64_t now_ms);
/* Takes what a request of so long has cost, whether it is there or not. */
void allowance_charge(struct allowance *a, uint64_t work_ms);

#endif
