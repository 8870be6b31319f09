#include "db_private.h"

#include <errno.h>

/* Each says what is wrong, where, and what to do. */
static const struct {
	int result;
	const char *words;
} reasons[] = {
	{ SQLITE_FULL, N_("the disk is full and nothing was changed: make room and do it again") },
	{ SQLITE_PERM, N_("this account may not open it: ask its owner") },
	{ SQLITE_AUTH, N_("this account may not do that with it: ask its owner") },
	{ SQLITE_READONLY, N_("this account cannot write it: check who owns it and its folder") },
	{ SQLITE_CANTOPEN, N_("it cannot be opened: check that it is there, who owns it, and its folder") },
	{ SQLITE_NOTADB, N_("it is not a famctx file: check the folder, or restore a backup") },
	{ SQLITE_CORRUPT, N_("it is damaged: run famctx check, and restore a backup if it says so") },
	{ SQLITE_IOERR, N_("the disk reported a fault: check the disk, then run famctx check") },
	{ SQLITE_BUSY, N_("another program holds it: close that program and do it again") },
	{ SQLITE_LOCKED, N_("another program holds it: close that program and do it again") },
	{ SQLITE_TOOBIG, N_("a value is too long to be kept: shorten it") },
	{ SQLITE_INTERRUPT, N_("the work took too long and was stopped: ask for less at once") },
	{ SQLITE_NOMEM, N_("there is no memory left: close other programs and do it again") },
};

/* A full disk is a fault to SQLite where it makes its shared memory or a journal. */
static int result_of(const struct db *db, int result)
{
	int errnum = sqlite3_system_errno(db->handle);
	bool full = errnum == ENOSPC || errnum == EDQUOT || errnum == EFBIG;
	return (result & 0xff) == SQLITE_IOERR && full ? SQLITE_FULL : result & 0xff;
}

bool db_fail(const struct db *db, int result, struct err *e)
{
	const char *words = NULL;
	for (size_t i = 0; i < ARRAY_LEN(reasons); i++)
		if (reasons[i].result == result_of(db, result))
			words = _(reasons[i].words);
	return err_set(e, ERR_STORE, "%s: %s", db->path, words ? words : sqlite3_errstr(result));
}
