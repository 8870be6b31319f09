/* Reading within a limit of time. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/clock.h"
#include "famctx/store/statement.h"

static const char counting[] = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
			       " SELECT count(*) FROM n";
static const char one[] = "SELECT 1";

static struct db *db;

static int open_db(void **state)
{
	struct err e = ERR_INIT;
	(void)state;
	return db_open_memory(&db, &e) ? 0 : -1;
}

static int close_db(void **state)
{
	(void)state;
	db_close(db);
	return 0;
}

static bool ask(const char *static_sql, int64_t *out, struct err *e)
{
	struct statement *st = db_prepare(db, static_sql);
	*out = statement_row(st) ? column_integer(st, 0) : -1;
	return statement_done(st, e);
}

static void what_is_in_time_is_read(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	int64_t n;
	db_time_box(db, clock_steady_ms() + 3600000);
	assert_true(ask(counting, &n, &e));
	assert_int_equal(n, 200000);
	assert_false(db_timed_out(db));
}

static void what_is_late_fails_and_says_so(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	int64_t n;
	db_time_box(db, 1);
	assert_false(ask(counting, &n, &e));
	assert_int_equal(e.code, ERR_STORE);
	assert_true(db_timed_out(db));
	/* Also what is too small for the engine to look at the clock. */
	db_time_box(db, 1);
	assert_false(db_timed_out(db));
	assert_false(ask(one, &n, &e));
	assert_true(db_timed_out(db));
}

/* Nothing else would ever end this one. */
static void the_engine_looks_on_the_way(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	int64_t n;
	static const char endless[] = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
	db_time_box(db, clock_steady_ms() + 5);
	assert_false(ask(endless, &n, &e));
	assert_true(db_timed_out(db));
}

static void without_a_limit_all_is_as_before(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	int64_t n;
	db_time_box(db, 1);
	assert_false(ask(one, &n, &e));
	db_time_box(db, 0);
	assert_false(db_timed_out(db));
	assert_true(ask(one, &n, &e));
	assert_int_equal(n, 1);
	assert_true(ask(counting, &n, &e));
	assert_false(db_timed_out(db));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_in_time_is_read, open_db, close_db),
		cmocka_unit_test_setup_teardown(what_is_late_fails_and_says_so, open_db, close_db),
		cmocka_unit_test_setup_teardown(the_engine_looks_on_the_way, open_db, close_db),
		cmocka_unit_test_setup_teardown(without_a_limit_all_is_as_before, open_db, close_db),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
