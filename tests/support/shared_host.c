#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/shared_host.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "famctx/base/datadir.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/base/socket.h"
#include "support/skip.h"

#define MOST_ARGS 24
#define WAIT_SECONDS 60

static void read_to_end(int fd, struct buf *out)
{
	char bytes[4096];
	ssize_t n;
	while ((n = read(fd, bytes, sizeof(bytes))) > 0)
		if (out)
			buf_add(out, bytes, (size_t)n);
	close(fd);
}

/* In the child: the program in place of it, with both outputs in the pipe. */
static void run_program(const char *program, const char *const *args, const char *const *env, int out)
{
	char *argv[MOST_ARGS + 2] = { NULL };
	char *environment[8] = { NULL };
	size_t n = 0;
	int nowhere = open("/dev/null", O_RDONLY);
	argv[n++] = mem_copy_text(program);
	for (size_t i = 0; args[i] && n <= MOST_ARGS; i++)
		argv[n++] = mem_copy_text(args[i]);
	for (size_t i = 0; env[i] && i < ARRAY_LEN(environment) - 1; i++)
		environment[i] = mem_copy_text(env[i]);
	dup2(nowhere, 0);
	dup2(out, 1);
	dup2(out, 2);
	close_range(3, ~0u, 0);
	umask(0077);
	execve(program, argv, environment);
	_exit(98);
}

int shared_host_run(const struct shared_host *h, const char *user, const char *const *args, const char *env,
		    struct buf *out)
{
	int ends[2];
	struct buf data = BUF_INIT, home = BUF_INIT;
	buf_printf(&data, "FAMCTX_DATADIR=%s", h->base);
	buf_printf(&home, "HOME=%s", h->base);
	const char *const environment[] = { data.data, home.data, "LANG=C.UTF-8", "TZ=Europe/London", env, NULL };
	host_must(pipe2(ends, O_CLOEXEC) == 0, "pipe");
	pid_t child = fork();
	host_must(child >= 0, "fork");
	if (child == 0) {
		host_become(user);
		run_program(h->program.data, args, environment, ends[1]);
	}
	close(ends[1]);
	read_to_end(ends[0], out);
	buf_release(&data);
	buf_release(&home);
	return host_wait(child);
}

struct buf shared_host_said(const struct shared_host *h, const char *user, int status, const char *const *args)
{
	struct buf out = BUF_INIT;
	int got = shared_host_run(h, user, args, NULL, &out);
	if (got != status)
		fail_msg("famctx %s %s ... as %s ended with %d, not %d: %s", args[0], args[1], user, got, status, out.data);
	return out;
}

void shared_host_says(const struct shared_host *h, const char *user, int status, const char *holds,
		      const char *const *args)
{
	struct buf out = shared_host_said(h, user, status, args);
	if (!strstr(out.data, holds))
		fail_msg("famctx %s ... does not say \"%s\" to %s: %s", args[0], holds, user, out.data);
	buf_release(&out);
}

void shared_host_person(const struct shared_host *h, const char *number, char id[HOST_ID_SIZE])
{
	static const char key[] = "\"person\":\"";
	const char *const args[] = { "find", number, "--purpose", "quality", "--json", NULL };
	struct buf out = shared_host_said(h, HOST_MANAGER, 0, args);
	const char *at = strstr(out.data, key);
	assert_non_null(at);
	at += sizeof(key) - 1;
	snprintf(id, HOST_ID_SIZE, "%.*s", (int)strcspn(at, "\""), at);
	buf_release(&out);
}

/* ---- the keeper -------------------------------------------------------------------- */

/* Where the keeper says that it is ready. */
static int listen_for_ready(const struct shared_host *h, struct buf *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	const struct timeval limit = { .tv_sec = WAIT_SECONDS };
	int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	file_join(path, h->base, "ready.sock");
	unlink(path->data);
	memcpy(address.sun_path, path->data, path->len + 1);
	host_must(fd >= 0 && bind(fd, (const struct sockaddr *)&address, sizeof(address)) == 0, path->data);
	host_must(chmod(path->data, 0777) == 0, path->data);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
	return fd;
}

/* Ready, or ended: whichever comes first. The pipe of its outputs ends with it. */
static bool got_ready(int ready, int pipe, struct buf *out)
{
	for (;;) {
		fd_set set;
		struct timeval limit = { .tv_sec = WAIT_SECONDS };
		char bytes[4096];
		FD_ZERO(&set);
		FD_SET(ready, &set);
		FD_SET(pipe, &set);
		if (select((ready > pipe ? ready : pipe) + 1, &set, NULL, NULL, &limit) <= 0)
			fail_msg("the keeper does not get ready");
		if (FD_ISSET(ready, &set)) {
			ssize_t n = recv(ready, bytes, sizeof(bytes) - 1, 0);
			bytes[n > 0 ? n : 0] = '\0';
			if (strstr(bytes, "READY=1"))
				return true;
		}
		if (FD_ISSET(pipe, &set)) {
			ssize_t n = read(pipe, bytes, sizeof(bytes));
			if (n <= 0)
				return false;
			if (out)
				buf_add(out, bytes, (size_t)n);
		}
	}
}

int shared_host_start(struct shared_host *h, struct buf *out)
{
	struct buf where = BUF_INIT, notify = BUF_INIT;
	int ends[2], ready = listen_for_ready(h, &where);
	buf_printf(&notify, "NOTIFY_SOCKET=%s", where.data);
	const char *const args[] = { "--store", h->store.data, "--data", h->data.data,
				     "--policy", h->policy_folder.data, NULL };
	const char *const environment[] = { notify.data, "LANG=C.UTF-8", "TZ=Europe/London", NULL };
	host_must(pipe2(ends, O_CLOEXEC) == 0, "pipe");
	h->keeper = fork();
	host_must(h->keeper >= 0, "fork");
	if (h->keeper == 0) {
		host_become(HOST_KEEPER);
		run_program(h->daemon.data, args, environment, ends[1]);
	}
	close(ends[1]);
	bool serves = got_ready(ready, ends[0], out);
	close(ends[0]);
	close(ready);
	unlink(where.data);
	buf_release(&where);
	buf_release(&notify);
	if (serves)
		return 0;
	int status = host_wait(h->keeper);
	h->keeper = 0;
	return status ? status : 97;
}

int shared_host_stop(struct shared_host *h)
{
	if (!h->keeper)
		return 0;
	kill(h->keeper, SIGTERM);
	int status = host_wait(h->keeper);
	h->keeper = 0;
	return status;
}

/* ---- asking ------------------------------------------------------------------------- */

/* A child of that user connects, and hands the connection over. */
static void connect_and_hand_over(const struct shared_host *h, const char *user, int to)
{
	host_become(user);
	int fd = socket_connect(h->socket.data), failed = fd < 0 ? errno : 0;
	char space[CMSG_SPACE(sizeof(int))] = { 0 };
	struct iovec what = { .iov_base = &failed, .iov_len = sizeof(failed) };
	struct msghdr message = { .msg_iov = &what, .msg_iovlen = 1 };
	if (fd >= 0) {
		message.msg_control = space;
		message.msg_controllen = sizeof(space);
		struct cmsghdr *c = CMSG_FIRSTHDR(&message);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(c), &fd, sizeof(fd));
	}
	_exit(sendmsg(to, &message, 0) == (ssize_t)sizeof(failed) ? 0 : 1);
}

static int take_over(int from)
{
	int failed = 0, fd = -1;
	char space[CMSG_SPACE(sizeof(int))] = { 0 };
	struct iovec what = { .iov_base = &failed, .iov_len = sizeof(failed) };
	struct msghdr message = {
		.msg_iov = &what, .msg_iovlen = 1, .msg_control = space, .msg_controllen = sizeof(space)
	};
	host_must(recvmsg(from, &message, MSG_CMSG_CLOEXEC) == (ssize_t)sizeof(failed), "recvmsg");
	struct cmsghdr *c = CMSG_FIRSTHDR(&message);
	if (c)
		memcpy(&fd, CMSG_DATA(c), sizeof(fd));
	errno = failed;
	return fd;
}

int shared_host_connect(const struct shared_host *h, const char *user)
{
	const struct timeval limit = { .tv_sec = 10 };
	int ends[2];
	host_must(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0, "socketpair");
	pid_t child = fork();
	host_must(child >= 0, "fork");
	if (child == 0)
		connect_and_hand_over(h, user, ends[1]);
	int fd = take_over(ends[0]), failed = errno;
	host_wait(child);
	close(ends[0]);
	close(ends[1]);
	if (fd >= 0) {
		fcntl(fd, F_SETFL, 0);
		setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
	}
	errno = failed;
	return fd;
}

bool shared_host_ask(int fd, const char *line, struct buf *answer)
{
	struct buf out = BUF_INIT;
	char byte;
	buf_printf(&out, "%s\n", line);
	bool sent = send(fd, out.data, out.len, MSG_NOSIGNAL) == (ssize_t)out.len;
	buf_release(&out);
	while (sent && recv(fd, &byte, 1, 0) == 1) {
		if (byte == '\n')
			return true;
		buf_add_char(answer, byte);
	}
	return false;
}

/* ---- setting it up --------------------------------------------------------------------- */

static void copy(const char *from, const char *to)
{
	pid_t child = fork();
	host_must(child >= 0, "fork");
	if (child == 0) {
		execlp("cp", "cp", "-rL", from, to, (char *)NULL);
		_exit(98);
	}
	assert_int_equal(host_wait(child), 0);
}

static void let_all_read(const char *path)
{
	pid_t child = fork();
	host_must(child >= 0, "fork");
	if (child == 0) {
		execlp("chmod", "chmod", "-R", "u=rwX,go=rX", path, (char *)NULL);
		_exit(98);
	}
	assert_int_equal(host_wait(child), 0);
}

static void make_folder(const struct shared_host *h, const char *name, const char *owner, mode_t mode, struct buf *out)
{
	const struct host_user *u = owner ? host_user(owner) : NULL;
	file_join(out, h->base, name);
	host_must(mkdir(out->data, mode) == 0 && chmod(out->data, mode) == 0, out->data);
	host_must(!u || chown(out->data, u->uid, u->uid) == 0, out->data);
}

/* The place that both programs know without being told. */
static void make_socket_folder(struct shared_host *h)
{
	static const char folder[] = "/run/famctx";
	const struct host_user *u = host_user(HOST_KEEPER);
	host_must(mkdir(folder, 0755) == 0 && chown(folder, u->uid, u->uid) == 0, folder);
	file_join(&h->socket, folder, "store.sock");
}

static void copy_program(const struct shared_host *h, const char *name, struct buf *out)
{
	struct buf from = BUF_INIT;
	const char *build = getenv("BUILD");
	buf_printf(&from, "%s/%s", build ? build : "build", name);
	file_join(out, h->base, name);
	copy(from.data, out->data);
	host_must(chmod(out->data, 0755) == 0, out->data);
	buf_release(&from);
}

static void copy_data(struct shared_host *h)
{
	static const char *const names[] = { "data", "screens" };
	struct err e = ERR_INIT;
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct buf from = BUF_INIT, to = BUF_INIT;
		if (!datadir_find(names[i], true, &from, &e))
			fail_msg("%s", e.message);
		file_join(&to, h->base, names[i]);
		copy(from.data, to.data);
		let_all_read(to.data);
		buf_release(&from);
		buf_release(&to);
	}
	file_join(&h->data, h->base, "data");
}

void shared_host_policy(struct shared_host *h, const char *from, const char *to)
{
	struct buf text = BUF_INIT;
	host_must_read(h->policy.data, &text);
	char *at = strstr(text.data, from);
	if (!at)
		fail_msg("the policy does not say: %s", from);
	buf_splice(&text, (size_t)(at - text.data), strlen(from), to, strlen(to));
	host_must_write(h->policy.data, &text, 0644);
	buf_release(&text);
}

static void make_policy(struct shared_host *h)
{
	struct buf text = BUF_INIT, from = BUF_INIT;
	file_join(&from, h->data.data, "policy.yaml");
	host_must_read(from.data, &text);
	make_folder(h, "etc", NULL, 0755, &h->policy_folder);
	file_join(&h->policy, h->policy_folder.data, "policy.yaml");
	host_must_write(h->policy.data, &text, 0644);
	shared_host_policy(h, "/srv/famctx/feeds", h->feeds.data);
	shared_host_policy(h, "/var/backups/famctx", h->backups.data);
	shared_host_policy(h, "to_syslog: yes", "to_syslog: no");
	buf_release(&text);
	buf_release(&from);
}

static int make_store(void *context)
{
	const struct shared_host *h = context;
	struct buf data = BUF_INIT;
	buf_printf(&data, "FAMCTX_DATADIR=%s", h->base);
	const char *const args[] = { "--store", h->store.data, "init", NULL };
	const char *const environment[] = { data.data, "LANG=C.UTF-8", NULL };
	run_program(h->program.data, args, environment, open("/dev/null", O_WRONLY | O_CLOEXEC));
	return 98;
}

static void add_accounts(const struct shared_host *h)
{
	for (size_t i = 0; i < host_users_count; i++) {
		const struct host_user *u = &host_users[i];
		struct buf out = BUF_INIT;
		const char *const args[] = { "account", "add", u->name, "--name", u->name, "--team", u->team, NULL };
		if (!u->group || u->other || !strcmp(u->name, HOST_ADMINISTRATOR))
			continue;
		if (shared_host_run(h, HOST_ADMINISTRATOR, args, NULL, &out) != 0)
			fail_msg("%s: %s", u->name, out.data);
		buf_release(&out);
	}
}

void shared_host_make(struct shared_host *h)
{
	struct buf said = BUF_INIT;
	*h = (struct shared_host){ .keeper = 0 };
	snprintf(h->base, sizeof(h->base), "/tmp/famctx-shared-XXXXXX");
	host_must(mkdtemp(h->base) && chmod(h->base, 0755) == 0, h->base);
	host_accounts_make(h->base);
	copy_program(h, "famctx", &h->program);
	copy_program(h, "famctxd", &h->daemon);
	copy_data(h);
	make_folder(h, "store", HOST_KEEPER, 0700, &h->store);
	make_folder(h, "feeds", HOST_STEWARD, 0755, &h->feeds);
	make_folder(h, "backups", HOST_KEEPER, 0700, &h->backups);
	make_socket_folder(h);
	make_policy(h);
	assert_int_equal(host_as(HOST_KEEPER, make_store, h), 0);
	if (shared_host_start(h, &said) != 0)
		fail_msg("%s", said.data);
	add_accounts(h);
	buf_release(&said);
}

void shared_host_remove(struct shared_host *h)
{
	struct err e = ERR_INIT;
	struct buf *const texts[] = { &h->store,   &h->socket,  &h->policy, &h->policy_folder, &h->feeds,
				      &h->backups, &h->program, &h->daemon, &h->data };
	shared_host_stop(h);
	host_accounts_remove();
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		buf_release(texts[i]);
	if (!file_remove_tree(h->base, &e))
		fail_msg("%s", e.message);
}

void shared_host_load(struct shared_host *h, const char *name)
{
	struct buf from = BUF_INIT, to = BUF_INIT, out = BUF_INIT;
	struct err e = ERR_INIT;
	char **names;
	size_t count, n = 0;
	const char *args[MOST_ARGS] = { "load" };
	char *paths[MOST_ARGS] = { NULL };
	buf_printf(&from, "tests/data/%s", name);
	file_join(&to, h->feeds.data, name);
	copy(from.data, to.data);
	let_all_read(to.data);
	if (!file_list(to.data, ".yaml", &names, &count, &e))
		fail_msg("%s", e.message);
	for (size_t i = 0; i < count && i < MOST_ARGS - 2; i++) {
		struct buf path = BUF_INIT;
		file_join(&path, to.data, names[i]);
		paths[n] = buf_detach(&path);
		args[n + 1] = paths[n];
		n++;
	}
	if (shared_host_run(h, HOST_STEWARD, args, NULL, &out) != 0)
		fail_msg("%s", out.data);
	for (size_t i = 0; i < n; i++)
		mem_free(paths[i]);
	file_list_free(names, count);
	buf_release(&from);
	buf_release(&to);
	buf_release(&out);
}

/* ---- for a group of tests ----------------------------------------------------------- */

int shared_host_setup(struct shared_host *h, const char *feeds)
{
	*h = (struct shared_host){ .missing = host_accounts_missing() };
	if (h->missing)
		return 0;
	shared_host_make(h);
	if (feeds)
		shared_host_load(h, feeds);
	return 0;
}

int shared_host_teardown(struct shared_host *h)
{
	if (!h->missing)
		shared_host_remove(h);
	return 0;
}

void shared_host_need(const struct shared_host *h)
{
	if (h->missing)
		skip_because(h->missing);
}
