/* The Unix groups of the policy, and who is in them. */
#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include "famctx/base/mem.h"
#include "health_private.h"

struct members {
	char **names;
	size_t count, cap;
};

static bool is_in(const struct members *m, const char *name)
{
	for (size_t i = 0; i < m->count; i++)
		if (!strcmp(m->names[i], name))
			return true;
	return false;
}

static void add(struct members *m, const char *name)
{
	if (is_in(m, name))
		return;
	MEM_GROW(m->names, m->count, m->cap);
	m->names[m->count++] = mem_copy_text(name);
}

static void release(struct members *m)
{
	for (size_t i = 0; i < m->count; i++)
		mem_free(m->names[i]);
	mem_free(m->names);
	*m = (struct members){ 0 };
}

/* Those the group lists, and those whose first group it is. */
static void read_members(const char *group, struct members *out)
{
	const struct group *found = getgrnam(group);
	if (!found)
		return;
	gid_t gid = found->gr_gid;
	for (char **name = found->gr_mem; *name; name++)
		add(out, *name);
	const struct passwd *account;
	setpwent();
	while ((account = getpwent()))
		if (account->pw_gid == gid)
			add(out, account->pw_name);
	endpwent();
}

static bool check_there(struct health *h, const char *group)
{
	if (getgrnam(group))
		return true;
	health_stop(h, "groups", _("the group %s, which the policy names, is missing: groupadd --system %s"), group, group);
	return false;
}

void health_groups(struct health *h)
{
	const struct shared_policy *p = &h->policy.shared;
	if (!p->users || !p->groups_count)
		return;
	bool good = check_there(h, p->users);
	for (size_t i = 0; i < p->groups_count; i++)
		if (p->groups[i].group)
			good = check_there(h, p->groups[i].group) && good;
	if (good)
		health_good(h, "groups", _("the groups of the policy are there"));
}

static bool check_member(struct health *h, size_t at, const char *name, const struct members *all,
			 const struct members *users)
{
	const struct shared_policy *p = &h->policy.shared;
	const char *group = p->groups[at].group;
	bool good = true;
	if (!strcmp(name, h->keeper_name)) {
		health_mend(h, "members", _("the keeper's own account is in %s and is to have no role: gpasswd -d %s %s"), group,
			    name, group);
		return false;
	}
	if (!is_in(users, name)) {
		health_mend(h, "members", _("%s is in %s, but cannot connect without %s: gpasswd -a %s %s"), name, group,
			    p->users, name, p->users);
		good = false;
	}
	for (size_t i = 0; i < at; i++)
		if (is_in(&all[i], name)) {
			health_mend(h, "members", _("%s is in %s and in %s, and is refused until in one of them only: "
						    "gpasswd -d %s %s"),
				    name, p->groups[i].group, group, name, group);
			good = false;
		}
	return good;
}

void health_members(struct health *h)
{
	const struct shared_policy *p = &h->policy.shared;
	struct members users = { 0 }, *all = mem_zero(p->groups_count + 1, sizeof(*all));
	size_t people = 0;
	bool good = true;
	if (p->users)
		read_members(p->users, &users);
	for (size_t i = 0; i < p->groups_count; i++) {
		if (p->groups[i].group)
			read_members(p->groups[i].group, &all[i]);
		for (size_t j = 0; j < all[i].count; j++)
			good = check_member(h, i, all[i].names[j], all, &users) && good;
		people += all[i].count;
	}
	if (!people && p->users)
		health_mend(h, "members", _("nobody has a role yet: usermod -aG %s,GROUP NAME, with the group of the role"),
			    p->users);
	else if (good)
		health_good(h, "members", _("each of the %zu people has one role and may connect"), people);
	for (size_t i = 0; i < p->groups_count; i++)
		release(&all[i]);
	mem_free(all);
	release(&users);
}

/* ---- whoever runs it --------------------------------------------------------------- */

static bool am_in(const char *group, const struct passwd *me)
{
	const struct group *found = group ? getgrnam(group) : NULL;
	if (!found)
		return false;
	if (me->pw_gid == found->gr_gid)
		return true;
	for (char **name = found->gr_mem; *name; name++)
		if (!strcmp(*name, me->pw_name))
			return true;
	return false;
}

static size_t list_mine(const struct health *h, const struct passwd *me, struct buf *out)
{
	const struct shared_policy *p = &h->policy.shared;
	size_t count = 0;
	for (size_t i = 0; i < p->groups_count; i++)
		if (am_in(p->groups[i].group, me))
			buf_printf(out, count++ ? _(" and %s") : "%s", p->groups[i].group);
	return count;
}

void health_you(struct health *h)
{
	const struct shared_policy *p = &h->policy.shared;
	const struct passwd *me = getpwuid(geteuid());
	struct buf groups = BUF_INIT;
	if (!me || !p->users)
		return;
	size_t roles = list_mine(h, me, &groups);
	if (!am_in(p->users, me))
		health_mend(h, "you", _("you (%s) are not in %s and cannot connect: ask who looks after this machine"),
			    me->pw_name, p->users);
	else if (!roles)
		health_mend(h, "you", _("you (%s) are in no group of a role: ask who looks after this machine"), me->pw_name);
	else if (roles > 1)
		health_mend(h, "you", _("you (%s) are in %s, and one role only is let in: ask who looks after this machine"),
			    me->pw_name, groups.data);
	else
		health_good(h, "you", _("you (%s) are in %s and in %s"), me->pw_name, p->users, groups.data);
	buf_release(&groups);
}
