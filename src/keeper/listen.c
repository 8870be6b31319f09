#include "listen.h"

#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/base/socket.h"
#include "systemd.h"

char *listen_path(const struct serve_options *o)
{
	struct buf path = BUF_INIT;
	if (o->socket)
		buf_add_text(&path, o->socket);
	else if (o->shared)
		buf_add_text(&path, SERVE_SOCKET);
	else
		file_join(&path, o->folder, SERVE_OWN_SOCKET);
	return buf_detach(&path);
}

static bool listen_for_users(struct keeper *k, const char *path, struct err *e)
{
	const struct surroundings *s = k->surroundings;
	const char *users = k->house.policy.shared.users;
	gid_t group;
	if (!s->group(s->context, users, &group))
		return err_set(e, ERR_REFUSED, _("there is no group %s on this host, whose members use the store: make it, or name "
						 "another one in the policy (shared, users)"), users);
	if (socket_listen_for(path, group, &k->listener, e))
		return true;
	return e->code == ERR_REFUSED ? false : err_prefix(e, _("the socket for the group %s cannot be made"), users);
}

static bool listen_at(struct keeper *k, char *path, struct err *e)
{
	bool ok = k->options->shared ? listen_for_users(k, path, e) : socket_listen(path, &k->listener, e);
	if (ok)
		k->socket = path;
	else
		mem_free(path);
	return ok;
}

bool listen_open(struct keeper *k, struct err *e)
{
	if (k->options->shared && !systemd_take_socket(&k->listener, e))
		return false;
	return k->listener >= 0 || listen_at(k, listen_path(k->options), e);
}

void listen_close(struct keeper *k)
{
	if (k->listener >= 0)
		close(k->listener);
	if (k->socket)
		unlink(k->socket);
	mem_free(k->socket);
	k->socket = NULL;
	k->listener = -1;
}
