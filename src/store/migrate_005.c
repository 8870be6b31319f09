#include "migrate.h"

/*
 * How the guidance put things when somebody answered: the words of each version
 * of its content under which anything was saved, so that replacing the content
 * leaves old answers readable and can say what changed.
 */
const char migrate_005_sql[] =
	"CREATE TABLE project_wording("
	" content TEXT NOT NULL," /* version */
	" subject TEXT NOT NULL," /* action:ID, answer:N, triage:NAME, fact:NAME */
	" text TEXT NOT NULL,"
	" PRIMARY KEY (content, subject)) STRICT, WITHOUT ROWID;";
