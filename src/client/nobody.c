#include "nobody.h"

#include <errno.h>
#include <grp.h>
#include <sys/stat.h>

/* Whose members may connect; the socket itself says it. */
static const char *group_of(const char *socket)
{
	struct stat st;
	const struct group *group = stat(socket, &st) == 0 ? getgrgid(st.st_gid) : NULL;
	return group ? group->gr_name : NULL;
}

bool nobody_serves(const char *socket, struct err *e)
{
	int failed = errno;
	const char *group = failed == EACCES ? group_of(socket) : NULL;
	if (group)
		return err_set(e, ERR_REFUSED,
			       _("only members of the group %s may use the store at %s: ask to be made one, then log in again"), group,
			       socket);
	if (failed == EACCES)
		return err_set(e, ERR_REFUSED, _("this account may not use the store at %s: ask who runs famctx on this host"),
			       socket);
	return err_set(e, ERR_STORE, _("nobody serves the store at %s: ask who runs famctx on this host to start its keeper"),
		       socket);
}
