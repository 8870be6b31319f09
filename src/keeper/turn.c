#include "turn.h"

#include "connection.h"
#include "dispatch.h"
#include "famctx/base/log.h"
#include "job.h"

/* Requests of one connection in a turn; more wait, so that the others are not kept. */
#define PER_TURN 32

static void refuse_flood(struct connection *c)
{
	struct err e = ERR_INIT;
	err_set(&e, ERR_USAGE, _("a request may have %d bytes, and this one is longer"), API_REQUEST_LIMIT);
	connection_refuse(c, INTEGER_NONE, &e);
	buf_clear(&c->in);
	c->ended = true;
}

static void answer_connection(struct keeper *k, struct connection *c)
{
	size_t len;
	for (int i = 0; i < PER_TURN && !connection_is_full(c); i++) {
		if (connection_is_flooded(c)) {
			refuse_flood(c);
			return;
		}
		if (!connection_line(c, &len))
			return;
		dispatch(k, c, c->in.data, len);
		connection_take(c, len);
	}
}

static bool commit(struct keeper *k, struct err *e)
{
	if (!db_in_transaction(k->store.own))
		return true;
	if (db_commit(k->store.own, e))
		return true;
	return err_prefix(e, _("This look cannot be recorded, so it is not shown"));
}

void turn_run(struct keeper *k)
{
	struct err e = ERR_INIT;
	for (size_t i = 0; i < k->count; i++)
		answer_connection(k, k->connections[i]);
	bool ok = commit(k, &e);
	if (!ok)
		job_unqueue(k, NULL);
	for (size_t i = 0; i < k->count; i++)
		if (ok)
			connection_let_go(k->connections[i]);
		else
			connection_take_back(k->connections[i], &e);
}

bool turn_is_due(const struct keeper *k)
{
	size_t len;
	for (size_t i = 0; i < k->count; i++)
		if (!connection_is_full(k->connections[i]) && connection_line(k->connections[i], &len))
			return true;
	return false;
}

bool turn_record(struct keeper *k, const struct sign_in *who, const struct audit_entry *entry, struct err *e)
{
	if (!db_begin(k->store.own, e))
		return false;
	if (audit_append(k->store.own, who, entry, e) && db_commit(k->store.own, e))
		return true;
	db_rollback(k->store.own);
	return false;
}
