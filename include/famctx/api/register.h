/*
 * The registers of a project, and its maturity assessment, sign-offs, history,
 * documents and the texts to read (famctx project register|maturity|sign|export).
 */
#ifndef FAMCTX_API_REGISTER_H
#define FAMCTX_API_REGISTER_H

#include "famctx/api/project.h"

struct row_value {
	char *column;
	char *value;
};

struct register_request {
	char *project;
	char *table;
	char *action;
	int64_t row;
	struct row_value *values;
	size_t values_count;
	char *reason;
	struct field_version *seen;
	size_t seen_count;
};

struct column_view {
	char *name;
	char *title;
	char *kind;
	bool required;
	struct project_choice *choices;
	size_t choices_count;
};

struct row_view {
	int64_t row;
	struct row_value *values;
	size_t values_count;
	char *by;
	struct date date;
	struct field_version *versions;
	size_t versions_count;
};

struct register_answer {
	char *project;
	char *table;
	char *title;
	char *help;
	struct column_view *columns;
	size_t columns_count;
	struct row_view *rows;
	size_t rows_count;
	int64_t row;
	struct saved_answer result;
};

struct maturity_request {
	char *project;
	char *rater; /* NULL with text: the agreed ones */
	char *agreed_by;
	char *file;
	char *text;
};

struct rating {
	char *rater;
	char *level;
};

struct component_view {
	char *component;
	char *name;
	struct rating *ratings;
	size_t ratings_count;
	char *lowest;
	char *highest;
	int64_t spread;
	char *agreed;
	char *lower;
	char *medium;
	char *higher;
};

struct maturity_answer {
	char *project;
	char *state;
	char *band;
	struct component_view *components;
	size_t components_count;
	char **raters;
	size_t raters_count;
	char **missing;
	size_t missing_count;
	char **lower;
	size_t lower_count;
	char **warnings;
	size_t warnings_count;
	char *agreed_by;
	struct date agreed;
	struct date expires;
	bool expired;
	char *follows;
	char *effect;
	char *notice;
};

struct sign_request {
	char *project;
	char *gate;
	char *decision;
	char *name;
	char *role;
	char *comment;
	char *override;
};

struct sign_answer {
	char *project;
	struct gate_view gate;
};

struct decide_request {
	char *project;
	char *outcome;
	char *name;
	char *role;
	char *reason;
};

struct history_request {
	char *project;
	char *subject;
	char *field;
	int64_t most;
};

struct history_entry {
	char *subject;
	char *field;
	char *value; /* NULL: taken away */
	int64_t version;
	char *who;
	char *at;
	struct date date;
	char *content;
	char *note;
	bool beside;
};

struct history_answer {
	struct history_entry *entries;
	size_t entries_count;
};

struct export_request {
	char *project;
	char *part;
	char *format;
};

struct export_answer {
	char *name;
	char *text;
};

extern const struct shape register_request_shape, register_answer_shape, maturity_request_shape,
	maturity_answer_shape, sign_request_shape, sign_answer_shape, decide_request_shape,
	history_request_shape, history_answer_shape, export_request_shape, export_answer_shape;

#endif
