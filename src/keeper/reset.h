/*
 * A training store goes back to how it was after its last load. What it goes
 * back to is kept beside it: seed-store.db and seed-people.db.
 */
#ifndef FAMCTX_KEEPER_RESET_H
#define FAMCTX_KEEPER_RESET_H

#include "requests.h"

/* Keeps the store as it stands as what `reset` goes back to. In a process without open handles on it. */
MUST_CHECK bool reset_keep_seed(const char *folder, struct err *e);
/* After the request `reset`: everybody who was signed in is so again, with their purpose. Nothing after any other. */
MUST_CHECK bool reset_sign_in_again(struct keeper *k, const struct request *r, struct err *e);

#endif
