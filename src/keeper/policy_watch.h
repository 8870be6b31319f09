/* Taking a changed policy over while the keeper serves. Private to keeper. */
#ifndef FAMCTX_KEEPER_POLICY_WATCH_H
#define FAMCTX_KEEPER_POLICY_WATCH_H

#include "keeper_private.h"

/* At the start: an entry of the keeper's own when the policy is not the one that the trail knows. */
MUST_CHECK bool policy_note(struct keeper *k, struct err *e);
/*
 * Between turns: takes the policy over when its file has changed, or refuses it and says so. Looks at most once a
 * second, and at once when k->policy_reload_wanted. Whatever a request borrows from the policy it gives back within
 * its turn; the family room, which keeps the order of the services, is told.
 */
void policy_watch(struct keeper *k);

#endif
