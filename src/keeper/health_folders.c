/* The folders that the policy names: feeds come from there, backups go there. */
#include <grp.h>
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "famctx/base/mem.h"
#include "famctx/base/within.h"
#include "health_private.h"

/* Those who deliver feeds, and the keeper, who reads them (packaging/famctx.sysusers). */
#define FEEDS_GROUP "famctx-feeds"

static const struct health_rule feeds_rule = {
	.what = "feeds", .kind = S_IFDIR, .owner = OWNER_ANY, .barred = 0007, .mode = 02770, .group = FEEDS_GROUP,
};
static const struct health_rule backups_rule = {
	.what = "backups", .kind = S_IFDIR, .owner = OWNER_KEEPER, .barred = 0077, .mode = 0700,
};

/* Asked as the keeper, so that lists of rights and mounts count as they will. */
static NO_RETURN void ask_as_keeper(const struct health *h, const char *path, int how)
{
	const struct passwd *account = getpwuid(h->keeper);
	if (!account || initgroups(account->pw_name, account->pw_gid) || setgid(account->pw_gid) || setuid(h->keeper))
		_exit(2);
	_exit(access(path, how) == 0 ? 0 : 1);
}

static bool keeper_may(const struct health *h, const char *path, int how)
{
	if (geteuid() == h->keeper)
		return access(path, how) == 0;
	pid_t child = fork();
	if (child == 0)
		ask_as_keeper(h, path, how);
	int status = 0;
	return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* A group whose members are not to change feeds: everybody's, or that of a role other than the steward's. */
static bool group_of_others(const struct health *h, gid_t gid)
{
	const struct shared_policy *p = &h->policy.shared;
	const struct group *found = p->users ? getgrnam(p->users) : NULL;
	bool others = found && found->gr_gid == gid;
	for (size_t i = 0; !others && i < p->groups_count; i++) {
		found = p->groups[i].role != ACCOUNT_STEWARD && p->groups[i].group ? getgrnam(p->groups[i].group) : NULL;
		others = found && found->gr_gid == gid;
	}
	return others;
}

static bool check_feeds(struct health *h, const char *folder)
{
	struct stat st;
	if (!health_path(h, folder, &feeds_rule) || stat(folder, &st) < 0)
		return false;
	char *group = health_group(st.st_gid), *typed = health_typed(folder);
	bool writable = (st.st_mode & 0020) && group_of_others(h, st.st_gid);
	bool readable = keeper_may(h, folder, R_OK | X_OK);
	if (writable)
		health_mend(h, "feeds", _("everybody in %s may change the feeds in %s: chmod g-w %s"), group, folder, typed);
	if (!readable && (st.st_gid == 0 || group_of_others(h, st.st_gid)))
		health_mend(h, "feeds", _("%s cannot read %s: chgrp %s %s"), h->keeper_name, folder, FEEDS_GROUP, typed);
	else if (!readable)
		health_mend(h, "feeds", _("%s cannot read %s: gpasswd -a %s %s, and start the keeper again"), h->keeper_name,
			    folder, h->keeper_name, group);
	mem_free(group);
	mem_free(typed);
	return readable && !writable;
}

void health_feeds(struct health *h)
{
	const struct shared_policy *p = &h->policy.shared;
	if (!p->feeds_count)
		health_mend(h, "feeds", _("the policy names no folder of feeds, so that nothing can be loaded: add one below "
					  "shared, feeds"));
	for (size_t i = 0; i < p->feeds_count; i++)
		if (check_feeds(h, p->feeds[i]))
			health_good(h, "feeds", _("%s can read the feeds in %s, and only those who deliver may change them"),
				    h->keeper_name, p->feeds[i]);
}

static bool check_backups(struct health *h, const char *folder)
{
	const char *store = h->options->folder;
	if (!strcmp(folder, store) || within_rest(store, folder)) {
		health_mend(h, "backups", _("%s lies in the store that it is to save: name another disk below shared, backups"),
			    folder);
		return false;
	}
	if (!health_path(h, folder, &backups_rule))
		return false;
	if (keeper_may(h, folder, R_OK | W_OK | X_OK))
		return true;
	health_mend(h, "backups", _("%s cannot write to %s: is it mounted for reading only?"), h->keeper_name, folder);
	return false;
}

void health_backups(struct health *h)
{
	const struct shared_policy *p = &h->policy.shared;
	if (!p->backups_count)
		health_mend(h, "backups", _("the policy names no folder for backups: add one below shared, backups"));
	for (size_t i = 0; i < p->backups_count; i++)
		if (check_backups(h, p->backups[i]))
			health_good(h, "backups", _("%s may write to %s, and nobody else may read there"), h->keeper_name,
				    p->backups[i]);
}
