/*
 * Who may ask what: every role, every request, in a store of one's own, in
 * training and where many use a store, against the table of data/policy.yaml,
 * which is read here a second time and by nobody's rules but its words. Then the
 * refusals once more over a connection: refused, in the trail as refused, and
 * nothing disclosed.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <unistd.h>

#include "famctx/access/permission.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/challenge/life.h"
#include "famctx/schema/yaml.h"
#include "keeper/dispatch.h"
#include "support/role_fixture.h"

/* ---- the table as it is written -------------------------------------------------------- */

struct row {
	char *request;
	char **roles;
	size_t roles_count;
};
struct table {
	struct row *permissions;
	size_t permissions_count;
};
static const struct field row_fields[] = {
	FIELD_TEXT(struct row, request, REQUIRED, "request"),
	FIELD_TEXTS(struct row, roles, REQUIRED, "roles"),
};
static const struct shape row_shape = SHAPE(struct row, "row", row_fields);
static const struct field table_fields[] = {
	FIELD_KEYED(struct table, permissions, REQUIRED, &row_shape, "the table"),
};
static const struct shape table_shape = SHAPE(struct table, "table", table_fields);

static struct table written;
static struct policy policy;

/* The other keys of the file are none of this test's, so that they are problems here. */
static int read_table(void **state)
{
	struct problems ignored = PROBLEMS_INIT, problems = PROBLEMS_INIT;
	(void)state;
	bool whole = yaml_decode_file("data/policy.yaml", &table_shape, &written, &ignored);
	bool ok = policy_load("data", &policy, &problems);
	problems_release(&ignored);
	problems_release(&problems);
	return !whole && ok && written.permissions_count > 50 ? 0 : -1;
}

static int forget_table(void **state)
{
	(void)state;
	shape_release(&table_shape, &written);
	policy_release(&policy);
	return 0;
}

static bool is_written(int role, const char *request)
{
	for (size_t i = 0; i < written.permissions_count; i++) {
		const struct row *row = &written.permissions[i];
		if (strcmp(row->request, request) != 0)
			continue;
		for (size_t r = 0; r < row->roles_count; r++)
			if (!strcmp(row->roles[r], "all") || !strcmp(row->roles[r], role_codes[role]))
				return true;
		return false;
	}
	fail_msg("%s is not in the table", request);
	return false;
}

/* What no table says: owners may all, and trainers touch nobody's real records and no real data. */
static bool is_expected(int role, const char *request, bool training)
{
	int kind = request_kind(request);
	if (role == ACCOUNT_OWNER)
		return true;
	if (role == ACCOUNT_TRAINER && !training && (kind == TOUCHES_RECORDS || kind == TOUCHES_DATA))
		return false;
	return is_written(role, request);
}

/* ---- what the keeper makes of it --------------------------------------------------------- */

static void check_allows(const struct request *r, int role, bool training)
{
	struct err e = ERR_INIT;
	const struct sign_in who = { .id = 1, .account.role = role, .purpose.basis = BASIS_S17 };
	bool expected = is_expected(role, r->name, training) || r->needs == NEEDS_NOTHING;
	if ((r->needs & NEEDS_TRAINING) == NEEDS_TRAINING && !training)
		expected = false;
	if (dispatch_allows(&policy, r, &who, training, &e) != expected)
		fail_msg("%s as %s in %s: must be %s", r->name, role_codes[role], training ? "training" : "a real store",
			 expected ? "allowed" : "refused");
	assert_int_equal(e.code, expected ? ERR_NONE : ERR_REFUSED);
}

static void every_role_may_ask_exactly_what_is_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < requests_count; i++)
		for (int role = 0; role < ACCOUNT_ROLE_COUNT; role++)
			for (int training = 0; training <= 1; training++)
				check_allows(&requests[i], role, training);
}

static void whoever_has_no_role_may_ask_nothing(void **state)
{
	(void)state;
	for (const char *const *name = request_codes; *name; name++)
		for (int role = -1; role <= ACCOUNT_ROLE_COUNT; role += ACCOUNT_ROLE_COUNT + 1) {
			struct err e = ERR_INIT;
			assert_false(permission_allows(&policy, role, *name, true));
			assert_false(permission_check(&policy, role, *name, false, &e));
			assert_int_equal(e.code, ERR_REFUSED);
		}
}

static void nobody_both_changes_rules_and_reads_records(void **state)
{
	(void)state;
	for (int role = ACCOUNT_OWNER + 1; role < ACCOUNT_ROLE_COUNT; role++) {
		bool reads = false, changes = false;
		for (size_t i = 0; i < written.permissions_count; i++) {
			const char *request = written.permissions[i].request;
			int kind = request_kind(request);
			reads = reads || (kind == TOUCHES_RECORDS && is_written(role, request));
			changes = changes || (kind == TOUCHES_RULES && is_written(role, request));
		}
		assert_false(reads && changes);
	}
}

/* What famctx account permissions prints. */
static void the_rows_that_people_see_are_the_table(void **state)
{
	(void)state;
	struct words words;
	struct problems problems = PROBLEMS_INIT;
	struct account_permissions_answer answer;
	assert_true(words_load("data", &words, &problems));
	shape_init(&account_permissions_answer_shape, &answer);
	permission_rows(&policy, &words, true, &answer);
	assert_int_equal(answer.permissions_count, written.permissions_count);
	for (size_t i = 0; i < answer.permissions_count; i++) {
		const struct permission_row *row = &answer.permissions[i];
		size_t listed = 0;
		for (int role = ACCOUNT_OWNER + 1; role < ACCOUNT_ROLE_COUNT; role++)
			if (is_written(role, row->request))
				assert_string_equal(row->roles[listed++], role_codes[role]);
		assert_int_equal(row->roles_count, listed);
		if (!strncmp(row->does, "does_", 5))
			fail_msg("words.yaml does not say what %s does", row->request);
		assert_string_equal(row->kind, request_kind_codes[request_kind(row->request)]);
	}
	shape_release(&account_permissions_answer_shape, &answer);
	words_release(&words);
	problems_release(&problems);
}

/* ---- over a connection --------------------------------------------------------------------- */

static const char refusal[] = "may not ask for this";

/* The newest entry is this refusal by this role, and names nobody. */
static void check_trail(struct shared_fixture *t, const char *request, const char *role)
{
	static const char sql[] = "SELECT request || ' ' || role || ' ' || outcome || ' ' || coalesce(subjects, '')"
				  " || coalesce(opened, '') || coalesce(query, '') FROM audit ORDER BY seq DESC LIMIT 1";
	struct buf said = BUF_INIT, expected = BUF_INIT;
	role_text(t, sql, &said);
	buf_printf(&expected, "%s %s refused ", request, role);
	assert_string_equal(said.data, expected.data);
	buf_release(&said);
	buf_release(&expected);
}

static void check_refused(struct shared_fixture *t, int fd, const char *request, int role)
{
	struct buf answer = BUF_INIT;
	struct err e = ERR_INIT;
	if (role_ask(t, fd, request, "{}", &answer, &e))
		fail_msg("%s was answered to %s: %s", request, role_codes[role], answer.data);
	assert_int_equal(e.code, ERR_REFUSED);
	if (!strstr(e.message, refusal) && !strstr(e.message, "this store is a real one"))
		fail_msg("%s to %s: %s", request, role_codes[role], e.message);
	assert_int_equal(answer.len, 0);
	check_trail(t, request, role_codes[role]);
	buf_release(&answer);
}

/* Those that are answered within the turn; the others would change the store under the test. */
static void check_answered(struct shared_fixture *t, int fd, const struct request *r, int role)
{
	struct err e = ERR_INIT;
	if (!r || r->work || r->needs == NEEDS_NOTHING)
		return;
	if (!role_ask(t, fd, r->name, "{}", NULL, &e) && strstr(e.message, refusal))
		fail_msg("%s was refused to %s: %s", r->name, role_codes[role], e.message);
}

static void ask_everything(struct shared_fixture *t, int fd, int role)
{
	for (size_t i = 0; i < requests_count; i++)
		if (!is_expected(role, requests[i].name, t->keeper.store.training))
			check_refused(t, fd, requests[i].name, role);
	for (size_t i = 0; i < requests_count; i++)
		if (is_expected(role, requests[i].name, t->keeper.store.training))
			check_answered(t, fd, &requests[i], role);
}

static void where_many_use_a_store_each_is_held_to_their_role(void **state)
{
	(void)state;
	struct shared_fixture t;
	role_open(&t, SERVE_MAKE, false);
	for (int role = 0; role < ACCOUNT_ROLE_COUNT; role++) {
		if (role == ACCOUNT_OWNER || role == ACCOUNT_TRAINER)
			continue;
		int fd = role_connect(&t, role, NULL);
		ask_everything(&t, fd, role);
		close(fd);
	}
	role_close(&t);
}

static void in_a_store_of_ones_own_the_owner_may_ask_everything(void **state)
{
	(void)state;
	struct shared_fixture t;
	role_open(&t, SERVE_MAKE, true);
	int fd = role_connect(&t, ACCOUNT_OWNER, NULL);
	ask_everything(&t, fd, ACCOUNT_OWNER);
	close(fd);
	role_close(&t);
}

/* The first made-up account of a role. */
static void made_up(struct shared_fixture *t, int role, struct buf *login)
{
	struct err e = ERR_INIT;
	struct buf all = BUF_INIT;
	role_text(t, "SELECT group_concat(role || '=' || login || ';', '') FROM account", &all);
	struct buf key = BUF_INIT;
	buf_printf(&key, "%s=", role_codes[role]);
	const char *at = strstr(all.data, key.data);
	if (!at)
		fail_msg("nobody plays a %s", role_codes[role]);
	at += key.len;
	buf_add(login, at, strcspn(at, ";"));
	assert_int_equal(e.code, ERR_NONE);
	buf_release(&all);
	buf_release(&key);
}

static void in_training_each_role_is_played_as_it_is(void **state)
{
	(void)state;
	struct shared_fixture t;
	role_open(&t, SERVE_MAKE_TRAINING, true);
	for (int role = ACCOUNT_OWNER + 1; role < ACCOUNT_ROLE_COUNT; role++) {
		struct buf login = BUF_INIT;
		made_up(&t, role, &login);
		int fd = role_connect(&t, role, login.data);
		ask_everything(&t, fd, role);
		close(fd);
		buf_release(&login);
	}
	role_close(&t);
}

/* ---- one's own challenge ----------------------------------------------------------------------- */

/* Whatever its state, and whatever the role: only in a store of one's own is there nobody else. */
static void nobody_decides_their_own_challenge(void **state)
{
	static const int deciding[] = { EVENT_DECIDED, EVENT_UNDONE, EVENT_REASSIGNED };
	(void)state;
	for (int role = 0; role < ACCOUNT_ROLE_COUNT; role++)
		for (int where = 0; where < CHALLENGE_STATE_COUNT; where++)
			for (int outcome = 0; outcome < OUTCOME_COUNT; outcome++)
				for (size_t i = 0; i < ARRAY_LEN(deciding); i++) {
					struct life now = life_new(7, 8);
					const struct life_actor raiser = { .account = 7, .role = role };
					now.state = where;
					now.outcome = outcome;
					now.before = CHALLENGE_TO_REVIEW;
					if (life_may(&now, &raiser, deciding[i], outcome))
						assert_int_equal(role, ACCOUNT_OWNER);
				}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_role_may_ask_exactly_what_is_written),
		cmocka_unit_test(whoever_has_no_role_may_ask_nothing),
		cmocka_unit_test(nobody_both_changes_rules_and_reads_records),
		cmocka_unit_test(the_rows_that_people_see_are_the_table),
		cmocka_unit_test(where_many_use_a_store_each_is_held_to_their_role),
		cmocka_unit_test(in_a_store_of_ones_own_the_owner_may_ask_everything),
		cmocka_unit_test(in_training_each_role_is_played_as_it_is),
		cmocka_unit_test(nobody_decides_their_own_challenge),
	};
	return cmocka_run_group_tests(tests, read_table, forget_table);
}
