/*
 * The disk fails at the Nth write, sync or truncate, once or from then on, as
 * an I/O error or as full. Whatever was acknowledged is there afterwards,
 * nothing is there by half, the chain of the trail holds, and the message says
 * what is the matter.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sqlite3.h>

#include "famctx/access/audit.h"
#include "famctx/base/file.h"
#include "famctx/store/statement.h"
#include "famctx/store/store.h"

#define ROUNDS 12

/* A file of the engine's own, with its real one behind it. */
struct faulty_file {
	sqlite3_file base;
	sqlite3_file *real;
};

static struct {
	sqlite3_vfs vfs;
	sqlite3_vfs *real;
	int countdown; /* operations until the fault; <= 0: it is here */
	bool armed, lasting;
	int result; /* SQLITE_IOERR_WRITE or SQLITE_FULL */
} disk;

static int fault(void)
{
	if (!disk.armed || --disk.countdown > 0)
		return SQLITE_OK;
	if (!disk.lasting)
		disk.armed = false;
	return disk.result;
}

static sqlite3_file *real_of(sqlite3_file *f)
{
	return ((struct faulty_file *)f)->real;
}

static int f_close(sqlite3_file *f)
{
	sqlite3_file *real = real_of(f);
	int result = real->pMethods->xClose(real);
	sqlite3_free(real);
	return result;
}

static int f_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
	return real_of(f)->pMethods->xRead(real_of(f), p, n, at);
}

/* Half of what was to be written may have reached the disk. */
static int f_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	int result = fault();
	if (result == SQLITE_OK)
		return real_of(f)->pMethods->xWrite(real_of(f), p, n, at);
	real_of(f)->pMethods->xWrite(real_of(f), p, n / 2, at);
	return result;
}

static int f_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	int result = fault();
	return result == SQLITE_OK ? real_of(f)->pMethods->xTruncate(real_of(f), size) : result;
}

static int f_sync(sqlite3_file *f, int flags)
{
	int result = fault();
	return result == SQLITE_OK ? real_of(f)->pMethods->xSync(real_of(f), flags) : SQLITE_IOERR_FSYNC;
}

static int f_size(sqlite3_file *f, sqlite3_int64 *size)
{
	return real_of(f)->pMethods->xFileSize(real_of(f), size);
}

static int f_lock(sqlite3_file *f, int level)
{
	return real_of(f)->pMethods->xLock(real_of(f), level);
}

static int f_unlock(sqlite3_file *f, int level)
{
	return real_of(f)->pMethods->xUnlock(real_of(f), level);
}

static int f_reserved(sqlite3_file *f, int *out)
{
	return real_of(f)->pMethods->xCheckReservedLock(real_of(f), out);
}

static int f_control(sqlite3_file *f, int op, void *argument)
{
	return real_of(f)->pMethods->xFileControl(real_of(f), op, argument);
}

static int f_sector(sqlite3_file *f)
{
	return real_of(f)->pMethods->xSectorSize(real_of(f));
}

static int f_device(sqlite3_file *f)
{
	return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f));
}

static int f_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
	return real_of(f)->pMethods->xShmMap(real_of(f), page, size, extend, out);
}

static int f_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
	return real_of(f)->pMethods->xShmLock(real_of(f), offset, n, flags);
}

static void f_barrier(sqlite3_file *f)
{
	real_of(f)->pMethods->xShmBarrier(real_of(f));
}

static int f_unmap(sqlite3_file *f, int remove)
{
	return real_of(f)->pMethods->xShmUnmap(real_of(f), remove);
}

static const sqlite3_io_methods methods = {
	2, f_close, f_read, f_write, f_truncate, f_sync, f_size, f_lock, f_unlock, f_reserved, f_control, f_sector,
	f_device, f_map, f_shm_lock, f_barrier, f_unmap, NULL, NULL,
};

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out_flags)
{
	struct faulty_file *file = (struct faulty_file *)f;
	(void)vfs;
	file->base.pMethods = NULL;
	file->real = sqlite3_malloc(disk.real->szOsFile);
	memset(file->real, 0, (size_t)disk.real->szOsFile);
	int result = disk.real->xOpen(disk.real, name, file->real, flags, out_flags);
	if (result == SQLITE_OK)
		file->base.pMethods = &methods;
	else
		sqlite3_free(file->real);
	return result;
}

static int use_faulty_disk(void **state)
{
	(void)state;
	sqlite3_initialize();
	disk.real = sqlite3_vfs_find(NULL);
	disk.vfs = *disk.real;
	disk.vfs.zName = "faulty";
	disk.vfs.szOsFile = (int)sizeof(struct faulty_file);
	disk.vfs.xOpen = open_file;
	return sqlite3_vfs_register(&disk.vfs, 1) == SQLITE_OK ? 0 : -1;
}

static char folder[64];

static int make_folder(void **state)
{
	(void)state;
	disk.armed = false;
	snprintf(folder, sizeof(folder), "/tmp/famctx-disk-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	return file_remove_tree(folder, &e) ? 0 : -1;
}

/* One look: the entry and a purpose, together or not at all. */
static bool look(struct db *own, struct sign_in *who, struct err *e)
{
	struct audit_entry entry;
	const struct purpose purpose = { .basis = BASIS_S17 };
	audit_entry_init(&entry, "find", AUDIT_SEARCHED);
	bool ok = db_begin(own, e) && sign_in_give_purpose(own, who, &purpose, false, e) &&
		  audit_append(own, who, &entry, e) && db_commit(own, e);
	if (!ok)
		db_rollback(own);
	audit_entry_release(&entry);
	return ok;
}

static int64_t count(struct db *db, const char *sql)
{
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(db, sql);
	int64_t n = statement_row(st) ? column_integer(st, 0) : -1;
	if (!statement_done(st, &e))
		fail_msg("%s", e.message);
	return n;
}

struct run {
	int64_t acknowledged;
	bool failed;
	struct err error;
};

/* Looks until ROUNDS are done; every fault is told, and the next look goes on. */
static struct run look_many(void)
{
	struct run run = { .acknowledged = 0, .error = ERR_INIT };
	struct err e = ERR_INIT;
	struct sign_in who;
	struct db *own = NULL;
	bool training;
	sign_in_init(&who);
	bool open = store_open_own(folder, &own, &training, &e) && account_add(own, "sam", "Sam", ACCOUNT_OWNER, NULL, &e) &&
		    sign_in_open(own, "sam", "command", 1, &who, &e);
	for (int i = 0; open && i < ROUNDS; i++)
		if (look(own, &who, &e))
			run.acknowledged++;
	run.failed = e.code != ERR_NONE;
	run.error = e;
	sign_in_release(&who);
	db_close(own);
	return run;
}

static void assert_whole(int64_t acknowledged)
{
	static const char entries_sql[] = "SELECT count(*) FROM audit";
	static const char purposes_sql[] = "SELECT count(*) FROM purpose";
	static const char whole_sql[] = "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'";
	struct err e = ERR_INIT;
	struct db *own;
	bool training;
	int64_t entries, broken_at;
	disk.armed = false;
	if (!store_open_own(folder, &own, &training, &e))
		fail_msg("%s", e.message);
	assert_true(audit_verify(own, &entries, &broken_at, &e));
	assert_int_equal(broken_at, 0);
	/* More than acknowledged is right: the commit may have been whole and only its telling failed. */
	assert_true(entries >= acknowledged);
	assert_int_equal(entries, count(own, entries_sql));
	assert_int_equal(entries, count(own, purposes_sql));
	assert_int_equal(count(own, whole_sql), 0);
	db_close(own);
}

static void nothing_acknowledged_is_lost(void **state)
{
	static const struct {
		int result;
		bool lasting;
	} kinds[] = { { SQLITE_IOERR_WRITE, false }, { SQLITE_IOERR_WRITE, true }, { SQLITE_FULL, false }, { SQLITE_FULL, true } };
	int faults = 0;
	for (size_t kind = 0; kind < ARRAY_LEN(kinds); kind++)
		for (int n = 1;; n++) {
			struct err e = ERR_INIT;
			assert_int_equal(remove_folder(state), 0);
			assert_int_equal(make_folder(state), 0);
			assert_true(store_make(folder, false, &e));
			disk.armed = true;
			disk.lasting = kinds[kind].lasting;
			disk.result = kinds[kind].result;
			disk.countdown = n;
			struct run run = look_many();
			bool reached = disk.countdown <= 0;
			assert_whole(run.acknowledged);
			if (!reached)
				break;
			faults++;
			if (run.failed) {
				assert_int_equal(run.error.code, ERR_STORE);
				assert_non_null(strstr(run.error.message, "disk"));
			}
		}
	assert_true(faults > 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nothing_acknowledged_is_lost, make_folder, remove_folder),
	};
	return cmocka_run_group_tests(tests, use_faulty_disk, NULL);
}
