/* Waits in milliseconds, of which -1 is none: nothing is due. Private to keeper. */
#ifndef FAMCTX_KEEPER_WAIT_H
#define FAMCTX_KEEPER_WAIT_H

#include "famctx/base/base.h"

static inline int wait_sooner(int a, int b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

/* Until so long has gone by since then; 0: it has. */
static inline int wait_left(uint64_t since_ms, uint64_t limit_ms, uint64_t now_ms)
{
	uint64_t gone = now_ms > since_ms ? now_ms - since_ms : 0;
	uint64_t left = gone < limit_ms ? limit_ms - gone : 0;
	return left < INT32_MAX ? (int)left : INT32_MAX;
}

#endif
