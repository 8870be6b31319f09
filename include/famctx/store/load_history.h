/*
 * Every load of a source that was tried, in store.db: what came, whether it was
 * taken, what was wrong with it.
 */
#ifndef FAMCTX_STORE_LOAD_HISTORY_H
#define FAMCTX_STORE_LOAD_HISTORY_H

#include "famctx/store/db.h"

struct load_entry {
	char *source;
	char *title;
	char *started;  /* UTC */
	char *finished; /* UTC */
	bool loaded;    /* false: refused, and the load before it stayed */
	int64_t rows, people, bad_cells;
	char *digest;   /* of the files, as hexadecimal; NULL: could not be read */
	char *problems; /* JSON array of api's source_problem, or NULL */
	int64_t problems_more;
	char *quality;  /* JSON array of api's quality_figure, or NULL */
};

/* Borrows the texts. */
MUST_CHECK bool load_history_add(struct db *own, const struct load_entry *entry, struct err *e);
/* The last load of a source that was tried, or the last good one. source stays NULL when there is none. */
MUST_CHECK bool load_history_last(struct db *own, const char *source, bool good, struct load_entry *out, struct err *e);
/* The last try of every source, by key; the array and each entry are the caller's. */
MUST_CHECK bool load_history_list(struct db *own, struct load_entry **entries, size_t *count, struct err *e);
void load_entry_release(struct load_entry *entry);
void load_history_free(struct load_entry *entries, size_t count);

#endif
