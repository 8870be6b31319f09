/* Making, opening, migrating, backing up, restoring and checking a store. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/store/backup.h"
#include "famctx/store/check.h"
#include "famctx/store/copy.h"
#include "famctx/store/load_history.h"
#include "famctx/store/people.h"
#include "famctx/store/statement.h"
#include "famctx/store/store.h"
#include "store/migrate.h"

static char root[64];
static struct buf folder = BUF_INIT, other = BUF_INIT, backup = BUF_INIT;

static int make_folders(void **state)
{
	(void)state;
	snprintf(root, sizeof(root), "/tmp/famctx-keep-XXXXXX");
	if (!mkdtemp(root))
		return -1;
	file_join(&folder, root, "store");
	file_join(&other, root, "other");
	file_join(&backup, root, "monday.backup");
	return 0;
}

static int remove_folders(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	buf_release(&folder);
	buf_release(&other);
	buf_release(&backup);
	return file_remove_tree(root, &e) ? 0 : -1;
}

#define MUST(what) \
	do { \
		if (!(what)) \
			fail_msg("%s: %s", #what, e.message); \
	} while (0)

static void path_in(struct buf *out, const char *in, const char *name)
{
	buf_clear(out);
	file_join(out, in, name);
}

/* One source with two records of two people. */
static void put_people(const char *in, bool training)
{
	static const char rows[] =
		"INSERT INTO build(id, built, kind, records, persons) VALUES(1, '2025-11-04T09:42:00Z', 'real', 2, 2);"
		"INSERT INTO source(id, key, service, is_register, document, loaded, digest, rows, people)"
		" VALUES(1, 'school', 'School', 0, '{}', '2025-11-04', 'd', 2, 2);"
		"INSERT INTO record(id, source, key, line, person, rule) VALUES(1, 1, 'a', 2, 1, 0), (2, 1, 'b', 3, 2, 0);"
		"INSERT INTO person(id, family_name) VALUES(1, 'Bracken'), (2, 'Ashdown');";
	struct err e = ERR_INIT;
	struct buf path = BUF_INIT;
	struct db *db;
	path_in(&path, in, PEOPLE_FILE);
	MUST(db_open(path.data, DB_SCRATCH, &db, &e));
	MUST(db_begin(db, &e));
	MUST(db_run(db, people_tables_sql, &e));
	MUST(db_run(db, rows, &e));
	MUST(db_run(db, people_indexes_sql, &e));
	MUST(db_stamp(db, training ? DB_KIND_PEOPLE_TRAINING : DB_KIND_PEOPLE, PEOPLE_VERSION, &e));
	MUST(db_commit(db, &e));
	MUST(db_finish_scratch(db, &e));
	db_close(db);
	buf_release(&path);
}

static void note_in(const char *in, const char *value)
{
	struct err e = ERR_INIT;
	struct db *own;
	bool training;
	MUST(store_open_own(in, &own, &training, &e));
	MUST(store_set_about(own, "note", value, &e));
	db_close(own);
}

static void assert_note(const char *in, const char *expected)
{
	struct err e = ERR_INIT;
	struct buf note = BUF_INIT;
	struct db *own;
	bool training;
	MUST(store_open_own(in, &own, &training, &e));
	MUST(store_about(own, "note", &note, &e));
	assert_string_equal(note.data, expected);
	db_close(own);
	buf_release(&note);
}

static void a_new_store_is_empty_and_private(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct store s;
	struct stat st;
	struct buf today = BUF_INIT;
	MUST(store_make(folder.data, false, &e));
	assert_int_equal(stat(folder.data, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	MUST(store_open(folder.data, &s, &e));
	assert_null(s.people);
	assert_false(s.training);
	MUST(store_about(s.own, "today", &today, &e));
	assert_int_equal(today.len, 0);
	store_close(&s);
	assert_false(store_make(folder.data, false, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	buf_release(&today);
}

static void kinds_are_not_mixed(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct store s;
	MUST(store_make(folder.data, true, &e));
	put_people(folder.data, false);
	assert_false(store_open(folder.data, &s, &e));
	assert_non_null(strstr(e.message, "real people"));
	put_people(folder.data, true);
	MUST(store_open(folder.data, &s, &e));
	assert_true(s.training);
	assert_non_null(s.people);
	store_close(&s);
	MUST(store_make(other.data, false, &e));
	put_people(other.data, true);
	assert_false(store_open(other.data, &s, &e));
	assert_non_null(strstr(e.message, "made-up people"));
}

static void every_old_version_is_taken_to_this_one(void **state)
{
	(void)state;
	for (int from = 0; from <= STORE_VERSION; from++) {
		struct err e = ERR_INIT;
		enum db_kind kind;
		int version;
		struct db *db;
		MUST(db_open_memory(&db, &e));
		MUST(migrate(db, DB_KIND_STORE, 0, from, &e));
		MUST(migrate(db, DB_KIND_STORE, from, STORE_VERSION, &e));
		MUST(db_read_stamp(db, &kind, &version, &e));
		assert_int_equal(kind, DB_KIND_STORE);
		assert_int_equal(version, STORE_VERSION);
		db_close(db);
	}
}

static void a_newer_version_is_refused(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct db *db;
	MUST(db_open_memory(&db, &e));
	assert_false(migrate(db, DB_KIND_STORE, STORE_VERSION + 1, STORE_VERSION, &e));
	assert_int_equal(e.code, ERR_STORE);
	assert_non_null(strstr(e.message, "newer famctx"));
	db_close(db);
}

static void loads_are_remembered(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	char school[] = "school", police[] = "police", at[] = "2025-11-04T09:42:00Z", problems[] = "[]";
	struct load_entry entry = { .source = school, .started = at, .finished = at, .loaded = true, .rows = 20 }, last;
	struct load_entry *all;
	struct db *own;
	bool training;
	size_t count;
	MUST(store_make(folder.data, false, &e));
	MUST(store_open_own(folder.data, &own, &training, &e));
	MUST(load_history_last(own, "school", true, &last, &e));
	assert_null(last.source);
	MUST(load_history_add(own, &entry, &e));
	entry = (struct load_entry){ .source = school, .started = at, .finished = at, .rows = 2, .problems = problems };
	MUST(load_history_add(own, &entry, &e));
	entry.source = police;
	MUST(load_history_add(own, &entry, &e));
	MUST(load_history_last(own, "school", true, &last, &e));
	assert_int_equal(last.rows, 20);
	load_entry_release(&last);
	MUST(load_history_last(own, "school", false, &last, &e));
	assert_false(last.loaded);
	assert_string_equal(last.problems, "[]");
	assert_null(last.quality);
	load_entry_release(&last);
	MUST(load_history_list(own, &all, &count, &e));
	assert_int_equal(count, 2);
	assert_string_equal(all[0].source, "police");
	assert_int_equal(all[1].rows, 2);
	load_history_free(all, count);
	db_close(own);
}

static void make_backed_up_store(void)
{
	struct err e = ERR_INIT;
	MUST(store_make(folder.data, false, &e));
	put_people(folder.data, false);
	note_in(folder.data, "before");
	MUST(backup_make(folder.data, backup.data, NULL, NULL, &e));
	note_in(folder.data, "after");
}

static size_t files_in(const char *in, const char *start)
{
	struct err e = ERR_INIT;
	char **names;
	size_t count, n = 0;
	MUST(file_list(in, "", &names, &count, &e));
	for (size_t i = 0; i < count; i++)
		n += !strncmp(names[i], start, strlen(start));
	file_list_free(names, count);
	return n;
}

static void a_backup_brings_back_both_files(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct store s;
	struct stat st;
	make_backed_up_store();
	assert_int_equal(stat(backup.data, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	MUST(backup_restore(backup.data, other.data, &e));
	assert_note(other.data, "before");
	MUST(store_open(other.data, &s, &e));
	assert_non_null(s.people);
	store_close(&s);
	assert_int_equal(files_in(other.data, "people.db-"), 0);
	assert_note(folder.data, "after");
}

static void what_was_there_is_kept_beside(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	make_backed_up_store();
	MUST(backup_restore(backup.data, folder.data, &e));
	assert_note(folder.data, "before");
	assert_int_equal(files_in(folder.data, "store.db.2"), 1);
	assert_int_equal(files_in(folder.data, "people.db.2"), 1);
	assert_int_equal(files_in(folder.data, "restored"), 0);
}

static void flip_byte(const char *path, off_t at)
{
	unsigned char byte;
	int fd = open(path, O_RDWR);
	assert_true(fd >= 0);
	assert_int_equal(pread(fd, &byte, 1, at), 1);
	byte ^= 0x40;
	assert_int_equal(pwrite(fd, &byte, 1, at), 1);
	close(fd);
}

static void a_damaged_backup_changes_nothing(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct stat st;
	make_backed_up_store();
	assert_int_equal(stat(backup.data, &st), 0);
	for (off_t at = 5000; at < st.st_size; at += 9001) {
		flip_byte(backup.data, at);
		if (!backup_restore(backup.data, folder.data, &e)) {
			assert_int_equal(e.code, ERR_STORE);
			assert_note(folder.data, "after");
		} else {
			/* A byte that no part uses. */
			assert_note(folder.data, "before");
			note_in(folder.data, "after");
		}
		flip_byte(backup.data, at);
	}
	assert_int_equal(files_in(folder.data, "restored"), 0);
}

static void only_a_backup_is_restored(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct buf path = BUF_INIT;
	make_backed_up_store();
	path_in(&path, folder.data, STORE_FILE);
	assert_false(backup_restore(path.data, other.data, &e));
	assert_int_equal(e.code, ERR_INPUT);
	assert_false(backup_restore("/nowhere/at/all", other.data, &e));
	assert_false(store_is_there(other.data));
	assert_false(backup_make(folder.data, backup.data, NULL, NULL, &e));
	assert_int_equal(e.code, ERR_INPUT);
	assert_false(backup_make(folder.data, "/nowhere/at/all", NULL, NULL, &e));
	assert_int_equal(e.code, ERR_INPUT);
	assert_non_null(strstr(e.message, "no folder /nowhere/at:"));
	buf_release(&path);
}

static void a_copy_over_replaces_all(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct buf copy = BUF_INIT, note = BUF_INIT;
	struct db *own;
	bool training;
	MUST(store_make(folder.data, true, &e));
	note_in(folder.data, "seed");
	path_in(&copy, folder.data, "seed-store.db");
	MUST(store_open_own(folder.data, &own, &training, &e));
	MUST(db_copy_to(own, copy.data, &e));
	MUST(store_set_about(own, "note", "changed", &e));
	MUST(db_copy_over(own, copy.data, &e));
	MUST(store_about(own, "note", &note, &e));
	assert_string_equal(note.data, "seed");
	db_close(own);
	buf_release(&copy);
	buf_release(&note);
}

struct findings {
	size_t good, bad;
	char last_bad[64];
};

static void count_finding(void *context, const char *what, bool good, const char *words)
{
	struct findings *f = context;
	assert_true(strlen(words) > 0);
	f->good += good;
	f->bad += !good;
	if (!good)
		snprintf(f->last_bad, sizeof(f->last_bad), "%s", what);
}

static struct findings look(void)
{
	struct err e = ERR_INIT;
	struct findings found = { .good = 0 };
	struct db *own;
	bool training;
	MUST(store_open_own(folder.data, &own, &training, &e));
	MUST(check_store(own, folder.data, training, count_finding, &found, &e));
	db_close(own);
	return found;
}

static void a_check_finds_what_is_missing(void **state)
{
	static const char lose[] = "DELETE FROM person WHERE id = 2";
	(void)state;
	struct err e = ERR_INIT;
	struct buf path = BUF_INIT;
	struct db *db;
	make_backed_up_store();
	struct findings found = look();
	assert_int_equal(found.bad, 0);
	assert_int_equal(found.good, 5);
	path_in(&path, folder.data, PEOPLE_FILE);
	MUST(db_open(path.data, DB_WRITE, &db, &e));
	MUST(db_run(db, lose, &e));
	db_close(db);
	found = look();
	assert_int_equal(found.bad, 1);
	assert_string_equal(found.last_bad, "people_figures");
	buf_release(&path);
}

#define WITH_FOLDERS(test) cmocka_unit_test_setup_teardown(test, make_folders, remove_folders)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDERS(a_new_store_is_empty_and_private),
		WITH_FOLDERS(kinds_are_not_mixed),
		WITH_FOLDERS(every_old_version_is_taken_to_this_one),
		WITH_FOLDERS(a_newer_version_is_refused),
		WITH_FOLDERS(loads_are_remembered),
		WITH_FOLDERS(a_backup_brings_back_both_files),
		WITH_FOLDERS(what_was_there_is_kept_beside),
		WITH_FOLDERS(a_damaged_backup_changes_nothing),
		WITH_FOLDERS(only_a_backup_is_restored),
		WITH_FOLDERS(a_copy_over_replaces_all),
		WITH_FOLDERS(a_check_finds_what_is_missing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
