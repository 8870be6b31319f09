/*
 * Reading sources: request `load`, its progress notifications and its answer.
 */
#ifndef FAMCTX_API_LOAD_H
#define FAMCTX_API_LOAD_H

#include "famctx/api/sources.h"

struct load_request {
	char **manifests; /* paths, absolute */
	size_t manifests_count;
	char *data;       /* folder of the feeds, absolute; NULL: beside each manifest */
	bool check;       /* say everything, change nothing */
};

/* Sent as notification `progress` while a long job runs. */
struct progress {
	char *stage; /* reading, joining, indexing, copying: key of words */
	char *what;  /* the source, or NULL */
	int64_t done, total; /* rows; total INTEGER_NONE when not known */
	int64_t seconds_left; /* INTEGER_NONE when not known */
};

struct load_source {
	char *source;
	char *title;
	char *outcome; /* loaded, checked, refused; held_back: good, but another source of the load was refused */
	int64_t rows, people, bad_cells;
	struct quality_figure *quality;
	size_t quality_count;
};

struct load_answer {
	bool check;
	bool refused; /* at least one was refused: nothing was changed */
	struct load_source *sources;
	size_t sources_count;
	struct source_problem *problems;
	size_t problems_count;
	int64_t problems_more; /* beyond LOAD_PROBLEMS */
	int64_t rows, people, possible; /* of the whole store after it */
};

#define LOAD_PROBLEMS 500

extern const struct shape load_request_shape;
extern const struct shape progress_shape;
extern const struct shape load_answer_shape;

#endif
