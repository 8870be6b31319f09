#include "turn.h"

#include "connection.h"
#include "dispatch.h"
#include "famctx/api/session.h"
#include "famctx/base/mem.h"
#include "job.h"
#include "peer.h"
#include "wait.h"

/* Rounds in a turn; what is asked beyond them waits, so that answers leave. */
#define ROUNDS 32
/* No round begins later than this in a turn. */
#define LONG_TURN_MS 5

bool turn_unrecorded(struct err *e)
{
	return err_prefix(e, _("This look cannot be recorded, so it is not shown"));
}

bool turn_begin(struct keeper *k, struct err *e)
{
	return db_in_transaction(k->store.own) || db_begin(k->store.own, e) || turn_unrecorded(e);
}

static void refuse_flood(struct connection *c)
{
	struct err e = ERR_INIT;
	err_set(&e, ERR_USAGE, _("a request may have %d bytes, and this one is longer"), API_REQUEST_LIMIT);
	connection_refuse(c, INTEGER_NONE, &e);
	connection_end(c);
}

/* Descriptors would let one program act with what another has open; they are not taken, and that is told. */
static bool record_handed(struct keeper *k, struct connection *c, struct err *e)
{
	struct audit_entry entry;
	audit_entry_init(&entry, "", AUDIT_CUT_OFF);
	entry.outcome = AUDIT_REFUSED;
	entry.training = k->store.training;
	entry.note = mem_copy_text("descriptors");
	bool ok = turn_begin(k, e) && audit_append(k->store.own, &c->who, &entry, e);
	audit_entry_release(&entry);
	return ok;
}

static void refuse_handed(struct keeper *k, struct connection *c)
{
	struct err e = ERR_INIT;
	if (record_handed(k, c, &e))
		err_set(&e, ERR_REFUSED, _("descriptors were passed, and none is ever taken: this connection ends"));
	connection_refuse(c, INTEGER_NONE, &e);
	connection_end(c);
}

static void answer_line(struct keeper *k, struct connection *c)
{
	size_t len;
	if (!connection_line(c, &len))
		return;
	dispatch(k, c, c->in.data, len);
	connection_take(c, len);
	/* Where many use a store, the first request signs in, or is the last. */
	if (c->dismissed || (c->peer && !c->who.id))
		connection_end(c);
}

static void answer_next(struct keeper *k, struct connection *c)
{
	if (c->handed)
		refuse_handed(k, c);
	else if (connection_is_flooded(c))
		refuse_flood(c);
	else
		answer_line(k, c);
}

/* ---- whose turn it is ------------------------------------------------------------ */

/* Milliseconds until something of it may be answered; -1: nothing waits. */
static int wait_of(const struct keeper *k, const struct connection *c, uint64_t now_ms)
{
	if (connection_is_full(c) || !connection_has_turn(c))
		return -1;
	return c->peer ? allowance_wait_ms(&c->peer->allowance, k->house.policy.shared.per_second, now_ms) : 0;
}

static bool had_this_round(const struct keeper *k, const struct connection *c)
{
	return c->peer && c->peer->round == k->round;
}

/* A disk that fails takes the whole transaction back, and with it what the others were answered in this turn. */
static void answer_in_turn(struct keeper *k, struct connection *c)
{
	bool open = db_in_transaction(k->store.own);
	answer_next(k, c);
	k->turn_is_lost = k->turn_is_lost || (open && !db_in_transaction(k->store.own));
}

static void answer_and_charge(struct keeper *k, struct connection *c)
{
	uint64_t begun = keeper_now_ms(k);
	answer_in_turn(k, c);
	if (!c->peer)
		return;
	c->peer->round = k->round;
	allowance_charge(&c->peer->allowance, keeper_now_ms(k) - begun);
}

/* One request of everybody who waits, with another first each time. Of an account with many connections one is
 * answered, so that nobody gets more by opening more. */
static bool answer_round(struct keeper *k)
{
	bool any = false;
	uint64_t now = keeper_now_ms(k);
	k->round++;
	for (size_t i = 0; i < k->count; i++) {
		struct connection *c = k->connections[(k->first + i) % k->count];
		if (had_this_round(k, c) || wait_of(k, c, now) != 0)
			continue;
		answer_and_charge(k, c);
		any = true;
	}
	k->first = k->count ? (k->first + 1) % k->count : 0;
	return any;
}

static void answer_rounds(struct keeper *k)
{
	uint64_t begun = keeper_now_ms(k);
	k->turn_is_lost = false;
	for (int i = 0; i < ROUNDS && answer_round(k); i++)
		if (k->turn_is_lost || keeper_now_ms(k) - begun >= LONG_TURN_MS)
			return;
}

static bool commit_or_fail(struct keeper *k, struct err *e)
{
	if (k->turn_is_lost) {
		db_rollback(k->store.own);
		return err_set(e, ERR_STORE, _("the disk failed in the middle of it: make room or check it, then do it again"));
	}
	return !db_in_transaction(k->store.own) || db_commit(k->store.own, e);
}

static bool commit(struct keeper *k, struct err *e)
{
	return commit_or_fail(k, e) || turn_unrecorded(e);
}

/* What was done in the turn never came to be, so whoever it lifted a restriction from is restricted still. */
static void take_back(struct keeper *k)
{
	struct err e = ERR_INIT;
	job_unqueue(k, NULL);
	if (!family_raise_shield(&k->family, &e))
		k->broken = true;
}

void turn_run(struct keeper *k)
{
	struct err e = ERR_INIT;
	answer_rounds(k);
	bool ok = commit(k, &e);
	if (!ok)
		take_back(k);
	for (size_t i = 0; i < k->count; i++)
		if (ok)
			connection_let_go(k->connections[i]);
		else
			connection_take_back(k->connections[i], &e);
}

int turn_wait_ms(const struct keeper *k, uint64_t now_ms)
{
	int wait = -1;
	for (size_t i = 0; i < k->count && wait != 0; i++)
		wait = wait_sooner(wait, wait_of(k, k->connections[i], now_ms));
	return wait;
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
