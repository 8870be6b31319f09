/*
 * Rows of the index on their way into a table: three numbers, gathered in
 * any order, then sorted and each kept once. Private to family.
 */
#ifndef FAMCTX_SRC_FAMILY_INDEX_ROWS_H
#define FAMCTX_SRC_FAMILY_INDEX_ROWS_H

#include "famctx/base/base.h"

struct index_row {
	uint32_t a, b, c;
};

struct index_rows {
	struct index_row *items;
	size_t count, cap;
};

#define INDEX_ROWS_INIT { NULL, 0, 0 }

void index_rows_add(struct index_rows *rows, uint32_t a, uint32_t b, uint32_t c);
/* By a, then b, then c; equal ones once. */
void index_rows_sort(struct index_rows *rows);
void index_rows_release(struct index_rows *rows);

#endif
