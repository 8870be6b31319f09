#include "dispatch.h"

#include "asker.h"
#include "connection.h"
#include "famctx/access/permission.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "job.h"
#include "peer.h"
#include "time_box.h"
#include "turn.h"

void *dispatch_new_object(const struct shape *shape)
{
	if (!shape)
		return NULL;
	void *object = mem_zero(1, shape->size);
	shape_init(shape, object);
	return object;
}

void dispatch_free_object(const struct shape *shape, void *object)
{
	if (object)
		shape_release(shape, object);
	mem_free(object);
}

bool dispatch_allows(const struct policy *policy, const struct request *r, const struct sign_in *who, bool training,
		     struct err *e)
{
	if (r->needs == NEEDS_NOTHING)
		return true;
	if (!who->id)
		return err_set(e, ERR_USAGE, _("nobody has signed in: ask %s first"), REQUEST_HELLO);
	if (!permission_check(policy, who->account.role, r->name, training, e))
		return false;
	if ((r->needs & NEEDS_TRAINING) == NEEDS_TRAINING && !training)
		return err_set(e, ERR_REFUSED, _("this is for training stores, and this store is a real one"));
	if ((r->needs & NEEDS_PURPOSE) == NEEDS_PURPOSE && who->purpose.basis < 0)
		return err_set(e, ERR_USAGE, _("a purpose is missing: say why the family is looked at"));
	return true;
}

static bool read_params(const struct request *r, const struct json_message *m, void *params, struct err *e)
{
	if (!r->params)
		return true;
	const char *text = m->params ? m->params : "{}";
	if (json_decode(text, strlen(text), r->params, params, e))
		return true;
	e->code = ERR_USAGE;
	return false;
}

static enum audit_outcome outcome_of(const struct audit_entry *entry, bool ok, const struct err *e)
{
	if (ok)
		return entry->outcome;
	if (e->code == ERR_NOTHING)
		return AUDIT_NOTHING;
	return e->code == ERR_STORE ? AUDIT_FAILED : AUDIT_REFUSED;
}

/* Whoever was no longer restricted by what is taken back is restricted again. */
static bool undo(struct asking *a, struct err *e)
{
	return db_savepoint_undo(a->keeper->store.own, e) &&
	       (!a->shield_moved || family_raise_shield(&a->keeper->family, e));
}

/* The handler's own writes are taken back when it fails; else they wait for the entry that says so (record). */
static bool handle(struct asking *a, const struct request *r, const void *params, void *answer, struct err *e)
{
	struct db *own = a->keeper->store.own;
	struct err ignored = ERR_INIT;
	if (!db_savepoint(own, e))
		return false;
	time_box_open(a, r);
	bool ok = r->handler(a, params, answer, e);
	a->unkept = time_box_close(a, r, ok, e);
	if (a->unkept)
		return true;
	if (!undo(a, &ignored))
		*e = ignored;
	return false;
}

/* Whoever was closed or left a group meanwhile may do nothing more, whatever is open on their screen. */
static bool refresh(struct asking *a, struct err *e)
{
	struct connection *c = a->connection;
	if (!c->who.id)
		return true;
	if (peer_may_go_on(a->keeper, c, e) && account_refresh(a->keeper->store.own, &c->who.account, e))
		return true;
	c->dismissed = c->peer != NULL;
	return false;
}

static bool perform(struct asking *a, const struct request *r, const struct json_message *m, void *params,
		    void *answer, struct err *e)
{
	struct keeper *k = a->keeper;
	if (!refresh(a, e) || !dispatch_allows(&k->house.policy, r, &a->connection->who, k->store.training, e) ||
	    !asker_read(a, e) || !read_params(r, m, params, e))
		return false;
	if (!r->work)
		return handle(a, r, params, answer, e);
	a->entry->outcome = AUDIT_STARTED;
	return job_queue(k, a->connection, r, m, e);
}

/* Nothing is shown that the trail does not know, and nothing is done. */
static bool record(struct asking *a, bool ok, const struct err *e, struct err *unrecorded)
{
	struct db *own = a->keeper->store.own;
	struct err ignored = ERR_INIT;
	a->entry->outcome = outcome_of(a->entry, ok, e);
	a->entry->training = a->keeper->store.training;
	struct sign_in nobody;
	sign_in_init(&nobody);
	if (!a->unkept && !db_savepoint(own, unrecorded))
		return false;
	if (audit_append(own, a->nameless ? &nobody : &a->connection->who, a->entry, unrecorded) &&
	    db_savepoint_keep(own, unrecorded))
		return true;
	if (!undo(a, &ignored))
		*unrecorded = ignored;
	return turn_unrecorded(unrecorded);
}

static void answer_request(struct keeper *k, struct connection *c, const struct request *r, const struct json_message *m)
{
	struct audit_entry entry;
	struct asking a = { .keeper = k, .connection = c, .entry = &entry };
	struct err e = ERR_INIT, unrecorded = ERR_INIT;
	void *params = dispatch_new_object(r->params), *answer = dispatch_new_object(r->answer);
	audit_entry_init(&entry, r->name, r->audit);
	bool ok = perform(&a, r, m, params, answer, &e);
	if (!record(&a, ok, &e, &unrecorded)) {
		job_unqueue(k, c);
		if (r->needs == NEEDS_NOTHING)
			connection_forget_who(c);
		connection_refuse(c, m->id, &unrecorded);
	} else if (!ok) {
		connection_refuse(c, m->id, &e);
	} else if (!r->work) {
		struct buf json = BUF_INIT;
		json_encode(r->answer, answer, &json);
		connection_answer(c, m->id, json.data);
		buf_release(&json);
	}
	audit_entry_release(&entry);
	dispatch_free_object(r->params, params);
	dispatch_free_object(r->answer, answer);
}

static void answer_message(struct keeper *k, struct connection *c, const struct json_message *m)
{
	struct err e = ERR_INIT;
	const struct request *r = m->method ? request_find(m->method) : NULL;
	/* Notifications and answers ask for nothing. */
	if (!m->method || m->id == INTEGER_NONE)
		return;
	if (!r)
		err_set(&e, ERR_USAGE, _("there is no such request: this keeper is of another version"));
	if (r && turn_begin(k, &e))
		answer_request(k, c, r, m);
	else
		connection_refuse(c, m->id, &e);
}

void dispatch(struct keeper *k, struct connection *c, const char *line, size_t len)
{
	struct json_message m;
	struct err e = ERR_INIT;
	if (json_message_read(line, len, &m, &e))
		answer_message(k, c, &m);
	else
		connection_refuse(c, INTEGER_NONE, &e);
	json_message_release(&m);
}
