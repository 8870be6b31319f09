/* Who opened somebody, as the trail tells it. */
#ifndef FAMCTX_ACCESS_OPENED_H
#define FAMCTX_ACCESS_OPENED_H

#include "famctx/store/db.h"

/* How many accounts opened a person since a moment (UTC, as the trail writes it), but for the two named. */
MUST_CHECK bool opened_since(struct db *own, const char *person, const char *utc, const char *but, const char *and_but,
			     int64_t *count, struct err *e);

#endif
