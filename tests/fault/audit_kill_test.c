/*
 * The keeper is killed at every write to the disk, every sync and every byte to
 * the program that asked, one after another, for every request that shows
 * people. Whatever left, its entry stands.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "famctx/api/request.h"
#include "famctx/base/mem.h"
#include "famctx/keeper/keeper.h"
#include "support/keeper_fixture.h"

/* ---- where it dies ------------------------------------------------------------------ */

/* Shared with the keeper: how many more calls it lives; 0: for ever. */
static volatile int *calls_left;
static bool in_keeper;

static void count_call(void)
{
	if (in_keeper && *calls_left > 0 && --*calls_left == 0)
		raise(SIGKILL);
}

/* These stand before those of the C library. */
ssize_t send(int fd, const void *bytes, size_t len, int flags)
{
	count_call();
	return syscall(SYS_sendto, fd, bytes, len, flags, NULL, 0);
}

int fdatasync(int fd)
{
	count_call();
	return (int)syscall(SYS_fdatasync, fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t len, off64_t at)
{
	count_call();
	return syscall(SYS_pwrite64, fd, bytes, len, at);
}

static bool serve_mortal(const struct serve_options *options, int ready_fd, struct err *e)
{
	in_keeper = true;
	return keeper_serve(options, ready_fd, e);
}

/* ---- who asks ------------------------------------------------------------------------- */

#define COUNT(name) "SELECT count(*) FROM audit WHERE outcome IN ('shown', 'nothing') AND request = '" name "'"

/* @ stands for somebody's id. */
static const struct asked {
	const char *request, *params, *entries_sql;
} asked[] = {
	{ REQUEST_FIND, "{\"query\":\"bracken\"}", COUNT(REQUEST_FIND) },
	{ REQUEST_SHOW, "{\"person\":\"@\",\"details\":\"none\"}", COUNT(REQUEST_SHOW) },
	{ REQUEST_SHOW, "{\"person\":\"@\"}", COUNT(REQUEST_SHOW) },
	{ REQUEST_EVIDENCE, "{\"person\":\"@\"}", COUNT(REQUEST_EVIDENCE) },
	{ REQUEST_RECENT, "{}", COUNT(REQUEST_RECENT) },
	{ REQUEST_COPIED, "{\"person\":\"@\",\"note\":\"line\"}", COUNT(REQUEST_COPIED) },
	{ REQUEST_CHALLENGE_LIST, "{}", COUNT(REQUEST_CHALLENGE_LIST) },
	{ REQUEST_CHALLENGE_EXPORT, "{\"names\":true}", COUNT(REQUEST_CHALLENGE_EXPORT) },
	{ REQUEST_DRAFT_LIST, "{}", COUNT(REQUEST_DRAFT_LIST) },
	{ REQUEST_AUDIT_LIST, "{}", COUNT(REQUEST_AUDIT_LIST) },
	{ REQUEST_AUDIT_MINE, "{}", COUNT(REQUEST_AUDIT_MINE) },
	{ REQUEST_AUDIT_SUMMARY, "{\"by\":\"person\"}", COUNT(REQUEST_AUDIT_SUMMARY) },
	{ REQUEST_AUDIT_PATTERNS, "{}", COUNT(REQUEST_AUDIT_PATTERNS) },
	{ REQUEST_AUDIT_SAMPLE, "{\"draw\":1}", COUNT(REQUEST_AUDIT_SAMPLE) },
	{ REQUEST_AUDIT_EXPORT, "{}", COUNT(REQUEST_AUDIT_EXPORT) },
	{ REQUEST_RESTRICTIONS, "{}", COUNT(REQUEST_RESTRICTIONS) },
	{ REQUEST_ACCOUNT_LIST, "{}", COUNT(REQUEST_ACCOUNT_LIST) },
	{ REQUEST_ACCOUNT_PERMISSIONS, "{}", COUNT(REQUEST_ACCOUNT_PERMISSIONS) },
};

static struct keeper_fixture f;

static void say(int fd, const char *line)
{
	size_t len = strlen(line);
	assert_int_equal(syscall(SYS_sendto, fd, line, len, MSG_NOSIGNAL, NULL, 0), (ssize_t)len);
}

/* One line, or what came of it before the keeper died. */
static void hear(int fd, struct buf *out)
{
	char byte;
	buf_clear(out);
	while (recv(fd, &byte, 1, 0) == 1 && byte != '\n')
		buf_add_char(out, byte);
}

static int sign_in(struct buf *heard)
{
	int fd = fixture_connect(&f);
	say(fd, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\",\"params\":{\"version\":1,\"program\":\"command\"}}\n");
	hear(fd, heard);
	assert_non_null(strstr(heard->data, "\"result\""));
	say(fd, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"purpose\",\"params\":{\"basis\":\"training\"}}\n");
	hear(fd, heard);
	assert_non_null(strstr(heard->data, "\"result\""));
	return fd;
}

static char *find_somebody(void)
{
	struct buf heard = BUF_INIT, id = BUF_INIT;
	struct client *c = fixture_open(&f, SERVE_ONLY);
	int fd = sign_in(&heard);
	say(fd, "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"find\",\"params\":{\"query\":\"bracken katherine\"}}\n");
	hear(fd, &heard);
	const char *at = strstr(heard.data, "\"person\":\"P");
	assert_non_null(at);
	at += strlen("\"person\":\"");
	buf_add(&id, at, strcspn(at, "\""));
	close(fd);
	client_close(c);
	buf_release(&heard);
	return buf_detach(&id);
}

static void ask(int fd, const struct asked *a, const char *somebody)
{
	struct buf line = BUF_INIT;
	const char *place = strchr(a->params, '@');
	buf_printf(&line, "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"%s\",\"params\":", a->request);
	buf_add(&line, a->params, place ? (size_t)(place - a->params) : strlen(a->params));
	if (place)
		buf_printf(&line, "%s%s", somebody, place + 1);
	buf_add_text(&line, "}\n");
	say(fd, line.data);
	buf_release(&line);
}

/* Asks while the keeper dies at its `calls`-th call. False when it lived through all of them. */
static bool ask_and_die(const struct asked *a, const char *somebody, int calls, struct buf *heard)
{
	struct client *c;
	struct err e = ERR_INIT;
	*calls_left = 0;
	if (!fixture_try(&f, SERVE_ONLY, serve_mortal, NULL, &c, &e))
		fail_msg("%s", e.message);
	int fd = sign_in(heard);
	int64_t before = fixture_number(&f, a->entries_sql);
	*calls_left = calls;
	ask(fd, a, somebody);
	hear(fd, heard);
	bool died = *calls_left == 0;
	*calls_left = 0;
	close(fd);
	client_close(c);
	int64_t after = fixture_number(&f, a->entries_sql);
	if (strstr(heard->data, "\"result\"") || strstr(heard->data, "\"P"))
		assert_true(after > before);
	if (!died)
		assert_non_null(strstr(heard->data, "\"result\""));
	return died;
}

static void nothing_leaves_without_an_entry(void **state)
{
	struct buf heard = BUF_INIT;
	int deaths = 0;
	(void)state;
	client_close(fixture_open(&f, SERVE_MAKE_TRAINING));
	char *somebody = find_somebody();
	for (size_t i = 0; i < ARRAY_LEN(asked); i++) {
		int calls = 1;
		while (ask_and_die(&asked[i], somebody, calls, &heard))
			calls++;
		/* At least the entry was written, and the answer sent. */
		assert_true(calls > 2);
		assert_true(calls < 60);
		deaths += calls - 1;
	}
	print_message("# killed %d times\n", deaths);
	mem_free(somebody);
	buf_release(&heard);
}

static int make(void **state)
{
	(void)state;
	calls_left = mmap(NULL, sizeof(*calls_left), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	return calls_left == MAP_FAILED ? -1 : fixture_make(&f);
}

static int end(void **state)
{
	(void)state;
	return fixture_remove(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nothing_leaves_without_an_entry, make, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
