#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sqlite3.h>

#include "famctx/access/audit.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"
#include "famctx/store/store.h"
#include "support/own_store.h"

static char folder[OWN_STORE_FOLDER];
static struct db *own;
static struct sign_in who;

static int open_store(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	own = own_store_make(folder, true);
	bool ok = account_add(own, "sam", "Sam Field", ACCOUNT_WORKER, "Access team", &e) &&
		  sign_in_open(own, "sam", "command", 7, &who, &e);
	return ok ? 0 : -1;
}

static int close_store(void **state)
{
	(void)state;
	sign_in_release(&who);
	own_store_remove(own, folder);
	return 0;
}

static void append(enum audit_action action, const char *subject, const char *query)
{
	struct audit_entry entry;
	struct err e = ERR_INIT;
	audit_entry_init(&entry, "find", action);
	if (subject)
		audit_add_subject(&entry, subject);
	entry.query = mem_copy_or_null(query);
	entry.training = true;
	assert_true(db_begin(own, &e));
	if (!audit_append(own, &who, &entry, &e))
		fail_msg("%s", e.message);
	assert_true(db_commit(own, &e));
	audit_entry_release(&entry);
}

static int64_t broken_at(int64_t expected_entries)
{
	struct err e = ERR_INIT;
	int64_t entries, at;
	assert_true(audit_verify(own, &entries, &at, &e));
	assert_int_equal(entries, expected_entries);
	return at;
}

static void write_five(void)
{
	struct err e = ERR_INIT;
	struct purpose purpose = { .basis = BASIS_S17 };
	append(AUDIT_SIGNED_IN, NULL, NULL);
	assert_true(sign_in_give_purpose(own, &who, &purpose, true, &e));
	append(AUDIT_SEARCHED, "P1", "bracken");
	append(AUDIT_SEARCHED, "P2", "");
	append(AUDIT_PERSON_OPENED, "P1", NULL);
	append(AUDIT_SIGNED_OUT, NULL, NULL);
}

static void entries_are_numbered_without_a_gap(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct audit_head head;
	assert_true(audit_head(own, &head, &e));
	assert_int_equal(head.seq, 0);
	write_five();
	assert_true(audit_head(own, &head, &e));
	assert_int_equal(head.seq, 5);
	assert_int_equal(broken_at(5), 0);
}

static void an_entry_holds_what_was_asked(void **state)
{
	static const char sql[] = "SELECT account, role, request, action, outcome, subjects, query, basis, training, sign_in"
				  " FROM audit WHERE seq = 2";
	(void)state;
	struct err e = ERR_INIT;
	write_five();
	struct statement *st = db_prepare(own, sql);
	assert_true(statement_row(st));
	assert_string_equal(column_text(st, 0), "sam");
	assert_string_equal(column_text(st, 1), "worker");
	assert_string_equal(column_text(st, 2), "find");
	assert_string_equal(column_text(st, 3), "searched");
	assert_string_equal(column_text(st, 4), "shown");
	assert_string_equal(column_text(st, 5), "P1");
	assert_string_equal(column_text(st, 6), "bracken");
	assert_string_equal(column_text(st, 7), "s17");
	assert_int_equal(column_integer(st, 8), 1);
	assert_int_equal(column_integer(st, 9), who.id);
	assert_true(statement_done(st, &e));
}

static void the_file_refuses_changes(void **state)
{
	static const char change[] = "UPDATE audit SET query = 'x' WHERE seq = 2";
	static const char removal[] = "DELETE FROM audit WHERE seq = 2";
	(void)state;
	struct err e = ERR_INIT;
	write_five();
	assert_false(statement_run(db_prepare(own, change), &e));
	assert_false(statement_run(db_prepare(own, removal), &e));
	assert_int_equal(broken_at(5), 0);
}

/* Somebody who can open the file can drop the triggers; the chain tells. */
static void tamper(const char *sql)
{
	struct buf path = BUF_INIT;
	sqlite3 *db;
	file_join(&path, folder, STORE_FILE);
	assert_int_equal(sqlite3_open(path.data, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_removed", NULL,
				      NULL, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	buf_release(&path);
}

static void any_tampering_breaks_the_chain(void **state)
{
	static const struct {
		const char *sql;
		int64_t entries, at;
	} cases[] = {
		{ "UPDATE audit SET query = 'brackem' WHERE seq = 2", 5, 2 },
		{ "UPDATE audit SET query = NULL WHERE seq = 3", 5, 3 },
		{ "UPDATE audit SET query = 'bracken' || char(0) || 'x' WHERE seq = 2", 5, 2 },
		{ "UPDATE audit SET subjects = 'P9' WHERE seq = 4", 5, 4 },
		{ "UPDATE audit SET account = 'kim' WHERE seq = 1", 5, 1 },
		{ "UPDATE audit SET training = 0 WHERE seq = 5", 5, 5 },
		{ "UPDATE audit SET search = 0 WHERE seq = 2", 5, 2 },
		{ "UPDATE audit SET utc = '2020-01-01T00:00:00.000000Z' WHERE seq = 3", 5, 3 },
		{ "UPDATE audit SET account = 'sa', role = 'mworker' WHERE seq = 3", 5, 3 },
		{ "UPDATE audit SET hash = zeroblob(32) WHERE seq = 3", 5, 3 },
		{ "DELETE FROM audit WHERE seq = 3", 4, 3 },
		{ "DELETE FROM audit WHERE seq = 1", 4, 1 },
		{ "UPDATE audit SET seq = 99 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3;"
		  "UPDATE audit SET seq = 3 WHERE seq = 99", 5, 2 },
	};
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		write_five();
		tamper(cases[i].sql);
		assert_int_equal(broken_at(cases[i].entries), cases[i].at);
		assert_int_equal(close_store(state), 0);
		assert_int_equal(open_store(state), 0);
	}
}

static void a_purpose_has_its_rules(void **state)
{
	char words[] = "a court asked", none[] = "";
	const struct {
		struct purpose purpose;
		bool training, good;
	} cases[] = {
		{ { .basis = -1 }, true, false },
		{ { .basis = BASIS_S47 }, false, true },
		{ { .basis = BASIS_TRAINING }, true, true },
		{ { .basis = BASIS_TRAINING }, false, false },
		{ { .basis = BASIS_OTHER }, false, false },
		{ { .basis = BASIS_OTHER, .text = none }, false, false },
		{ { .basis = BASIS_OTHER, .text = words }, false, true },
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct err e = ERR_INIT;
		assert_int_equal(sign_in_give_purpose(own, &who, &cases[i].purpose, cases[i].training, &e), cases[i].good);
	}
	assert_string_equal(who.purpose.text, "a court asked");
}

static void an_unknown_account_is_told_which_there_are(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct account account;
	assert_false(account_find(own, "robin", &account, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	assert_non_null(strstr(e.message, "sam"));
	assert_true(account_add(own, "sam", "Sam Field", ACCOUNT_MANAGER, NULL, &e));
	assert_true(account_find(own, "sam", &account, &e));
	assert_int_equal(account.role, ACCOUNT_MANAGER);
	assert_null(account.team);
	account_release(&account);
}

#define WITH_STORE(test) cmocka_unit_test_setup_teardown(test, open_store, close_store)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_STORE(entries_are_numbered_without_a_gap),
		WITH_STORE(an_entry_holds_what_was_asked),
		WITH_STORE(the_file_refuses_changes),
		WITH_STORE(any_tampering_breaks_the_chain),
		WITH_STORE(a_purpose_has_its_rules),
		WITH_STORE(an_unknown_account_is_told_which_there_are),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
