/*
 * The sources as they stand: request `sources` (famctx sources, screen O).
 */
#ifndef FAMCTX_API_SOURCES_H
#define FAMCTX_API_SOURCES_H

#include "famctx/api/show.h"

struct quality_figure {
	char *rule;  /* code of the rule, such as I1 or X2 */
	char *field; /* what it was measured on, or NULL */
	char *words; /* in plain words, with its number */
	int level;   /* enum quality */
};

struct source_problem {
	char *file;
	int64_t line, column;
	char *message;
	bool error;
};

struct source_status {
	char *source;
	char *title;
	char *service; /* NULL: a register */
	bool is_register;
	bool not_shared; /* there is no agreement: never searched */
	int freshness;
	struct date copied;
	int64_t refresh_days;
	struct shown_scope scope;
	struct contact owner;
	int64_t rows, people;
	char *loaded;  /* when the last good load was made, UTC */
	char *outcome; /* of the last load: loaded, refused */
	char *tried;   /* when the last load was tried, UTC */
	struct quality_figure *quality;
	size_t quality_count;
	struct source_problem *problems; /* of the last load, at most SOURCE_PROBLEMS; for others than those who load they are only counted */
	size_t problems_count;
	int64_t problems_more;
};

#define SOURCE_PROBLEMS 50

struct sources_answer {
	struct date at;
	char *training; /* NULL, or the word: the store is a training one */
	struct source_status *sources;
	size_t sources_count;
	char **not_here; /* services that are not here at all, from the policy */
	size_t not_here_count;
	char *help_note;
};

extern const struct shape quality_figure_shape;
extern const struct shape source_problem_shape;
extern const struct shape sources_answer_shape;

#endif
