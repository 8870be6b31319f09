/*
 * A source is one YAML file, its manifest. The format is documented in
 * docs/manifests.md; the fields here have the names of its keys.
 *
 * A manifest that manifest_read accepts makes sense as a whole: every column
 * goes to a target that exists and may stand in that kind of file, keys and
 * links are mapped, catalogues are declared, dates have a known format. What
 * only the feed can tell (a column that is not there) is the reader's.
 */
#ifndef FAMCTX_INTAKE_MANIFEST_H
#define FAMCTX_INTAKE_MANIFEST_H

#include "famctx/api/source.h"
#include "famctx/base/within.h"

/* One `word: other word`. */
struct manifest_pair {
	char *from;
	char *to;
	struct place at;
};

/* A date that stands in the manifest, is the latest in a column, or stands in a cell of a catalogue. */
struct manifest_origin {
	struct date date;
	char *column;
	char *file;      /* with column: NULL is the first file */
	char *catalogue;
	struct place at; /* line 0: not given at all */
};

enum csv_encoding { CSV_UTF_8, CSV_WINDOWS_1252, CSV_ISO_8859_1 };

struct manifest_format {
	char *delimiter; /* one character, or "tab" */
	int encoding;    /* enum csv_encoding; each -1 where it is not given */
	int header, trim, quotes; /* 0 or 1 */
	char **dates;    /* formats of text/date.h, tried in order */
	size_t dates_count;
	struct place at;
};

struct manifest_catalogue {
	char *name;
	char *file;
	char *key; /* the column that tells the rows apart */
	char *row; /* the one that speaks of this source */
	struct manifest_format format;
	struct place at;
};

struct manifest_scope {
	struct manifest_origin from, to;
	char *period_note;
	char **areas;
	size_t areas_count;
	struct ages ages;
	char *covers;
	char *not_covered;
	struct place at;
};

struct manifest_column {
	char *column;
	char *to;    /* name of a target; target is its place in the list of target.h */
	int target;
	char *label; /* detail, part, identifier */
	char *meaning;
	bool sensitive;
	int64_t most_shown;
	struct manifest_pair *values; /* word in the feed: word on screen; closed when there are any */
	size_t values_count;
	char **open, **closed, **none; /* status: words in the feed */
	size_t open_count, closed_count, none_count;
	char **none_when; /* detail: words that say there is none in the period */
	size_t none_when_count;
	char **dates; /* in place of the file's */
	size_t dates_count;
	int order; /* full_name: enum name_order; -1 where it is not given */
	struct place at;
};

enum name_order { NAME_FIRST_LAST, NAME_LAST_FIRST };

/* Each row of a file of details is one item, such as an offence. */
struct manifest_item {
	char *key; /* NULL: the file has none */
	char *label;
	char *meaning;
	bool sensitive;
	int64_t most_shown;    /* INTEGER_NONE: all */
	char *newest_first_by; /* a column of dates, or NULL: as they stand in the file */
	struct place at;
};

enum holds { HOLDS_PEOPLE, HOLDS_INVOLVEMENTS, HOLDS_DETAILS, HOLDS_RELATIONSHIPS, HOLDS_COUNT };
extern const char *const holds_codes[];

struct manifest_file {
	char *file;
	int holds;
	char **key; /* columns; none: a digest of the identity fields */
	size_t key_count;
	struct manifest_column *columns;
	size_t columns_count;
	struct manifest_pair *fixed; /* target: value */
	size_t fixed_count;
	char **ignore;
	size_t ignore_count;
	struct manifest_pair *linked_by; /* column here: target or column of the rows it belongs to */
	size_t linked_by_count;
	struct manifest_item item;
	bool open_without_end; /* the state comes from the end date: none or to come is open */
	struct manifest_format format;
	struct place at;
};

struct manifest {
	char *source;
	char *service;
	char *title;
	bool is_register;
	bool training; /* made-up people: for training stores only */
	char *refers_to;
	char *id_label;
	struct contact owner;
	struct manifest_origin copied;
	char *refresh;
	int64_t refresh_days; /* INTEGER_NONE: no promise */
	bool not_shared;
	struct manifest_scope scope;
	struct manifest_catalogue *catalogues;
	size_t catalogues_count;
	struct manifest_format format;
	char **not_supplied;
	size_t not_supplied_count;
	struct manifest_file *files;
	size_t files_count;
	char *path; /* the manifest itself */
	struct place at;
};

extern const struct shape manifest_shape;

/* Reports everything that is wrong, each at its place. Release m either way. within NULL: it may be anywhere. */
MUST_CHECK bool manifest_read(const char *path, const struct within *within, struct manifest *m,
			      struct problems *problems);
/* The same for text at hand; `path` is used in problems and to find the feeds. */
MUST_CHECK bool manifest_read_text(const char *path, const char *bytes, size_t len, struct manifest *m,
				   struct problems *problems);
void manifest_release(struct manifest *m);

/* The format of a file: its own, then the manifest's, then the defaults. */
struct csv_format {
	char delimiter;
	enum csv_encoding encoding;
	bool header, trim, quotes;
};
struct csv_format manifest_csv_format(const struct manifest *m, const struct manifest_format *own);
/* The column of a file by its name, NULL when the file does not map it. */
const struct manifest_column *manifest_column_of(const struct manifest_file *f, const char *column);
/* Whether a file maps a column, or fixes a value, to the target. */
bool manifest_maps(const struct manifest_file *f, int target);

#endif
