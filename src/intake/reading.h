/*
 * One source while it is read: its files one after the other, their rows into
 * the writer, what they are like into the tally. Private to intake.
 */
#ifndef FAMCTX_SRC_INTAKE_READING_H
#define FAMCTX_SRC_INTAKE_READING_H

#include "famctx/api/policy.h"
#include "famctx/intake/csv.h"
#include "famctx/intake/target.h"
#include "famctx/text/ident.h"
#include "textmap.h"
#include "tally.h"
#include "writer.h"

/* What is met in one column. */
struct column_tally {
	int64_t given, bad, none, nothing;
};

enum column_complaint { COMPLAINT_BYTES, COMPLAINT_VALUE, COMPLAINT_COUNT };

/* A column of the heading. */
struct column_use {
	const struct manifest_column *map; /* NULL: ignored */
	char *name;
	struct place at;
	char *const *dates; /* formats to try */
	size_t dates_count;
	bool wants_range;   /* a date of the source is the latest or earliest in this column */
	struct date latest, earliest;
	struct column_tally tally;
	struct complaint complaints[COMPLAINT_COUNT];
};

enum feed_complaint { COMPLAINT_TORN, COMPLAINT_SHORT, COMPLAINT_TWICE, COMPLAINT_NOBODY, COMPLAINT_ALONE,
		      FEED_COMPLAINT_COUNT };

/* One CSV file. */
struct feed {
	const struct manifest_file *map;
	struct csv_file csv;
	char *path;
	struct column_use *columns;
	size_t columns_count, columns_cap;
	int64_t rows, torn;
	bool broken; /* it could not be read to its end */
	struct complaint complaints[FEED_COMPLAINT_COUNT];
};

/* One cell, read. */
enum cell_kind { CELL_NOTHING, CELL_TEXT, CELL_NONE, CELL_BAD };
struct cell_value {
	enum cell_kind kind;
	const char *text;
	struct date date; /* of targets that are dates, and of details with date formats */
};

/* A record that was written, found again by its key. */
struct known {
	int64_t record, involvement; /* involvement: the first, 0: none */
	uint64_t identity, row;      /* hashes; identity 0: says nothing but its key */
	uint32_t variants;
	bool has_open, has_closed;
};

/* Rows of the other files by what a file of details links to. */
struct links {
	const struct manifest_file *details;
	struct textmap keys;
	struct known *to;
	size_t to_cap;
};

struct label_figure {
	char *label;
	int measure;
	int64_t count, of;
};

struct row;

struct reading {
	/* set by who reads */
	const struct manifest *m;
	const char *data_folder; /* NULL: beside the manifest */
	const struct within *within; /* where files may be read; NULL: anywhere */
	const struct load_policy *policy;
	struct date today;
	struct problems *problems;
	struct writer *writer;
	void (*tick)(void *context, int64_t bytes); /* read so far of the source; may be NULL */
	void *tick_context;
	/* answers */
	struct tally tally;
	struct label_figure *labels;
	size_t labels_count, labels_cap;
	int64_t rows, bad_cells, bytes, first_record;
	struct date copied, from, to;
	char copied_time[6]; /* "10:00", or empty */
	struct buf digest;   /* of all files, then digested again */
	/* at work */
	struct row *row;
	struct textmap keys;
	struct textmap further_rows; /* of records that have several */
	struct known *known;
	size_t known_cap;
	struct links *links;
	size_t links_count;
	struct buf scratch;
	char *usual_dates[2]; /* formats where the manifest names none */
};

void reading_init(struct reading *r);
void reading_release(struct reading *r);
/* Reads everything. False: the store failed. Whether the feed may be taken is told by problems. */
MUST_CHECK bool reading_source(struct reading *r, struct err *e);

/* ---- feed.c: a file and its heading */
/* False: a problem was reported and the file is not to be read. Release either way. */
MUST_CHECK bool feed_open(struct reading *r, struct feed *f, const struct manifest_file *map);
/* The next row that can be used; torn ones are reported and left out. */
enum csv_result feed_next(struct reading *r, struct feed *f);
/* Reports what was only counted, and judges the file by the policy. */
void feed_close(struct reading *r, struct feed *f);
void feed_release(struct feed *f);
void reading_path(const struct reading *r, const char *file, struct buf *out);

/* ---- cells.c */
/* The value of a column in the present row; what cannot be read is reported and counted. */
struct cell_value cell_read(struct reading *r, struct feed *f, size_t column);
/* Whether the word stands in a list, in any case. */
bool word_in(char *const *words, size_t count, const char *word);
/* Reads a date by formats in order. */
bool cell_date(const char *text, char *const *formats, size_t count, struct date today, struct date *out);
/* Words where a date should be are the end of a cell that was cut in two. */
bool cell_looks_torn(const char *text);
/* The formats that hold where a column has none of its own. */
char *const *reading_dates(const struct reading *r, const struct manifest_format *own, size_t *count);

/* ---- rows.c, details.c, relations.c: what each kind of file becomes */
MUST_CHECK bool rows_read(struct reading *r, struct feed *f, struct err *e);
MUST_CHECK bool details_read(struct reading *r, struct feed *f, struct err *e);
MUST_CHECK bool relations_read(struct reading *r, struct feed *f, struct err *e);
struct row *row_new(void);
void row_free(struct row *row);

/* ---- catalogue.c */
/* The dates of the source that stand in the manifest or in catalogues. */
void catalogue_read(struct reading *r);

#endif
