/* Records by the key they are minted under (store/mint.h). Private to intake. */
#ifndef FAMCTX_SRC_INTAKE_FINDER_H
#define FAMCTX_SRC_INTAKE_FINDER_H

#include "identities.h"

struct found_key {
	uint64_t key;
	uint32_t record;
};

struct finder {
	struct found_key *items; /* by key, then record */
	size_t count;
};

void finder_make(struct finder *f, const struct identities *ids);
/* Place of the first record of the source with that key; f->count when there is none. Others follow it. */
size_t finder_find(const struct finder *f, const char *source, const char *record);
void finder_release(struct finder *f);

#endif
