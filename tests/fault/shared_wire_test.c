/*
 * A colleague with an account of their own on the same host writes to the
 * keeper's socket whatever comes to mind. Nothing more is told than their role
 * may see, and nobody else waits for it.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "famctx/api/request.h"
#include "famctx/api/session.h"
#include "famctx/base/socket.h"
#include "famctx/schema/json.h"
#include "support/shared_host.h"

#define FIND "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"find\",\"params\":{\"query\":\"Harrow\"}}"
#define FLOOD 2000

static struct shared_host host;

static int make_host(void **state)
{
	(void)state;
	shared_host_setup(&host, "look_up");
	if (host.missing)
		return 0;
	shared_host_policy(&host, "frame_ms: 2000", "frame_ms: 200");
	kill(host.keeper, SIGHUP);
	return 0;
}

static int remove_host(void **state)
{
	(void)state;
	return shared_host_teardown(&host);
}

/* ---- asking -------------------------------------------------------------------------- */

static int connect_as(const char *user)
{
	int fd = shared_host_connect(&host, user);
	if (fd < 0)
		fail_msg("%s cannot connect: %s", user, strerror(errno));
	return fd;
}

static bool answers(int fd, const char *line, const char *holds)
{
	struct buf answer = BUF_INIT;
	bool told = shared_host_ask(fd, line, &answer);
	bool held = told && strstr(answer.data, holds);
	if (told && !held)
		print_error("asked %.200s\nanswered %.400s\n", line, answer.data);
	buf_release(&answer);
	return held;
}

/* Signed in, with a purpose. */
static int at_work(const char *user)
{
	int fd = connect_as(user);
	assert_true(answers(fd, SHARED_HOST_HELLO, "\"result\""));
	assert_true(answers(fd, SHARED_HOST_PURPOSE, "\"done\":true"));
	return fd;
}

/* Nobody else notices anything. */
static void others_are_served(void)
{
	int fd = at_work(HOST_WORKER);
	for (int i = 0; i < 4; i++)
		assert_true(answers(fd, FIND, "Joanne"));
	close(fd);
	assert_int_equal(kill(host.keeper, 0), 0);
}

/* To the end, or until nothing comes for a while. */
static bool ends(int fd)
{
	char bytes[4096];
	ssize_t n;
	while ((n = recv(fd, bytes, sizeof(bytes), 0)) > 0)
		;
	return n == 0 || errno == ECONNRESET;
}

static size_t keepers_descriptors(void)
{
	char path[64];
	size_t n = 0;
	snprintf(path, sizeof(path), "/proc/%d/fd", (int)host.keeper);
	DIR *folder = opendir(path);
	assert_non_null(folder);
	while (readdir(folder))
		n++;
	closedir(folder);
	return n;
}

/* ---- who it is -------------------------------------------------------------------------- */

static void a_forged_identity_is_not_believed(void **state)
{
	(void)state;
	shared_host_need(&host);
	int fd = connect_as(HOST_COLLEAGUE);
	assert_true(answers(fd,
			    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\",\"params\":{\"version\":1,\"as\":\"" HOST_MANAGER
			    "\"}}",
			    "\"code\":3"));
	close(fd);
	fd = connect_as(HOST_COLLEAGUE);
	assert_true(answers(fd,
			    "{\"jsonrpc\":\"2.0\",\"id\":1,\"uid\":0,\"method\":\"hello\",\"params\":{\"version\":1,\"uid\":0,"
			    "\"account\":\"" HOST_MANAGER "\",\"login\":\"" HOST_MANAGER "\",\"role\":\"manager\",\"own\":true}}",
			    "\"account\":\"" HOST_COLLEAGUE "\""));
	assert_true(answers(fd, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"audit_list\",\"params\":{\"role\":\"manager\"}}",
			    "\"code\":3"));
	close(fd);
}

static int send_credentials_of_another(void *context)
{
	struct ucred manager = { .pid = getpid(), .uid = host_user(HOST_MANAGER)->uid, .gid = host_user(HOST_MANAGER)->uid };
	char space[CMSG_SPACE(sizeof(manager))] = { 0 }, line[] = SHARED_HOST_HELLO "\n";
	struct iovec what = { .iov_base = line, .iov_len = sizeof(line) - 1 };
	struct msghdr message = {
		.msg_iov = &what, .msg_iovlen = 1, .msg_control = space, .msg_controllen = sizeof(space)
	};
	struct cmsghdr *c = CMSG_FIRSTHDR(&message);
	int fd = socket_connect(context);
	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_CREDENTIALS;
	c->cmsg_len = CMSG_LEN(sizeof(manager));
	memcpy(CMSG_DATA(c), &manager, sizeof(manager));
	return fd >= 0 && sendmsg(fd, &message, 0) >= 0;
}

static void sent_credentials_are_refused(void **state)
{
	(void)state;
	shared_host_need(&host);
	assert_int_equal(host_as(HOST_COLLEAGUE, send_credentials_of_another, host.socket.data), 0);
}

static void passed_descriptors_are_not_kept(void **state)
{
	(void)state;
	shared_host_need(&host);
	others_are_served();
	size_t before = keepers_descriptors();
	for (int i = 0; i < 20; i++) {
		int fd = connect_as(HOST_COLLEAGUE), passed = open("/dev/null", O_RDONLY | O_CLOEXEC);
		char space[CMSG_SPACE(sizeof(int))] = { 0 }, line[] = SHARED_HOST_HELLO "\n";
		struct iovec what = { .iov_base = line, .iov_len = sizeof(line) - 1 };
		struct msghdr message = {
			.msg_iov = &what, .msg_iovlen = 1, .msg_control = space, .msg_controllen = sizeof(space)
		};
		struct cmsghdr *c = CMSG_FIRSTHDR(&message);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(c), &passed, sizeof(passed));
		assert_int_equal(sendmsg(fd, &message, 0), sizeof(line) - 1);
		close(passed);
		assert_true(ends(fd));
		close(fd);
	}
	others_are_served();
	/* One of a connection that just ended may still be there, not twenty. */
	assert_true(keepers_descriptors() <= before + 2);
}

static void who_is_in_no_group_does_not_come_in(void **state)
{
	(void)state;
	shared_host_need(&host);
	assert_int_equal(shared_host_connect(&host, HOST_OUTSIDER), -1);
	assert_int_equal(errno, EACCES);
}

static void who_has_two_roles_has_none(void **state)
{
	(void)state;
	shared_host_need(&host);
	int fd = connect_as(HOST_BOTH);
	struct buf answer = BUF_INIT;
	assert_true(shared_host_ask(fd, SHARED_HOST_HELLO, &answer));
	assert_non_null(strstr(answer.data, "\"code\":3"));
	assert_non_null(strstr(answer.data, "famctx-worker"));
	assert_non_null(strstr(answer.data, "famctx-administrator"));
	buf_release(&answer);
	close(fd);
}

static void root_is_nobody_special(void **state)
{
	const struct timeval limit = { .tv_sec = 10 };
	(void)state;
	shared_host_need(&host);
	int fd = socket_connect(host.socket.data);
	assert_true(fd >= 0);
	fcntl(fd, F_SETFL, 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
	assert_true(answers(fd, SHARED_HOST_HELLO, "\"code\":3"));
	close(fd);
}

static void who_was_taken_out_of_the_group_is_refused(void **state)
{
	(void)state;
	shared_host_need(&host);
	host_group("famctx-analyst", HOST_ANALYST, false);
	int fd = connect_as(HOST_ANALYST);
	assert_true(answers(fd, SHARED_HOST_HELLO, "\"code\":3"));
	close(fd);
	host_group("famctx-analyst", HOST_ANALYST, true);
	fd = connect_as(HOST_ANALYST);
	assert_true(answers(fd, SHARED_HOST_HELLO, "\"role\":\"analyst\""));
	close(fd);
}

/* ---- what is asked ------------------------------------------------------------------------ */

/* Every request there is: what the sign-in says a worker may not do is refused, whatever comes with it. */
static void no_request_of_another_role_is_answered(void **state)
{
#define REQUEST_TEXT(name, kind) name,
	static const char *const all[] = { REQUEST_LIST(REQUEST_TEXT) };
	struct buf hello = BUF_INIT;
	size_t refused = 0;
	(void)state;
	shared_host_need(&host);
	int fd = connect_as(HOST_COLLEAGUE);
	assert_true(shared_host_ask(fd, SHARED_HOST_HELLO, &hello));
	assert_true(answers(fd, SHARED_HOST_PURPOSE, "\"done\":true"));
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		char line[256], quoted[80];
		snprintf(quoted, sizeof(quoted), "\"%s\"", all[i]);
		if (strstr(strstr(hello.data, "\"requests\""), quoted))
			continue;
		snprintf(line, sizeof(line), "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":%s,\"params\":{}}", quoted);
		assert_true(answers(fd, line, "\"code\":3"));
		refused++;
	}
	assert_true(refused >= 10);
	buf_release(&hello);
	close(fd);
}

static void a_request_of_somebody_else_sent_again_is_ones_own(void **state)
{
	static const char step[] = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"audit_summary\",\"params\":{\"by\":\"worker\"}}";
	(void)state;
	shared_host_need(&host);
	int manager = at_work(HOST_MANAGER);
	assert_true(answers(manager, step, "\"result\""));
	int fd = at_work(HOST_COLLEAGUE);
	assert_true(answers(fd, SHARED_HOST_HELLO, "\"code\":2"));
	assert_true(answers(fd, step, "\"code\":3"));
	close(fd);
	close(manager);
}

static void nonsense_is_refused_and_served_on(void **state)
{
	static const char *const lines[] = {
		"", "{}", "[]", "null", "7", "\"hello\"", "{\"id\":1}", "[" SHARED_HOST_HELLO "," SHARED_HOST_HELLO "]",
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"select\",\"params\":{\"sql\":\"SELECT * FROM audit\"}}",
		"{\"jsonrpc\":\"2.0\",\"id\":99999999999999999999,\"method\":\"find\"}",
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"find\",\"params\":[1,2]}",
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"find\",\"params\":{\"query\":\"\\u0000\"}}",
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"find\",\"params\":{\"query\":\"\xff\xfe\"}}",
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"find\",\"params\":{\"query\":\"a\",\"query\":\"b\"}}",
		"\x1b]0;title\x07", "GET / HTTP/1.1",
	};
	(void)state;
	shared_host_need(&host);
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		int fd = connect_as(HOST_COLLEAGUE);
		struct buf answer = BUF_INIT;
		if (shared_host_ask(fd, lines[i], &answer))
			assert_non_null(strstr(answer.data, "\"error\""));
		buf_release(&answer);
		close(fd);
	}
	others_are_served();
}

static void a_deep_request_is_refused(void **state)
{
	struct buf line = BUF_INIT;
	(void)state;
	shared_host_need(&host);
	int fd = connect_as(HOST_COLLEAGUE);
	buf_add_text(&line, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"find\",\"params\":");
	for (int i = 0; i < 30000; i++)
		buf_add_char(&line, '[');
	assert_true(answers(fd, line.data, "\"error\""));
	buf_release(&line);
	close(fd);
	others_are_served();
}

static void statements_in_a_query_are_only_words(void **state)
{
	static const char *const queries[] = { "Harrow'; DROP TABLE audit; --", "Harrow\\\" OR 1=1", "%' UNION SELECT * FROM audit --",
					       "Harrow') ; ATTACH DATABASE '/tmp/x' AS x; --" };
	(void)state;
	shared_host_need(&host);
	int fd = at_work(HOST_COLLEAGUE);
	for (size_t i = 0; i < ARRAY_LEN(queries); i++) {
		char line[256];
		snprintf(line, sizeof(line), "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"find\",\"params\":{\"query\":\"%s\"}}",
			 queries[i]);
		assert_true(answers(fd, line, "\"result\""));
	}
	close(fd);
	others_are_served();
}

/* ---- too much, too slow ---------------------------------------------------------------------- */

static void half_a_request_is_not_waited_for(void **state)
{
	struct buf half = BUF_INIT;
	(void)state;
	shared_host_need(&host);
	for (int i = 0; i < 60000; i++)
		buf_add_char(&half, 'x');
	int fd = connect_as(HOST_COLLEAGUE);
	assert_int_equal(send(fd, half.data, half.len, MSG_NOSIGNAL), half.len);
	others_are_served();
	assert_true(ends(fd));
	close(fd);
	buf_release(&half);
}

static void a_request_without_an_end_is_cut_off(void **state)
{
	struct buf endless = BUF_INIT;
	(void)state;
	shared_host_need(&host);
	for (int i = 0; i < 300000; i++)
		buf_add_char(&endless, 'x');
	int fd = connect_as(HOST_COLLEAGUE);
	(void)!send(fd, endless.data, endless.len, MSG_NOSIGNAL | MSG_DONTWAIT);
	assert_true(ends(fd));
	close(fd);
	buf_release(&endless);
	others_are_served();
}

/* So many connections as one account may have, each with the first letter of a request, and more. */
static void many_connections_keep_nobody_out(void **state)
{
	int open_ones[60];
	struct buf answer = BUF_INIT;
	(void)state;
	shared_host_need(&host);
	for (size_t i = 0; i < ARRAY_LEN(open_ones); i++) {
		open_ones[i] = connect_as(HOST_COLLEAGUE);
		(void)!send(open_ones[i], "{", 1, MSG_NOSIGNAL);
	}
	others_are_served();
	/* The last one was told so, and let go. */
	int last = open_ones[ARRAY_LEN(open_ones) - 1];
	assert_true(ends(last));
	for (size_t i = 0; i < ARRAY_LEN(open_ones); i++)
		close(open_ones[i]);
	buf_release(&answer);
	others_are_served();
}

static void send_flood(int fd)
{
	for (int i = 0; i < FLOOD; i++)
		if (send(fd, FIND "\n", sizeof(FIND), MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
			return;
}

static size_t answers_so_far(int fd)
{
	char bytes[65536];
	size_t lines = 0;
	ssize_t n;
	while ((n = recv(fd, bytes, sizeof(bytes), MSG_DONTWAIT)) > 0)
		for (ssize_t i = 0; i < n; i++)
			lines += bytes[i] == '\n';
	return lines;
}

/* Others have their answers before the flood has its two thousand. */
static void a_flood_waits_and_others_do_not(void **state)
{
	(void)state;
	shared_host_need(&host);
	int fd = at_work(HOST_COLLEAGUE);
	send_flood(fd);
	others_are_served();
	assert_true(answers_so_far(fd) < FLOOD);
	close(fd);
	others_are_served();
}

/* It asked much, and reads nothing. */
static void a_stopped_program_holds_nothing(void **state)
{
	int stopped[6];
	(void)state;
	shared_host_need(&host);
	for (size_t i = 0; i < ARRAY_LEN(stopped); i++)
		stopped[i] = at_work(HOST_COLLEAGUE);
	for (size_t i = 0; i < ARRAY_LEN(stopped); i++)
		send_flood(stopped[i]);
	others_are_served();
	for (size_t i = 0; i < ARRAY_LEN(stopped); i++)
		close(stopped[i]);
	others_are_served();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_forged_identity_is_not_believed),
		cmocka_unit_test(sent_credentials_are_refused),
		cmocka_unit_test(passed_descriptors_are_not_kept),
		cmocka_unit_test(who_is_in_no_group_does_not_come_in),
		cmocka_unit_test(who_has_two_roles_has_none),
		cmocka_unit_test(root_is_nobody_special),
		cmocka_unit_test(who_was_taken_out_of_the_group_is_refused),
		cmocka_unit_test(no_request_of_another_role_is_answered),
		cmocka_unit_test(a_request_of_somebody_else_sent_again_is_ones_own),
		cmocka_unit_test(nonsense_is_refused_and_served_on),
		cmocka_unit_test(a_deep_request_is_refused),
		cmocka_unit_test(statements_in_a_query_are_only_words),
		cmocka_unit_test(half_a_request_is_not_waited_for),
		cmocka_unit_test(a_request_without_an_end_is_cut_off),
		cmocka_unit_test(many_connections_keep_nobody_out),
		cmocka_unit_test(a_flood_waits_and_others_do_not),
		cmocka_unit_test(a_stopped_program_holds_nothing),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("shared_wire", tests, make_host, remove_host);
}
