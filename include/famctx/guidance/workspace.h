/*
 * A project as it stands: what was said, and all that follows from it. Opened
 * for one request, worked out once, then read.
 */
#ifndef FAMCTX_GUIDANCE_WORKSPACE_H
#define FAMCTX_GUIDANCE_WORKSPACE_H

#include "famctx/guidance/project_store.h"
#include "famctx/guidance/triage.h"

struct workspace {
	const struct guidance *g; /* borrowed */
	struct date today;
	struct project project;
	struct fields fields;
	struct sign_offs sign_offs;
	struct triage_run last_run;
	/* Worked out from the fields. */
	uint32_t facts[FACTS_MOST]; /* bits by fact; 0: not known */
	struct triage_values given; /* answers, facts where the answers do not say */
	struct triage_result triage;
	int band; /* enum level, -1: not agreed, or not all of it */
	struct date band_agreed;
	bool band_expired;
};

MUST_CHECK bool workspace_open(struct db *own, const struct guidance *g, const char *name, struct date today,
			       struct workspace *out, struct err *e);
void workspace_release(struct workspace *w);
/* Works everything out from the fields again. */
void workspace_compute(struct workspace *w);

/* ---- actions ----------------------------------------------------------------- */

enum action_state { ACTION_NOT_STARTED, ACTION_IN_PROGRESS, ACTION_DONE, ACTION_NOT_APPLICABLE, ACTION_GAP };
extern const char *const action_state_codes[];

/* A condition may hang on a fact that nobody has given. */
enum applies { APPLIES_YES, APPLIES_NO, APPLIES_WAITS };

/* The subject of an action: "action:ID". */
#define SUBJECT_SIZE 160
void subject_of_action(const char *id, char subject[SUBJECT_SIZE]);

enum applies action_applies(const struct workspace *w, const struct action *a);
/* The facts a waiting action waits for; NULL-terminated, at most FACTS_MOST. */
void action_waits_for(const struct workspace *w, const struct action *a, const char *names[FACTS_MOST + 1]);
enum action_state action_state(const struct workspace *w, const struct action *a);
/* Whether it counts at gates and towards progress: its strength does, it applies and is not retired. */
bool action_counts(const struct workspace *w, const struct action *a);
/* Done, not applicable or an accepted gap. */
bool action_settled(const struct workspace *w, const struct action *a);

struct progress_count {
	int64_t counted, settled, begun; /* begun: in progress or settled */
	int64_t gaps, waiting;           /* waiting for a fact */
	int64_t prompts, prompts_done;   /* may items */
};
void stage_progress(const struct workspace *w, const struct stage *s, struct progress_count *out);
/* The first action of a stage that counts and is not settled; NULL when all are. */
const struct action *stage_next(const struct workspace *w, const struct stage *s);

/* What a person wants an action to be. NULL members are left as they are. */
struct action_change {
	const char *state, *owner, *due, *note, *evidence, *reason;
};
/* Whether that can be said of it: a gap has an owner and a date, what is not applicable a reason. Codes of
 * states that nobody knows and dates that are none are ERR_USAGE. */
MUST_CHECK bool action_may_be(const struct workspace *w, const struct action *a, const struct action_change *change,
			      struct err *e);

/* ---- facts ------------------------------------------------------------------- */

/* Place of a fact, facts_count when there is none. */
size_t fact_place(const struct guidance *g, const char *name);
/* ERR_USAGE when it is no answer to the fact, or the fact is worked out. *code gets the code to save. */
MUST_CHECK bool fact_may_be(const struct guidance *g, const char *name, const char *value, const char **code,
			    struct err *e);

/* ---- workbook ---------------------------------------------------------------- */

enum answer_status { ANSWER_NOT_STARTED, ANSWER_DRAFT, ANSWER_READY, ANSWER_SENT_BACK, ANSWER_AGREED };
extern const char *const answer_status_codes[];
enum review_verdict { VERDICT_TO_CORRECT, VERDICT_IMPROVABLE, VERDICT_ACCEPTABLE };
extern const char *const review_verdict_codes[];

void subject_of_answer(int64_t number, char subject[SUBJECT_SIZE]);
enum answer_status answer_status(const struct workspace *w, int64_t number);

/* ---- registers --------------------------------------------------------------- */

void subject_of_row(const char *table, int64_t row, char subject[SUBJECT_SIZE]);
/* Calls for each row that is not removed, in order; until it returns false. */
typedef bool row_visit(int64_t row, const char *subject, void *context);
void register_rows(const struct workspace *w, const char *table, row_visit *visit, void *context);
int64_t register_count(const struct workspace *w, const char *table);
/* The number a new row gets; those of removed rows are not used again. */
int64_t register_next_row(const struct workspace *w, const char *table);
/* ERR_USAGE with the column when it cannot hold the value; *code gets what to save, in `out` where it is
 * not the value itself. */
MUST_CHECK bool column_may_be(const struct column *c, const char *value, struct buf *out, struct err *e);
/* Whether a change of scope is open: proposed, and not agreed yet. *since: the day of the newest. */
bool scope_change_is_open(const struct workspace *w, struct date *since);

/* ---- wording ------------------------------------------------------------------ */

/* How the guidance puts what a field is about; NULL when it does not speak of it (any more). */
const char *wording_now(const struct guidance *g, const struct saved_field *f);
/* The key a wording is kept under: action:ID, answer:N, triage:NAME, fact:NAME; empty for other fields. */
void wording_key(const struct saved_field *f, char key[SUBJECT_SIZE]);
/* Keeps the words of this version of the content, once. */
MUST_CHECK bool wording_remember(struct db *own, const struct guidance *g, struct err *e);

/* ---- maturity ---------------------------------------------------------------- */

/* The band of a complete set of levels, -1 when one is missing: all higher is higher, all lower is lower,
 * anything else is medium. */
int maturity_band(const int *levels, size_t count);
/* The agreed level of a component, -1 when there is none. */
int maturity_agreed(const struct workspace *w, const char *component);

#endif
