#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "support/keeper_fixture.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "famctx/api/request.h"
#include "famctx/base/datadir.h"
#include "famctx/base/file.h"
#include "famctx/base/socket.h"
#include "famctx/keeper/keeper.h"
#include "famctx/store/statement.h"
#include "famctx/store/store.h"

int fixture_make(struct keeper_fixture *f)
{
	struct err e = ERR_INIT;
	snprintf(f->folder, sizeof(f->folder), "/tmp/famctx-keeper-XXXXXX");
	buf_init(&f->data_folder);
	return mkdtemp(f->folder) && datadir_find("data", true, &f->data_folder, &e) ? 0 : -1;
}

int fixture_remove(struct keeper_fixture *f)
{
	struct err e = ERR_INIT;
	buf_release(&f->data_folder);
	return file_remove_tree(f->folder, &e) ? 0 : -1;
}

bool fixture_try(const struct keeper_fixture *f, enum serve_make make, serve_function *serve, const char *as,
		 struct client **out, struct err *e)
{
	const struct client_options options = {
		.store = f->folder,
		.data_folder = f->data_folder.data,
		.serve = serve,
		.make = make,
		.as = as,
		.program = "command",
	};
	return client_open(&options, out, e);
}

struct client *fixture_open(const struct keeper_fixture *f, enum serve_make make)
{
	struct client *c;
	struct err e = ERR_INIT;
	if (!fixture_try(f, make, keeper_serve, NULL, &c, &e))
		fail_msg("%s", e.message);
	return c;
}

bool fixture_purpose(struct client *c, int basis, struct err *e)
{
	char text[] = "a court asked";
	const struct purpose p = { .basis = basis, .text = basis == BASIS_OTHER ? text : NULL };
	return client_call(c, REQUEST_PURPOSE, &purpose_shape, &p, NULL, NULL, e);
}

int64_t fixture_number(const struct keeper_fixture *f, const char *static_sql)
{
	struct err e = ERR_INIT;
	struct buf path = BUF_INIT;
	struct db *db;
	file_join(&path, f->folder, STORE_FILE);
	if (!db_open(path.data, DB_READ, &db, &e))
		fail_msg("%s", e.message);
	struct statement *st = db_prepare(db, static_sql);
	int64_t n = statement_row(st) ? column_integer(st, 0) : -1;
	if (!statement_done(st, &e))
		fail_msg("%s", e.message);
	db_close(db);
	buf_release(&path);
	return n;
}

bool fixture_socket_is_there(const struct keeper_fixture *f)
{
	struct buf path = BUF_INIT;
	file_join(&path, f->folder, "keeper.sock");
	bool is = file_exists(path.data);
	buf_release(&path);
	return is;
}

int fixture_connect(const struct keeper_fixture *f)
{
	const struct timeval limit = { .tv_sec = 10 };
	struct buf path = BUF_INIT;
	file_join(&path, f->folder, "keeper.sock");
	int fd = socket_connect(path.data);
	buf_release(&path);
	assert_true(fd >= 0);
	fcntl(fd, F_SETFL, 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
	return fd;
}

void fixture_leave(int fd)
{
	char byte;
	shutdown(fd, SHUT_WR);
	while (recv(fd, &byte, 1, 0) > 0)
		;
	close(fd);
}

pid_t fixture_keeper(const struct keeper_fixture *f)
{
	uid_t uid;
	pid_t pid = 0;
	int fd = fixture_connect(f);
	assert_true(socket_peer(fd, &uid, &pid));
	fixture_leave(fd);
	return pid;
}
