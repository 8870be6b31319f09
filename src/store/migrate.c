#include "migrate.h"

static const char *const steps[] = { migrate_001_sql, migrate_002_sql, migrate_003_sql, migrate_004_sql,
				     migrate_005_sql, migrate_006_sql };

static bool take_step(struct db *db, enum db_kind kind, int to, struct err *e)
{
	if (!db_begin(db, e))
		return false;
	if (db_run(db, steps[to - 1], e) && db_stamp(db, kind, to, e))
		return db_commit(db, e);
	db_rollback(db);
	return false;
}

bool migrate(struct db *db, enum db_kind kind, int from, int to, struct err *e)
{
	if (from > to)
		return err_set(e, ERR_STORE,
			       _("%s was made by a newer famctx (version %d, this one knows %d): use that one, nothing was changed"),
			       db_path(db), from, to);
	for (int version = from + 1; version <= to; version++)
		if (!take_step(db, kind, version, e))
			return false;
	return true;
}
