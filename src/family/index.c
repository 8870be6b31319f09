#include "famctx/family/index.h"

#include "famctx/base/mem.h"
#include "index_build.h"

/* main: while the records of other sources are carried over, the file before is attached with tables of the
 * same names. */
static const char tables_sql[] =
	"DROP TABLE IF EXISTS main.search_token;"
	"DROP TABLE IF EXISTS main.search_pair;"
	"DROP TABLE IF EXISTS main.search_born;"
	"DROP TABLE IF EXISTS main.search_slip;"
	"DROP TABLE IF EXISTS main.search_number;"
	"DROP TABLE IF EXISTS main.search_postcode;"
	"DROP TABLE IF EXISTS main.search_street;"
	"DROP TABLE IF EXISTS main.search_house;"

	"CREATE TABLE search_token("
	" id INTEGER PRIMARY KEY,"
	" text TEXT NOT NULL,"
	" sound TEXT,"
	" before INTEGER NOT NULL) STRICT;"

	"CREATE TABLE search_pair("
	" a INTEGER NOT NULL,"
	" b INTEGER NOT NULL,"
	" born INTEGER NOT NULL,"
	" person INTEGER NOT NULL,"
	" PRIMARY KEY (a, b, born DESC, person)) STRICT, WITHOUT ROWID;"

	"CREATE TABLE search_born("
	" born INTEGER NOT NULL,"
	" token INTEGER NOT NULL,"
	" person INTEGER NOT NULL,"
	" PRIMARY KEY (born, token, person)) STRICT, WITHOUT ROWID;"

	"CREATE TABLE search_slip("
	" hash INTEGER PRIMARY KEY,"
	" tokens BLOB NOT NULL) STRICT;"

	"CREATE TABLE search_number("
	" number TEXT NOT NULL,"
	" person INTEGER NOT NULL,"
	" PRIMARY KEY (number, person)) STRICT, WITHOUT ROWID;"

	"CREATE TABLE search_postcode("
	" postcode TEXT NOT NULL,"
	" person INTEGER NOT NULL,"
	" PRIMARY KEY (postcode, person)) STRICT, WITHOUT ROWID;"

	"CREATE TABLE search_street("
	" text TEXT NOT NULL,"
	" street INTEGER NOT NULL,"
	" PRIMARY KEY (text, street)) STRICT, WITHOUT ROWID;"

	"CREATE TABLE search_house("
	" street INTEGER NOT NULL,"
	" house TEXT NOT NULL,"
	" person INTEGER NOT NULL,"
	" PRIMARY KEY (street, house, person)) STRICT, WITHOUT ROWID;";

static const char indexes_sql[] = "CREATE UNIQUE INDEX search_token_by_text ON search_token(text);"
				  "CREATE INDEX search_token_by_sound ON search_token(sound) WHERE sound IS NOT NULL;";

static bool letter_or_digit(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

void index_number(const char *text, struct buf *out)
{
	bool leading = true;

	for (; *text; text++) {
		if (!letter_or_digit(*text) || (leading && *text == '0'))
			continue;
		leading = false;
		buf_add_char(out, upper(*text));
	}
}

static void release(struct index_build *b)
{
	mem_free(b->people);
	mem_free(b->by_place);
	vocabulary_release(&b->tokens);
	vocabulary_release(&b->numbers);
	vocabulary_release(&b->postcodes);
	vocabulary_release(&b->streets);
	vocabulary_release(&b->houses);
	index_rows_release(&b->names);
	index_rows_release(&b->births);
	index_rows_release(&b->numbered);
	index_rows_release(&b->posted);
	index_rows_release(&b->housed);
}

bool family_index_build(struct db *people, const struct index_progress *progress, struct err *e)
{
	struct index_build b = {
		.db = people,
		.progress = progress,
		.tokens = VOCABULARY_INIT,
		.numbers = VOCABULARY_INIT,
		.postcodes = VOCABULARY_INIT,
		.streets = VOCABULARY_INIT,
		.houses = VOCABULARY_INIT,
	};
	bool own = !db_in_transaction(people);
	bool ok = db_run(people, tables_sql, e) && (!own || db_begin(people, e));

	ok = ok && index_gather_people(&b, e) && index_gather_names(&b, e) && index_write_names(&b, e) &&
	     index_gather_numbers(&b, e) && index_write_numbers(&b, e) && index_gather_places(&b, e) &&
	     index_write_places(&b, e) && db_run(people, indexes_sql, e);
	if (own && ok)
		ok = db_commit(people, e);
	else if (own)
		db_rollback(people);
	release(&b);
	return ok;
}
