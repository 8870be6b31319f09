/*
 * The answers of the family room: as structs, where a refusal fails the test;
 * or as bytes, to be compared or searched: JSON, or the code and words of a
 * refusal. Include after cmocka.
 */
#ifndef FAMCTX_TESTS_FAMILY_ANSWERS_H
#define FAMCTX_TESTS_FAMILY_ANSWERS_H

#include "famctx/api/show.h"
#include "famctx/family/family.h"

struct texts {
	char **items;
	size_t count, cap;
};

void gathered_add(struct texts *t, const char *text);
/* Adds the first column of a query; bound is its one value, or NULL. */
void gathered_read(struct texts *t, struct db *people, const char *static_sql, const char *bound);
void gathered_release(struct texts *t);

/* The answer is the caller's to release. */
void answer_of_find(struct family *f, const char *line, struct find_answer *answer);
void answer_of_show(struct family *f, const char *person, struct show_answer *answer);

void bytes_of_find(struct family *f, const char *line, struct buf *out);
void bytes_of_show(struct family *f, const char *person, struct buf *out);
/* other: NULL, or whom to compare with. */
void bytes_of_evidence(struct family *f, const char *person, const char *other, struct buf *out);
/* With the number of people behind it, without the moments at which something was loaded. */
void bytes_of_sources(struct family *f, struct buf *out);
void bytes_of_name(struct family *f, const char *id, struct buf *out);
/* Whose the key is, in each source. */
void bytes_of_record(struct family *f, const char *key, struct buf *out);

#endif
