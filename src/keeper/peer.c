#include "peer.h"

#include "connection.h"
#include "famctx/api/request.h"
#include "famctx/base/mem.h"

/* Above this many, those who have gone are forgotten. */
#define PEERS_MANY 1024

static const struct shared_policy *policy_of(const struct keeper *k)
{
	return &k->house.policy.shared;
}

static const char *help_of(const struct keeper *k)
{
	return k->house.policy.help_note ? k->house.policy.help_note : "";
}

/* ---- the accounts that have asked ------------------------------------------------ */

static void peer_free(struct peer *p)
{
	mem_free(p->login);
	mem_free(p);
}

void peer_free_all(struct keeper *k)
{
	for (size_t i = 0; i < k->peers_count; i++)
		peer_free(k->peers[i]);
	mem_free(k->peers);
	k->peers = NULL;
	k->peers_count = k->peers_cap = 0;
}

/* Nobody gains by being forgotten: a bucket is full again by then. */
static bool has_gone(const struct keeper *k, const struct peer *p)
{
	return !p->connections && keeper_now_ms(k) - p->seen_ms >= PEER_AGAIN_MS;
}

static void forget_gone(struct keeper *k)
{
	for (size_t i = k->peers_count; k->peers_count >= PEERS_MANY && i-- > 0;)
		if (has_gone(k, k->peers[i])) {
			peer_free(k->peers[i]);
			k->peers[i] = k->peers[--k->peers_count];
		}
}

static struct peer *find_peer(const struct keeper *k, uid_t uid)
{
	for (size_t i = 0; i < k->peers_count; i++)
		if (k->peers[i]->uid == uid)
			return k->peers[i];
	return NULL;
}

static struct peer *add_peer(struct keeper *k, uid_t uid, struct buf *login, gid_t group)
{
	struct peer *p = mem_zero(1, sizeof(*p));
	*p = (struct peer){ .uid = uid, .login = buf_detach(login), .group = group, .role = -1 };
	p->seen_ms = keeper_now_ms(k);
	allowance_init(&p->allowance, policy_of(k)->per_second, p->seen_ms);
	forget_gone(k);
	MEM_GROW(k->peers, k->peers_count, k->peers_cap);
	k->peers[k->peers_count++] = p;
	return p;
}

bool peer_meet(struct keeper *k, uid_t uid, struct peer **out, struct err *e)
{
	const struct surroundings *s = k->surroundings;
	struct buf login = BUF_INIT;
	gid_t group;
	*out = find_peer(k, uid);
	if (*out)
		return true;
	/* A number without a name is nobody's account: a user may have thousands of such, to fill the keeper with. */
	if (!s->account(s->context, uid, &login, &group)) {
		buf_release(&login);
		return err_set(e, ERR_REFUSED, _("the account with the number %u has no name on this host: ask who runs it"),
			       (unsigned)uid);
	}
	*out = add_peer(k, uid, &login, group);
	return true;
}

/* ---- the role --------------------------------------------------------------------- */

static bool is_among(gid_t group, const gid_t *groups, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (groups[i] == group)
			return true;
	return false;
}

/* The rows of the policy whose group this account is a member of: how many, and the first two. */
static size_t find_roles(const struct keeper *k, const struct peer *p, const struct role_group *found[2])
{
	const struct surroundings *s = k->surroundings;
	const struct shared_policy *policy = policy_of(k);
	size_t count, n = 0;
	gid_t *groups = s->groups(s->context, p->login, p->group, &count), group;
	for (size_t i = 0; i < policy->groups_count; i++)
		if (s->group(s->context, policy->groups[i].group, &group) && is_among(group, groups, count)) {
			if (n < 2)
				found[n] = &policy->groups[i];
			n++;
		}
	mem_free(groups);
	return n;
}

static bool refuse_without_role(const struct keeper *k, const struct peer *p, struct err *e)
{
	const struct shared_policy *policy = policy_of(k);
	struct buf groups = BUF_INIT;
	for (size_t i = 0; i < policy->groups_count; i++)
		buf_printf(&groups, "%s%s", i ? ", " : "", policy->groups[i].group);
	if (p->uid == 0)
		err_set(e, ERR_REFUSED, _("root is nobody special here: use an account of your own that is a member of one of "
					  "the groups %s. %s"), groups.data, help_of(k));
	else
		err_set(e, ERR_REFUSED, _("%s has no role here: ask to be made a member of one of the groups %s. %s"), p->login,
			groups.data, help_of(k));
	buf_release(&groups);
	return false;
}

/* A look at the groups, now. */
static bool find_role(const struct keeper *k, struct peer *p, struct err *e)
{
	const struct role_group *found[2];
	size_t n = find_roles(k, p, found);
	p->role = -1;
	if (n == 0)
		return refuse_without_role(k, p, e);
	if (n > 1)
		return err_set(e, ERR_REFUSED, _("%s is a member of both %s and %s, and nobody may have two roles: ask to be taken "
						 "out of one of these groups. %s"),
			       p->login, found[0]->group, found[1]->group, help_of(k));
	p->role = found[0]->role;
	p->seen++;
	p->seen_ms = keeper_now_ms(k);
	return true;
}

/* ---- signing in ------------------------------------------------------------------- */

static bool record_added(const struct keeper *k, struct connection *c, struct err *e)
{
	struct audit_entry entry;
	struct buf note = BUF_INIT;
	connection_tell_origin(c);
	audit_entry_init(&entry, REQUEST_HELLO, AUDIT_ACCOUNT_CHANGED);
	buf_printf(&note, "add %s", c->peer->login);
	entry.note = buf_detach(&note);
	entry.training = k->store.training;
	bool ok = audit_append(k->store.own, &c->who, &entry, e);
	audit_entry_release(&entry);
	return ok;
}

/* Else nobody could ever add the first account of a store. */
static bool open_first(struct keeper *k, struct connection *c, bool *added, struct err *e)
{
	struct account_request request;
	const struct peer *p = c->peer;
	if (p->role != ACCOUNT_ADMINISTRATOR)
		return err_set(e, ERR_REFUSED, _("%s has no account here, or it was closed: ask an administrator for one. %s"),
			       p->login, help_of(k));
	shape_init(&account_request_shape, &request);
	request.login = mem_copy_text(p->login);
	request.name = mem_copy_text(p->login);
	request.role = p->role;
	*added = account_open(k->store.own, &request, p->login, e);
	shape_release(&account_request_shape, &request);
	return *added;
}

static bool find_or_open(struct keeper *k, struct connection *c, bool *added, struct err *e)
{
	struct account account;
	bool found = account_find(k->store.own, c->peer->login, &account, e);
	account_release(&account);
	*added = false;
	return found || (e->code == ERR_REFUSED && open_first(k, c, added, e));
}

static bool take_role(struct keeper *k, struct connection *c, struct err *e)
{
	c->who.account.role = c->peer->role;
	c->peer_seen = c->peer->seen;
	return account_set_role(k->store.own, c->peer->login, (enum account_role)c->peer->role, e);
}

static bool sign_in_for_real(struct keeper *k, struct connection *c, const char *program, struct err *e)
{
	bool added;
	return find_role(k, c->peer, e) && find_or_open(k, c, &added, e) &&
	       sign_in_open(k->store.own, c->peer->login, program, c->origin.process, &c->who, e) && take_role(k, c, e) &&
	       (!added || record_added(k, c, e));
}

static bool sign_in_to_play(struct keeper *k, struct connection *c, const char *as, const char *program, struct err *e)
{
	if (!as)
		return err_set(e, ERR_USAGE, _("this store is for training and many use it: say with --as NAME whom you play"));
	if (!sign_in_open(k->store.own, as, program, c->origin.process, &c->who, e))
		return false;
	if (c->who.account.role != ACCOUNT_OWNER)
		return true;
	return err_set(e, ERR_REFUSED, _("%s owns this store, and nobody plays its owner where many use it"), as);
}

bool peer_sign_in(struct keeper *k, struct connection *c, const char *as, const char *program, struct err *e)
{
	return k->store.training ? sign_in_to_play(k, c, as, program, e) : sign_in_for_real(k, c, program, e);
}

/* ---- going on ---------------------------------------------------------------------- */

bool peer_may_go_on(struct keeper *k, struct connection *c, struct err *e)
{
	struct peer *p = c->peer;
	if (!p || !c->who.id || k->store.training)
		return true;
	if ((p->role < 0 || keeper_now_ms(k) - p->seen_ms >= PEER_AGAIN_MS) && !find_role(k, p, e))
		return false;
	return c->peer_seen == p->seen || take_role(k, c, e);
}

void peer_look_again(struct keeper *k)
{
	for (size_t i = 0; i < k->peers_count; i++)
		k->peers[i]->role = -1;
}
