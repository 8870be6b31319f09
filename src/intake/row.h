/*
 * One row of people or involvements, taken apart. Private to intake.
 */
#ifndef FAMCTX_SRC_INTAKE_ROW_H
#define FAMCTX_SRC_INTAKE_ROW_H

#include "reading.h"

enum row_status { ROW_HELD, ROW_OPEN, ROW_CLOSED, ROW_NONE };

/* A value whose target may be met several times. */
struct row_repeat {
	int target;
	const struct column_use *column;
	struct cell_value value;
};

struct row {
	const char *text[TARGET_COUNT]; /* NULL: not supplied */
	struct date date[TARGET_COUNT];
	struct row_repeat *repeats;
	size_t repeats_count, repeats_cap;
	enum row_status status;
	/* composed */
	const char *family_name, *first_name, *address, *postcode;
	char nhs[NHS_SIZE];
	char postcode_text[POSTCODE_SIZE];
	struct buf first, full, lines, key;
};

/* Reads the cells of the present row. */
void row_take(struct reading *r, struct feed *f, struct row *row);
/* 64 bits of what the row says about who it is; 0 when it says nothing but an id of the register. */
uint64_t row_identity(const struct row *row);
/* 64 bits of the whole row as it stands. */
uint64_t row_hash(const struct feed *f);
/* Counts what the row is like, after row_take. */
void row_tally(struct reading *r, const struct feed *f, const struct row *row);

#endif
