#include "work_folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include "famctx/base/within.h"

/* The folder of the policy that the path stands in, directly; else NULL. */
static const char *folder_of(const struct within *allowed, const char *path)
{
	for (size_t i = 0; i < allowed->count; i++) {
		const char *name = within_rest(allowed->folders[i], path);
		if (name && *name && !strchr(name, '/') && strcmp(name, ".") && strcmp(name, ".."))
			return allowed->folders[i];
	}
	return NULL;
}

static bool check_folder(const char *folder, struct err *e)
{
	struct stat st;
	if (stat(folder, &st) < 0)
		return err_errno(e, ERR_REFUSED, _("the folder of backups %s cannot be used"), folder);
	if (!S_ISDIR(st.st_mode))
		return err_set(e, ERR_REFUSED, _("%s, which the policy names for backups, is not a folder"), folder);
	if (st.st_uid != geteuid() || (st.st_mode & 0022))
		return err_set(e, ERR_REFUSED,
			       _("others may write to %s, so that a backup there is not safe: famctx doctor says what to do"),
			       folder);
	return true;
}

static bool refuse(const struct within *allowed, struct err *e)
{
	struct buf list = BUF_INIT;
	within_list(allowed, &list);
	if (allowed->count)
		err_set(e, ERR_REFUSED, _("the policy writes files of the store in %s only: give a name directly in it"),
			list.data);
	else
		err_set(e, ERR_REFUSED, _("the policy names no folder for backups: add one below shared, backups"));
	buf_release(&list);
	return false;
}

bool work_may_write(const struct working *w, const char *path, struct err *e)
{
	const struct shared_policy *p = &w->house->policy.shared;
	const struct within allowed = { p->backups, p->backups_count };
	if (!w->shared)
		return true;
	const char *folder = folder_of(&allowed, path);
	return folder ? check_folder(folder, e) : refuse(&allowed, e);
}
