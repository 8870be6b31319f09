/*
 * Who asks a keeper that serves many: the Unix account behind a connection, as
 * the kernel says it, in the role that its groups say (policy.shared). A request
 * says nothing about either. Who was found to be what is looked at again when
 * a minute has gone, at the next request: whoever left a group is then told so
 * and their connection ends; a new role holds at once. In training stores people
 * play made-up accounts instead. Private to keeper.
 */
#ifndef FAMCTX_KEEPER_PEER_H
#define FAMCTX_KEEPER_PEER_H

#include "keeper_private.h"
#include "allowance.h"

#define PEER_AGAIN_MS 60000

struct peer {
	uid_t uid;
	char *login;
	gid_t group;  /* the first one */
	int role;     /* enum account_role; -1: not looked at yet, or in no role now */
	int64_t seen; /* how often it was looked at */
	uint64_t seen_ms;
	int64_t connections; /* open now */
	int64_t round;       /* the last round of answers that it had one in (turn.h) */
	struct allowance allowance;
};

/* The peer of this uid; the keeper's. ERR_REFUSED: the account has no name on this host. */
MUST_CHECK bool peer_meet(struct keeper *k, uid_t uid, struct peer **out, struct err *e);
void peer_free_all(struct keeper *k);

/* Signs in on a connection of a peer; `as` names a made-up account, in training. Within a turn. */
MUST_CHECK bool peer_sign_in(struct keeper *k, struct connection *c, const char *as, const char *program, struct err *e);
/* Whether the groups of who has signed in still let them go on, and in which role; looks again when that is due.
 * Within a turn. */
MUST_CHECK bool peer_may_go_on(struct keeper *k, struct connection *c, struct err *e);
/* The policy has changed: everybody is looked at again at their next request. */
void peer_look_again(struct keeper *k);

#endif
