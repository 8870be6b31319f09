/* Who is let in to a shared keeper, in which role, and for how long. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <unistd.h>

#include "famctx/access/account.h"
#include "famctx/base/mem.h"
#include "keeper/peer.h"
#include "support/shared_fixture.h"

#define HELLO "{\"version\":1,\"program\":\"command\"}"
#define ADA 2001
#define BEA 2002

static struct shared_fixture f;

static int make_store(void **state)
{
	(void)state;
	if (shared_make(&f) < 0)
		return -1;
	shared_open(&f, SERVE_MAKE);
	return 0;
}

static int make_training(void **state)
{
	(void)state;
	if (shared_make(&f) < 0)
		return -1;
	shared_open(&f, SERVE_MAKE_TRAINING);
	return 0;
}

static int remove_store(void **state)
{
	(void)state;
	return shared_remove(&f);
}

static void expect(char *line, const char *const *parts)
{
	for (; *parts; parts++)
		if (!strstr(line, *parts))
			fail_msg("'%s' is missing in %s", *parts, line);
	mem_free(line);
}
#define EXPECT(line, ...) expect(line, (const char *const[]){ __VA_ARGS__, NULL })

/* A new connection asks to sign in; what it is told. */
static char *ask_to_sign_in(uid_t uid, const char *params)
{
	int fd = shared_connect(&f, uid);
	char *line = shared_ask(&f, fd, 1, "hello", params);
	close(fd);
	shared_turns(&f, 1);
	return line;
}

static void each_group_gives_its_role(void **state)
{
	(void)state;
	static const char *const roles[][2] = {
		{ "famctx-worker", "\"role\":\"worker\"" },   { "famctx-manager", "\"role\":\"manager\"" },
		{ "famctx-auditor", "\"role\":\"auditor\"" }, { "famctx-steward", "\"role\":\"steward\"" },
		{ "famctx-analyst", "\"role\":\"analyst\"" },
		{ "famctx-administrator", "\"role\":\"administrator\"" },
	};
	shared_account(&f, ADA, "ada", "");
	for (size_t i = 0; i < ARRAY_LEN(roles); i++) {
		shared_user(&f, ADA, "ada", roles[i][0]);
		EXPECT(ask_to_sign_in(ADA, HELLO), roles[i][1], "\"account\":\"ada\"", "\"own\":false", "\"store\":\"shared\"");
	}
	/* The list of accounts shows the role that was seen last. */
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM account WHERE login = 'ada' AND role = 'administrator'"), 1);
	assert_int_equal(shared_number(&f, "SELECT count(DISTINCT role) FROM audit WHERE action = 'signed_in'"), 6);
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM audit WHERE action = 'signed_in' AND uid = 2001"
					   " AND started IS NOT NULL AND process IS NOT NULL"), 6);
}

static void nobody_owns_a_shared_store(void **state)
{
	(void)state;
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM account"), 0);
}

static void who_is_in_no_group_is_told_which_there_are(void **state)
{
	(void)state;
	shared_account(&f, ADA, "ada", "");
	EXPECT(ask_to_sign_in(ADA, HELLO), "\"code\":3", "ada has no role here", "famctx-worker", "famctx-administrator",
	       f.keeper.house.policy.help_note);
	/* Whose attempt it was stands in the trail, although nobody signed in. */
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM audit WHERE request = 'hello' AND outcome = 'refused'"
					   " AND uid = 2001 AND sign_in IS NULL"), 1);
}

static void who_is_in_two_groups_is_told_which(void **state)
{
	(void)state;
	shared_account(&f, ADA, "ada", "famctx-worker famctx-administrator");
	EXPECT(ask_to_sign_in(ADA, HELLO), "\"code\":3", "both famctx-worker and famctx-administrator", "taken out of one");
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM sign_in"), 0);
}

static void a_group_is_not_an_account(void **state)
{
	(void)state;
	shared_user(&f, ADA, "ada", "famctx-worker");
	EXPECT(ask_to_sign_in(ADA, HELLO), "\"code\":3", "ada has no account here", "ask an administrator");
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM account"), 0);
}

static void an_administrator_gets_an_account_once(void **state)
{
	(void)state;
	shared_user(&f, ADA, "ada", "famctx-administrator");
	EXPECT(ask_to_sign_in(ADA, HELLO), "\"role\":\"administrator\"", "\"account\":\"ada\"");
	EXPECT(ask_to_sign_in(ADA, HELLO), "\"role\":\"administrator\"");
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM account"), 1);
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM audit WHERE action = 'account_changed' AND account = 'ada'"
					   " AND note LIKE '%ada%' AND uid = 2001"), 1);
}

static void close_account(const char *login)
{
	struct err e = ERR_INIT;
	char name[16], reason[] = "left the team";
	struct account_request request = { .login = name, .role = -1, .reason = reason };
	snprintf(name, sizeof(name), "%s", login);
	assert_true(account_close(f.keeper.store.own, &request, &e));
}

static void who_was_closed_is_refused_whatever_the_role(void **state)
{
	(void)state;
	shared_account(&f, ADA, "ada", "famctx-worker");
	shared_account(&f, BEA, "bea", "famctx-administrator");
	close_account("ada");
	close_account("bea");
	EXPECT(ask_to_sign_in(ADA, HELLO), "\"code\":3", "no account here, or it was closed");
	EXPECT(ask_to_sign_in(BEA, HELLO), "\"code\":3", "closed");
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM account WHERE closed IS NULL"), 0);
}

static void root_is_nobody_special(void **state)
{
	(void)state;
	shared_account(&f, 0, "root", "");
	EXPECT(ask_to_sign_in(0, HELLO), "\"code\":3", "root is nobody special here");
	shared_user(&f, 0, "root", "famctx-auditor");
	EXPECT(ask_to_sign_in(0, HELLO), "\"role\":\"auditor\"");
}

static void a_number_without_a_name_is_turned_away_unheard(void **state)
{
	(void)state;
	int fd = shared_connect(&f, 4711);
	EXPECT(shared_line(&f, fd), "\"code\":3", "4711 has no name on this host");
	assert_true(shared_has_ended(&f, fd));
	assert_int_equal(f.keeper.count, 0);
	assert_int_equal(f.keeper.peers_count, 0);
	close(fd);
}

static void a_request_cannot_say_who_asks(void **state)
{
	(void)state;
	static const char *const forged[] = {
		"{\"version\":1,\"as\":\"bea\"}",
		"{\"version\":1,\"at\":\"2020-01-01\"}",
		"{\"version\":1,\"account\":\"bea\"}",
		"{\"version\":1,\"role\":\"manager\",\"uid\":2002}",
	};
	shared_account(&f, ADA, "ada", "famctx-worker");
	shared_account(&f, BEA, "bea", "famctx-manager");
	for (size_t i = 0; i < ARRAY_LEN(forged); i++) {
		char *line = ask_to_sign_in(ADA, forged[i]);
		assert_null(strstr(line, "bea"));
		assert_null(strstr(line, "manager"));
		mem_free(line);
	}
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM audit WHERE account = 'bea' OR role = 'manager'"), 0);
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM sign_in AS s JOIN account AS a ON a.id = s.account"
					   " WHERE a.login <> 'ada'"), 0);
}

static void the_first_request_signs_in_or_is_the_last(void **state)
{
	(void)state;
	shared_account(&f, ADA, "ada", "famctx-worker");
	int fd = shared_connect(&f, ADA);
	EXPECT(shared_ask(&f, fd, 1, "sources", NULL), "\"error\"", "nobody has signed in");
	assert_true(shared_has_ended(&f, fd));
	assert_int_equal(f.keeper.count, 0);
	close(fd);
}

static void who_leaves_the_group_goes_within_a_minute(void **state)
{
	(void)state;
	shared_account(&f, ADA, "ada", "famctx-worker");
	int fd = shared_sign_in(&f, ADA), other = shared_sign_in(&f, ADA);
	shared_user(&f, ADA, "ada", "");
	f.now_ms += PEER_AGAIN_MS - 1;
	EXPECT(shared_ask(&f, fd, 2, "sources", NULL), "\"result\"");
	/* Nobody is looked for while nothing is asked. */
	assert_int_equal(loop_wait_ms(&f.keeper), -1);
	f.now_ms += 1;
	EXPECT(shared_ask(&f, fd, 3, "sources", NULL), "\"id\":3", "\"code\":3", "ada has no role here");
	assert_true(shared_has_ended(&f, fd));
	/* At once on every connection, and nobody comes back. */
	EXPECT(shared_ask(&f, other, 2, "sources", NULL), "\"code\":3");
	assert_true(shared_has_ended(&f, other));
	EXPECT(ask_to_sign_in(ADA, HELLO), "\"code\":3");
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM audit WHERE request = 'sources' AND outcome = 'refused'"
					   " AND account = 'ada'"), 2);
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM audit WHERE action = 'signed_out'"), 2);
	close(fd);
	close(other);
}

static void who_comes_back_to_the_group_may_again(void **state)
{
	(void)state;
	shared_account(&f, ADA, "ada", "");
	EXPECT(ask_to_sign_in(ADA, HELLO), "\"code\":3");
	shared_user(&f, ADA, "ada", "famctx-worker");
	EXPECT(ask_to_sign_in(ADA, HELLO), "\"role\":\"worker\"");
}

static void another_role_holds_without_signing_in_again(void **state)
{
	(void)state;
	shared_account(&f, ADA, "ada", "famctx-analyst");
	int fd = shared_sign_in(&f, ADA);
	EXPECT(shared_ask(&f, fd, 2, "account_list", NULL), "\"code\":3");
	shared_user(&f, ADA, "ada", "famctx-administrator");
	f.now_ms += PEER_AGAIN_MS;
	EXPECT(shared_ask(&f, fd, 3, "account_list", NULL), "\"result\"");
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM account WHERE role = 'administrator'"), 1);
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM audit WHERE request = 'account_list' AND role = 'administrator'"
					   " AND outcome = 'shown'"), 1);
	close(fd);
}

static void two_roles_at_once_end_it_too(void **state)
{
	(void)state;
	shared_account(&f, ADA, "ada", "famctx-worker");
	int fd = shared_sign_in(&f, ADA);
	shared_user(&f, ADA, "ada", "famctx-worker famctx-steward");
	f.now_ms += PEER_AGAIN_MS;
	EXPECT(shared_ask(&f, fd, 2, "sources", NULL), "both famctx-worker and famctx-steward");
	assert_true(shared_has_ended(&f, fd));
	close(fd);
}

static void an_account_that_is_closed_ends_its_connections(void **state)
{
	(void)state;
	shared_account(&f, ADA, "ada", "famctx-worker");
	int fd = shared_sign_in(&f, ADA);
	close_account("ada");
	f.now_ms += PEER_AGAIN_MS;
	EXPECT(shared_ask(&f, fd, 2, "sources", NULL), "\"code\":3", "closed");
	assert_true(shared_has_ended(&f, fd));
	close(fd);
}

static void who_has_gone_is_forgotten_when_there_are_many(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct peer *peer;
	shared_user(&f, ADA, "ada", "famctx-worker");
	for (uid_t uid = 10000; uid < 11100; uid++) {
		f.users[0].uid = uid;
		f.now_ms += 100;
		assert_true(peer_meet(&f.keeper, uid, &peer, &e));
		assert_int_equal(peer->uid, uid);
	}
	assert_true(f.keeper.peers_count <= 1024);
}

/* ---- training ------------------------------------------------------------------------ */

static void in_training_one_plays_somebody(void **state)
{
	(void)state;
	shared_user(&f, ADA, "ada", "");
	EXPECT(ask_to_sign_in(ADA, HELLO), "\"code\":2", "--as NAME");
	EXPECT(ask_to_sign_in(ADA, "{\"version\":1,\"as\":\"nobody-like-it\"}"), "\"code\":3", "there are: ");
	char *line = ask_to_sign_in(ADA, "{\"version\":1,\"as\":\"d.shaw\"}");
	EXPECT(line, "\"training\":true", "\"account\":\"d.shaw\"", "\"role\":\"");
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM audit WHERE account = 'd.shaw' AND uid = 2001"), 2);
}

static void in_training_nobody_plays_the_owner(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	shared_user(&f, ADA, "ada", "famctx-worker");
	assert_true(account_add(f.keeper.store.own, "keeper", "Keeper", ACCOUNT_OWNER, NULL, &e));
	EXPECT(ask_to_sign_in(ADA, "{\"version\":1,\"as\":\"keeper\"}"), "\"code\":3", "nobody plays its owner");
}

/* The clock of this test is long gone for the one that searches look at. */
static void a_search_that_runs_out_says_what_to_do(void **state)
{
	(void)state;
	shared_user(&f, ADA, "ada", "famctx-worker");
	int fd = shared_connect(&f, ADA);
	mem_free(shared_ask(&f, fd, 1, "hello", "{\"version\":1,\"as\":\"d.shaw\"}"));
	EXPECT(shared_ask(&f, fd, 2, "purpose", "{\"basis\":\"training\"}"), "\"result\"");
	EXPECT(shared_ask(&f, fd, 3, "find", "{\"query\":\"bracken\"}"), "\"results\":[{");
	f.now_ms = 1;
	EXPECT(shared_ask(&f, fd, 4, "find", "{\"query\":\"bracken\"}"), "\"code\":2", "type more letters", "birth date");
	EXPECT(shared_ask(&f, fd, 5, "show", "{\"person\":\"P1\"}"), "\"code\":2", "takes too long");
	f.now_ms += UINT64_C(1000000000000);
	EXPECT(shared_ask(&f, fd, 6, "find", "{\"query\":\"bracken\"}"), "\"results\":[{");
	/* What was typed is in the trail, found or not. */
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM audit WHERE request = 'find' AND query = 'bracken'"), 3);
	assert_int_equal(shared_number(&f, "SELECT count(*) FROM audit WHERE request = 'find' AND outcome = 'refused'"), 1);
	close(fd);
}

#define WITH_STORE(test) cmocka_unit_test_setup_teardown(test, make_store, remove_store)
#define WITH_TRAINING(test) cmocka_unit_test_setup_teardown(test, make_training, remove_store)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_STORE(each_group_gives_its_role),
		WITH_STORE(nobody_owns_a_shared_store),
		WITH_STORE(who_is_in_no_group_is_told_which_there_are),
		WITH_STORE(who_is_in_two_groups_is_told_which),
		WITH_STORE(a_group_is_not_an_account),
		WITH_STORE(an_administrator_gets_an_account_once),
		WITH_STORE(who_was_closed_is_refused_whatever_the_role),
		WITH_STORE(root_is_nobody_special),
		WITH_STORE(a_number_without_a_name_is_turned_away_unheard),
		WITH_STORE(a_request_cannot_say_who_asks),
		WITH_STORE(the_first_request_signs_in_or_is_the_last),
		WITH_STORE(who_leaves_the_group_goes_within_a_minute),
		WITH_STORE(who_comes_back_to_the_group_may_again),
		WITH_STORE(another_role_holds_without_signing_in_again),
		WITH_STORE(two_roles_at_once_end_it_too),
		WITH_STORE(an_account_that_is_closed_ends_its_connections),
		WITH_STORE(who_has_gone_is_forgotten_when_there_are_many),
		WITH_TRAINING(in_training_one_plays_somebody),
		WITH_TRAINING(in_training_nobody_plays_the_owner),
		WITH_TRAINING(a_search_that_runs_out_says_what_to_do),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
