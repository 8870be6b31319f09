/*
 * The pieces of a typed line, and the readers that take some of them from the
 * front: each returns how many it took, 0 when the pieces are something else.
 * Private to family.
 */
#ifndef FAMCTX_SRC_FAMILY_QUERY_LINE_H
#define FAMCTX_SRC_FAMILY_QUERY_LINE_H

#include "famctx/family/query.h"

#define LINE_PIECES 48

/* Split at spaces and commas, without * and %. */
struct query_line {
	struct buf text;
	const char *pieces[LINE_PIECES];
	size_t count;
};

void query_line_read(struct query_line *line, const char *typed);
void query_line_release(struct query_line *line);

size_t read_born(struct query_born *born, const char *const *pieces, size_t count, struct date today);
size_t read_age(struct query_born *born, const char *const *pieces, size_t count, struct date today);
/* Exact digits that give this age on that day. */
void born_from_age(struct query_born *born, int64_t age, struct date today);
/* open: also a street that does not end in a type, to the end of the words. */
size_t read_address(struct query *q, const char *const *pieces, size_t count, bool open);
size_t read_postcode(struct query *q, const char *const *pieces, size_t count);
size_t read_nhs(struct query *q, const char *const *pieces, size_t count);

void query_word_release(struct query_word *word);
bool piece_has_digit(const char *piece);
bool piece_is_digits(const char *piece);

#endif
