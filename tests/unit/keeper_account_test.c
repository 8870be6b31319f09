/* Accounts and the staff table, as administrators keep them through a keeper. Who may ask is in
 * keeper_permission_matrix_test.c. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <unistd.h>

#include "famctx/access/account.h"
#include "famctx/api/request.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "famctx/store/store.h"
#include "support/role_fixture.h"

static struct shared_fixture t;
static int admin;

static int open_shared(void **state)
{
	(void)state;
	role_open(&t, SERVE_MAKE, false);
	admin = role_connect(&t, ACCOUNT_ADMINISTRATOR, NULL);
	return 0;
}

static int open_own(void **state)
{
	(void)state;
	role_open(&t, SERVE_MAKE, true);
	admin = role_connect(&t, ACCOUNT_OWNER, NULL);
	return 0;
}

static int open_training(void **state)
{
	(void)state;
	role_open(&t, SERVE_MAKE_TRAINING, true);
	admin = role_connect(&t, ACCOUNT_ADMINISTRATOR, "r.ade");
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	close(admin);
	role_close(&t);
	return 0;
}

/* ---- asking ---------------------------------------------------------------------------- */

static enum err_code try_ask(int fd, const char *request, const struct shape *shape, const void *params, struct buf *answer,
			     struct err *e)
{
	struct buf json = BUF_INIT;
	*e = (struct err)ERR_INIT;
	json_encode(shape, params, &json);
	bool ok = role_ask(&t, fd, request, json.data, answer, e);
	buf_release(&json);
	return ok ? ERR_NONE : e->code;
}

static struct account_request about(const char *login, const char *name, const char *team)
{
	struct account_request r = { .role = -1 };
	r.login = mem_copy_or_null(login);
	r.name = mem_copy_or_null(name);
	r.team = mem_copy_or_null(team);
	return r;
}

/* Takes the request; words: of the answer, or of the refusal. */
static enum err_code ask(const char *request, struct account_request r, struct buf *words)
{
	struct err e;
	struct buf answer = BUF_INIT;
	struct done_answer done;
	enum err_code code = try_ask(admin, request, &account_request_shape, &r, &answer, &e);
	if (code == ERR_NONE) {
		assert_true(json_decode(answer.data, answer.len, &done_answer_shape, &done, &e));
		assert_true(done.done);
		assert_non_null(done.words);
		if (words)
			buf_add_text(words, done.words);
		shape_release(&done_answer_shape, &done);
	} else if (words) {
		buf_add_text(words, e.message);
	}
	shape_release(&account_request_shape, &r);
	buf_release(&answer);
	return code;
}

static struct account_request with_reason(struct account_request r, const char *reason)
{
	r.reason = mem_copy_text(reason);
	return r;
}

static struct account_request with_role(struct account_request r, int role)
{
	r.role = role;
	return r;
}

static void must_add(const char *login, const char *name, const char *team)
{
	assert_int_equal(ask(REQUEST_ACCOUNT_ADD, about(login, name, team), NULL), ERR_NONE);
}

/* The row of a login; answer is the caller's to release. */
static const struct account_row *row_of(const char *login, struct account_list_answer *answer)
{
	struct err e = ERR_INIT;
	struct buf json = BUF_INIT;
	if (!role_ask(&t, admin, REQUEST_ACCOUNT_LIST, "{}", &json, &e) ||
	    !json_decode(json.data, json.len, &account_list_answer_shape, answer, &e))
		fail_msg("%s", e.message);
	buf_release(&json);
	for (size_t i = 0; i < answer->accounts_count; i++)
		if (!strcmp(answer->accounts[i].login, login))
			return &answer->accounts[i];
	return NULL;
}

static void trail_says(const char *expected)
{
	struct buf note = BUF_INIT;
	role_text(&t, "SELECT action || ' ' || outcome || ' ' || coalesce(note, '') FROM audit ORDER BY seq DESC LIMIT 1", &note);
	assert_string_equal(note.data, expected);
	buf_release(&note);
}

static void holds(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("\"%s\" is not in: %s", part, text);
}

/* ---- adding ---------------------------------------------------------------------------- */

static void what_is_added_is_listed(void **state)
{
	struct account_list_answer list;
	(void)state;
	must_add("s.patel", "S Patel", "North locality");
	trail_says("account_changed shown add s.patel");
	const struct account_row *row = row_of("s.patel", &list);
	trail_says("accounts_shown shown ");
	assert_non_null(row);
	assert_string_equal(row->name, "S Patel");
	assert_string_equal(row->team, "North locality");
	assert_string_equal(row->added_by, "administrator");
	assert_int_equal(strlen(row->added), strlen("2025-11-04T09:42"));
	assert_int_equal(row->role, -1);
	assert_null(row->last);
	assert_false(row->closed);
	assert_false(row->staff);
	shape_release(&account_list_answer_shape, &list);
	assert_non_null(row_of("administrator", &list));
	shape_release(&account_list_answer_shape, &list);
}

static void a_host_says_roles_by_groups(void **state)
{
	struct buf words = BUF_INIT;
	(void)state;
	assert_int_equal(ask(REQUEST_ACCOUNT_ADD, with_role(about("s.patel", "S Patel", NULL), ACCOUNT_WORKER), &words), ERR_REFUSED);
	holds(words.data, "famctx-worker");
	assert_int_equal(ask(REQUEST_ACCOUNT_ADD, with_role(about("s.patel", "S Patel", NULL), ACCOUNT_TRAINER), NULL), ERR_REFUSED);
	assert_int_equal(ask(REQUEST_ACCOUNT_ADD, with_role(about("s.patel", "S Patel", NULL), ACCOUNT_OWNER), NULL), ERR_USAGE);
	buf_clear(&words);
	assert_int_equal(ask(REQUEST_ACCOUNT_ADD, about("nobody.of.this.host", "N", NULL), &words), ERR_NONE);
	holds(words.data, "knows no account of this name");
	holds(words.data, "famctx-users");
	buf_release(&words);
}

static void nobody_is_added_twice(void **state)
{
	struct buf words = BUF_INIT;
	(void)state;
	must_add("s.patel", "S Patel", NULL);
	assert_int_equal(ask(REQUEST_ACCOUNT_ADD, about("s.patel", "Sunita", NULL), &words), ERR_REFUSED);
	holds(words.data, "there is an account s.patel already");
	trail_says("account_changed refused add s.patel");
	assert_int_equal(ask(REQUEST_ACCOUNT_CLOSE, with_reason(about("s.patel", NULL, NULL), "left"), NULL), ERR_NONE);
	buf_clear(&words);
	assert_int_equal(ask(REQUEST_ACCOUNT_ADD, about("s.patel", "Sunita", NULL), &words), ERR_REFUSED);
	holds(words.data, "--reopen");
	buf_release(&words);
}

static void logins_are_those_of_a_host(void **state)
{
	static const char *const bad[] = {
		"", " ", "-rf", "--", "--rm", ".", "..", "../../etc/passwd", "a b", "a\tb", "a\nb", "a\x1b[2J", "sam;id", "sam'--",
		"'; DROP TABLE account; --", "1234", "9sam", "@sam", "sam\xe2\x80\xae", "s\xc3\xa1m", "sam*", "sam:x", "$(id)",
		"sixty.five.characters.are.one.more.than.any.login.here.may.have..",
	};
	static const char *const good[] = { "s", "_apt", "s.patel", "S_Patel-2", "s.patel@example.org" };
	struct account_list_answer list;
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		assert_false(account_login_is_sane(bad[i]));
		assert_int_equal(ask(REQUEST_ACCOUNT_ADD, about(bad[i], "Sam", NULL), NULL), ERR_USAGE);
		assert_int_equal(ask(REQUEST_ACCOUNT_CHANGE, about(bad[i], "Sam", NULL), NULL), ERR_USAGE);
		assert_int_equal(ask(REQUEST_ACCOUNT_CLOSE, with_reason(about(bad[i], NULL, NULL), "x"), NULL), ERR_USAGE);
		trail_says("account_changed refused ");
		assert_null(row_of(bad[i], &list));
		shape_release(&account_list_answer_shape, &list);
	}
	for (size_t i = 0; i < ARRAY_LEN(good); i++)
		must_add(good[i], "Sam", NULL);
}

static void names_and_teams_are_text(void **state)
{
	static const struct { const char *given, *kept; } names[] = {
		{ "S Patel", "S Patel" },
		{ "  Siobh\xc3\xa1n O'Neill ", "Siobh\xc3\xa1n O'Neill" },
		{ "Sam\xe2\x80\xae gnp.exe", "Sam gnp.exe" }, /* a bidi override */
		{ "Sa\xc2\xadm", "Sam" },                     /* a soft hyphen */
		{ "'); DROP TABLE account; --", "'); DROP TABLE account; --" },
		{ "", NULL }, { "   ", NULL }, { "Sam\x1b[31m", NULL }, { "Sam\nFamctx: all is well", NULL }, { "Sam\xee\x80\x80", NULL },
	};
	struct account_list_answer list;
	struct buf much = BUF_INIT;
	(void)state;
	must_add("sam", "Sam", "North");
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		enum err_code expected = names[i].kept ? ERR_NONE : ERR_USAGE;
		assert_int_equal(ask(REQUEST_ACCOUNT_CHANGE, about("sam", names[i].given, NULL), NULL), expected);
		if (*names[i].given)
			assert_int_equal(ask(REQUEST_ACCOUNT_CHANGE, about("sam", NULL, names[i].given), NULL), expected);
		if (!names[i].kept)
			continue;
		const struct account_row *row = row_of("sam", &list);
		assert_non_null(row);
		assert_string_equal(row->name, names[i].kept);
		assert_string_equal(row->team, names[i].kept);
		shape_release(&account_list_answer_shape, &list);
	}
	for (int i = 0; i < 10000; i++)
		buf_add_char(&much, 'x');
	assert_int_equal(ask(REQUEST_ACCOUNT_CHANGE, about("sam", much.data, NULL), NULL), ERR_USAGE);
	assert_int_equal(ask(REQUEST_ACCOUNT_ADD, about("pat", "Pat", much.data), NULL), ERR_USAGE);
	assert_int_equal(ask(REQUEST_ACCOUNT_CLOSE, with_reason(about("sam", NULL, NULL), much.data), NULL), ERR_USAGE);
	trail_says("account_changed refused close sam");
	buf_release(&much);
}

/* ---- changing and closing -------------------------------------------------------------- */

static void only_what_is_given_changes(void **state)
{
	struct account_list_answer list;
	(void)state;
	must_add("sam", "Sam", "North");
	assert_int_equal(ask(REQUEST_ACCOUNT_CHANGE, about("sam", NULL, NULL), NULL), ERR_USAGE);
	assert_int_equal(ask(REQUEST_ACCOUNT_CHANGE, about("sam", "Samira", NULL), NULL), ERR_NONE);
	trail_says("account_changed shown change sam");
	assert_string_equal(row_of("sam", &list)->team, "North");
	shape_release(&account_list_answer_shape, &list);
	assert_int_equal(ask(REQUEST_ACCOUNT_CHANGE, about("sam", NULL, ""), NULL), ERR_NONE);
	const struct account_row *row = row_of("sam", &list);
	assert_string_equal(row->name, "Samira");
	assert_null(row->team);
	shape_release(&account_list_answer_shape, &list);
	assert_int_equal(ask(REQUEST_ACCOUNT_CHANGE, about("nobody", "N", NULL), NULL), ERR_NOTHING);
	assert_int_equal(ask(REQUEST_ACCOUNT_CLOSE, with_reason(about("nobody", NULL, NULL), "x"), NULL), ERR_NOTHING);
}

static void a_new_team_is_one_at_the_next_answer(void **state)
{
	struct buf trail = BUF_INIT;
	struct err e = ERR_INIT;
	(void)state;
	int manager = role_connect(&t, ACCOUNT_MANAGER, NULL);
	assert_int_equal(ask(REQUEST_ACCOUNT_CHANGE, about("manager", NULL, "West"), NULL), ERR_NONE);
	assert_true(role_ask(&t, manager, REQUEST_AUDIT_LIST, "{}", &trail, &e));
	holds(trail.data, "\"team\":\"West\"");
	buf_release(&trail);
	close(manager);
}

static void closing_ends_what_they_may_do_at_once(void **state)
{
	struct account_list_answer list;
	struct err e = ERR_INIT;
	(void)state;
	int worker = role_connect(&t, ACCOUNT_WORKER, NULL);
	assert_true(role_ask(&t, worker, REQUEST_SOURCES, "{}", NULL, &e));
	assert_int_equal(ask(REQUEST_ACCOUNT_CLOSE, about("worker", NULL, NULL), NULL), ERR_USAGE);
	assert_true(role_ask(&t, worker, REQUEST_SOURCES, "{}", NULL, &e));
	assert_int_equal(ask(REQUEST_ACCOUNT_CLOSE, with_reason(about("worker", NULL, NULL), "left in May"), NULL), ERR_NONE);
	trail_says("account_changed shown close worker: left in May");
	assert_false(role_ask(&t, worker, REQUEST_SOURCES, "{}", NULL, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	holds(e.message, "was closed");
	const struct account_row *row = row_of("worker", &list);
	assert_true(row->closed);
	assert_string_equal(row->closed_because, "left in May");
	shape_release(&account_list_answer_shape, &list);
	assert_int_equal(ask(REQUEST_ACCOUNT_CLOSE, with_reason(about("worker", NULL, NULL), "again"), NULL), ERR_REFUSED);
	close(worker);
}

static void what_is_closed_is_opened_by_a_reason(void **state)
{
	struct account_list_answer list;
	(void)state;
	must_add("sam", "Sam", NULL);
	assert_int_equal(ask(REQUEST_ACCOUNT_CHANGE, with_reason(about("sam", NULL, NULL), "came back"), NULL), ERR_REFUSED);
	assert_int_equal(ask(REQUEST_ACCOUNT_CLOSE, with_reason(about("sam", NULL, NULL), "left"), NULL), ERR_NONE);
	assert_int_equal(ask(REQUEST_ACCOUNT_CHANGE, about("sam", NULL, "North"), NULL), ERR_REFUSED);
	assert_int_equal(ask(REQUEST_ACCOUNT_CHANGE, with_reason(about("sam", NULL, "North"), "\x01"), NULL), ERR_USAGE);
	assert_true(row_of("sam", &list)->closed);
	shape_release(&account_list_answer_shape, &list);
	assert_int_equal(ask(REQUEST_ACCOUNT_CHANGE, with_reason(about("sam", NULL, "North"), "came back"), NULL), ERR_NONE);
	trail_says("account_changed shown reopen sam: came back");
	const struct account_row *row = row_of("sam", &list);
	assert_false(row->closed);
	assert_null(row->closed_because);
	assert_string_equal(row->team, "North");
	shape_release(&account_list_answer_shape, &list);
}

static void nobody_closes_the_account_they_signed_in_with(void **state)
{
	struct buf words = BUF_INIT;
	(void)state;
	assert_int_equal(ask(REQUEST_ACCOUNT_CLOSE, with_reason(about("administrator", NULL, NULL), "x"), &words), ERR_REFUSED);
	holds(words.data, "you signed in with");
	buf_release(&words);
}

static void a_store_of_ones_own_has_one_account(void **state)
{
	struct account_list_answer list;
	(void)state;
	assert_int_equal(ask(REQUEST_ACCOUNT_ADD, about("sam", "Sam", NULL), NULL), ERR_REFUSED);
	assert_int_equal(ask(REQUEST_ACCOUNT_CHANGE, about("keeper", "Sam", NULL), NULL), ERR_REFUSED);
	assert_int_equal(ask(REQUEST_ACCOUNT_CLOSE, with_reason(about("sam", NULL, NULL), "x"), NULL), ERR_REFUSED);
	assert_null(row_of("sam", &list));
	assert_int_equal(list.accounts_count, 1);
	assert_int_equal(list.accounts[0].role, ACCOUNT_OWNER);
	shape_release(&account_list_answer_shape, &list);
}

static void in_training_the_account_says_the_role(void **state)
{
	struct account_list_answer list;
	struct buf owner = BUF_INIT;
	(void)state;
	assert_int_equal(ask(REQUEST_ACCOUNT_ADD, about("n.new", "N New", NULL), NULL), ERR_USAGE);
	assert_int_equal(ask(REQUEST_ACCOUNT_ADD, with_role(about("n.new", "N New", NULL), ACCOUNT_OWNER), NULL), ERR_USAGE);
	assert_int_equal(ask(REQUEST_ACCOUNT_ADD, with_role(about("n.new", "N New", NULL), ACCOUNT_WORKER), NULL), ERR_NONE);
	assert_int_equal(ask(REQUEST_ACCOUNT_CHANGE, with_role(about("n.new", NULL, NULL), ACCOUNT_MANAGER), NULL), ERR_NONE);
	assert_int_equal(row_of("n.new", &list)->role, ACCOUNT_MANAGER);
	shape_release(&account_list_answer_shape, &list);
	role_text(&t, "SELECT login FROM account WHERE role = 'owner'", &owner);
	assert_int_not_equal(ask(REQUEST_ACCOUNT_CLOSE, with_reason(about(owner.data, NULL, NULL), "x"), NULL), ERR_NONE);
	assert_int_not_equal(ask(REQUEST_ACCOUNT_CHANGE, with_role(about(owner.data, NULL, NULL), ACCOUNT_WORKER), NULL), ERR_NONE);
	assert_int_equal(shared_number(&t, "SELECT count(*) FROM account WHERE role = 'owner' AND closed IS NULL"), 1);
	buf_release(&owner);
}

/* ---- permissions ----------------------------------------------------------------------- */

static void permissions_are_told_with_the_file_that_says_so(void **state)
{
	struct account_permissions_answer answer;
	struct buf json = BUF_INIT;
	struct err e = ERR_INIT;
	(void)state;
	assert_true(role_ask(&t, admin, REQUEST_ACCOUNT_PERMISSIONS, "{}", &json, &e));
	assert_true(json_decode(json.data, json.len, &account_permissions_answer_shape, &answer, &e));
	trail_says("permissions_shown shown ");
	assert_string_equal(answer.policy, t.policy.data);
	size_t named = 0;
	while (request_codes[named])
		named++;
	assert_int_equal(answer.permissions_count, named);
	shape_release(&account_permissions_answer_shape, &answer);
	buf_release(&json);
}

/* ---- the staff table ------------------------------------------------------------------- */

#define HEADER "login,family_name,first_name,born,address,postcode,nhs_number\n"

static enum err_code send(const char *text, bool first, bool last, struct staff_load_answer *answer)
{
	struct buf json = BUF_INIT;
	struct err e;
	struct staff_text_request r = { .first = first, .last = last };
	r.file = mem_copy_text("staff.csv");
	r.text = mem_copy_text(text);
	shape_init(&staff_load_answer_shape, answer);
	enum err_code code = try_ask(admin, REQUEST_STAFF_LOAD, &staff_text_request_shape, &r, &json, &e);
	if (code == ERR_NONE)
		assert_true(json_decode(json.data, json.len, &staff_load_answer_shape, answer, &e));
	shape_release(&staff_text_request_shape, &r);
	buf_release(&json);
	return code;
}

static void loads(const char *text, int64_t staff, int64_t accounts)
{
	struct staff_load_answer answer;
	assert_int_equal(send(text, true, true, &answer), ERR_NONE);
	assert_true(answer.read);
	assert_false(answer.refused);
	assert_int_equal(answer.staff, staff);
	assert_int_equal(answer.accounts, accounts);
	shape_release(&staff_load_answer_shape, &answer);
}

static void a_table_in_parts_is_one_table(void **state)
{
	struct staff_load_answer answer;
	struct account_list_answer list;
	(void)state;
	must_add("s.patel", "S Patel", NULL);
	assert_int_equal(send(HEADER "s.patel,Patel,Sunita,1986", true, false, &answer), ERR_NONE);
	trail_says("staff_loaded started ");
	assert_false(answer.read);
	assert_int_equal(shared_number(&t, "SELECT count(*) FROM staff"), 0);
	assert_int_equal(send("-05-02,12 Mill Lane,XX1 4QQ,\n,Ash,Robin,02/05/1990,,,\n", false, true, &answer), ERR_NONE);
	assert_true(answer.read);
	assert_int_equal(answer.staff, 2);
	assert_int_equal(answer.accounts, 1);
	trail_says("staff_loaded shown 2 people, 1 with an account");
	assert_true(row_of("s.patel", &list)->staff);
	shape_release(&account_list_answer_shape, &list);
	loads(HEADER ",Ash,Robin,02/05/1990,,,\n", 1, 0);
	assert_false(row_of("s.patel", &list)->staff);
	shape_release(&account_list_answer_shape, &list);
}

static void a_new_first_part_forgets_the_others(void **state)
{
	struct staff_load_answer answer;
	(void)state;
	assert_int_equal(send("what was sent and never ended", true, false, &answer), ERR_NONE);
	loads(HEADER ",Ash,Robin,1990-05-02,,,\n", 1, 0);
}

static void every_mistake_is_told_and_nothing_loaded(void **state)
{
	static const struct { const char *text; size_t problems; int line, column; const char *words; } tables[] = {
		{ "", 1, 1, 1, "empty" },
		{ HEADER, 1, 1, 1, "nobody below" },
		{ "login,family_name,first_name,born,shoe_size\n", 1, 1, 35, "no column 'shoe_size'" },
		{ "family_name,first_name,born,born\n", 1, 1, 29, "twice" },
		{ "family_name,born\n", 1, 1, 1, "no first_name" },
		{ "family_name,first_name\n", 1, 1, 1, "neither born" },
		{ HEADER "s p,Patel,Sunita,1986-05-02,,,\n", 1, 2, 1, "no name of a Unix account" },
		{ HEADER "-x,Patel,Sunita,1986-05-02,,,\n", 1, 2, 1, "no name of a Unix account" },
		{ HEADER ",Patel,Sunita,1986-25-02,,,\n", 1, 2, 15, "no date" },
		{ HEADER ",Patel,Sunita,1986-05-02,,XX,\n", 1, 2, 27, "no whole postcode" },
		{ HEADER ",Patel,Sunita,,,,9991234567\n", 1, 2, 18, "no NHS number" },
		{ HEADER ",Patel,,1986-05-02,,,\n", 1, 2, 8, "first name is missing" },
		{ HEADER ",Patel,Sunita,,12 Mill Lane,,\n", 1, 2, 1, "neither a birth date" },
		{ HEADER ",Patel\n", 1, 2, 1, "2 cells" },
		{ HEADER "a,P,S,1986-05-02,,,\nb,P,S,1986-05-02,,,\na,P,S,1986-05-02,,,\n", 1, 4, 0, "in line 2 already" },
		{ HEADER ",\"Patel,Sunita,1986-05-02,,,\n", 1, 2, 2, "" },
		{ HEADER "s p,Patel,Sunita,1986-25-02,,XX,1\n", 4, 2, 1, "no name" },
	};
	(void)state;
	loads(HEADER ",Ash,Robin,1990-05-02,,,\n", 1, 0);
	for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
		struct staff_load_answer answer;
		assert_int_equal(send(tables[i].text, true, true, &answer), ERR_NONE);
		assert_true(answer.read);
		assert_true(answer.refused);
		assert_int_equal(answer.problems_count, tables[i].problems);
		assert_string_equal(answer.problems[0].file, "staff.csv");
		assert_int_equal(answer.problems[0].line, tables[i].line);
		assert_int_equal(answer.problems[0].column, tables[i].column);
		holds(answer.problems[0].message, tables[i].words);
		shape_release(&staff_load_answer_shape, &answer);
		trail_says("staff_loaded refused ");
		assert_int_equal(shared_number(&t, "SELECT count(*) FROM staff"), 1);
	}
}

static void a_table_without_end_is_refused(void **state)
{
	struct staff_load_answer answer;
	struct buf part = BUF_INIT;
	enum err_code code = ERR_NONE;
	int parts = 0;
	(void)state;
	while (part.len < STAFF_TEXT_PART)
		buf_add_text(&part, ",Ash,Robin,1990-05-02,,,\n");
	for (; code == ERR_NONE && parts < 1000; parts++)
		code = send(part.data, parts == 0, false, &answer);
	assert_int_equal(code, ERR_INPUT);
	assert_in_range(parts, STAFF_TEXT_LIMIT / part.len, STAFF_TEXT_LIMIT / part.len + 1);
	loads(HEADER ",Ash,Robin,1990-05-02,,,\n", 1, 0);
	buf_release(&part);
}

/* Whether any file of the store holds these bytes. */
static bool is_written(const char *word)
{
	static const char *const names[] = { STORE_FILE, STORE_FILE "-wal" };
	bool found = false;
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct buf path = BUF_INIT, bytes = BUF_INIT;
		struct err e = ERR_INIT;
		file_join(&path, t.store.data, names[i]);
		if (file_exists(path.data)) {
			assert_true(file_read(path.data, 64u << 20, &bytes, &e));
			found = found || memmem(bytes.data, bytes.len, word, strlen(word));
		}
		buf_release(&path);
		buf_release(&bytes);
	}
	return found;
}

static void only_digests_are_kept(void **state)
{
	static const char *const values[] = { "Quirke-Ashdown", "Philomena", "1971-12-31", "31/12/1971", "Harbour Walk", "XX9 9ZY",
					      "9990045216", "quirke", "philomena" };
	(void)state;
	loads(HEADER "long.login,Quirke-Ashdown,Philomena,31/12/1971,7 Harbour Walk,XX9 9ZY,999 004 5216\n", 1, 0);
	assert_true(is_written("long.login"));
	for (size_t i = 0; i < ARRAY_LEN(values); i++)
		assert_false(is_written(values[i]));
}

#define SHARED(test) cmocka_unit_test_setup_teardown(test, open_shared, close_all)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED(what_is_added_is_listed),
		SHARED(a_host_says_roles_by_groups),
		SHARED(nobody_is_added_twice),
		SHARED(logins_are_those_of_a_host),
		SHARED(names_and_teams_are_text),
		SHARED(only_what_is_given_changes),
		SHARED(a_new_team_is_one_at_the_next_answer),
		SHARED(closing_ends_what_they_may_do_at_once),
		SHARED(what_is_closed_is_opened_by_a_reason),
		SHARED(nobody_closes_the_account_they_signed_in_with),
		cmocka_unit_test_setup_teardown(a_store_of_ones_own_has_one_account, open_own, close_all),
		cmocka_unit_test_setup_teardown(in_training_the_account_says_the_role, open_training, close_all),
		SHARED(permissions_are_told_with_the_file_that_says_so),
		SHARED(a_table_in_parts_is_one_table),
		SHARED(a_new_first_part_forgets_the_others),
		SHARED(every_mistake_is_told_and_nothing_loaded),
		SHARED(a_table_without_end_is_refused),
		SHARED(only_digests_are_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
