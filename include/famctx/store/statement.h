/*
 * Statements: static text, values always bound. A statement is made once and
 * used many times; db_prepare keeps it with its handle under the address of
 * its text, so that asking again costs a look-up.
 *
 *	static const char by_key[] = "SELECT id, born FROM record WHERE source = ? AND key = ?";
 *	struct statement *st = db_prepare(db, by_key);
 *	statement_integer(st, 1, source);
 *	statement_text(st, 2, key);
 *	while (statement_row(st))
 *		... column_integer(st, 0), column_text(st, 1) ...
 *	if (!statement_done(st, e))
 *		return false;
 *
 * Text that the database does not know how to prepare is a programmer's mistake.
 * Every use ends in statement_done, which resets it, forgets the values and
 * tells what went wrong on the way. The bytes of bound text must live until then.
 */
#ifndef FAMCTX_STORE_STATEMENT_H
#define FAMCTX_STORE_STATEMENT_H

#include "famctx/store/db.h"
#include "famctx/text/date.h"

struct statement;

struct statement *db_prepare(struct db *db, const char *static_sql) __attribute__((returns_nonnull));

/* Places count from 1, as in SQL. A NULL text, INTEGER_NONE is the caller's to turn into statement_null. */
void statement_integer(struct statement *st, int place, int64_t value);
void statement_text(struct statement *st, int place, const char *text); /* NULL binds NULL */
void statement_bytes(struct statement *st, int place, const void *bytes, size_t len);
void statement_null(struct statement *st, int place);

/* Steps. True while there is a row. */
bool statement_row(struct statement *st);
MUST_CHECK bool statement_done(struct statement *st, struct err *e);
/* For a statement that returns no rows: steps and finishes. */
MUST_CHECK bool statement_run(struct statement *st, struct err *e);

/* Columns count from 0. Text lives until the next step; NULL when the column is NULL. */
int64_t column_integer(struct statement *st, int column);
const char *column_text(struct statement *st, int column);
size_t column_size(struct statement *st, int column);
const void *column_bytes(struct statement *st, int column);
bool column_null(struct statement *st, int column);
/* A copy for the caller; NULL for NULL. */
char *column_copy(struct statement *st, int column);
/* ISO text as a date; DATE_NONE for NULL and for what is none. */
struct date column_date(struct statement *st, int column);
/* A date as ISO text, NULL for DATE_NONE; text holds the bytes until the statement is done. */
void statement_date(struct statement *st, int place, struct date day, struct buf *text);

#endif
