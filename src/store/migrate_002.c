#include "migrate.h"

/*
 * Challenges. They are keyed by their drawn reference and have no row numbers, so that the order in which
 * they came cannot be told from the file. An anonymous one has no account and no time of day anywhere.
 * `person` and `other` are numbers of people; state to excluded are what its events lead to.
 */
const char migrate_002_sql[] =
	"CREATE TABLE challenge("
	" reference TEXT PRIMARY KEY,"
	" sent TEXT NOT NULL UNIQUE," /* the client's own id: sent again it is the same one */
	" kind TEXT NOT NULL CHECK (kind IN ('person', 'link', 'join', 'tool')),"
	" subject TEXT NOT NULL,"
	" person INTEGER,"
	" other INTEGER,"
	" service TEXT,"
	" field TEXT,"
	" source TEXT,"
	" record TEXT,"
	" type TEXT NOT NULL,"
	" because TEXT,"
	" risk TEXT NOT NULL,"
	" told TEXT,"
	" spoke TEXT,"
	" notify TEXT NOT NULL,"
	" notify_at TEXT,"
	" name_shown INTEGER NOT NULL CHECK (name_shown IN (0, 1)),"
	" feedback TEXT NOT NULL," /* JSON */
	" snapshot TEXT NOT NULL," /* JSON */
	" digest TEXT NOT NULL CHECK (length(digest) = 64),"
	" account INTEGER REFERENCES account(id)," /* NULL: anonymous */
	" raised TEXT NOT NULL CHECK (length(raised) = 10),"
	" due TEXT NOT NULL CHECK (length(due) = 10),"
	" decided TEXT,"
	" closed TEXT,"
	" state TEXT NOT NULL CHECK (state IN ('to_review', 'with_service', 'to_feed_back', 'closed')),"
	" outcome TEXT,"
	" before TEXT,"
	" disagreed INTEGER NOT NULL DEFAULT 0 CHECK (disagreed IN (0, 1)),"
	" unread INTEGER NOT NULL DEFAULT 0 CHECK (unread IN (0, 1)),"
	" reviewer INTEGER REFERENCES account(id),"
	" decider INTEGER REFERENCES account(id),"
	" excluded INTEGER REFERENCES account(id),"
	" CHECK (account IS NOT NULL OR (name_shown = 0 AND notify_at IS NULL)),"
	" CHECK ((state = 'closed') = (closed IS NOT NULL)),"
	" CHECK ((outcome IS NULL) = (before IS NULL))) STRICT, WITHOUT ROWID;"
	"CREATE INDEX challenge_by_state ON challenge(state, due);"
	"CREATE INDEX challenge_by_account ON challenge(account, state);"
	"CREATE INDEX challenge_by_person ON challenge(person) WHERE person IS NOT NULL;"
	"CREATE INDEX challenge_by_other ON challenge(other) WHERE other IS NOT NULL;"
	"CREATE INDEX challenge_by_record ON challenge(source, record) WHERE source IS NOT NULL;"
	/* What somebody wrote, and what they saw, is kept to the byte. */
	"CREATE TRIGGER challenge_is_kept BEFORE UPDATE OF reference, sent, kind, subject, person, other, service, field,"
	" source, record, type, because, risk, told, spoke, notify, notify_at, name_shown, feedback, snapshot, digest,"
	" account, raised ON challenge"
	" BEGIN SELECT RAISE(ABORT, 'what was sent is not changed'); END;"

	"CREATE TABLE challenge_event("
	" reference TEXT NOT NULL REFERENCES challenge(reference) ON DELETE CASCADE,"
	" number INTEGER NOT NULL CHECK (number > 0)," /* from 1, without a gap */
	" event TEXT NOT NULL,"
	" outcome TEXT,"
	" from_state TEXT,"
	" to_state TEXT NOT NULL,"
	" account INTEGER REFERENCES account(id),"
	" day TEXT NOT NULL CHECK (length(day) = 10),"
	" utc TEXT,"
	" text TEXT,"
	" assigned INTEGER REFERENCES account(id),"
	" of TEXT,"
	" own INTEGER NOT NULL CHECK (own IN (0, 1))," /* by who raised it, in a store of one's own */
	" applied INTEGER NOT NULL CHECK (applied IN (0, 1))," /* people were split or joined, or were no more */
	" PRIMARY KEY (reference, number),"
	" CHECK (account IS NOT NULL OR utc IS NULL)) STRICT, WITHOUT ROWID;"
	"CREATE TRIGGER challenge_event_is_kept BEFORE UPDATE ON challenge_event"
	" BEGIN SELECT RAISE(ABORT, 'what happened is not changed'); END;"

	"CREATE INDEX alias_by_now ON alias(now);"
	"ALTER TABLE decision ADD COLUMN challenge TEXT;" /* reference, or NULL */
	"CREATE INDEX decision_by_challenge ON decision(challenge) WHERE challenge IS NOT NULL;";
