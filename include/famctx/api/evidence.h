/*
 * Why records were joined into one person: request `evidence` and its answer.
 * Two people can be compared with the same document.
 */
#ifndef FAMCTX_API_EVIDENCE_H
#define FAMCTX_API_EVIDENCE_H

#include "famctx/api/show.h"

struct evidence_request {
	char *person;
	char *other; /* NULL, or a person to compare with */
};

struct evidence_record {
	char *source;
	char *title;
	char *record;
	char *person;
	int rule;
	char *basis;
	char *checked_by;
	struct date copied;
	char **challenged; /* references of open challenges to the join of this record */
	size_t challenged_count;
};

struct evidence_row {
	char *field;
	char **values; /* one a record, in the order of records; a missing one is a NULL */
	size_t values_count;
	int verdict;   /* how they compare: the furthest that any is from the first */
	char *sentence;
};

struct evidence_answer {
	struct date at;
	char *person;
	char *name;
	struct evidence_record *records;
	size_t records_count;
	struct evidence_row *rows;
	size_t rows_count;
	char **for_it; /* plain sentences */
	size_t for_it_count;
	char **against;
	size_t against_count;
	char **would_change;
	size_t would_change_count;
	int64_t same_name; /* other people with this name and birth month */
};

extern const struct shape evidence_request_shape;
extern const struct shape evidence_answer_shape;

#endif
