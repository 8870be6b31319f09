#include "watch.h"

#include "connection.h"
#include "famctx/base/log.h"
#include "wait.h"

/* Part of a request is here, and the rest would be read if it came. */
static bool is_half_way(const struct connection *c)
{
	return c->in.len && connection_wants(c);
}

static uint64_t frame_ms(const struct keeper *k)
{
	return (uint64_t)k->house.policy.shared.frame_ms;
}

static void end_half_way(const struct keeper *k, struct connection *c)
{
	struct err e = ERR_INIT;
	err_set(&e, ERR_USAGE, _("a request has to arrive within %lld milliseconds, and this one has not: this connection ends"),
		(long long)frame_ms(k));
	connection_refuse(c, INTEGER_NONE, &e);
	connection_let_go(c);
	connection_end(c);
}

static void watch(const struct keeper *k, struct connection *c, uint64_t now_ms)
{
	if (!is_half_way(c))
		c->begun_ms = 0;
	else if (!c->begun_ms)
		c->begun_ms = now_ms;
	else if (now_ms - c->begun_ms >= frame_ms(k))
		end_half_way(k, c);
	if (c->out.len && c->stuck_ms && now_ms - c->stuck_ms >= WATCH_STUCK_MS) {
		c->ended = c->lost = true;
		log_line("a connection that took no answers was ended");
	}
}

void watch_connections(struct keeper *k)
{
	uint64_t now = keeper_now_ms(k);
	for (size_t i = 0; i < k->count; i++)
		if (k->connections[i]->peer)
			watch(k, k->connections[i], now);
}

int watch_wait_ms(const struct keeper *k, uint64_t now_ms)
{
	int wait = -1;
	for (size_t i = 0; i < k->count; i++) {
		const struct connection *c = k->connections[i];
		if (c->begun_ms)
			wait = wait_sooner(wait, wait_left(c->begun_ms, frame_ms(k), now_ms));
		if (c->peer && c->stuck_ms)
			wait = wait_sooner(wait, wait_left(c->stuck_ms, WATCH_STUCK_MS, now_ms));
	}
	return wait;
}
