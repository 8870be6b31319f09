/*
 * Reading a feed row by row, in a buffer that stays small whatever the file
 * holds. Cells come out as UTF-8 with a NUL behind each; the library behind it
 * is seen nowhere else.
 *
 *	while ((got = csv_file_next(f)) == CSV_ROW)
 *		... f->cells[i].text ...
 *	if (got == CSV_BROKEN) the reason is in problems, at its line and column
 *
 * Broken are: a NUL byte, a cell over CSV_CELL_LIMIT, a row over CSV_ROW_LIMIT,
 * quotes that do not fit together. The rows behind it are not read, as nobody
 * can tell where they begin. A cell whose bytes are not in the declared encoding
 * is `bad`: its text is for nobody, who reads the row reports it. Blank lines are
 * no rows.
 */
#ifndef FAMCTX_INTAKE_CSV_H
#define FAMCTX_INTAKE_CSV_H

#include "famctx/base/within.h"
#include "famctx/intake/manifest.h"

#define CSV_CELL_LIMIT (64u * 1024u)
#define CSV_ROW_LIMIT (1024u * 1024u)

struct csv_cell {
	const char *text; /* lives until the next row */
	size_t len;
	bool bad; /* not in the encoding of the file */
};

enum csv_result { CSV_ROW, CSV_END, CSV_BROKEN };

struct csv_input; /* where bytes come from, and the library's state */

struct csv_file {
	const struct csv_cell *cells;
	size_t count;
	int line;            /* on which the row begins */
	int64_t done, total; /* bytes; total -1 when not known */
	struct csv_input *input;
};

/* Fails with a problem when the file cannot be opened or is UTF-16. Release either way. within NULL: it may be
 * anywhere. */
MUST_CHECK bool csv_file_open(struct csv_file *f, const char *path, const struct within *within,
			      const struct csv_format *format, struct problems *problems);
/* Bytes at hand, which must outlive f; `name` stands in problems. */
MUST_CHECK bool csv_file_open_bytes(struct csv_file *f, const char *name, const char *bytes, size_t len,
				    const struct csv_format *format, struct problems *problems);
void csv_file_release(struct csv_file *f);

enum csv_result csv_file_next(struct csv_file *f);
/* Where a cell of the present row begins. */
struct place csv_file_place(struct csv_file *f, size_t cell);
/* The bytes read so far, as lower-case hexadecimal SHA-256; the file's when it was read to its end. */
#define CSV_DIGEST_SIZE 65
void csv_file_digest(struct csv_file *f, char digest[CSV_DIGEST_SIZE]);

#endif
