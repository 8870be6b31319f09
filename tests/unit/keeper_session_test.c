/* The keeper and its clients, end to end on a store of one's own. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "famctx/api/find.h"
#include "famctx/api/request.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/keeper/keeper.h"
#include "famctx/store/store.h"
#include "support/keeper_fixture.h"

static struct keeper_fixture f;

static int make_folder(void **state)
{
	(void)state;
	return fixture_make(&f);
}

static int remove_folder(void **state)
{
	(void)state;
	return fixture_remove(&f);
}

static void says_who_signed_in(void **state)
{
	(void)state;
	struct client *c = fixture_open(&f, SERVE_MAKE);
	const struct hello_answer *hello = client_hello(c);
	assert_int_equal(hello->version, API_VERSION);
	assert_int_equal(hello->role, ACCOUNT_OWNER);
	assert_true(hello->own);
	assert_false(hello->training);
	assert_false(hello->at_given);
	assert_string_equal(hello->store, "own");
	assert_int_equal(hello->people, 0);
	assert_null(hello->purpose_words);
	assert_true(hello->requests_count > 5);
	client_close(c);
	assert_false(fixture_socket_is_there(&f));
	assert_int_equal(fixture_number(&f, "SELECT count(*) FROM audit WHERE action IN ('signed_in', 'signed_out')"), 2);
	assert_int_equal(fixture_number(&f, "SELECT count(*) FROM sign_in WHERE closed IS NOT NULL"), 1);
}

static void makes_a_store_once(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct client *c;
	assert_false(fixture_try(&f, SERVE_ONLY, keeper_serve, NULL, &c, &e));
	assert_int_equal(e.code, ERR_STORE);
	assert_non_null(strstr(e.message, "there is no store in"));
	client_close(fixture_open(&f, SERVE_MAKE));
	assert_false(fixture_try(&f, SERVE_MAKE, keeper_serve, NULL, &c, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	assert_non_null(strstr(e.message, "holds a store already"));
	client_close(fixture_open(&f, SERVE_ONLY));
}

static bool find(struct client *c, struct err *e)
{
	char query[] = "bracken";
	struct find_request request;
	struct find_answer answer;
	shape_init(&find_request_shape, &request);
	request.query = query;
	bool ok = client_call(c, REQUEST_FIND, &find_request_shape, &request, &find_answer_shape, &answer, e);
	assert_int_equal(answer.results_count, 0);
	shape_release(&find_answer_shape, &answer);
	return ok;
}

static void a_look_needs_a_purpose(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct client *c = fixture_open(&f, SERVE_MAKE);
	assert_false(find(c, &e));
	assert_int_equal(e.code, ERR_USAGE);
	assert_false(fixture_purpose(c, BASIS_TRAINING, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	assert_true(fixture_purpose(c, BASIS_S17, &e));
	assert_true(find(c, &e));
	client_close(c);
	/* What was refused is in the trail too, and so is that nobody was found. */
	assert_int_equal(fixture_number(&f, "SELECT count(*) FROM audit WHERE request = 'find' AND outcome = 'refused'"), 1);
	assert_int_equal(fixture_number(&f, "SELECT count(*) FROM audit WHERE outcome = 'nothing' AND basis = 's17'"
				   " AND query = 'bracken' AND subjects IS NULL"), 1);
}

static void the_last_purpose_is_preset(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct client *c = fixture_open(&f, SERVE_MAKE);
	assert_true(fixture_purpose(c, BASIS_OTHER, &e));
	client_close(c);
	c = fixture_open(&f, SERVE_ONLY);
	assert_string_equal(client_hello(c)->purpose_words, "other:a court asked");
	client_close(c);
}

static void another_today_is_said_and_kept(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct client *c;
	const struct client_options options = {
		.store = f.folder, .data_folder = f.data_folder.data, .serve = keeper_serve, .make = SERVE_MAKE,
		.at = { 2025, 1, 31 },
	};
	assert_true(client_open(&options, &c, &e));
	assert_true(client_hello(c)->at_given);
	assert_int_equal(client_hello(c)->at.day, 31);
	client_close(c);
	assert_int_equal(fixture_number(&f, "SELECT count(*) FROM audit WHERE today = '2025-01-31'"), 2);
}

static void refuses_to_play_somebody_in_a_real_store(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct client *c;
	client_close(fixture_open(&f, SERVE_MAKE));
	assert_false(fixture_try(&f, SERVE_ONLY, keeper_serve, "sam", &c, &e));
	assert_int_equal(e.code, ERR_REFUSED);
}

static void two_programs_share_one_keeper(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct client *a = fixture_open(&f, SERVE_MAKE), *b = fixture_open(&f, SERVE_ONLY);
	pid_t keeper = fixture_keeper(&f);
	assert_true(fixture_purpose(a, BASIS_DUTY, &e));
	client_close(a);
	/* It stays for the one who is left. */
	assert_true(fixture_purpose(b, BASIS_DUTY, &e));
	assert_int_equal(fixture_keeper(&f), keeper);
	client_close(b);
	assert_false(fixture_socket_is_there(&f));
	assert_int_equal(fixture_number(&f, "SELECT count(*) FROM sign_in"), 2);
}

static void a_keeper_that_is_killed_is_replaced(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct recent_answer recent;
	struct client *c = fixture_open(&f, SERVE_MAKE);
	assert_true(fixture_purpose(c, BASIS_S47, &e));
	pid_t keeper = fixture_keeper(&f);
	assert_int_equal(kill(keeper, SIGKILL), 0);
	/* The purpose stands again, without being asked for. */
	if (!client_call(c, REQUEST_RECENT, NULL, NULL, &recent_answer_shape, &recent, &e))
		fail_msg("%s", e.message);
	shape_release(&recent_answer_shape, &recent);
	assert_int_not_equal(fixture_keeper(&f), keeper);
	client_close(c);
	assert_int_equal(fixture_number(&f, "SELECT count(*) FROM audit WHERE basis = 's47' AND action = 'recent_shown'"), 1);
}

static void what_changes_something_is_not_asked_twice(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	char id[] = "P1";
	struct person_request person = { .person = id };
	struct client *c = fixture_open(&f, SERVE_MAKE);
	assert_true(fixture_purpose(c, BASIS_S17, &e));
	assert_int_equal(kill(fixture_keeper(&f), SIGKILL), 0);
	assert_false(client_call(c, REQUEST_MISTAKE, &person_request_shape, &person, NULL, NULL, &e));
	assert_int_equal(e.code, ERR_STORE);
	assert_non_null(strstr(e.message, "not known whether"));
	assert_false(client_call(c, REQUEST_MISTAKE, &person_request_shape, &person, NULL, NULL, &e));
	assert_int_equal(e.code, ERR_NOTHING);
	client_close(c);
}

/* Sends bytes as they are and reads until the keeper closes or `lines` lines came. */
static char *talk(const char *bytes, size_t len, int lines)
{
	struct buf said = BUF_INIT;
	char space[4096];
	int fd = fixture_connect(&f);
	ssize_t n = send(fd, bytes, len, MSG_NOSIGNAL);
	assert_int_equal(n, len);
	while (lines > 0 && (n = recv(fd, space, sizeof(space), 0)) > 0) {
		buf_add(&said, space, (size_t)n);
		for (ssize_t i = 0; i < n; i++)
			lines -= space[i] == '\n';
	}
	fixture_leave(fd);
	return buf_detach(&said);
}

static void hostile_lines_are_answered_and_hurt_nobody(void **state)
{
	(void)state;
	static const char *const lines[] = {
		"\n",
		"{}\n",
		"not json\n",
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"nothing like it\"}\n",
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"find\",\"params\":{\"query\":\"x\"}}\n",
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\",\"params\":{\"version\":99}}\n",
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\",\"params\":{\"version\":\"one\"}}\n",
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"purpose\",\"params\":[]}\n",
	};
	struct err e = ERR_INIT;
	struct client *c = fixture_open(&f, SERVE_MAKE);
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		char *said = talk(lines[i], strlen(lines[i]), 1);
		assert_non_null(strstr(said, "\"error\""));
		mem_free(said);
	}
	assert_true(fixture_purpose(c, BASIS_S17, &e));
	client_close(c);
}

static void a_flood_is_cut_off(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct client *c = fixture_open(&f, SERVE_MAKE);
	size_t len = API_REQUEST_LIMIT + 100;
	char *flood = mem_alloc(len);
	memset(flood, 'x', len);
	char *said = talk(flood, len, 1);
	assert_non_null(strstr(said, "65536 bytes"));
	mem_free(said);
	mem_free(flood);
	assert_true(fixture_purpose(c, BASIS_S17, &e));
	client_close(c);
}

static void half_a_line_waits_and_holds_up_nobody(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct client *c = fixture_open(&f, SERVE_MAKE);
	mem_free(talk("{\"jsonrpc\":\"2.0\",", 17, 0));
	assert_true(fixture_purpose(c, BASIS_S17, &e));
	client_close(c);
	assert_false(fixture_socket_is_there(&f));
}

static void several_requests_in_one_piece_are_all_answered(void **state)
{
	(void)state;
	static const char lines[] = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\",\"params\":{\"version\":1}}\n"
				    "{\"jsonrpc\":\"2.0\",\"method\":\"purpose\",\"params\":{\"basis\":\"s17\"}}\n"
				    "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"purpose\",\"params\":{\"basis\":\"s17\"}}\n"
				    "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"recent\"}\n";
	struct client *c = fixture_open(&f, SERVE_MAKE);
	char *said = talk(lines, sizeof(lines) - 1, 3);
	assert_non_null(strstr(said, "\"id\":1"));
	assert_non_null(strstr(said, "\"id\":2"));
	assert_non_null(strstr(said, "{\"people\":[]}"));
	assert_null(strstr(said, "\"error\""));
	mem_free(said);
	client_close(c);
}

static void a_newer_store_is_refused_and_left_alone(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct buf path = BUF_INIT;
	struct client *c;
	struct db *db;
	client_close(fixture_open(&f, SERVE_MAKE));
	file_join(&path, f.folder, STORE_FILE);
	assert_true(db_open(path.data, DB_WRITE, &db, &e));
	assert_true(db_stamp(db, DB_KIND_STORE, STORE_VERSION + 1, &e));
	db_close(db);
	assert_false(fixture_try(&f, SERVE_ONLY, keeper_serve, NULL, &c, &e));
	assert_int_equal(e.code, ERR_STORE);
	assert_non_null(strstr(e.message, "newer famctx"));
	assert_int_equal(fixture_number(&f, "PRAGMA user_version"), STORE_VERSION + 1);
	buf_release(&path);
}

static void the_socket_is_the_owners_alone(void **state)
{
	(void)state;
	struct buf path = BUF_INIT;
	struct stat st;
	struct client *c = fixture_open(&f, SERVE_MAKE);
	file_join(&path, f.folder, "keeper.sock");
	assert_int_equal(stat(path.data, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	buf_release(&path);
	client_close(c);
}

static void backs_up_checks_and_restores(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct buf file = BUF_INIT;
	struct check_answer check;
	struct client *c = fixture_open(&f, SERVE_MAKE);
	file_join(&file, f.folder, "backup.famctx");
	struct path_request request = { .path = file.data };
	assert_true(fixture_purpose(c, BASIS_S17, &e));
	if (!client_call(c, REQUEST_BACKUP, &path_request_shape, &request, NULL, NULL, &e))
		fail_msg("%s", e.message);
	assert_false(client_call(c, REQUEST_BACKUP, &path_request_shape, &request, NULL, NULL, &e));
	assert_non_null(strstr(e.message, "is there already"));
	if (!client_call(c, REQUEST_CHECK, NULL, NULL, &check_answer_shape, &check, &e))
		fail_msg("%s", e.message);
	assert_true(check.good);
	assert_true(check.findings_count >= 3);
	shape_release(&check_answer_shape, &check);
	assert_true(fixture_purpose(c, BASIS_S47, &e));
	client_close(c);
	const struct client_options options = {
		.store = f.folder, .data_folder = f.data_folder.data, .serve = keeper_serve, .make = SERVE_RESTORE,
		.backup = file.data,
	};
	if (!client_open(&options, &c, &e))
		fail_msg("%s", e.message);
	/* As it was then: the second purpose had not been given. */
	assert_string_equal(client_hello(c)->purpose_words, "s17");
	client_close(c);
	buf_release(&file);
}

static void reset_is_for_training(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct client *c = fixture_open(&f, SERVE_MAKE);
	assert_false(client_call(c, REQUEST_RESET, NULL, NULL, NULL, NULL, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	client_close(c);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(says_who_signed_in),
		WITH_FOLDER(makes_a_store_once),
		WITH_FOLDER(a_look_needs_a_purpose),
		WITH_FOLDER(the_last_purpose_is_preset),
		WITH_FOLDER(another_today_is_said_and_kept),
		WITH_FOLDER(refuses_to_play_somebody_in_a_real_store),
		WITH_FOLDER(two_programs_share_one_keeper),
		WITH_FOLDER(a_keeper_that_is_killed_is_replaced),
		WITH_FOLDER(what_changes_something_is_not_asked_twice),
		WITH_FOLDER(hostile_lines_are_answered_and_hurt_nobody),
		WITH_FOLDER(a_flood_is_cut_off),
		WITH_FOLDER(half_a_line_waits_and_holds_up_nobody),
		WITH_FOLDER(several_requests_in_one_piece_are_all_answered),
		WITH_FOLDER(a_newer_store_is_refused_and_left_alone),
		WITH_FOLDER(the_socket_is_the_owners_alone),
		WITH_FOLDER(backs_up_checks_and_restores),
		WITH_FOLDER(reset_is_for_training),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
