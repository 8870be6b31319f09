#include "famctx/store/statement.h"

#include "famctx/base/mem.h"

char *column_copy(struct statement *st, int column)
{
	return mem_copy_or_null(column_text(st, column));
}

struct date column_date(struct statement *st, int column)
{
	struct date d;
	const char *text = column_text(st, column);
	return text && date_parse_iso(text, &d) ? d : (struct date)DATE_NONE;
}

void statement_date(struct statement *st, int place, struct date day, struct buf *text)
{
	buf_clear(text);
	date_iso(day, text);
	statement_text(st, place, text->len ? text->data : NULL);
}
