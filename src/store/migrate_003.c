#include "migrate.h"

/*
 * Projects that walk the guidance. What people say about one is kept field by
 * field, and every version of a field stays: two people who save different
 * fields never meet, two who save the same one both keep their words, and what
 * was signed can be told from what came later. `latest` marks the version that
 * stands; a text that came too late is kept beside it.
 */
const char migrate_003_sql[] =
	"CREATE TABLE project("
	" id INTEGER PRIMARY KEY,"
	" name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 200),"
	" title TEXT,"
	" made TEXT NOT NULL," /* day */
	" made_by TEXT NOT NULL) STRICT;"

	"CREATE TABLE project_field("
	" id INTEGER PRIMARY KEY,"
	" project INTEGER NOT NULL REFERENCES project(id),"
	" subject TEXT NOT NULL," /* action:ID, answer:N, triage, fact, maturity, register:TABLE:ROW ... */
	" field TEXT NOT NULL,"
	" version INTEGER NOT NULL CHECK (version > 0),"
	" latest INTEGER NOT NULL CHECK (latest IN (0, 1)),"
	" beside INTEGER NOT NULL CHECK (beside IN (0, 1)),"
	" value TEXT," /* NULL: taken away */
	" who TEXT NOT NULL," /* name */
	" account TEXT NOT NULL,"
	" day TEXT NOT NULL,"
	" at TEXT NOT NULL,"
	" content TEXT NOT NULL," /* version of the guidance it was given under */
	" note TEXT,"
	" CHECK (latest = 0 OR beside = 0)) STRICT;"
	"CREATE UNIQUE INDEX project_field_latest ON project_field(project, subject, field) WHERE latest = 1;"
	"CREATE UNIQUE INDEX project_field_version ON project_field(project, subject, field, version);"

	"CREATE TABLE project_run("
	" id INTEGER PRIMARY KEY,"
	" project INTEGER NOT NULL REFERENCES project(id),"
	" who TEXT NOT NULL,"
	" day TEXT NOT NULL,"
	" at TEXT NOT NULL,"
	" content TEXT NOT NULL,"
	" state TEXT NOT NULL,"
	" outcome TEXT,"
	" tier TEXT,"
	" result TEXT NOT NULL) STRICT;" /* JSON */
	"CREATE INDEX project_run_by_project ON project_run(project, id);"

	"CREATE TABLE project_sign_off("
	" id INTEGER PRIMARY KEY,"
	" project INTEGER NOT NULL REFERENCES project(id),"
	" gate TEXT NOT NULL,"
	" decision TEXT NOT NULL CHECK (decision IN ('pass', 'pass-with-gaps', 'return', 'stop')),"
	" name TEXT NOT NULL,"
	" role TEXT NOT NULL,"
	" comment TEXT,"
	" override TEXT," /* why somebody passed a gate on answers of their own */
	" account TEXT NOT NULL,"
	" day TEXT NOT NULL,"
	" at TEXT NOT NULL,"
	" content TEXT NOT NULL,"
	" digest TEXT NOT NULL CHECK (length(digest) = 64)," /* of what was signed */
	" open_items TEXT NOT NULL," /* JSON: what was not met */
	" withdrawn TEXT," /* day */
	" withdrawn_because TEXT,"
	" CHECK ((withdrawn IS NULL) = (withdrawn_because IS NULL))) STRICT;"
	"CREATE INDEX project_sign_off_by_project ON project_sign_off(project, gate, id);";
