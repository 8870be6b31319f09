/*
 * A project that walks the guidance: what is made, listed, shown and saved (famctx
 * project new|list|show|act|fact, screen H). Codes are words of the content
 * (data/guidance), so they travel as text.
 *
 * Saving is field by field. A request says in `seen` which version of a field the
 * writer had before them; when somebody else saved that field meanwhile, nothing is
 * lost: the answer says who and what, and the text that came too late is kept
 * beside the one that stands. Fields without a `seen` are simply saved.
 */
#ifndef FAMCTX_API_PROJECT_H
#define FAMCTX_API_PROJECT_H

#include "famctx/schema/shape.h"

/* Requests that name no more than the project. */
struct project_request {
	char *project;
};

struct project_new_request {
	char *project;
	char *title;
};

struct project_line {
	char *project;
	char *title;
	struct date made;
	char *made_by;
	int64_t stages_completed; /* of the ten */
	char *outcome; /* code; NULL: none yet */
	char *next_gate; /* code */
};

struct project_list_answer {
	struct date at;
	struct project_line *projects;
	size_t projects_count;
	char *licence;
};

/* Which version of a field somebody had before them. */
struct field_version {
	char *field;
	int64_t version;
};

/* A save that came too late. Both texts are kept. */
struct save_conflict {
	char *field;
	char *value; /* NULL: it was taken away */
	char *who;
	char *at;
	int64_t version;
	char *yours;
	int64_t kept;
};

struct saved_answer {
	char **saved;
	size_t saved_count;
	char **same;
	size_t same_count;
	struct save_conflict *conflicts;
	size_t conflicts_count;
	struct field_version *versions;
	size_t versions_count;
	char *words; /* such as sign-offs that were withdrawn; or NULL */
};

struct act_request {
	char *project;
	char *action;
	char *state;
	char *owner;
	char *due;
	char *note;
	char *evidence;
	char *reason;
	struct field_version *seen;
	size_t seen_count;
};

struct fact_request {
	char *project;
	char *fact; /* NULL: only list them */
	char *value;
	bool preview;
	struct field_version *seen;
	size_t seen_count;
};

struct project_choice {
	char *code;
	char *words;
	char *meaning;
};

struct fact_view {
	char *fact;
	char *question;
	char *value; /* NULL: not given */
	char *words;
	bool computed;
	bool from_triage;
	struct project_choice *choices;
	size_t choices_count;
	int64_t version;
};

struct action_line {
	char *action;
	char *text;
	char *strength;
	int64_t stage;
};

struct fact_answer {
	struct fact_view *facts;
	size_t facts_count;
	struct action_line *opens;
	size_t opens_count;
	struct action_line *closes;
	size_t closes_count;
	struct saved_answer result;
};

struct stage_line {
	int64_t stage;
	char *title;
	char *phase;
	int64_t counted;
	int64_t settled;
	int64_t begun;
	int64_t gaps;
	int64_t waiting;
	int64_t prompts;
	int64_t prompts_done;
	char *state;
	char *state_words;
	char *words;
	char *next; /* id; NULL: none is open */
};

struct gate_unmet {
	char *words;
	char *detail; /* in words, or NULL */
	char *lines;
	char **missing; /* ids of actions, numbers of questions */
	size_t missing_count;
};

struct sign_off_view {
	char *decision; /* NULL: nobody decided yet */
	char *name;
	char *role;
	struct date date;
	char *comment;
	char *override;
	char *digest;
	bool changed;
	char **changed_in;
	size_t changed_in_count;
	char **open_items;
	size_t open_items_count;
	struct date withdrawn;
	char *withdrawn_because;
	char *content;
};

struct gate_view {
	char *gate;
	char *title;
	int64_t after;
	char *kind;
	char *kind_words;
	char *who;
	char *state; /* open: conditions are not met */
	char *state_words;
	int64_t conditions;
	struct gate_unmet *unmet;
	size_t unmet_count;
	char *otherwise;
	struct sign_off_view sign_off;
	int64_t decisions;
};

struct workbook_line {
	int64_t question;
	char *text;
	char *phase;
	char *status;
	char *status_words;
	char *author;
	char *at;
	struct date date;
	char *verdict;
};

struct triage_line {
	char *state;
	char *outcome;
	char *tier;
	char **extra; /* codes */
	size_t extra_count;
	int64_t answered;
	int64_t missing;
	int64_t unknown;
	int64_t not_asked;
	struct date run;
	char *decided;
};

struct maturity_line {
	char *band; /* code; NULL: incomplete */
	bool expired;
	struct date agreed;
	int64_t raters;
};

struct register_line {
	char *table;
	char *title;
	int64_t stage;
	int64_t rows;
};

struct change_line {
	char *who;
	char *at;
	struct date date;
	char *subject;
	char *field;
};

/* Something said under another version of the guidance, which puts it differently now. */
struct wording_change {
	char *subject;
	char *content;
	char *was;
	char *now; /* NULL: it is not there any more */
};

struct project_show_answer {
	struct date at;
	char *project;
	char *title;
	struct date made;
	char *made_by;
	char *content;
	int64_t older_answers;
	struct wording_change *reworded;
	size_t reworded_count;
	int64_t stages_completed;
	struct stage_line *stages;
	size_t stages_count;
	struct gate_view *gates;
	size_t gates_count;
	struct workbook_line *workbook;
	size_t workbook_count;
	int64_t workbook_answered;
	int64_t workbook_agreed;
	struct triage_line triage;
	struct maturity_line maturity;
	struct fact_view *facts;
	size_t facts_count;
	struct register_line *registers;
	size_t registers_count;
	char **problems; /* in words */
	size_t problems_count;
	struct change_line last_change;
	char **drafted;
	size_t drafted_count;
	char *licence;
};

struct stage_request {
	char *project;
	int64_t stage;
};

struct action_view {
	char *action;
	char *text;
	char *strength;
	char *strength_words;
	char *who;
	bool named;
	char *applies;
	char *condition;
	char **waits_for;
	size_t waits_for_count;
	char *see;
	char *see_words;
	char *lines;
	bool counts;
	bool settled;
	bool overdue;
	char *state;
	char *state_words; /* of an action to be avoided: that you are not doing it */
	char *owner;
	struct date due;
	char *note;
	char *evidence;
	char *reason;
	char **flagged_by;
	size_t flagged_by_count;
	char *by;
	char *changed_at;
	struct date changed;
	struct field_version *versions;
	size_t versions_count;
};

struct section_view {
	char *title;
	struct action_view *actions;
	size_t actions_count;
};

struct stage_answer {
	char *project;
	int64_t stage;
	char *title;
	char *phase;
	char *aim;
	char *lines;
	int64_t opened_by;
	struct stage_line progress;
	struct section_view *sections;
	size_t sections_count;
};

extern const struct shape project_request_shape, project_new_request_shape, project_list_answer_shape,
	field_version_shape, saved_answer_shape, save_conflict_shape, act_request_shape, fact_request_shape,
	fact_answer_shape, fact_view_shape, gate_view_shape, sign_off_view_shape, stage_line_shape,
	workbook_line_shape, action_line_shape, project_choice_shape, project_show_answer_shape,
	stage_request_shape, stage_answer_shape, change_line_shape;

#endif
