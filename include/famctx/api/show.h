/*
 * One person and their family: request `show` and its answer (the document of
 * `famctx show --json`).
 */
#ifndef FAMCTX_API_SHOW_H
#define FAMCTX_API_SHOW_H

#include "famctx/api/find.h"
#include "famctx/api/restriction.h"

struct show_request {
	char *person;
	/* Whose involvement details are opened: "all", "none" or the name of a service. The trail says
	 * which. NULL: all. */
	char *details;
	char *reason; /* given after the keeper asked for one: outside the family, close to who asks */
};

/* Somebody decided that what a source says is wrong. It stands beside the source's record, which stays as it
 * is, until the source says something else: that is then pointed out. */
struct shown_correction {
	char *reference; /* of the challenge that was upheld */
	bool partly;
	char *words; /* what was decided, and why */
	char *by;    /* name of who decided */
	struct date on;
	char *shown; /* what the source said when it was challenged */
	bool source_changed; /* what it says now is something else */
};

struct shown_name {
	char *family_name;
	char *first_name;
	char *kind; /* recorded, former, known_as */
	char *source;
};

struct shown_address {
	char *address;
	char *source;
	struct date date; /* from when, or when the source was copied */
	char *kind;       /* current, previous */
};

struct shown_warning {
	char *text;
	struct date review;
	bool overdue; /* the review date has passed */
	char *source;
};

struct shown_identifier {
	char *kind; /* nhs_number, upn, or a register's id label */
	char *value;
	char *source;
};

struct person_header {
	char *person;
	char *case_id;
	char *family_name; /* as in lists */
	char *first_name;
	struct shown_name *names;
	size_t names_count;
	struct date born;
	int64_t age;
	struct date died;
	char *sex;
	struct shown_address *addresses; /* newest first */
	size_t addresses_count;
	struct shown_identifier *identifiers;
	size_t identifiers_count;
	struct shown_warning *warnings;
	size_t warnings_count;
	char **challenged; /* references of open challenges to the person as a whole */
	size_t challenged_count;
	struct shown_correction *corrections;
	size_t corrections_count;
	bool address_protected; /* where they live is not shown, nor who lives there */
};

struct shown_part {
	char *label;
	char *value;
};

struct shown_detail {
	char *field; /* as named in the manifest */
	char *label;
	char *value;
	int state; /* enum detail_state */
	char *meaning;
	bool sensitive;
	bool challenged;
	struct shown_part *parts; /* of a repeated detail, such as date and type of an offence */
	size_t parts_count;
	char **challenges; /* references of the open ones behind `challenged` */
	size_t challenges_count;
	struct shown_correction *corrections;
	size_t corrections_count;
};

struct shown_involvement {
	char *source;
	char *record;
	int state; /* open, closed or held */
	struct date from, to, last_contact, updated;
	struct contact contact;
	struct shown_detail *details;
	size_t details_count;
	int64_t more; /* details held beyond the most that the source lets us show */
};

struct shown_scope {
	struct date from, to;
	char *period_note;
	char **areas;
	size_t areas_count;
	char *covers;
	char *not_covered;
	struct ages ages; /* of the source and of the authority's rule together */
	char *ages_because; /* where the rule comes from, or NULL */
};

/* What one source says; services with several sources list each. */
struct source_view {
	char *source;
	char *title;
	int state;
	char *sentence;
	int freshness;
	struct date last_contact, updated, copied;
	int64_t refresh_days;
	bool failed;
	struct contact owner;
	struct shown_scope scope;
};

struct service_view {
	char *service;
	char *source; /* the one whose state stands here */
	int state;
	char *sentence;
	int freshness;
	bool late; /* what is held stays visible, with the word late beside it */
	struct date last_contact, updated, copied;
	struct date since; /* from; closed: the end. What recency counts from when there is no last contact */
	struct shown_scope scope;
	char **challenged; /* references of open challenges */
	size_t challenged_count;
	struct contact contact; /* whom to ring: of the involvement that stands here, else the source's owner */
	bool contact_is_owner;
	struct shown_involvement *involvements;
	size_t involvements_count;
	bool details_withheld; /* not asked for in this request: open the service to see them */
	struct source_view *sources;
	size_t sources_count;
	struct shown_correction *corrections;
	size_t corrections_count;
};

/* What a service says of somebody in the family, without what its source tells of everybody: see show_cell_view.
 * JSON leaves out what is not there. */
struct family_cell {
	char *service;
	char *source; /* the one whose state stands here; described in the sources of the answer's services */
	int state;
	char *sentence;
	bool late; /* as in service_view */
	struct date last_contact, updated, since;
	struct contact contact; /* of the involvement that stands here; not given: ring the source's owner */
	char **challenged;      /* references of open challenges */
	size_t challenged_count;
};

struct family_member {
	int held; /* enum held_back: a name and the link are all there is */
	char *person;
	char *case_id;
	char *name; /* family name first */
	char *family_name;
	char *first_name;
	struct date born;
	int64_t age;
	char *sex;
	char *relation; /* to the person asked for */
	char *source;   /* who says so */
	struct date date;
	bool same_household;
	struct service_state *services;
	size_t services_count;
	struct family_cell *cells; /* the same services in the same order, with their recency */
	size_t cells_count;
	char **challenged; /* references of challenges to the link */
	size_t challenged_count;
	struct shown_correction *corrections; /* of the link */
	size_t corrections_count;
};

/* Same current address, no recorded relationship: never drawn as family. */
struct household_member {
	int held; /* enum held_back: a name and the address are all there is */
	char *person;
	char *case_id;
	char *name;
	struct date born;
	int64_t age;
	char *address;
	char *source;
	struct date date;
};

struct possible_person {
	char *person;
	char *name;
	struct date born;
	char *address;
	char *source;
	char *record;
	int rule; /* enum join_rule */
	char *sentence;
};

struct shown_join {
	char *source;
	char *record;
	int rule;
	char *basis; /* in plain words */
	int band;
	char *checked_by; /* NULL: nobody yet */
	char **challenged; /* references of open challenges to this join */
	size_t challenged_count;
};

struct shown_challenge {
	char *reference;
	char *on; /* person:ID:SERVICE:FIELD and so on */
	char *type;
	char *state;
	struct date raised, due;
	char *about; /* the same as `on` in words */
};

struct show_answer {
	struct date at;
	struct held_answer held; /* HELD_NOTHING: all is here */
	struct broken_glass glass; /* it is here because of this; reference NULL: it is not */
	struct person_header person;
	char *role_note;
	struct scope_entry *scope;
	size_t scope_count;
	struct service_view *services;
	size_t services_count;
	struct family_member *family; /* not the person asked for */
	size_t family_count;
	struct household_member *household;
	size_t household_count;
	int64_t household_more;
	struct possible_person *possible;
	size_t possible_count;
	struct shown_join *join;
	size_t join_count;
	struct shown_challenge *challenges;
	size_t challenges_count;
	char **missing; /* who is not recorded: no_parent, no_adult, no_father ...: keys of words */
	size_t missing_count;
};

/* The cell as if the service were that of the person asked for, without involvements and sources. All in *out is
 * borrowed from the answer: nothing of it is released, and it lasts as long as the answer. */
void show_cell_view(const struct show_answer *answer, const struct family_cell *cell, struct service_view *out);

extern const struct shape show_request_shape;
extern const struct shape show_answer_shape;
extern const struct shape service_view_shape;

#endif
