/* Candidates by birth date. Private to family. */
#ifndef FAMCTX_SRC_FAMILY_CANDIDATES_BORN_H
#define FAMCTX_SRC_FAMILY_CANDIDATES_BORN_H

#include "candidates.h"
#include "famctx/store/statement.h"

/* The first column of every row, until there are too many. */
MUST_CHECK bool candidates_take(struct candidates *c, struct statement *st, unsigned without, struct err *e);

/* Born on the day typed, or with day and month swapped. */
MUST_CHECK bool candidates_by_born(const struct family *f, const struct query *q, struct candidates *c, struct err *e);
/* The same among those who have the word; near: by its near alternatives. */
MUST_CHECK bool candidates_by_born_word(const struct family *f, const struct query *q, const struct alternatives *word,
					bool near, struct candidates *c, struct err *e);

#endif
