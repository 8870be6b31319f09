/* Where a shared keeper listens, and where what it says for the host's log goes. */
#include <errno.h>
#include <grp.h>
#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/base/socket.h"
#include "health_private.h"
#include "listen.h"

#define LOG_SOCKET "/dev/log"

static const struct health_rule folder_rule = {
	.what = "socket", .kind = S_IFDIR, .owner = OWNER_KEEPER_OR_ROOT, .barred = 0022, .mode = 0755, .stops = true,
};

/* A socket that others could put in place of ours would be asked instead. */
void health_socket(struct health *h)
{
	char *path = listen_path(h->options);
	struct buf folder = BUF_INIT;
	struct stat st;
	file_folder_of(&folder, path);
	char *typed = health_typed(folder.data);
	bool good = health_path(h, folder.data, &folder_rule);
	if (good && stat(folder.data, &st) == 0 && (st.st_mode & 0011) != 0011)
		health_mend(h, "socket", _("nobody reaches the socket through %s: chmod 0755 %s"), folder.data, typed);
	else if (good)
		health_good(h, "socket", _("only root and the keeper may put a socket into %s"), folder.data);
	mem_free(path);
	mem_free(typed);
	buf_release(&folder);
}

static const char *how_to_start(void)
{
	return file_exists("/run/systemd/system") ? "systemctl enable --now famctx.socket" : "service famctxd start";
}

static bool check_socket(struct health *h, const char *path, const struct stat *st)
{
	const struct group *users = h->has_policy && h->policy.shared.users ? getgrnam(h->policy.shared.users) : NULL;
	char *group = health_group(st->st_gid), *typed = health_typed(path);
	bool good = false;
	if (!S_ISSOCK(st->st_mode))
		health_mend(h, "socket", _("%s is not a socket: rm %s; %s"), path, typed, how_to_start());
	else if (users && st->st_gid != users->gr_gid)
		health_mend(h, "socket", _("%s is for the group %s: chgrp %s %s"), path, group, users->gr_name, typed);
	else if ((st->st_mode & 0777) != 0660)
		health_mend(h, "socket", _("%s has the mode %04o: chmod 0660 %s"), path, (unsigned)(st->st_mode & 0777), typed);
	else
		good = true;
	mem_free(group);
	mem_free(typed);
	return good;
}

void health_listening(struct health *h)
{
	char *path = listen_path(h->options);
	struct stat st;
	if (lstat(path, &st) < 0) {
		health_mend(h, "socket", _("no keeper listens: %s is not there: %s"), path, how_to_start());
	} else if (check_socket(h, path, &st)) {
		int fd = socket_connect(path);
		if (fd < 0)
			health_mend(h, "socket", _("nobody listens on %s (%s): %s"), path, strerror(errno), how_to_start());
		else
			health_good(h, "socket", _("a keeper listens on %s"), path);
		if (fd >= 0)
			close(fd);
	}
	mem_free(path);
}

void health_log(struct health *h)
{
	if (!h->policy.audit.to_syslog)
		return;
	if (file_exists(LOG_SOCKET))
		health_good(h, "log", _("heads of the trail go to the log of the host"));
	else
		health_mend(h, "log", _("nothing takes the log of the host (%s is missing), so that heads of the trail stay "
					"beside it: install rsyslog, or keep what famctx audit anchor prints elsewhere"),
			    LOG_SOCKET);
}
