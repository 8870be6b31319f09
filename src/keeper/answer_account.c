/* Accounts: what administrators see and change of them, and who may ask what. */
#include "asker.h"
#include "famctx/access/permission.h"
#include "famctx/base/mem.h"

/* ---- whether there is anything to keep ------------------------------------------------ */

static const char *group_of(const struct shared_policy *s, int role)
{
	for (size_t i = 0; i < s->groups_count; i++)
		if (s->groups[i].role == role)
			return s->groups[i].group;
	return NULL;
}

/* On a host the groups say the role, in training the account does. */
static bool check_role(const struct asking *a, int role, struct err *e)
{
	if (role < 0)
		return true;
	if (role == ACCOUNT_OWNER)
		return err_set(e, ERR_USAGE, _("the owner of a store is who made it: choose another role"));
	if (!asker_is_shared(a))
		return true;
	const char *group = group_of(&a->keeper->house.policy.shared, role);
	if (!group)
		return err_set(e, ERR_REFUSED, _("the role %s is for training: no group of the host has it"), role_codes[role]);
	return err_set(e, ERR_REFUSED, _("the groups of the host say the role: add them to the group %s, and leave the role out"), group);
}

static bool check_keeping(const struct asking *a, const struct account_request *r, struct err *e)
{
	if (!asker_is_shared(a) && !a->keeper->store.training)
		return err_set(e, ERR_REFUSED,
			       _("a store of your own has one account, yours: accounts are for a shared keeper, and for training"));
	return check_role(a, r->role, e);
}

/* What was done to whom; a login that is none is left out of the trail's words. */
static void note(struct asking *a, const char *done, const struct account_request *r)
{
	struct buf text = BUF_INIT;
	if (!account_login_is_sane(r->login))
		return;
	buf_printf(&text, "%s %s", done, r->login);
	if (r->reason && strlen(r->reason) <= (size_t)ACCOUNT_REASON_MOST * 4)
		buf_printf(&text, ": %s", r->reason);
	mem_free(a->entry->note);
	a->entry->note = buf_detach(&text);
}

/* ---- in words ------------------------------------------------------------------------- */

static void list_groups(const struct shared_policy *s, struct buf *out)
{
	for (size_t i = 0; i < s->groups_count; i++)
		buf_printf(out, "%s%s", i ? ", " : "", s->groups[i].group);
}

static char *say(const struct asking *a, const char *key, const char *login)
{
	const struct shared_policy *shared = &a->keeper->house.policy.shared;
	struct buf out = BUF_INIT, groups = BUF_INIT;
	list_groups(shared, &groups);
	const struct fill fills[] = { { "login", login }, { "users", shared->users }, { "groups", groups.data } };
	words_say(&a->keeper->house.words, key, fills, ARRAY_LEN(fills), &out);
	buf_release(&groups);
	return buf_detach(&out);
}

static char *say_added(const struct asking *a, const char *login)
{
	const struct surroundings *s = a->keeper->surroundings;
	if (!asker_is_shared(a))
		return say(a, "account_added", login);
	return say(a, s->login(s->context, login) ? "account_added_host" : "account_added_unknown", login);
}

/* ---- the requests --------------------------------------------------------------------- */

bool answer_account_list(struct asking *a, const void *params, void *out, struct err *e)
{
	(void)params;
	return account_list(a->keeper->store.own, out, e);
}

bool answer_account_add(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct account_request *r = params;
	struct done_answer *answer = out;
	note(a, "add", r);
	if (!check_keeping(a, r, e))
		return false;
	if (a->keeper->store.training && r->role < 0)
		return err_set(e, ERR_USAGE, _("a made-up account needs a role: add --role with one of worker manager auditor steward "
					       "analyst trainer administrator"));
	if (!account_open(a->keeper->store.own, r, a->connection->who.account.login, e))
		return false;
	answer->done = true;
	answer->words = say_added(a, r->login);
	return true;
}

bool answer_account_change(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct account_request *r = params;
	struct done_answer *answer = out;
	bool opened;
	note(a, r->reason ? "reopen" : "change", r);
	if (!check_keeping(a, r, e))
		return false;
	if (!r->name && !r->team && r->role < 0 && !r->reason)
		return err_set(e, ERR_USAGE, _("say what changes: the name, the team or the role"));
	if (!account_change(a->keeper->store.own, r, &opened, e))
		return false;
	answer->done = true;
	answer->words = say(a, opened ? "account_reopened" : "account_changed", r->login);
	return true;
}

bool answer_account_close(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct account_request *r = params;
	struct done_answer *answer = out;
	note(a, "close", r);
	if (!check_keeping(a, r, e))
		return false;
	if (r->login && !strcmp(r->login, a->connection->who.account.login))
		return err_set(e, ERR_REFUSED, _("this is the account you signed in with: somebody else closes it"));
	if (!account_close(a->keeper->store.own, r, e))
		return false;
	answer->done = true;
	answer->words = say(a, "account_closed", r->login);
	return true;
}

bool answer_account_permissions(struct asking *a, const void *params, void *out, struct err *e)
{
	struct account_permissions_answer *answer = out;
	const struct house *house = &a->keeper->house;
	(void)params;
	(void)e;
	permission_rows(&house->policy, &house->words, a->keeper->store.training, answer);
	answer->policy = mem_copy_text(house->policy_file.path);
	return true;
}
