#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "famctx/base/buf.h"
#include "famctx/base/file.h"
#include "famctx/store/people.h"
#include "famctx/store/statement.h"

struct fixture {
	char folder[64];
	struct buf path;
};

static int make_folder(void **state)
{
	static struct fixture f;
	snprintf(f.folder, sizeof(f.folder), "/tmp/famctx-store-XXXXXX");
	buf_init(&f.path);
	if (!mkdtemp(f.folder))
		return -1;
	file_join(&f.path, f.folder, "a #1?%.db");
	*state = &f;
	return 0;
}

static int remove_folder(void **state)
{
	struct fixture *f = *state;
	struct err e = ERR_INIT;
	buf_release(&f->path);
	return file_remove_tree(f->folder, &e) ? 0 : -1;
}

static const char make_pet[] = "CREATE TABLE pet(name TEXT NOT NULL, legs INTEGER) STRICT";
static const char add_pet[] = "INSERT INTO pet VALUES(?, ?)";
static const char count_pets[] = "SELECT count(*), sum(legs) FROM pet";
static const char list_pets[] = "SELECT name, legs FROM pet ORDER BY name";

static int64_t pets(struct db *db)
{
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(db, count_pets);
	assert_true(statement_row(st));
	int64_t n = column_integer(st, 0);
	assert_true(statement_done(st, &e));
	return n;
}

static void add(struct db *db, const char *name, int64_t legs)
{
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(db, add_pet);
	statement_text(st, 1, name);
	statement_integer(st, 2, legs);
	assert_true(statement_run(st, &e));
}

static struct db *create(struct fixture *f)
{
	struct err e = ERR_INIT;
	struct db *db;
	if (!db_open(f->path.data, DB_CREATE, &db, &e))
		fail_msg("%s", e.message);
	assert_true(db_begin(db, &e));
	assert_true(db_run(db, make_pet, &e));
	assert_true(db_stamp(db, DB_KIND_STORE, 7, &e));
	assert_true(db_commit(db, &e));
	return db;
}

static void keeps_rows_and_stamp(void **state)
{
	struct fixture *f = *state;
	struct err e = ERR_INIT;
	struct stat st;
	enum db_kind kind;
	int version;
	struct db *db = create(f);
	add(db, "Rex", 4);
	db_close(db);
	assert_true(stat(f->path.data, &st) == 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_true(db_open(f->path.data, DB_READ, &db, &e));
	assert_true(db_read_stamp(db, &kind, &version, &e));
	assert_int_equal(kind, DB_KIND_STORE);
	assert_int_equal(version, 7);
	assert_int_equal(pets(db), 1);
	struct statement *insert = db_prepare(db, add_pet);
	statement_text(insert, 1, "Tom");
	assert_false(statement_run(insert, &e));
	assert_int_equal(e.code, ERR_STORE);
	db_close(db);
}

static void same_text_is_prepared_once(void **state)
{
	struct db *db = create(*state);
	assert_ptr_equal(db_prepare(db, add_pet), db_prepare(db, add_pet));
	assert_ptr_not_equal(db_prepare(db, add_pet), db_prepare(db, count_pets));
	db_close(db);
}

static void missing_values_are_null(void **state)
{
	struct db *db = create(*state);
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(db, add_pet);
	statement_text(st, 1, "Snake");
	statement_null(st, 2);
	assert_true(statement_run(st, &e));
	st = db_prepare(db, list_pets);
	assert_true(statement_row(st));
	assert_string_equal(column_text(st, 0), "Snake");
	assert_int_equal(column_size(st, 0), 5);
	assert_true(column_null(st, 1));
	assert_false(statement_row(st));
	assert_true(statement_done(st, &e));
	/* Values are forgotten between uses: a name left out is refused. */
	assert_false(statement_run(db_prepare(db, add_pet), &e));
	db_close(db);
}

static void rolled_back_changes_are_gone(void **state)
{
	struct db *db = create(*state);
	struct err e = ERR_INIT;
	assert_true(db_begin(db, &e));
	add(db, "Rex", 4);
	db_rollback(db);
	assert_false(db_in_transaction(db));
	db_rollback(db);
	assert_int_equal(pets(db), 0);
	db_close(db);
}

static void refuses_links_and_other_files(void **state)
{
	struct fixture *f = *state;
	struct err e = ERR_INIT;
	struct buf link_path = BUF_INIT;
	struct db *db = create(f);
	db_close(db);
	file_join(&link_path, f->folder, "link.db");
	assert_int_equal(symlink(f->path.data, link_path.data), 0);
	assert_false(db_open(link_path.data, DB_WRITE, &db, &e));
	assert_non_null(strstr(e.message, "is a link"));
	unlink(link_path.data);
	assert_int_equal(link(f->path.data, link_path.data), 0);
	assert_false(db_open(link_path.data, DB_READ, &db, &e));
	assert_non_null(strstr(e.message, "hard link"));
	unlink(link_path.data);
	assert_true(file_write(link_path.data, "family_name,first_name\nsomething longer than a header, in plain text\n"
			       "so that it is not taken for an empty file; a database starts with sixteen bytes\n", 150, &e));
	assert_false(db_open(link_path.data, DB_CREATE, &db, &e));
	assert_non_null(strstr(e.message, "not a famctx file"));
	assert_false(db_open("/nowhere/at/all.db", DB_WRITE, &db, &e));
	assert_int_equal(e.code, ERR_STORE);
	assert_false(db_open(f->folder, DB_WRITE, &db, &e));
	assert_non_null(strstr(e.message, "is not a file"));
	buf_release(&link_path);
}

static void refuses_a_database_of_somebody_else(void **state)
{
	struct fixture *f = *state;
	struct err e = ERR_INIT;
	struct db *db;
	assert_true(db_open(f->path.data, DB_CREATE, &db, &e));
	assert_true(db_run(db, make_pet, &e));
	db_close(db);
	assert_false(db_open(f->path.data, DB_WRITE, &db, &e));
	assert_non_null(strstr(e.message, "another program"));
	assert_true(db_open(f->path.data, DB_SCRATCH, &db, &e));
	assert_true(db_run(db, "PRAGMA application_id = 77", &e));
	db_close(db);
	assert_false(db_open(f->path.data, DB_READ, &db, &e));
}

static void tightens_a_careless_copy(void **state)
{
	struct fixture *f = *state;
	struct err e = ERR_INIT;
	struct stat st;
	struct db *db = create(f);
	db_close(db);
	assert_int_equal(chmod(f->path.data, 0644), 0);
	assert_true(db_open(f->path.data, DB_WRITE, &db, &e));
	db_close(db);
	assert_int_equal(stat(f->path.data, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void scratch_carries_rows_over(void **state)
{
	static const char carry[] = "INSERT INTO pet SELECT name, legs FROM old.pet";
	static const char spoil[] = "DELETE FROM old.pet";
	struct fixture *f = *state;
	struct err e = ERR_INIT;
	struct buf new_path = BUF_INIT;
	struct db *db = create(f);
	add(db, "Rex", 4);
	db_close(db);
	file_join(&new_path, f->folder, "new.db");
	assert_true(db_open(new_path.data, DB_SCRATCH, &db, &e));
	assert_true(db_run(db, make_pet, &e));
	assert_true(db_stamp(db, DB_KIND_STORE, 7, &e));
	if (!db_attach_old(db, f->path.data, &e))
		fail_msg("%s", e.message);
	assert_true(statement_run(db_prepare(db, carry), &e));
	assert_false(statement_run(db_prepare(db, spoil), &e));
	assert_true(db_detach_old(db, &e));
	assert_true(db_finish_scratch(db, &e));
	db_close(db);
	assert_int_equal(rename(new_path.data, f->path.data), 0);
	assert_true(db_open(f->path.data, DB_READ, &db, &e));
	assert_int_equal(pets(db), 1);
	db_close(db);
	buf_release(&new_path);
}

static void makes_the_tables_of_people(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct db *db;
	assert_true(db_open_memory(&db, &e));
	assert_true(db_run(db, people_tables_sql, &e));
	assert_true(db_run(db, people_indexes_sql, &e));
	db_close(db);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(keeps_rows_and_stamp),
		WITH_FOLDER(same_text_is_prepared_once),
		WITH_FOLDER(missing_values_are_null),
		WITH_FOLDER(rolled_back_changes_are_gone),
		WITH_FOLDER(refuses_links_and_other_files),
		WITH_FOLDER(refuses_a_database_of_somebody_else),
		WITH_FOLDER(tightens_a_careless_copy),
		WITH_FOLDER(scratch_carries_rows_over),
		cmocka_unit_test(makes_the_tables_of_people),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
