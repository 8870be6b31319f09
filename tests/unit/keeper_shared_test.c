/* One account cannot hold up the others: limits, half requests, answers nobody takes, descriptors, floods. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dirent.h>
#include <sys/socket.h>
#include <unistd.h>

#include "famctx/api/session.h"
#include "famctx/base/mem.h"
#include "keeper/watch.h"
#include "support/shared_fixture.h"

#define ADA 2001
#define BEA 2002

static struct shared_fixture f;

static struct shared_policy *policy(void)
{
	return &f.keeper.house.policy.shared;
}

static int make_store(void **state)
{
	(void)state;
	if (shared_make(&f) < 0)
		return -1;
	shared_open(&f, SERVE_MAKE);
	shared_account(&f, ADA, "ada", "famctx-worker");
	shared_account(&f, BEA, "bea", "famctx-worker");
	return 0;
}

static int remove_store(void **state)
{
	(void)state;
	return shared_remove(&f);
}

static void send_many(int fd, int count)
{
	for (int i = 0; i < count; i++)
		shared_request(fd, 100 + i, "recent", NULL);
}

/* ---- how many, how often ------------------------------------------------------------- */

static void an_account_has_so_many_connections(void **state)
{
	(void)state;
	int fds[3];
	policy()->connections = 2;
	fds[0] = shared_sign_in(&f, ADA);
	fds[1] = shared_sign_in(&f, ADA);
	fds[2] = shared_connect(&f, ADA);
	shared_expect(shared_line(&f, fds[2]), "ada uses this store with 2 programs already");
	assert_true(shared_has_ended(&f, fds[2]));
	/* Another account is not concerned, and one that closes makes room. */
	int other = shared_sign_in(&f, BEA);
	close(fds[0]);
	shared_turns(&f, 2);
	fds[0] = shared_sign_in(&f, ADA);
	for (size_t i = 0; i < ARRAY_LEN(fds); i++)
		close(fds[i]);
	close(other);
	shared_turns(&f, 2);
	assert_int_equal(f.keeper.count, 0);
}

static void two_hundred_can_be_served(void **state)
{
	(void)state;
	int fds[208];
	policy()->connections = 200;
	policy()->per_second = 1000;
	for (size_t i = 0; i < ARRAY_LEN(fds); i++)
		fds[i] = shared_sign_in(&f, i % 2 ? ADA : BEA);
	for (size_t i = 0; i < ARRAY_LEN(fds); i++)
		shared_request(fds[i], 2, "recent", NULL);
	for (size_t i = 0; i < ARRAY_LEN(fds); i++)
		shared_expect(shared_line(&f, fds[i]), "\"people\":[]");
	for (size_t i = 0; i < ARRAY_LEN(fds); i++)
		close(fds[i]);
}

static void more_requests_wait_and_are_answered_in_time(void **state)
{
	(void)state;
	policy()->per_second = 5;
	int fd = shared_sign_in(&f, ADA), second = shared_connect(&f, ADA), other;
	send_many(fd, 8);
	/* One went for signing in. */
	assert_int_equal(shared_lines(&f, fd), 4);
	assert_int_equal(loop_wait_ms(&f.keeper), 200);
	/* All connections of an account share what it may ask; others have their own. */
	shared_request(second, 1, "hello", "{\"version\":1}");
	assert_null(shared_line(&f, second));
	other = shared_sign_in(&f, BEA);
	f.now_ms += 199;
	assert_int_equal(shared_lines(&f, fd), 0);
	assert_int_equal(loop_wait_ms(&f.keeper), 1);
	f.now_ms += 1;
	assert_int_equal(shared_lines(&f, fd) + shared_lines(&f, second), 1);
	f.now_ms += 10000;
	assert_int_equal(shared_lines(&f, fd) + shared_lines(&f, second), 4);
	assert_int_equal(loop_wait_ms(&f.keeper), -1);
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM audit WHERE outcome = 'refused'"), 0);
	close(fd);
	close(second);
	close(other);
}

static void who_waits_is_not_read_any_more(void **state)
{
	(void)state;
	policy()->per_second = 1;
	int fd = shared_sign_in(&f, ADA);
	char request[16384];
	memset(request, ' ', sizeof(request));
	request[sizeof(request) - 2] = '\n';
	request[sizeof(request) - 1] = '\0';
	/* Until the kernel takes no more: the keeper has not taken more than one piece. */
	while (send(fd, request, strlen(request), MSG_NOSIGNAL | MSG_DONTWAIT) > 0)
		shared_turns(&f, 1);
	assert_true(f.keeper.connections[0]->in.len <= API_REQUEST_LIMIT + 16384);
	assert_int_not_equal(loop_wait_ms(&f.keeper), 0);
	close(fd);
}

/* ---- half requests ------------------------------------------------------------------- */

static void half_a_request_ends_its_connection(void **state)
{
	(void)state;
	int fd = shared_sign_in(&f, ADA), other = shared_sign_in(&f, BEA);
	assert_int_equal(loop_wait_ms(&f.keeper), -1);
	shared_send(fd, "{\"jsonrpc\":\"2.0\",");
	shared_turns(&f, 1);
	assert_int_equal(loop_wait_ms(&f.keeper), policy()->frame_ms);
	/* A little more of it gains no time. */
	f.now_ms += (uint64_t)policy()->frame_ms - 1;
	shared_send(fd, "\"id\":");
	shared_turns(&f, 1);
	assert_int_equal(loop_wait_ms(&f.keeper), 1);
	shared_request(other, 2, "recent", NULL);
	shared_expect(shared_line(&f, other), "\"id\":2");
	f.now_ms += 1;
	shared_expect(shared_line(&f, fd), "has to arrive within 2000 milliseconds");
	assert_true(shared_has_ended(&f, fd));
	assert_int_equal(loop_wait_ms(&f.keeper), -1);
	assert_int_equal(f.keeper.count, 1);
	close(fd);
	close(other);
}

static void each_request_has_its_own_time(void **state)
{
	(void)state;
	int fd = shared_sign_in(&f, ADA);
	for (int i = 0; i < 5; i++) {
		shared_send(fd, "{\"jsonrpc\":\"2.0\",\"id\":7,\"meth");
		shared_turns(&f, 1);
		f.now_ms += (uint64_t)policy()->frame_ms - 1;
		/* The end of this one and the beginning of the next come in one piece. */
		shared_send(fd, "od\":\"recent\"}\n ");
		shared_expect(shared_line(&f, fd), "\"id\":7");
	}
	assert_int_equal(loop_wait_ms(&f.keeper), policy()->frame_ms);
	close(fd);
}

static void what_the_keeper_was_slow_to_read_is_not_late(void **state)
{
	(void)state;
	int fd = shared_sign_in(&f, ADA);
	struct buf line = BUF_INIT;
	buf_add_text(&line, "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"recent\",\"params\":{}");
	while (line.len < 60000)
		buf_add_char(&line, ' ');
	buf_add_text(&line, "}\n");
	shared_send(fd, "  ");
	shared_turns(&f, 1);
	/* All of it was there before the time was over; it just had not been looked at. */
	shared_send(fd, line.data);
	f.now_ms += 60000;
	shared_expect(shared_line(&f, fd), "\"id\":3");
	buf_release(&line);
	close(fd);
}

static void too_long_a_request_ends_its_connection(void **state)
{
	(void)state;
	int fd = shared_sign_in(&f, ADA);
	char *flood = mem_zero(1, API_REQUEST_LIMIT + 101);
	memset(flood, 'x', API_REQUEST_LIMIT + 100);
	shared_send(fd, flood);
	shared_expect(shared_line(&f, fd), "65536 bytes");
	assert_true(shared_has_ended(&f, fd));
	mem_free(flood);
	close(fd);
}

/* ---- answers nobody takes -------------------------------------------------------------- */

static void who_takes_no_answers_is_ended(void **state)
{
	(void)state;
	const int little = 1;
	policy()->per_second = 100000;
	int fd = shared_sign_in(&f, ADA), other = shared_sign_in(&f, BEA);
	setsockopt(f.keeper.connections[0]->fd, SOL_SOCKET, SO_SNDBUF, &little, sizeof(little));
	for (int i = 0; i < 1000 && f.keeper.connections[0]->out.len < 200000; i++) {
		shared_request(fd, i, "project_guide", NULL);
		shared_turns(&f, 1);
	}
	assert_true(f.keeper.connections[0]->out.len >= 200000);
	assert_int_equal(loop_wait_ms(&f.keeper), WATCH_STUCK_MS);
	f.now_ms += WATCH_STUCK_MS - 1;
	shared_request(other, 2, "recent", NULL);
	shared_expect(shared_line(&f, other), "\"id\":2");
	/* Taking some of them gains time, as whoever does is there. */
	char some[65536];
	assert_true(recv(fd, some, sizeof(some), MSG_DONTWAIT) > 0);
	shared_turns(&f, 2);
	f.now_ms += WATCH_STUCK_MS - 1;
	shared_turns(&f, 2);
	assert_int_equal(f.keeper.count, 2);
	f.now_ms += 1;
	shared_turns(&f, 2);
	assert_int_equal(f.keeper.count, 1);
	assert_int_equal(loop_wait_ms(&f.keeper), -1);
	close(fd);
	close(other);
}

/* ---- descriptors ---------------------------------------------------------------------- */

static int open_descriptors(void)
{
	DIR *folder = opendir("/proc/self/fd");
	int n = 0;
	assert_non_null(folder);
	while (readdir(folder))
		n++;
	closedir(folder);
	return n;
}

static void pass_descriptors(int fd, const char *text, int count)
{
	union {
		struct cmsghdr head;
		char space[CMSG_SPACE(16 * sizeof(int))];
	} control;
	char bytes[256];
	struct iovec io = { .iov_base = bytes, .iov_len = strlen(text) };
	size_t size = (size_t)count * sizeof(int);
	memset(&control, 0, sizeof(control));
	memcpy(bytes, text, strlen(text));
	struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1, .msg_control = control.space, .msg_controllen = CMSG_SPACE(size) };
	struct cmsghdr *head = CMSG_FIRSTHDR(&m);
	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_RIGHTS;
	head->cmsg_len = CMSG_LEN(size);
	for (int i = 0; i < count; i++)
		memcpy(CMSG_DATA(head) + (size_t)i * sizeof(int), &(int){ STDERR_FILENO }, sizeof(int));
	assert_int_equal(sendmsg(fd, &m, MSG_NOSIGNAL), strlen(text));
}

static void descriptors_are_refused_and_recorded(void **state)
{
	(void)state;
	static const char request[] = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"sources\"}\n";
	for (int count = 1; count <= 16; count += 15) {
		int fd = shared_sign_in(&f, ADA), before = open_descriptors();
		pass_descriptors(fd, request, count);
		shared_turns(&f, 1);
		assert_in_range(open_descriptors(), 0, before);
		shared_expect(shared_line(&f, fd), "descriptors were passed");
		assert_true(shared_has_ended(&f, fd));
		close(fd);
	}
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM audit WHERE action = 'cut_off' AND outcome = 'refused'"
					   " AND account = 'ada' AND uid = 2001 AND note = 'descriptors'"), 2);
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM audit WHERE request = 'sources'"), 0);
}

static void descriptors_before_signing_in_are_refused_too(void **state)
{
	(void)state;
	int fd = shared_connect(&f, ADA);
	pass_descriptors(fd, " ", 1);
	shared_expect(shared_line(&f, fd), "descriptors were passed");
	assert_true(shared_has_ended(&f, fd));
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM audit WHERE action = 'cut_off' AND account = '' AND uid = 2001"), 1);
	close(fd);
}

/* ---- floods --------------------------------------------------------------------------- */

/* How many entries of others stand before the first of this account's since it signed in. */
static int64_t entries_before_bea(void)
{
	return shared_number(&f, "SELECT count(*) FROM audit WHERE request = 'recent' AND account = 'ada' AND seq <"
				 " (SELECT min(seq) FROM audit WHERE request = 'recent' AND account = 'bea')");
}

static void a_flood_gets_one_answer_a_round(void **state)
{
	(void)state;
	policy()->per_second = 1000;
	int flood[4], other;
	for (size_t i = 0; i < ARRAY_LEN(flood); i++)
		flood[i] = shared_sign_in(&f, ADA);
	other = shared_sign_in(&f, BEA);
	for (size_t i = 0; i < ARRAY_LEN(flood); i++)
		send_many(flood[i], 60);
	shared_request(other, 2, "recent", NULL);
	shared_expect(shared_line(&f, other), "\"id\":2");
	/* Four connections with sixty requests each: one of them was answered before. */
	assert_in_range(entries_before_bea(), 0, 1);
	/* And nobody's own connections starve behind the first of them. */
	for (size_t i = 0; i < ARRAY_LEN(flood); i++)
		assert_true(shared_lines(&f, flood[i]) > 0);
	for (size_t i = 0; i < ARRAY_LEN(flood); i++)
		close(flood[i]);
	close(other);
}

static void everybody_in_a_turn_shares_its_commit(void **state)
{
	(void)state;
	int fd = shared_sign_in(&f, ADA), other = shared_sign_in(&f, BEA);
	shared_request(fd, 2, "recent", NULL);
	shared_request(other, 3, "recent", NULL);
	/* Neither answer is there before the turn that holds both, and both are after it. */
	shared_turns(&f, 1);
	char some[64];
	assert_true(recv(fd, some, sizeof(some), MSG_DONTWAIT) > 0);
	assert_true(recv(other, some, sizeof(some), MSG_DONTWAIT) > 0);
	close(fd);
	close(other);
}

/* ---- a disk that fails ---------------------------------------------------------------- */

static void limit_pages(int64_t more)
{
	struct err e = ERR_INIT;
	char sql[64];
	int64_t pages = shared_number(&f, "PRAGMA page_count");
	snprintf(sql, sizeof(sql), "PRAGMA max_page_count = %lld", (long long)(pages + more));
	assert_true(db_run(f.keeper.store.own, sql, &e));
}

/* One request that finds no room takes back what stood in the trail of all that were answered with it. */
static void what_the_trail_lost_is_not_shown(void **state)
{
	(void)state;
	struct buf draft = BUF_INIT;
	int fd = shared_sign_in(&f, ADA), other = shared_sign_in(&f, BEA);
	/* Whoever is first in the next round: ada before, and once more behind. */
	int behind = shared_sign_in(&f, ADA);
	buf_add_text(&draft, "{\"kind\":\"challenge\",\"key\":\"P1\",\"body\":\"");
	while (draft.len < 30000)
		buf_add_char(&draft, 'x');
	buf_add_text(&draft, "\"}");
	limit_pages(2);
	f.keeper.first = 0;
	shared_request(fd, 2, "recent", NULL);
	shared_request(other, 3, "draft_save", draft.data);
	shared_request(behind, 4, "recent", NULL);
	shared_expect(shared_line(&f, fd), "This look cannot be recorded, so it is not shown");
	shared_expect(shared_line(&f, other), "\"error\"");
	mem_free(shared_line(&f, behind));
	/* No answer without its entry. */
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM audit WHERE request = 'recent' AND outcome = 'shown'"), 1);
	limit_pages(1000);
	shared_request(fd, 5, "recent", NULL);
	shared_expect(shared_line(&f, fd), "\"people\":[]");
	buf_release(&draft);
	close(fd);
	close(other);
	close(behind);
}

#define WITH_STORE(test) cmocka_unit_test_setup_teardown(test, make_store, remove_store)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_STORE(an_account_has_so_many_connections),
		WITH_STORE(two_hundred_can_be_served),
		WITH_STORE(more_requests_wait_and_are_answered_in_time),
		WITH_STORE(who_waits_is_not_read_any_more),
		WITH_STORE(half_a_request_ends_its_connection),
		WITH_STORE(each_request_has_its_own_time),
		WITH_STORE(what_the_keeper_was_slow_to_read_is_not_late),
		WITH_STORE(too_long_a_request_ends_its_connection),
		WITH_STORE(who_takes_no_answers_is_ended),
		WITH_STORE(descriptors_are_refused_and_recorded),
		WITH_STORE(descriptors_before_signing_in_are_refused_too),
		WITH_STORE(a_flood_gets_one_answer_a_round),
		WITH_STORE(everybody_in_a_turn_shares_its_commit),
		WITH_STORE(what_the_trail_lost_is_not_shown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
