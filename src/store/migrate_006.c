#include "migrate.h"

/*
 * A store for many: restrictions, which name records so that they find their
 * people after every load; the staff table, as keyed digests; what was opened by
 * break-glass; the consent talk with a purpose; who asked, as the kernel says it.
 */
const char migrate_006_sql[] =
	"ALTER TABLE account ADD COLUMN added TEXT;"
	"ALTER TABLE account ADD COLUMN added_by TEXT;"
	"ALTER TABLE account ADD COLUMN closed_because TEXT;"
	"CREATE INDEX sign_in_by_account ON sign_in(account, opened);"

	"ALTER TABLE purpose ADD COLUMN consent TEXT;"
	"ALTER TABLE purpose ADD COLUMN consent_on TEXT;"
	"ALTER TABLE purpose ADD COLUMN consent_because TEXT;"

	"ALTER TABLE audit ADD COLUMN uid INTEGER;"
	"ALTER TABLE audit ADD COLUMN started INTEGER;" /* when the asking process began, in ticks since the machine did */
	"ALTER TABLE audit ADD COLUMN consent TEXT;"
	"ALTER TABLE audit ADD COLUMN reason TEXT;" /* why, where the keeper asked again */
	"ALTER TABLE audit ADD COLUMN break_glass TEXT;"
	/* The few entries that a pattern is found in, with all it asks of them. */
	"CREATE INDEX audit_looks ON audit(local, account, opened, basis, case_reference, team)"
	" WHERE opened IS NOT NULL AND outcome = 'shown';"
	"CREATE INDEX audit_close_looks ON audit(local, account, opened, team) WHERE close_to IS NOT NULL;"
	"CREATE INDEX audit_found_nobody ON audit(local, account, team, sign_in, search)"
	" WHERE action = 'searched' AND outcome = 'nothing';"

	/* Entries that wait for a second pair of eyes: drawn at random, or opened by break-glass. */
	"ALTER TABLE audit_review ADD COLUMN kind TEXT NOT NULL DEFAULT 'drawn' CHECK (kind IN ('drawn', 'break_glass'));"
	"ALTER TABLE audit_review ADD COLUMN due TEXT;" /* day */

	"CREATE INDEX challenge_by_join ON challenge(source, record) WHERE kind = 'join';"

	"CREATE TABLE restriction("
	" id INTEGER PRIMARY KEY,"
	" level TEXT NOT NULL CHECK (level IN ('sealed', 'guarded', 'address')),"
	" who TEXT NOT NULL," /* as it was given */
	" person INTEGER," /* NULL: nobody had this record yet */
	" reason TEXT NOT NULL CHECK (length(reason) > 0),"
	" placed TEXT NOT NULL," /* UTC */
	" placed_by TEXT NOT NULL,"
	" review TEXT,"
	" lifted TEXT,"
	" lifted_by TEXT,"
	" lifted_because TEXT,"
	" CHECK ((lifted IS NULL) = (lifted_by IS NULL))) STRICT;"
	/* Every record of the person when it was placed: whoever has one of them is restricted. */
	"CREATE TABLE restriction_record("
	" restriction INTEGER NOT NULL REFERENCES restriction(id),"
	" source TEXT NOT NULL,"
	" record TEXT NOT NULL,"
	" PRIMARY KEY (restriction, source, record)) STRICT, WITHOUT ROWID;"

	/* One row a person; each digest is keyed by the store's own key and NULL where the value was not known. */
	"CREATE TABLE staff("
	" id INTEGER PRIMARY KEY,"
	" login TEXT UNIQUE,"
	" nhs BLOB,"
	" name_born BLOB,"
	" surname BLOB,"
	" address BLOB) STRICT;"
	"CREATE INDEX staff_by_nhs ON staff(nhs) WHERE nhs IS NOT NULL;"
	"CREATE INDEX staff_by_name_born ON staff(name_born) WHERE name_born IS NOT NULL;"

	"CREATE TABLE break_glass("
	" reference TEXT PRIMARY KEY,"
	" account TEXT NOT NULL,"
	" sign_in INTEGER NOT NULL REFERENCES sign_in(id),"
	" person INTEGER NOT NULL,"
	" people TEXT NOT NULL," /* ids of the family, separated by spaces */
	" why TEXT NOT NULL,"
	" begun TEXT NOT NULL," /* UTC */
	" until TEXT NOT NULL,"
	" ended TEXT) STRICT, WITHOUT ROWID;"
	"CREATE INDEX break_glass_by_account ON break_glass(account, until);";
