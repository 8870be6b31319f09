#include "famctx/store/copy.h"

#include "db_private.h"

static bool copy(struct db *into, struct db *from, struct err *e)
{
	sqlite3_backup *backup = sqlite3_backup_init(into->handle, "main", from->handle, "main");
	if (!backup)
		return db_fail(into, sqlite3_errcode(into->handle), e);
	/* All at once: in WAL mode that holds up nobody, and nobody's writing makes it begin again. */
	sqlite3_backup_step(backup, -1);
	int result = sqlite3_backup_finish(backup);
	return result == SQLITE_OK || db_fail(into, result, e);
}

bool db_copy_to(struct db *from, const char *path, struct err *e)
{
	struct db *into;
	if (!db_open(path, DB_SCRATCH, &into, e))
		return false;
	bool ok = copy(into, from, e) && db_finish_scratch(into, e);
	db_close(into);
	return ok;
}

bool db_copy_over(struct db *into, const char *path, struct err *e)
{
	struct db *from;
	if (!db_open(path, DB_WRITE, &from, e))
		return false;
	bool ok = copy(into, from, e);
	db_close(from);
	return ok;
}
