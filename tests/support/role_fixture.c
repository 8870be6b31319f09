#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/role_fixture.h"

#include <sys/socket.h>
#include <unistd.h>

#include "famctx/api/request.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "famctx/store/statement.h"

#define FIRST_UID 60000u

void role_open(struct shared_fixture *f, enum serve_make make, bool own)
{
	assert_int_equal(shared_make(f), 0);
	f->own = own;
	shared_open(f, make);
}

void role_close(struct shared_fixture *f)
{
	assert_int_equal(shared_remove(f), 0);
}

/* One line, without its newline; a job in a child takes its time. */
static void read_line(struct shared_fixture *f, int fd, struct buf *line)
{
	struct err e = ERR_INIT;
	char byte;
	for (int turns = 0; turns < 1000; turns++) {
		if (!loop_turn(&f->keeper, 100, &e))
			fail_msg("%s", e.message);
		while (recv(fd, &byte, 1, MSG_DONTWAIT) == 1) {
			if (byte == '\n')
				return;
			buf_add_char(line, byte);
		}
	}
	fail_msg("the keeper does not answer");
}

static void read_answer(struct shared_fixture *f, int fd, struct json_message *m)
{
	struct buf line = BUF_INIT;
	struct err e = ERR_INIT;
	do {
		buf_clear(&line);
		read_line(f, fd, &line);
		json_message_release(m);
		if (!json_message_read(line.data, line.len, m, &e))
			fail_msg("%s", e.message);
	} while (m->method); /* progress */
	buf_release(&line);
}

bool role_ask(struct shared_fixture *f, int fd, const char *method, const char *params, struct buf *answer,
	      struct err *e)
{
	struct json_message m = { .id = INTEGER_NONE };
	f->now_ms += 100;
	shared_request(fd, 1, method, params);
	read_answer(f, fd, &m);
	bool ok = m.result != NULL;
	if (ok && answer)
		buf_add_text(answer, m.result);
	if (!ok)
		err_set(e, (enum err_code)m.error_code, "%s", m.error_message);
	json_message_release(&m);
	return ok;
}

/* The groups of a role are called so in the policy; the fixture borrows them. */
static const char *const group_of[] = {
	NULL, "famctx-worker", "famctx-manager", "famctx-auditor", "famctx-steward", "famctx-analyst", NULL,
	"famctx-administrator",
};

int role_connect(struct shared_fixture *f, int role, const char *as)
{
	struct buf params = BUF_INIT;
	struct err e = ERR_INIT;
	uid_t uid = f->own ? geteuid() : FIRST_UID + (uid_t)role;
	if (!f->own)
		shared_account(f, uid, role_codes[role], group_of[role]);
	int fd = shared_connect(f, uid);
	buf_printf(&params, "{\"version\":%d,\"program\":\"command\"", API_VERSION);
	if (as)
		buf_printf(&params, ",\"as\":\"%s\"", as);
	buf_add_char(&params, '}');
	if (!role_ask(f, fd, REQUEST_HELLO, params.data, NULL, &e))
		fail_msg("%s", e.message);
	buf_release(&params);
	return fd;
}

void role_text(struct shared_fixture *f, const char *static_sql, struct buf *out)
{
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(f->keeper.store.own, static_sql);
	if (statement_row(st) && !column_null(st, 0))
		buf_add_text(out, column_text(st, 0));
	if (!statement_done(st, &e))
		fail_msg("%s", e.message);
}
