#include "door.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

#include "audit_origin.h"
#include "connection.h"
#include "famctx/base/mem.h"
#include "peer.h"

#define MOST_AT_ONCE 16

/* Whoever is not the owner of the store is told so; a shared store has another front door. */
static bool is_owner(const struct keeper *k, uid_t uid, struct err *e)
{
	return uid == k->uid || err_set(e, ERR_REFUSED, _("this store belongs to another account: ask its owner"));
}

static bool has_room(const struct keeper *k, const struct peer *p, struct err *e)
{
	int64_t most = k->house.policy.shared.connections;
	if (p->connections < most)
		return true;
	return err_set(e, ERR_REFUSED, _("%s uses this store with %lld programs already, which is the most here: close one"),
		       p->login, (long long)most);
}

static bool is_welcome(struct keeper *k, int fd, struct origin *origin, struct peer **peer, struct err *e)
{
	const struct surroundings *s = k->surroundings;
	uid_t uid;
	pid_t process;
	*peer = NULL;
	if (!s->peer(s->context, fd, &uid, &process))
		return err_set(e, ERR_REFUSED, _("who asks cannot be told"));
	*origin = (struct origin){ .process = process, .started = INTEGER_NONE, .uid = uid };
	if (k->count >= DOOR_MOST)
		return err_set(e, ERR_REFUSED, _("too many programs use this store: close one, or try again in a minute"));
	if (!k->options->shared)
		return is_owner(k, uid, e);
	return peer_meet(k, uid, peer, e) && has_room(k, *peer, e);
}

static void turn_away(struct connection *c, const struct err *e)
{
	connection_refuse(c, INTEGER_NONE, e);
	connection_let_go(c);
	connection_write(c, 0);
	connection_free(c);
}

static void let_in(struct keeper *k, struct connection *c, struct peer *peer)
{
	c->origin.started = audit_origin_started(c->origin.process);
	connection_tell_origin(c);
	c->clock = k->clock;
	c->peer = peer;
	if (peer)
		peer->connections++;
	MEM_GROW(k->connections, k->count, k->cap);
	k->connections[k->count++] = c;
	k->had_connection = true;
}

/* False: nobody waits any more. */
static bool take_one(struct keeper *k)
{
	struct origin origin = { .process = INTEGER_NONE, .started = INTEGER_NONE, .uid = INTEGER_NONE };
	struct peer *peer;
	struct err e = ERR_INIT;
	int fd = accept4(k->listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	if (fd < 0) {
		/* Who waits stays there, and would wake us again at once. */
		k->deaf = k->count && (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM);
		return false;
	}
	bool welcome = is_welcome(k, fd, &origin, &peer, &e);
	struct connection *c = connection_new(fd, &origin);
	if (welcome)
		let_in(k, c, peer);
	else
		turn_away(c, &e);
	return true;
}

void door_open(struct keeper *k)
{
	for (int i = 0; i < MOST_AT_ONCE && take_one(k); i++)
		;
}

void door_leave(struct keeper *k, size_t at)
{
	struct connection *c = k->connections[at];
	if (c->peer)
		c->peer->connections--;
	connection_free(c);
	k->connections[at] = k->connections[--k->count];
	k->deaf = false;
}
