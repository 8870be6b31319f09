/* The staff table: who is the one who asks, who is close to them, and that nothing of it can be read. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/access/account.h"
#include "famctx/access/staff.h"
#include "famctx/base/buf.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"
#include "support/own_store.h"

#define BORN(y, m, d) { (int16_t)(y), (int8_t)(m), (int8_t)(d) }

struct place_of_store {
	char folder[OWN_STORE_FOLDER];
	struct db *own;
};

static int open_store(void **state)
{
	struct place_of_store *p = mem_zero(1, sizeof(*p));
	p->own = own_store_make(p->folder, false);
	*state = p;
	return 0;
}

static int close_store(void **state)
{
	struct place_of_store *p = *state;
	own_store_remove(p->own, p->folder);
	mem_free(p);
	return 0;
}

static struct staff_row table[] = {
	{ .login = (char[]){ "sam" }, .family_name = (char[]){ "O'Brien-Hart" }, .first_name = (char[]){ "Sam Lee" },
	  .born = BORN(1985, 3, 9), .address = (char[]){ "Flat 3, 12 Mill La." }, .postcode = (char[]){ "xx14qq" },
	  .nhs_number = (char[]){ "999 100 1379" } },
	{ .login = (char[]){ "kit" }, .family_name = (char[]){ "Brook" } },
	{ .family_name = (char[]){ "Vale" }, .first_name = (char[]){ "Zoë" }, .born = BORN(1990, 12, 1) },
	{ .login = (char[]){ "una" }, .nhs_number = (char[]){ "999 100 4114" },
	  .address = (char[]){ "Rose Cottage, Mill Lane, XX1 4QQ" } },
};

static struct staff_load_answer load(struct db *own, struct staff_row *rows, size_t count)
{
	struct staff_load_answer answer = { .staff = -1 };
	struct err e = ERR_INIT;
	if (!db_begin(own, &e) || !staff_load(own, rows, count, &answer, &e) || !db_commit(own, &e))
		fail_msg("%s", e.message);
	return answer;
}

static struct staff_self self_of(struct db *own, const char *login)
{
	struct staff_self self;
	struct err e = ERR_INIT;
	assert_true(staff_self_read(own, login, &self, &e));
	return self;
}

static void one_is_told_by_number_or_by_name_and_birth_date(void **state)
{
	static const struct {
		struct staff_facts facts;
		bool self, surname, address;
	} rows[] = {
		{ { .nhs_number = "9991001379" }, true, false, false },
		{ { .family_name = "O’BRIEN HART", .first_name = "sam", .born = BORN(1985, 3, 9) }, true, true, false },
		{ { .family_name = "O'Brien-Hart", .first_name = "Sam", .born = BORN(1985, 9, 3) }, false, true, false },
		{ { .family_name = "O'Brien-Hart", .first_name = "Sam", .born = BORN(1985, 3, 0) }, false, true, false },
		{ { .family_name = "O'Brien-Hart", .born = BORN(1985, 3, 9) }, false, true, false },
		{ { .family_name = "Hart", .first_name = "Sam", .born = BORN(1985, 3, 9) }, false, true, false },
		{ { .family_name = "Hart-Vale" }, false, true, false },
		{ { .family_name = "O'Brien" }, false, false, false },
		{ { .family_name = "Harte" }, false, false, false },
		{ { .address = "12 Mill Lane, Milltown, XX1 4QQ" }, false, false, true },
		{ { .address = "3/12 Mill Lane XX1 4QQ" }, false, false, true },
		{ { .address = "12 Mill Lane, XX1 4QR" }, false, false, false },
		{ { .address = "121 Mill Lane, XX1 4QQ" }, false, false, false },
		{ { .address = "12 Mill Lane" }, false, false, false },
		{ { .nhs_number = "999 100 1378" }, false, false, false },
		{ { .family_name = NULL }, false, false, false },
	};
	struct place_of_store *p = *state;
	load(p->own, table, ARRAY_LEN(table));
	struct staff_self self = self_of(p->own, "sam");
	assert_true(self.known);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct staff_facts *f = &rows[i].facts;
		if (staff_is_self(&self, f) != rows[i].self || staff_same_surname(&self, f) != rows[i].surname ||
		    staff_same_address(&self, f) != rows[i].address)
			fail_msg("row %zu", i);
	}
}

static void a_house_with_a_name_is_its_line(void **state)
{
	const struct staff_facts same = { .address = "Rose Cottage, Mill La., XX1 4QQ" };
	const struct staff_facts other = { .address = "Ivy Cottage, Mill Lane, XX1 4QQ" };
	struct place_of_store *p = *state;
	load(p->own, table, ARRAY_LEN(table));
	struct staff_self self = self_of(p->own, "una");
	assert_true(staff_same_address(&self, &same));
	assert_false(staff_same_address(&self, &other));
}

static void who_is_not_known_is_nobody(void **state)
{
	static const char *const logins[] = { "kit", "lou", "" };
	const struct staff_facts nobody = { .family_name = "", .nhs_number = "" };
	struct place_of_store *p = *state;
	struct staff_self self = self_of(p->own, "sam");
	assert_false(self.known);
	assert_false(staff_is_self(&self, &nobody));
	load(p->own, table, ARRAY_LEN(table));
	for (size_t i = 0; i < ARRAY_LEN(logins); i++) {
		self = self_of(p->own, logins[i]);
		assert_false(self.known);
		assert_false(staff_is_self(&self, &nobody));
	}
	self = self_of(p->own, "kit");
	assert_true(staff_same_surname(&self, &(struct staff_facts){ .family_name = "Brook" }));
}

static bool colleague(struct db *own, const struct staff_self *self, const struct staff_facts *facts)
{
	struct err e = ERR_INIT;
	bool yes;
	assert_true(staff_is_colleague(own, self, facts, &yes, &e));
	return yes;
}

static void a_colleague_is_somebody_else_in_the_table(void **state)
{
	const struct staff_facts sam = { .nhs_number = "999 100 1379" };
	const struct staff_facts zoe = { .family_name = "vale", .first_name = "Zoe Ann", .born = BORN(1990, 12, 1) };
	const struct staff_facts una = { .nhs_number = "999-100-4114" };
	const struct staff_facts kit = { .family_name = "Brook" };
	struct place_of_store *p = *state;
	load(p->own, table, ARRAY_LEN(table));
	struct staff_self self = self_of(p->own, "sam"), unknown = self_of(p->own, "lou");
	assert_false(colleague(p->own, &self, &sam));
	assert_true(colleague(p->own, &self, &zoe));
	assert_true(colleague(p->own, &self, &una));
	assert_false(colleague(p->own, &self, &kit));
	assert_true(colleague(p->own, &unknown, &sam));
}

static void a_load_replaces_what_was_there(void **state)
{
	struct place_of_store *p = *state;
	struct err e = ERR_INIT;
	struct staff_load_answer answer = load(p->own, table, ARRAY_LEN(table));
	assert_int_equal(answer.staff, 4);
	assert_int_equal(answer.accounts, 0);
	struct staff_self before = self_of(p->own, "sam");
	assert_true(account_add(p->own, "sam", "Sam", ACCOUNT_WORKER, NULL, &e));
	answer = load(p->own, table, 2);
	assert_int_equal(answer.staff, 2);
	assert_int_equal(answer.accounts, 1);
	assert_false(self_of(p->own, "una").known);
	assert_memory_equal(before.nhs, self_of(p->own, "sam").nhs, STAFF_DIGEST);
	answer = load(p->own, table + 2, 2);
	assert_int_equal(answer.staff, 2);
}

static void each_store_has_a_key_of_its_own(void **state)
{
	struct place_of_store *p = *state;
	void *other_state;
	assert_int_equal(open_store(&other_state), 0);
	struct place_of_store *other = other_state;
	load(p->own, table, 1);
	load(other->own, table, 1);
	struct staff_self here = self_of(p->own, "sam"), there = self_of(other->own, "sam");
	assert_memory_not_equal(here.nhs, there.nhs, STAFF_DIGEST);
	assert_memory_not_equal(here.surname, there.surname, STAFF_DIGEST);
	assert_int_equal(close_store(&other_state), 0);
}

static void nothing_of_it_can_be_read(void **state)
{
	static const char *const values[] = { "9991001379", "999 100 1379", "Brien", "brien", "Mill La", "xx14qq", "Zo" };
	struct place_of_store *p = *state;
	struct buf path = BUF_INIT, bytes = BUF_INIT;
	struct err e = ERR_INIT;
	load(p->own, table, ARRAY_LEN(table));
	file_join(&path, p->folder, "store.db-wal");
	assert_true(file_read(path.data, 16u << 20, &bytes, &e));
	assert_true(bytes.len > 0);
	for (size_t i = 0; i < ARRAY_LEN(values); i++)
		assert_null(memmem(bytes.data, bytes.len, values[i], strlen(values[i])));
	buf_release(&path);
	buf_release(&bytes);
}

#define WITH_STORE(test) cmocka_unit_test_setup_teardown(test, open_store, close_store)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_STORE(one_is_told_by_number_or_by_name_and_birth_date),
		WITH_STORE(a_house_with_a_name_is_its_line),
		WITH_STORE(who_is_not_known_is_nobody),
		WITH_STORE(a_colleague_is_somebody_else_in_the_table),
		WITH_STORE(a_load_replaces_what_was_there),
		WITH_STORE(each_store_has_a_key_of_its_own),
		WITH_STORE(nothing_of_it_can_be_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
