#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/turned_keeper.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "famctx/api/request.h"
#include "famctx/base/datadir.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/base/socket.h"
#include "famctx/schema/json.h"
#include "famctx/store/statement.h"

/* Numbers of the made-up accounts and groups: this and the role. */
#define FIRST_NUMBER 60000u
#define GROUP_PREFIX "famctx-"

/* ---- the host ---------------------------------------------------------------------- */

static bool host_peer(void *context, int fd, uid_t *uid, pid_t *process)
{
	const struct turned_keeper *t = context;
	(void)fd;
	*uid = t->options.shared ? FIRST_NUMBER + (uid_t)t->role : geteuid();
	*process = getpid();
	return true;
}

static bool host_account(void *context, uid_t uid, struct buf *login, gid_t *group)
{
	(void)context;
	*group = uid;
	if (uid < FIRST_NUMBER || uid >= FIRST_NUMBER + ACCOUNT_ROLE_COUNT)
		buf_add_text(login, "keeper");
	else
		buf_add_text(login, role_codes[uid - FIRST_NUMBER]);
	return true;
}

static bool host_group(void *context, const char *name, gid_t *out)
{
	(void)context;
	int role = strncmp(name, GROUP_PREFIX, strlen(GROUP_PREFIX)) ? -1 : code_find(role_codes, name + strlen(GROUP_PREFIX));
	*out = role < 0 ? getegid() : FIRST_NUMBER + (gid_t)role;
	return true;
}

static gid_t *host_groups(void *context, const char *login, gid_t group, size_t *count)
{
	gid_t *all = mem_zero(1, sizeof(*all));
	(void)context;
	(void)login;
	all[0] = group;
	*count = 1;
	return all;
}

static uint64_t host_now_ms(void *context)
{
	const struct turned_keeper *t = context;
	return t->now_ms;
}

/* ---- making it --------------------------------------------------------------------- */

static void must(bool ok, const struct err *e)
{
	if (!ok)
		fail_msg("%s", e->message);
}

static void make_policy(struct turned_keeper *t)
{
	struct buf from = BUF_INIT, text = BUF_INIT;
	struct err e = ERR_INIT;
	file_join(&t->etc, t->folder, "etc");
	file_join(&t->policy, t->etc.data, "policy.yaml");
	file_join(&from, t->data.data, "policy.yaml");
	must(file_make_folder(t->etc.data, &e), &e);
	must(file_read(from.data, 1u << 20, &text, &e), &e);
	must(file_write(t->policy.data, text.data, text.len, &e), &e);
	buf_release(&from);
	buf_release(&text);
}

void turned_make(struct turned_keeper *t, enum serve_make make, bool shared)
{
	struct err e = ERR_INIT;
	*t = (struct turned_keeper){ .now_ms = 1000000, .role = ACCOUNT_ADMINISTRATOR };
	snprintf(t->folder, sizeof(t->folder), "/tmp/famctx-turned-XXXXXX");
	assert_non_null(mkdtemp(t->folder));
	must(datadir_find("data", true, &t->data, &e), &e);
	make_policy(t);
	file_join(&t->store, t->folder, "store");
	file_join(&t->socket, t->folder, "socket");
	t->options = (struct serve_options){
		.folder = t->store.data, .socket = t->socket.data, .data_folder = t->data.data,
		.policy_folder = t->etc.data, .make = make, .stays = true, .shared = shared,
	};
	t->host = (struct surroundings){
		.peer = host_peer, .account = host_account, .group = host_group, .groups = host_groups,
		.now_ms = host_now_ms, .context = t,
	};
	must(keeper_open(&t->keeper, &t->options, &t->host, &e), &e);
}

void turned_remove(struct turned_keeper *t)
{
	struct buf *const texts[] = { &t->store, &t->etc, &t->policy, &t->socket, &t->data };
	struct err e = ERR_INIT;
	keeper_release(&t->keeper);
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		buf_release(texts[i]);
	must(file_remove_tree(t->folder, &e), &e);
}

/* ---- asking ------------------------------------------------------------------------ */

void turned_account(struct turned_keeper *t, enum account_role role)
{
	struct err e = ERR_INIT;
	const char *login = role_codes[role];
	must(db_begin(t->keeper.store.own, &e) && account_add(t->keeper.store.own, login, login, role, NULL, &e) &&
		     db_commit(t->keeper.store.own, &e),
	     &e);
	t->role = role;
}

/* One line, without its newline. */
static void turn_for_line(struct turned_keeper *t, int fd, struct buf *line)
{
	struct err e = ERR_INIT;
	char byte;
	for (int turns = 0; turns < 1000; turns++) {
		must(loop_turn(&t->keeper, 100, &e), &e);
		while (recv(fd, &byte, 1, MSG_DONTWAIT) == 1) {
			if (byte == '\n')
				return;
			buf_add_char(line, byte);
		}
	}
	fail_msg("the keeper does not answer");
}

bool turned_ask(struct turned_keeper *t, int fd, const char *method, const char *params, struct buf *answer,
		struct err *e)
{
	struct buf line = BUF_INIT;
	struct json_message m = { .id = INTEGER_NONE };
	json_request(1, method, params, &line);
	assert_int_equal(send(fd, line.data, line.len, MSG_NOSIGNAL), line.len);
	t->now_ms += 100;
	do {
		json_message_release(&m);
		buf_clear(&line);
		turn_for_line(t, fd, &line);
		must(json_message_read(line.data, line.len, &m, e), e);
	} while (m.id != 1);
	bool ok = m.result != NULL;
	if (ok && answer)
		buf_add_text(answer, m.result);
	if (!ok)
		err_set(e, (enum err_code)m.error_code, "%s", m.error_message);
	json_message_release(&m);
	buf_release(&line);
	return ok;
}

int turned_connect(struct turned_keeper *t, const char *as)
{
	struct buf params = BUF_INIT;
	struct err e = ERR_INIT;
	int fd = socket_connect(t->socket.data);
	assert_true(fd >= 0);
	buf_printf(&params, "{\"version\":%d,\"program\":\"command\"", API_VERSION);
	if (as)
		buf_printf(&params, ",\"as\":\"%s\"", as);
	buf_add_char(&params, '}');
	must(turned_ask(t, fd, REQUEST_HELLO, params.data, NULL, &e), &e);
	buf_release(&params);
	return fd;
}

void turned_edit(const struct turned_keeper *t, const char *from, const char *to)
{
	struct buf text = BUF_INIT;
	struct err e = ERR_INIT;
	must(file_read(t->policy.data, 1u << 20, &text, &e), &e);
	char *at = strstr(text.data, from);
	if (!at)
		fail_msg("the policy does not say: %s", from);
	buf_splice(&text, (size_t)(at - text.data), strlen(from), to, strlen(to));
	must(file_write(t->policy.data, text.data, text.len, &e), &e);
	buf_release(&text);
}

void turned_text(struct turned_keeper *t, const char *static_sql, struct buf *out)
{
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(t->keeper.store.own, static_sql);
	if (statement_row(st) && !column_null(st, 0))
		buf_add_text(out, column_text(st, 0));
	must(statement_done(st, &e), &e);
}

int64_t turned_number(struct turned_keeper *t, const char *static_sql)
{
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(t->keeper.store.own, static_sql);
	int64_t n = statement_row(st) ? column_integer(st, 0) : -1;
	must(statement_done(st, &e), &e);
	return n;
}
