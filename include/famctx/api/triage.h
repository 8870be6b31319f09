/*
 * The ethics triage of a project: requests `project_triage` and
 * `project_triage_questions` (famctx project triage, screens I2 and J). The
 * document is computed from the answers each time it is asked for.
 */
#ifndef FAMCTX_API_TRIAGE_H
#define FAMCTX_API_TRIAGE_H

#include "famctx/api/project.h"

enum triage_state { TRIAGE_COMPLETE, TRIAGE_INCOMPLETE };
/* A theme of an incomplete triage that nothing flags yet has no attention: it may still get it. */
enum attention { ATTENTION_EXTRA, ATTENTION_USUAL };
extern const char *const triage_state_codes[];
extern const char *const attention_codes[];

struct triage_request {
	char *project;
	char *file;  /* name of the answers' file, for what is said of it; or NULL */
	char *text;  /* answers as YAML, which replace those of the project; NULL: as they are */
};

/* One answer, as a page saves it. */
struct triage_save_request {
	char *project;
	char *name;  /* q5, q9.families */
	char *value; /* NULL: takes it away */
	struct field_version *seen;
	size_t seen_count;
};

struct triage_fired {
	char *id;
	char *because; /* the answers behind it, in words */
	char *undo;
	char *title;
	char *heading; /* of the guidance */
	char *lines;
	char *outcome; /* code */
	char *tier;    /* code, or NULL */
};

struct triage_flag {
	char *theme; /* code */
	int attention; /* enum attention, -1: cannot be said yet */
	char **because;
	size_t because_count;
	char *name;
	char **next; /* what to do next, where it wants extra attention */
	size_t next_count;
	char *read;  /* what to read */
	char **actions; /* ids or beginnings of ids on the lists */
	size_t actions_count;
};

/* A rule that was looked at and did not fire. */
struct triage_not_fired {
	char *id;
	char *title;
};

/* Another decision, which stands beside the computed one and never replaces it. */
struct triage_decision {
	char *outcome; /* code; NULL: none was made */
	char *name, *role, *reason;
	struct date date;
	bool answers_changed; /* since it was made */
};

struct triage_answer {
	int state;     /* enum triage_state */
	char *outcome; /* code; NULL while incomplete */
	char *tier;    /* code; NULL while incomplete and to reconsider */
	struct triage_fired *rules;
	size_t rules_count;
	struct triage_flag *flags;
	size_t flags_count;
	char **not_asked; /* names of questions */
	size_t not_asked_count;
	char **unknown; /* answered not sure */
	size_t unknown_count;
	char **missing; /* asked, and not answered yet */
	size_t missing_count;
	int64_t answered;
	struct triage_not_fired *not_fired;
	size_t not_fired_count;
	char *meaning; /* of the outcome, in words */
	char **duties; /* of the tier */
	size_t duties_count;
	struct triage_decision decision;
	struct date at;
	char *content; /* version of the rules */
	char *notice;  /* whose rules they are */
};

/* One question as a page shows it. */
struct triage_choice {
	char *code;
	char *words;
	char *meaning;
};

struct triage_part {
	char *name;  /* of the answer: q9.families */
	char *words; /* NULL: the question itself */
	char *value; /* code, text, or NULL */
	int64_t version; /* to be given back when it is saved; 0: never saved */
	char *by;
	char *when;
};

struct triage_question_view {
	char *name;
	int64_t page;
	char *page_title;
	char *kind; /* yes_no, choice, each, text */
	char *text;
	char *because;
	bool shown;
	bool from_fact; /* the value is a fact of the project */
	struct triage_choice *choices;
	size_t choices_count;
	struct triage_part *parts; /* one; of each: one an option */
	size_t parts_count;
};

struct triage_questions_answer {
	struct triage_question_view *questions;
	size_t questions_count;
};

extern const struct shape triage_request_shape, triage_save_request_shape, triage_answer_shape,
	triage_questions_answer_shape;

#endif
