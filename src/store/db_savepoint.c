#include "db_private.h"
#include "famctx/store/statement.h"

bool db_savepoint(struct db *db, struct err *e)
{
	static const char sql[] = "SAVEPOINT part";
	return statement_run(db_prepare(db, sql), e);
}

bool db_savepoint_keep(struct db *db, struct err *e)
{
	static const char sql[] = "RELEASE part";
	return statement_run(db_prepare(db, sql), e);
}

bool db_savepoint_undo(struct db *db, struct err *e)
{
	static const char sql[] = "ROLLBACK TO part";
	return db_in_transaction(db) ? statement_run(db_prepare(db, sql), e) && db_savepoint_keep(db, e)
				     : db_fail(db, SQLITE_ABORT_ROLLBACK, e);
}
