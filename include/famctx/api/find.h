/*
 * Finding people: request `find` and its answer (the document of
 * `famctx find --json`).
 */
#ifndef FAMCTX_API_FIND_H
#define FAMCTX_API_FIND_H

#include "famctx/api/restriction.h"
#include "famctx/api/source.h"

/* The line and the labelled fields below it are the same query: the fields are read as if they
 * stood in the line with their kind given. */
struct find_request {
	char *query;
	char *family_name;
	char *first_name;
	char *born;    /* as typed: a date, a year, an age */
	char *address; /* part of an address or postcode */
	char *number;  /* case id or NHS number */
	int64_t from;  /* results to leave out; INTEGER_NONE: 0 */
	int64_t limit; /* at most FIND_PAGE; INTEGER_NONE: FIND_PAGE */
	int64_t search; /* a number the client keeps while one search is typed, so that the trail folds it */
};

#define FIND_PAGE 50
#define FIND_ENOUGH 200   /* above it only the first FIND_PAGE of the index are compared */
#define FIND_COUNTED 1000 /* above it the total is "at least" */

/* One source as it stood when this was answered; for every answer that shows records. */
struct scope_entry {
	char *source;
	char *title;
	char *service; /* NULL: a register */
	int freshness;
	struct date copied;
	struct date from, to;
	char *period_note;
	char **areas;
	size_t areas_count;
	bool failed; /* the last load failed; what is shown is the one before */
	bool not_shared; /* there is no agreement: listed so that its absence is explained, never searched */
};

struct why {
	char *field; /* family_name, first_name, born, address, number */
	int verdict;
	char *detail; /* the two values: "Kate, Katherine" */
};

struct service_state {
	char *service;
	int state;
};

struct found_record {
	char *source;
	char *record;
};

struct found_person {
	char *person;
	char *case_id;
	char *family_name;
	char *first_name;
	struct date born;
	int64_t age;
	char *sex;
	char *address;
	int band;
	struct why *why;
	size_t why_count;
	struct why *against;
	size_t against_count;
	struct service_state *services;
	size_t services_count;
	struct found_record *records; /* what this person was joined from */
	size_t records_count;
	char **challenged; /* references of open challenges about this person */
	size_t challenged_count;
	int held; /* enum held_back: a name and an address are all there is */
	bool address_protected;
};

/* Another search that would find somebody, for an answer without results. */
struct find_advice {
	char *kind;  /* drop_first_name, year_only, swap_day_month, ... : key in the screen's file */
	char *query; /* what to search for */
	int64_t total;
};

struct find_answer {
	char *query;
	struct date at;
	struct scope_entry *scope;
	size_t scope_count;
	int64_t total;
	bool total_at_least;
	int64_t more; /* results beyond these */
	bool all_compared; /* false: above FIND_ENOUGH, the best of the first FIND_PAGE are shown */
	char *role_note;   /* the same line for everyone of this role, or NULL */
	char *help_note;   /* the team that can help when nobody was found */
	char *too_little;  /* what more to type before names are shown, or NULL */
	struct found_person *results;
	size_t results_count;
	struct find_advice *advice;
	size_t advice_count;
};

extern const struct shape find_request_shape;
extern const struct shape find_answer_shape;
extern const struct shape scope_entry_shape;
extern const struct shape why_shape;
extern const struct shape service_state_shape;

#endif
