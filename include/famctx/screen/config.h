/*
 * The files of screens/: titles, columns, sentences and help of every screen, one
 * YAML file each. An authority changes them with an editor: renaming a column or putting
 * columns in another order is an edit of a file. What a file must hold is
 * listed in texts.def and columns.def; every mistake is reported at its place.
 *
 * A text may hold places such as {total}, and names of actions in capitals such
 * as {SCOPE}, which show as the key that does them now. A part in [square
 * brackets] is left out when a place inside it has nothing to say. {n:person|people} is the first word where
 * the place n holds 1, else the second.
 */
#ifndef FAMCTX_SCREEN_CONFIG_H
#define FAMCTX_SCREEN_CONFIG_H

#include "famctx/api/words.h"
#include "famctx/base/problems.h"

#define SCREEN_FILES(FILE)                                                                                   \
	FILE(trail) FILE(looks) FILE(look) FILE(privacy)                                                     \
	FILE(desk) FILE(search) FILE(before)                                                                         \
	FILE(results) FILE(family) FILE(people) FILE(person) FILE(service) FILE(evidence) FILE(scope)        \
	        FILE(copy) FILE(challenges) FILE(queue) FILE(error) FILE(project) FILE(stages)               \
	        FILE(workbook) FILE(triage) FILE(gates) FILE(register) FILE(guide)

enum screen_file_id {
#define FILE(name) FILE_##name,
	SCREEN_FILES(FILE)
#undef FILE
	        FILE_COUNT
};

/* TEXT_results_total and so on: file and key as they stand in the YAML. */
enum text {
#define TEXT(file, key, places, columns) TEXT_##file##_##key,
#include "famctx/screen/texts.def"
#undef TEXT
	TEXT_COUNT
};

/* What a column of a table can show. */
enum column_field {
#define COLUMN(file, field) COLUMN_##file##_##field,
#include "famctx/screen/columns.def"
#undef COLUMN
	COLUMN_COUNT
};

struct column {
	char *field;
	char *heading;
	int64_t width;    /* INTEGER_NONE: it shares what is left */
	int64_t priority; /* where there are few columns those with the highest number go first */
	struct place place;
	enum column_field shows; /* found when the file is read */
};

struct screen_text {
	char *key;
	char *text;
	struct place place;
};

/* A purpose that the search screen offers, and to whom; no roles: to everybody. */
struct offered_purpose {
	int basis;
	char **roles;
	size_t roles_count;
	struct place place;
};

struct screen_file {
	struct column *columns;
	size_t columns_count;
	struct offered_purpose *purposes;
	size_t purposes_count;
	struct screen_text *texts;
	size_t texts_count;
	char *help;
};

struct screens {
	struct screen_file files[FILE_COUNT];
	const char *texts[TEXT_COUNT]; /* into the files */
	char *help[FILE_COUNT]; /* as shown: with keys in their places */
};

/* Reads FOLDER/search.yaml and so on. Release it either way. */
MUST_CHECK bool screens_load(const char *folder, struct screens *out, struct problems *problems);
void screens_release(struct screens *s);
/* Whether help names letters as keys; it does until told otherwise. */
void screens_use_letters(struct screens *s, bool letters);
/* For `famctx screens check`: everything that is wrong with the files of a folder. */
MUST_CHECK bool screens_check(const char *folder, struct problems *problems);

/* As written; its key when the file has none, so that nothing is ever blank. */
const char *screens_text(const struct screens *s, enum text t);
/* With its places filled and its actions as keys; letters: whether letter keys are on. */
void screens_fill(const struct screens *s, enum text t, bool letters, const struct fill *fills, size_t count,
                  struct buf *out);
/* The text whose key is made at run time, such as advice_swap_day_month; NULL when there is none. */
const char *screens_find(const struct screens *s, enum screen_file_id file, const char *key);
const char *screens_help(const struct screens *s, enum screen_file_id file);

#endif
