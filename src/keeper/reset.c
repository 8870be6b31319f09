#include "reset.h"

#include <unistd.h>

#include "answer_recent.h"
#include "famctx/base/file.h"
#include "famctx/store/copy.h"

#define SEED_STORE "seed-store.db"
#define SEED_PEOPLE "seed-people.db"
#define RESET_PEOPLE "people.reset.db"

struct paths {
	struct buf people, seed_store, seed_people, reset_people;
};

static void paths_fill(struct paths *p, const char *folder)
{
	*p = (struct paths){ BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT };
	file_join(&p->people, folder, PEOPLE_FILE);
	file_join(&p->seed_store, folder, SEED_STORE);
	file_join(&p->seed_people, folder, SEED_PEOPLE);
	file_join(&p->reset_people, folder, RESET_PEOPLE);
}

static void paths_release(struct paths *p)
{
	buf_release(&p->people);
	buf_release(&p->seed_store);
	buf_release(&p->seed_people);
	buf_release(&p->reset_people);
}

/* people.db as a copy of another file; by rename, so that who reads it sees one or the other. */
static bool copy_people(const char *from, const char *beside, const char *to, struct err *e)
{
	struct db *people;
	if (!store_open_people(from, true, &people, e))
		return false;
	bool ok = db_copy_to(people, beside, e);
	db_close(people);
	if (ok && rename(beside, to) < 0)
		ok = err_errno(e, ERR_STORE, _("%s cannot be put in place"), to);
	return ok;
}

bool reset_keep_seed(const char *folder, struct err *e)
{
	struct paths p;
	struct db *own;
	bool training;
	if (!store_open_own(folder, &own, &training, e))
		return false;
	paths_fill(&p, folder);
	bool ok = db_copy_to(own, p.seed_store.data, e);
	db_close(own);
	ok = ok && copy_people(p.people.data, p.reset_people.data, p.seed_people.data, e);
	paths_release(&p);
	return ok;
}

static bool go_back(const struct paths *p, struct db *own, struct err *e)
{
	if (!file_exists(p->seed_store.data))
		return err_set(e, ERR_REFUSED, _("nothing has been loaded into this training store, so there is nothing to go back to"));
	return copy_people(p->seed_people.data, p->reset_people.data, p->people.data, e) &&
	       db_copy_over(own, p->seed_store.data, e);
}

bool work_reset(const struct working *w, const void *params, void *out, struct err *e)
{
	struct done_answer *answer = out;
	struct paths p;
	struct db *own;
	bool training;
	(void)params;
	if (!store_open_own(w->folder, &own, &training, e))
		return false;
	paths_fill(&p, w->folder);
	answer->done = go_back(&p, own, e);
	db_close(own);
	paths_release(&p);
	return answer->done;
}

static bool sign_in_again(struct keeper *k, struct connection *c, struct err *e)
{
	struct sign_in again;
	recent_forget_all(c);
	if (!c->who.id)
		return true;
	bool ok = sign_in_open(k->store.own, c->who.account.login, "other", c->origin.process, &again, e) &&
		  (c->who.purpose.basis < 0 ||
		   sign_in_give_purpose(k->store.own, &again, &c->who.purpose, k->store.training, e));
	if (ok)
		c->who.id = again.id;
	sign_in_release(&again);
	return ok;
}

bool reset_sign_in_again(struct keeper *k, const struct request *r, struct err *e)
{
	if (r->work != work_reset)
		return true;
	if (!db_begin(k->store.own, e))
		return false;
	bool ok = true;
	for (size_t i = 0; ok && i < k->count; i++)
		ok = sign_in_again(k, k->connections[i], e);
	if (ok && db_commit(k->store.own, e))
		return true;
	db_rollback(k->store.own);
	return false;
}
