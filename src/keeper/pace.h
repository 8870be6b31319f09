/* Telling how far a long job is, but not at every step. */
#ifndef FAMCTX_KEEPER_PACE_H
#define FAMCTX_KEEPER_PACE_H

#include "requests.h"

struct pace {
	const struct working *w;
	const char *stage; /* key of words */
	uint64_t told;     /* when it was told last */
};

/* The last step is always told. */
void pace_tell(struct pace *p, int64_t done, int64_t total);

#endif
