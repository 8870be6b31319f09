#include "db_private.h"
#include "famctx/store/statement.h"

/* "FCT" and a letter; a training file can never be opened as a real one, nor the other way. */
static const struct {
	int64_t id;
	const char *sql;
} stamps[] = {
	[DB_KIND_STORE] = { 0x46435453, "PRAGMA application_id = 0x46435453" },          /* FCTS */
	[DB_KIND_STORE_TRAINING] = { 0x46435473, "PRAGMA application_id = 0x46435473" }, /* FCTs */
	[DB_KIND_PEOPLE] = { 0x46435450, "PRAGMA application_id = 0x46435450" },          /* FCTP */
	[DB_KIND_PEOPLE_TRAINING] = { 0x46435470, "PRAGMA application_id = 0x46435470" }, /* FCTp */
	[DB_KIND_BACKUP] = { 0x46435442, "PRAGMA application_id = 0x46435442" },          /* FCTB */
};

bool db_stamp(struct db *db, enum db_kind kind, int version, struct err *e)
{
	char sql[64];
	/* The one number that the engine does not take as a bound value. */
	snprintf(sql, sizeof(sql), "PRAGMA user_version = %d", version);
	return db_run(db, stamps[kind].sql, e) && db_run(db, sql, e);
}

bool db_read_stamp(struct db *db, enum db_kind *kind, int *version, struct err *e)
{
	static const char sql[] = "SELECT a.application_id, v.user_version"
				  " FROM pragma_application_id AS a, pragma_user_version AS v";
	struct statement *st = db_prepare(db, sql);
	int64_t id = 0;
	*version = 0;
	if (statement_row(st)) {
		id = column_integer(st, 0);
		*version = (int)column_integer(st, 1);
	}
	*kind = id ? DB_KIND_OTHER : DB_KIND_NONE;
	for (size_t i = DB_KIND_STORE; i < ARRAY_LEN(stamps); i++)
		if (stamps[i].id == id)
			*kind = (enum db_kind)i;
	return statement_done(st, e);
}
