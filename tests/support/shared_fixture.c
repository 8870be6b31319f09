#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "support/shared_fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "famctx/access/account.h"
#include "famctx/base/datadir.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/base/socket.h"
#include "famctx/store/statement.h"

#define FIRST_GROUP 5000
#define TURNS 6
/* Later than any clock of the machine that runs this, so that nothing that looks there is late. */
#define FIRST_MS UINT64_C(1000000000000)

static const char *const group_names[] = { "famctx-worker",  "famctx-manager", "famctx-auditor",
					   "famctx-steward", "famctx-analyst", "famctx-administrator" };

static bool group_of(void *context, const char *name, gid_t *out)
{
	const struct shared_fixture *f = context;
	if (!strcmp(name, "famctx-users") && !f->no_users_group) {
		*out = getegid();
		return true;
	}
	for (size_t i = 0; i < ARRAY_LEN(group_names); i++)
		if (!strcmp(group_names[i], name)) {
			*out = FIRST_GROUP + (gid_t)i;
			return true;
		}
	return false;
}

static struct shared_user *find_uid(struct shared_fixture *f, uid_t uid)
{
	for (size_t i = 0; i < f->users_count; i++)
		if (f->users[i].uid == uid)
			return &f->users[i];
	return NULL;
}

static bool account_of(void *context, uid_t uid, struct buf *login, gid_t *group)
{
	const struct shared_user *u = find_uid(context, uid);
	if (!u || !u->login)
		return false;
	buf_add_text(login, u->login);
	*group = 100;
	return true;
}

static bool login_is_there(void *context, const char *login)
{
	const struct shared_fixture *f = context;
	for (size_t i = 0; i < f->users_count; i++)
		if (f->users[i].login && !strcmp(f->users[i].login, login))
			return true;
	return false;
}

static gid_t *groups_of(void *context, const char *login, gid_t group, size_t *count)
{
	struct shared_fixture *f = context;
	gid_t *groups = mem_zero(ARRAY_LEN(group_names) + 1, sizeof(gid_t));
	*count = 0;
	groups[(*count)++] = group;
	for (size_t i = 0; i < f->users_count; i++)
		for (size_t j = 0; f->users[i].login && j < ARRAY_LEN(group_names); j++)
			if (!strcmp(f->users[i].login, login) && strstr(f->users[i].groups, group_names[j]))
				groups[(*count)++] = FIRST_GROUP + (gid_t)j;
	return groups;
}

static bool peer_of(void *context, int fd, uid_t *uid, pid_t *process)
{
	struct shared_fixture *f = context;
	(void)fd;
	*uid = f->waiting[f->waiting_first++ % SHARED_WAITING_MOST];
	f->waiting_count--;
	*process = getpid();
	return true;
}

static uint64_t now_of(void *context)
{
	return ((struct shared_fixture *)context)->now_ms;
}

static bool write_policy(const struct shared_fixture *f, const struct buf *text)
{
	struct err e = ERR_INIT;
	return file_write(f->policy.data, text->data, text->len, &e);
}

/* However the tree was checked out: nobody else may write to it. */
static bool copy_policy(struct shared_fixture *f)
{
	struct buf from = BUF_INIT, text = BUF_INIT;
	struct err e = ERR_INIT;
	file_join(&from, f->data.data, "policy.yaml");
	file_join(&f->etc, f->folder, "etc");
	file_join(&f->policy, f->etc.data, "policy.yaml");
	bool ok = file_make_folder(f->etc.data, &e) && file_read(from.data, 1u << 20, &text, &e) && write_policy(f, &text);
	buf_release(&from);
	buf_release(&text);
	return ok;
}

int shared_make(struct shared_fixture *f)
{
	struct err e = ERR_INIT;
	*f = (struct shared_fixture){ .now_ms = FIRST_MS, .store = BUF_INIT, .socket = BUF_INIT, .data = BUF_INIT,
				      .etc = BUF_INIT, .policy = BUF_INIT };
	snprintf(f->folder, sizeof(f->folder), "/tmp/famctx-shared-XXXXXX");
	if (!mkdtemp(f->folder) || !datadir_find("data", true, &f->data, &e) || !copy_policy(f))
		return -1;
	file_join(&f->store, f->folder, "store");
	file_join(&f->socket, f->folder, "store.sock");
	f->surroundings = (struct surroundings){
		.peer = peer_of, .account = account_of, .login = login_is_there, .group = group_of, .groups = groups_of,
		.now_ms = now_of, .context = f,
	};
	return 0;
}

int shared_remove(struct shared_fixture *f)
{
	struct err e = ERR_INIT;
	shared_close(f);
	bool ok = file_remove_tree(f->folder, &e);
	buf_release(&f->store);
	buf_release(&f->socket);
	buf_release(&f->data);
	buf_release(&f->etc);
	buf_release(&f->policy);
	return ok ? 0 : -1;
}

bool shared_try(struct shared_fixture *f, enum serve_make make, struct err *e)
{
	f->options = (struct serve_options){
		.folder = f->store.data, .socket = f->socket.data, .data_folder = f->data.data,
		.policy_folder = f->etc.data, .make = make, .stays = !f->own, .shared = !f->own,
	};
	f->is_open = true;
	return keeper_open(&f->keeper, &f->options, &f->surroundings, e);
}

void shared_open(struct shared_fixture *f, enum serve_make make)
{
	struct err e = ERR_INIT;
	if (!shared_try(f, make, &e))
		fail_msg("%s", e.message);
}

void shared_close(struct shared_fixture *f)
{
	if (f->is_open)
		keeper_release(&f->keeper);
	f->is_open = false;
}

void shared_user(struct shared_fixture *f, uid_t uid, const char *login, const char *groups)
{
	struct shared_user *u = find_uid(f, uid);
	if (!u)
		u = &f->users[f->users_count++];
	assert_true(f->users_count <= SHARED_USERS_MOST);
	*u = (struct shared_user){ uid, login, groups };
}

void shared_account(struct shared_fixture *f, uid_t uid, const char *login, const char *groups)
{
	struct err e = ERR_INIT;
	shared_user(f, uid, login, groups);
	assert_true(account_add(f->keeper.store.own, login, login, ACCOUNT_ANALYST, NULL, &e));
}

void shared_turns(struct shared_fixture *f, int turns)
{
	struct err e = ERR_INIT;
	for (int i = 0; i < turns; i++)
		if (!loop_turn(&f->keeper, 0, &e))
			fail_msg("%s", e.message);
}

int shared_connect(struct shared_fixture *f, uid_t uid)
{
	int fd = socket_connect(f->socket.data);
	assert_true(fd >= 0);
	assert_true(f->waiting_count < SHARED_WAITING_MOST);
	f->waiting[(f->waiting_first + f->waiting_count++) % SHARED_WAITING_MOST] = uid;
	shared_turns(f, 1);
	return fd;
}

void shared_send(int fd, const char *text)
{
	assert_int_equal(send(fd, text, strlen(text), MSG_NOSIGNAL), strlen(text));
}

void shared_request(int fd, int id, const char *method, const char *params)
{
	struct buf line = BUF_INIT;
	buf_printf(&line, "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}\n", id, method, params ? params : "{}");
	shared_send(fd, line.data);
	buf_release(&line);
}

/* Byte by byte, so that what comes behind the line stays. */
static char *read_line(int fd)
{
	struct buf line = BUF_INIT;
	char c;
	ssize_t n;
	while ((n = recv(fd, &c, 1, MSG_DONTWAIT)) == 1 && c != '\n')
		buf_add_char(&line, c);
	if (n == 1)
		return buf_detach(&line);
	assert_int_equal(line.len, 0);
	buf_release(&line);
	return NULL;
}

char *shared_line(struct shared_fixture *f, int fd)
{
	char *line = read_line(fd);
	for (int i = 0; !line && i < TURNS; i++) {
		shared_turns(f, 1);
		line = read_line(fd);
	}
	return line;
}

int shared_lines(struct shared_fixture *f, int fd)
{
	int n = 0;
	for (char *line; (line = shared_line(f, fd)); n++)
		mem_free(line);
	return n;
}

bool shared_has_ended(struct shared_fixture *f, int fd)
{
	char c;
	shared_turns(f, TURNS);
	return recv(fd, &c, 1, MSG_DONTWAIT) == 0;
}

char *shared_ask(struct shared_fixture *f, int fd, int id, const char *method, const char *params)
{
	shared_request(fd, id, method, params);
	char *line = shared_line(f, fd);
	assert_non_null(line);
	return line;
}

void shared_expect(char *line, const char *words)
{
	if (!line || !strstr(line, words))
		fail_msg("'%s' is missing in %s", words, line ? line : "nothing");
	mem_free(line);
}

void shared_hello(struct shared_fixture *f, int fd)
{
	shared_expect(shared_ask(f, fd, 1, "hello", "{\"version\":1,\"program\":\"command\"}"), "\"result\"");
}

int shared_sign_in(struct shared_fixture *f, uid_t uid)
{
	int fd = shared_connect(f, uid);
	shared_hello(f, fd);
	return fd;
}

int64_t shared_number(struct shared_fixture *f, const char *static_sql)
{
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(f->keeper.store.own, static_sql);
	int64_t n = statement_row(st) ? column_integer(st, 0) : -1;
	if (!statement_done(st, &e))
		fail_msg("%s", e.message);
	return n;
}

void shared_edit_policy(const struct shared_fixture *f, const char *from, const char *to)
{
	struct buf text = BUF_INIT;
	struct err e = ERR_INIT;
	assert_true(file_read(f->policy.data, 1u << 20, &text, &e));
	char *at = strstr(text.data, from);
	if (!at)
		fail_msg("the policy does not say: %s", from);
	buf_splice(&text, (size_t)(at - text.data), strlen(from), to, strlen(to));
	assert_true(write_policy(f, &text));
	buf_release(&text);
}
