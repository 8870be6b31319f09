#include "famctx/store/load_history.h"

#include "famctx/base/mem.h"
#include "famctx/store/statement.h"

#define COLUMNS \
	"source, title, started, finished, outcome, rows, people, bad_cells, digest, problems, problems_more, quality"

bool load_history_add(struct db *own, const struct load_entry *entry, struct err *e)
{
	static const char sql[] = "INSERT INTO load(" COLUMNS ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, entry->source);
	statement_text(st, 2, entry->title);
	statement_text(st, 3, entry->started);
	statement_text(st, 4, entry->finished);
	statement_text(st, 5, entry->loaded ? "loaded" : "refused");
	statement_integer(st, 6, entry->rows);
	statement_integer(st, 7, entry->people);
	statement_integer(st, 8, entry->bad_cells);
	statement_text(st, 9, entry->digest);
	statement_text(st, 10, entry->problems);
	statement_integer(st, 11, entry->problems_more);
	statement_text(st, 12, entry->quality);
	return statement_run(st, e);
}

static void read_entry(struct statement *st, struct load_entry *out)
{
	*out = (struct load_entry){
		.source = mem_copy_or_null(column_text(st, 0)),
		.title = mem_copy_or_null(column_text(st, 1)),
		.started = mem_copy_or_null(column_text(st, 2)),
		.finished = mem_copy_or_null(column_text(st, 3)),
		.loaded = !strcmp(column_text(st, 4), "loaded"),
		.rows = column_integer(st, 5),
		.people = column_integer(st, 6),
		.bad_cells = column_integer(st, 7),
		.digest = mem_copy_or_null(column_text(st, 8)),
		.problems = mem_copy_or_null(column_text(st, 9)),
		.problems_more = column_integer(st, 10),
		.quality = mem_copy_or_null(column_text(st, 11)),
	};
}

bool load_history_last(struct db *own, const char *source, bool good, struct load_entry *out, struct err *e)
{
	static const char any_sql[] = "SELECT " COLUMNS " FROM load WHERE source = ? ORDER BY id DESC LIMIT 1";
	static const char good_sql[] = "SELECT " COLUMNS " FROM load WHERE source = ? AND outcome = 'loaded'"
				       " ORDER BY id DESC LIMIT 1";
	struct statement *st = db_prepare(own, good ? good_sql : any_sql);
	*out = (struct load_entry){ .source = NULL };
	statement_text(st, 1, source);
	if (statement_row(st))
		read_entry(st, out);
	return statement_done(st, e);
}

bool load_history_list(struct db *own, struct load_entry **entries, size_t *count, struct err *e)
{
	static const char sql[] = "SELECT " COLUMNS " FROM load"
				  " WHERE id IN (SELECT max(id) FROM load GROUP BY source) ORDER BY source";
	struct statement *st = db_prepare(own, sql);
	struct load_entry *list = NULL;
	size_t n = 0, cap = 0;
	while (statement_row(st)) {
		MEM_GROW(list, n, cap);
		read_entry(st, &list[n++]);
	}
	*entries = list;
	*count = n;
	return statement_done(st, e);
}

void load_entry_release(struct load_entry *entry)
{
	mem_free(entry->source);
	mem_free(entry->title);
	mem_free(entry->started);
	mem_free(entry->finished);
	mem_free(entry->digest);
	mem_free(entry->problems);
	mem_free(entry->quality);
	*entry = (struct load_entry){ .source = NULL };
}

void load_history_free(struct load_entry *entries, size_t count)
{
	for (size_t i = 0; i < count; i++)
		load_entry_release(&entries[i]);
	mem_free(entries);
}
