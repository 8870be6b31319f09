/*
 * What challenges tell together: patterns (request `challenge_patterns`), the
 * sheet for the owner of a source (`challenge_sheet`) and everything for a
 * file (`challenge_export`).
 */
#ifndef FAMCTX_API_CHALLENGE_REPORT_H
#define FAMCTX_API_CHALLENGE_REPORT_H

#include "famctx/api/challenge_show.h"

struct challenge_period {
	struct date from, to; /* raised on; DATE_NONE: from the first, to today */
};

/* Those raised in the period about one source, field or type; key NULL: about none. */
struct challenge_pattern {
	char *key;
	int64_t raised, open;
	int64_t upheld, partly, not_upheld, duplicate;
	int64_t median_days; /* working days from raised to decided; INTEGER_NONE: none is decided */
	int64_t longest_days;
};

struct challenge_patterns {
	struct date at, from, to;
	struct challenge_pattern all;
	struct challenge_pattern *sources; /* most raised first */
	size_t sources_count;
	struct challenge_pattern *fields; /* key "SERVICE:FIELD" */
	size_t fields_count;
	struct challenge_pattern *types;
	size_t types_count;
};

struct challenge_sheet_request {
	char *source;
	struct challenge_period period;
};

/* One challenge as the owner of the source may read it: no name of a family, nothing that was typed (it may
 * hold names), and whoever raised it only where they said that their name may be shown. */
struct challenge_sheet_row {
	char *reference;
	char *record; /* the owner's own row */
	char *field;
	int type, state, outcome;
	struct date raised, decided;
	char *by;
};

struct challenge_sheet {
	struct date at, from, to;
	char *source;
	char *title;
	struct challenge_pattern all;
	struct challenge_sheet_row *rows;
	size_t rows_count;
};

struct challenge_export_request {
	bool names; /* names of people, and what was written about them */
	int state;  /* -1: all */
	int64_t from;
	int64_t limit;
};

struct challenge_exported {
	char *reference;
	int type, state, outcome, risk;
	char *what;
	char *source;
	char *field;
	struct date raised, due, decided, closed;
	bool anonymous;
	bool disagreed;
	/* Only with names. */
	char *on;
	char *about;
	char *by;
	char *reviewer;
	char *because;
	char *spoke;
	char *reason;
};

struct challenge_export {
	struct date at;
	bool names;
	int64_t total;
	int64_t more;
	struct challenge_exported *challenges;
	size_t challenges_count;
};

extern const struct shape challenge_period_shape;
extern const struct shape challenge_patterns_shape;
extern const struct shape challenge_sheet_request_shape;
extern const struct shape challenge_sheet_shape;
extern const struct shape challenge_export_request_shape;
extern const struct shape challenge_export_shape;

#endif
