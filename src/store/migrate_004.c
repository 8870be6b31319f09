#include "migrate.h"

/*
 * The whole trail: who in full, from where, on which machine time, and what each entry opened; indexes by
 * worker, reason, time and person, so that its pages come at once however long it is; segments that were
 * taken out into a file of their own; and who looked over which entry. Columns are only ever added: an entry
 * digests the fields that it has.
 */
const char migrate_004_sql[] =
	"ALTER TABLE account ADD COLUMN postcode TEXT;" /* of the worker's home, folded */

	"ALTER TABLE audit ADD COLUMN name TEXT;"
	"ALTER TABLE audit ADD COLUMN team TEXT;"
	"ALTER TABLE audit ADD COLUMN program TEXT;"
	"ALTER TABLE audit ADD COLUMN process INTEGER;"
	"ALTER TABLE audit ADD COLUMN tty TEXT;"
	"ALTER TABLE audit ADD COLUMN peer TEXT;"
	"ALTER TABLE audit ADD COLUMN local TEXT;" /* 2025-11-04T09:42, where the keeper stands */
	"ALTER TABLE audit ADD COLUMN boot TEXT;"
	"ALTER TABLE audit ADD COLUMN steady INTEGER;"
	"ALTER TABLE audit ADD COLUMN opened TEXT;"
	"ALTER TABLE audit ADD COLUMN close_to TEXT;"
	"ALTER TABLE audit ADD COLUMN app TEXT;"
	"ALTER TABLE audit ADD COLUMN store_version INTEGER;"
	"ALTER TABLE audit ADD COLUMN amount INTEGER;"
	"ALTER TABLE audit ADD COLUMN digest TEXT;"
	"CREATE INDEX audit_by_account ON audit(account);"
	"CREATE INDEX audit_by_basis ON audit(basis);"
	"CREATE INDEX audit_by_action ON audit(action);"
	"CREATE INDEX audit_by_search ON audit(sign_in, search) WHERE search IS NOT NULL;"
	/* Holds all that the patterns ask of many entries, so that none of these has to be read. */
	"CREATE INDEX audit_by_time ON audit(local, account, action, outcome, basis, opened, close_to, case_reference,"
	" team, sign_in, search);"

	/* Who was shown in which entry. Told by `subjects`, and held against it when the trail is checked. */
	"CREATE TABLE audit_subject("
	" person INTEGER NOT NULL,"
	" seq INTEGER NOT NULL,"
	" opened INTEGER NOT NULL CHECK (opened IN (0, 1)),"
	" PRIMARY KEY (person, seq)) STRICT, WITHOUT ROWID;"

	"CREATE TABLE audit_segment("
	" last INTEGER PRIMARY KEY,"
	" first INTEGER NOT NULL,"
	" hash BLOB NOT NULL CHECK (length(hash) = 32)," /* of its last entry: what the next one refers to */
	" archived TEXT NOT NULL,"
	" digest TEXT NOT NULL) STRICT;" /* of the file */

	"CREATE TABLE audit_review("
	" seq INTEGER PRIMARY KEY," /* of the entry that is looked over */
	" chosen TEXT NOT NULL,"
	" chooser TEXT NOT NULL,"
	" reviewed TEXT,"
	" reviewer TEXT,"
	" finding TEXT CHECK (finding IN ('in_order', 'asked', 'concern')),"
	" note TEXT,"
	" CHECK ((reviewed IS NULL) = (finding IS NULL))) STRICT;";
