#include "surroundings.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>

#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/base/socket.h"

/* Room for a line of the tables of accounts and groups, which may have thousands of members. */
#define SPACE_FIRST 4096
#define SPACE_MOST (4u * 1024u * 1024u)
#define GROUPS_FIRST 64
#define GROUPS_MOST 65536

static bool ask_peer(void *context, int fd, uid_t *uid, pid_t *process)
{
	(void)context;
	return socket_peer(fd, uid, process);
}

/* One call of the reentrant kind with so much space: ERANGE asks for more. */
typedef int lookup(void *wanted, char *space, size_t size, bool *found);

static bool look_up(lookup *ask, void *wanted)
{
	bool found = false;
	int result = ERANGE;
	for (size_t size = SPACE_FIRST; result == ERANGE && size <= SPACE_MOST; size *= 2) {
		char *space = mem_alloc(size);
		result = ask(wanted, space, size, &found);
		mem_free(space);
	}
	return found;
}

struct wanted_account {
	uid_t uid;
	struct buf *login;
	gid_t *group;
};

static int account_of(void *wanted, char *space, size_t size, bool *found)
{
	const struct wanted_account *w = wanted;
	struct passwd entry, *there = NULL;
	int result = getpwuid_r(w->uid, &entry, space, size, &there);
	*found = result == 0 && there;
	if (*found) {
		buf_add_text(w->login, entry.pw_name);
		*w->group = entry.pw_gid;
	}
	return result;
}

static bool ask_account(void *context, uid_t uid, struct buf *login, gid_t *group)
{
	struct wanted_account wanted = { uid, login, group };
	(void)context;
	return look_up(account_of, &wanted);
}

static int login_is_there(void *wanted, char *space, size_t size, bool *found)
{
	const char *const *login = wanted;
	struct passwd entry, *there = NULL;
	int result = getpwnam_r(*login, &entry, space, size, &there);
	*found = result == 0 && there;
	return result;
}

static bool ask_login(void *context, const char *login)
{
	(void)context;
	return look_up(login_is_there, &login);
}

struct wanted_group {
	const char *name;
	gid_t *number;
};

static int group_of(void *wanted, char *space, size_t size, bool *found)
{
	const struct wanted_group *w = wanted;
	struct group entry, *there = NULL;
	int result = getgrnam_r(w->name, &entry, space, size, &there);
	*found = result == 0 && there;
	if (*found)
		*w->number = entry.gr_gid;
	return result;
}

static bool ask_group(void *context, const char *name, gid_t *out)
{
	struct wanted_group wanted = { name, out };
	(void)context;
	return look_up(group_of, &wanted);
}

static gid_t *ask_groups(void *context, const char *login, gid_t group, size_t *count)
{
	(void)context;
	int room = GROUPS_FIRST, n = room;
	gid_t *groups = mem_alloc((size_t)room * sizeof(*groups));
	while (getgrouplist(login, group, groups, &n) < 0 && room < GROUPS_MOST) {
		room *= 2;
		n = room;
		groups = mem_resize(groups, (size_t)room, sizeof(*groups));
	}
	*count = (size_t)(n < room ? n : room);
	return groups;
}

static uint64_t ask_now(void *context)
{
	(void)context;
	return clock_steady_ms();
}

const struct surroundings surroundings_of_host = {
	.peer = ask_peer,
	.account = ask_account,
	.login = ask_login,
	.group = ask_group,
	.groups = ask_groups,
	.now_ms = ask_now,
};
