/*
 * What is in dispute about many people at once, and nothing of it but
 * references: for lists of people, with every key press of a search, and for
 * the grid of a family. However many are asked for, it is one statement.
 */
#ifndef FAMCTX_CHALLENGE_DISPUTE_H
#define FAMCTX_CHALLENGE_DISPUTE_H

#include "famctx/store/db.h"

struct dispute {
	size_t at; /* which of those asked for it is about */
	char *reference;
	char *service; /* NULL: it is not about one */
};

struct disputes {
	struct dispute *items;
	size_t count, cap;
};

#define DISPUTES_INIT { NULL, 0, 0 }

/* The join of a record, asked for on behalf of `at`. Borrowed. */
struct disputed_record {
	size_t at;
	const char *source, *record;
};

/* Whether there are any at all spares most stores the rest. */
MUST_CHECK bool disputes_any(struct db *own, bool *people, bool *joins, struct err *e);
/* Adds those about each of the people, whatever number they had then, earliest raised first. 0: nobody. */
MUST_CHECK bool disputes_of_people(struct db *own, const int64_t *people, size_t count, struct disputes *out,
				   struct err *e);
/* Adds those about the joins: in the order of the records, and of one earliest raised first. */
MUST_CHECK bool disputes_of_records(struct db *own, const struct disputed_record *records, size_t count,
				    struct disputes *out, struct err *e);
void disputes_release(struct disputes *d);

#endif
