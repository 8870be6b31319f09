#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/host_accounts.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "famctx/base/file.h"

const struct host_user host_users[] = {
	{ HOST_KEEPER, 64100, NULL, NULL, NULL },
	{ HOST_WORKER, 64101, "famctx-worker", NULL, "North locality" },
	{ HOST_COLLEAGUE, 64102, "famctx-worker", NULL, "North locality" },
	{ HOST_MANAGER, 64103, "famctx-manager", NULL, "North locality" },
	{ HOST_OTHER_MANAGER, 64104, "famctx-manager", NULL, "South locality" },
	{ HOST_AUDITOR, 64105, "famctx-auditor", NULL, "Information governance" },
	{ HOST_STEWARD, 64106, "famctx-steward", NULL, "Data services" },
	{ HOST_ANALYST, 64107, "famctx-analyst", NULL, "Data services" },
	{ HOST_ADMINISTRATOR, 64108, "famctx-administrator", NULL, "Systems" },
	{ HOST_OUTSIDER, 64109, NULL, NULL, NULL },
	{ HOST_BOTH, 64110, "famctx-worker", "famctx-administrator", NULL },
};

const size_t host_users_count = ARRAY_LEN(host_users);

#define USERS_GROUP "famctx-users"
#define USERS_GID 64200
#define CROWD_UID 65000u

static const char *const role_groups[] = { "famctx-worker", "famctx-manager", "famctx-auditor", "famctx-steward",
					   "famctx-analyst", "famctx-administrator" };

const struct host_user *host_user(const char *name)
{
	for (size_t i = 0; i < host_users_count; i++)
		if (!strcmp(host_users[i].name, name))
			return &host_users[i];
	print_error("there is no user %s on this host\n", name);
	abort();
}

static bool is_in(const struct host_user *u, const char *group)
{
	return (u->group && !strcmp(u->group, group)) || (u->other && !strcmp(u->other, group));
}

/* ---- the namespace ---------------------------------------------------------------- */

const char *host_accounts_missing(void)
{
	static bool made;
	if (made)
		return NULL;
	if (geteuid() != 0)
		return "only root can make accounts";
	if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
		return "this machine does not allow a mount namespace";
	made = true;
	return NULL;
}

void host_must(bool ok, const char *what)
{
	if (!ok)
		fail_msg("%s: %s", what, strerror(errno));
}

void host_must_write(const char *path, const struct buf *text, mode_t mode)
{
	struct err e = ERR_INIT;
	if (!file_write(path, text->data, text->len, &e))
		fail_msg("%s", e.message);
	host_must(chmod(path, mode) == 0, path);
}

void host_must_read(const char *path, struct buf *out)
{
	struct err e = ERR_INIT;
	if (!file_read(path, 1u << 20, out, &e))
		fail_msg("%s", e.message);
}

static void add_group(struct buf *group, const char *name, gid_t gid, bool all)
{
	bool first = true;
	buf_printf(group, "%s:x:%u:", name, (unsigned)gid);
	for (size_t i = 0; i < host_users_count; i++)
		if (all ? (host_users[i].group || !strcmp(host_users[i].name, HOST_KEEPER)) : is_in(&host_users[i], name)) {
			buf_printf(group, "%s%s", first ? "" : ",", host_users[i].name);
			first = false;
		}
	buf_add_char(group, '\n');
}

static void bind_over(const char *path, const char *copy)
{
	host_must(mount(copy, path, NULL, MS_BIND, NULL) == 0, path);
}

/* Root and nobody of the machine, and those of the host. */
void host_accounts_make(const char *folder)
{
	static const char basics[] = "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/false\n";
	static const char groups[] = "root:x:0:\nnogroup:x:65534:\n";
	struct buf passwd = BUF_INIT, group = BUF_INIT, path = BUF_INIT;
	buf_add_text(&passwd, basics);
	buf_add_text(&group, groups);
	for (size_t i = 0; i < host_users_count; i++) {
		buf_printf(&passwd, "%s:x:%u:%u::%s:/bin/sh\n", host_users[i].name, (unsigned)host_users[i].uid, (unsigned)host_users[i].uid,
			   folder);
		buf_printf(&group, "%s:x:%u:\n", host_users[i].name, (unsigned)host_users[i].uid);
	}
	add_group(&group, USERS_GROUP, USERS_GID, true);
	for (size_t i = 0; i < ARRAY_LEN(role_groups); i++)
		add_group(&group, role_groups[i], (gid_t)(USERS_GID + 1 + i), false);
	file_join(&path, folder, "passwd");
	host_must_write(path.data, &passwd, 0644);
	bind_over("/etc/passwd", path.data);
	buf_clear(&path);
	file_join(&path, folder, "group");
	host_must_write(path.data, &group, 0644);
	bind_over("/etc/group", path.data);
	host_must(mount("none", "/run", "tmpfs", 0, "mode=0755") == 0, "/run");
	buf_release(&passwd);
	buf_release(&group);
	buf_release(&path);
}

void host_accounts_remove(void)
{
	umount("/etc/passwd");
	umount("/etc/group");
	umount("/run");
}

/* The file is bound in place, so it is written through, not renamed. */
static void write_group_file(const struct buf *text)
{
	int fd = open("/etc/group", O_WRONLY | O_TRUNC | O_CLOEXEC);
	host_must(fd >= 0 && write(fd, text->data, text->len) == (ssize_t)text->len, "/etc/group");
	close(fd);
}

/* Behind name, password and number. */
static const char *members_of(const char *line)
{
	for (int i = 0; i < 3; i++)
		line += strcspn(line, ":\n") + 1;
	return line;
}

static void add_members(const char *members, const char *but, struct buf *out)
{
	bool first = true;
	for (const char *at = members; *at && *at != '\n'; at += *at == ',') {
		size_t len = strcspn(at, ",\n");
		if (len && (len != strlen(but) || strncmp(at, but, len) != 0)) {
			buf_add_text(out, first ? "" : ",");
			buf_add(out, at, len);
			first = false;
		}
		at += len;
	}
	buf_add_text(out, first ? "" : ",");
}

void host_group(const char *group, const char *user, bool in)
{
	struct buf text = BUF_INIT, changed = BUF_INIT;
	size_t len = strlen(group);
	host_must_read("/etc/group", &text);
	for (const char *line = text.data; *line; line += strcspn(line, "\n") + 1) {
		const char *members = members_of(line);
		if (strncmp(line, group, len) != 0 || line[len] != ':') {
			buf_add(&changed, line, strcspn(line, "\n") + 1);
			continue;
		}
		buf_add(&changed, line, (size_t)(members - line));
		add_members(members, user, &changed);
		/* An empty name at the end is none. */
		buf_printf(&changed, "%s\n", in ? user : "");
	}
	write_group_file(&changed);
	buf_release(&text);
	buf_release(&changed);
}

void host_crowd_name(size_t i, char name[HOST_NAME_SIZE])
{
	snprintf(name, HOST_NAME_SIZE, "crowd.%03zu", i);
}

void host_crowd_make(size_t count)
{
	int fd = open("/etc/passwd", O_WRONLY | O_APPEND | O_CLOEXEC);
	host_must(fd >= 0, "/etc/passwd");
	for (size_t i = 0; i < count; i++) {
		char name[HOST_NAME_SIZE];
		host_crowd_name(i, name);
		dprintf(fd, "%s:x:%u:%u::/nonexistent:/bin/sh\n", name, CROWD_UID + (unsigned)i, CROWD_UID + (unsigned)i);
		host_group(USERS_GROUP, name, true);
		host_group("famctx-worker", name, true);
	}
	close(fd);
}

/* ---- being somebody --------------------------------------------------------------- */

static void become(const char *name, uid_t uid)
{
	if (initgroups(name, uid) != 0 || setresgid(uid, uid, uid) != 0 || setresuid(uid, uid, uid) != 0)
		_exit(99);
	/* A test that gives up leaves nobody behind. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
}

void host_become(const char *name)
{
	static const char crowd[] = "crowd.";
	bool in_crowd = !strncmp(name, crowd, sizeof(crowd) - 1);
	become(name, in_crowd ? CROWD_UID + (unsigned)strtoul(name + sizeof(crowd) - 1, NULL, 10) : host_user(name)->uid);
}

int host_wait(pid_t child)
{
	int status = 0;
	while (waitpid(child, &status, 0) < 0)
		host_must(errno == EINTR, "waitpid");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int host_as(const char *user, int (*act)(void *context), void *context)
{
	pid_t child = fork();
	host_must(child >= 0, "fork");
	if (child == 0) {
		host_become(user);
		_exit(act(context));
	}
	return host_wait(child);
}
