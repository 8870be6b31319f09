/*
 * What there is to read beside the work: explainers, glossary, the workshop, and
 * where it all comes from. Request `project_guide`.
 */
#ifndef FAMCTX_API_GUIDE_H
#define FAMCTX_API_GUIDE_H

#include "famctx/schema/shape.h"

struct guide_theme {
	char *theme;
	char *name;
	char *explainer;
	char *harm;
	char *read;
	char **next;
	size_t next_count;
	char **actions; /* ids or beginnings of ids of what it draws attention to */
	size_t actions_count;
};

struct guide_term {
	char *term;
	char *meaning;
};

struct guide_card {
	char *card;
	int64_t minutes;
	char *theme;
	char *read_out;
	char *discuss;
	char *keep;
	char **feeds;
	size_t feeds_count;
};

struct guide_recommendation {
	int64_t number;
	char *text;
	char *ask;
};

struct guide_resource {
	char *key;
	char *what;
	char *status;
	char *link;
};

struct guide_part {
	char *part;
	char *words;
};

struct guide_answer {
	char *title;
	char *source;
	char *licence;
	char *content;
	struct guide_part *drafted;
	size_t drafted_count;
	struct guide_theme *themes;
	size_t themes_count;
	struct guide_term *glossary;
	size_t glossary_count;
	char **running;
	size_t running_count;
	struct guide_card *cards;
	size_t cards_count;
	struct guide_recommendation *recommendations;
	size_t recommendations_count;
	struct guide_resource *resources;
	size_t resources_count;
};

extern const struct shape guide_answer_shape;

#endif
