/* Dates in statements. Private to guidance. */
#ifndef FAMCTX_SRC_GUIDANCE_PROJECT_SQL_H
#define FAMCTX_SRC_GUIDANCE_PROJECT_SQL_H

#include "famctx/store/statement.h"
#include "famctx/text/date.h"

void column_date(struct statement *st, int column, struct date *out);
/* The text has to live until the statement is done. */
void statement_date(struct statement *st, int place, struct date day, struct buf *text);

#endif
