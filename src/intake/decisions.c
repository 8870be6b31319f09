#include "finder.h"
#include "persons.h"

#include "famctx/base/mem.h"
#include "famctx/store/statement.h"

/* UINT32_MAX when it is no longer there. */
static uint32_t record_of(const struct finder *f, struct statement *st, int column)
{
	size_t at = finder_find(f, column_text(st, column), column_text(st, column + 1));
	return at < f->count ? f->items[at].record : UINT32_MAX;
}

bool decisions_read(struct db *own, const struct identities *ids, struct join_decision **out, size_t *count,
		    struct err *e)
{
	static const char sql[] = "SELECT kind, source, record, other_source, other_record FROM decision"
				  " WHERE undone IS NULL ORDER BY id";
	struct statement *st = db_prepare(own, sql);
	struct finder finder = { NULL, 0 };
	size_t cap = 0;
	while (statement_row(st)) {
		if (!finder.items)
			finder_make(&finder, ids);
		uint32_t a = record_of(&finder, st, 1), b = record_of(&finder, st, 3);
		if (a == UINT32_MAX || b == UINT32_MAX || a == b)
			continue;
		MEM_GROW(*out, *count, cap);
		(*out)[(*count)++] = (struct join_decision){ a, b, !strcmp(column_text(st, 0), "join") };
	}
	finder_release(&finder);
	return statement_done(st, e);
}
