/*
 * Raising a challenge, or saying what one thinks of the tool: the form, what is
 * kept of it while it is typed, the page to check it and the one that says it
 * was sent. The questions are those of screens/challenge.yaml. Private to the
 * room.
 */
#ifndef FAMCTX_SRC_SCREEN_CHALLENGE_H
#define FAMCTX_SRC_SCREEN_CHALLENGE_H

#include "famctx/api/challenge_form.h"
#include "famctx/screen/screens.h"
#include "famctx/screen/session.h"
#include "famctx/ui/choice.h"
#include "famctx/ui/editor.h"
#include "famctx/ui/field.h"

/* Everything the cursor can stop at, in order. */
enum raise_stop {
	RAISE_TYPE,
	RAISE_HELPS,
	RAISE_HINDERS,
	RAISE_TRUST,
	RAISE_EASE,
	RAISE_FIT,
	RAISE_BECAUSE,
	RAISE_RISK,
	RAISE_TOLD,
	RAISE_SPOKE,
	RAISE_NOTIFY,
	RAISE_NOTIFY_AT,
	RAISE_NAME,
	RAISE_SEND,
	RAISE_KEEP,
	RAISE_STOPS
};

enum raise_kind { RAISE_CHOICE, RAISE_LINES, RAISE_LINE, RAISE_BUTTON };

#define RAISE_PAGES 3 /* where the window is narrow */

struct raise_rule {
	enum raise_kind kind;
	const char *field; /* member of challenge_send or of its feedback; NULL for buttons */
	int page;
	bool challenge, feedback; /* which of the two forms has it */
};
extern const struct raise_rule raise_rules[RAISE_STOPS];

/* Who may know who raised it. */
enum raise_name { NAME_REVIEWER, NAME_OWNER, NAME_NOBODY, NAME_COUNT };

#define RAISE_OPTIONS 9

/* Where a stop stands on the form, in rows from its top. */
struct raise_spot {
	bool there;
	int label, problem, row, note; /* first rows; problem and note -1 when there is none */
	int rows;                      /* of the control */
	int end;
	int col, width;
};

/* What is kept while it is typed. */
struct challenge_draft {
	char *about; /* what it is on, in words */
	struct challenge_send send;
};
extern const struct shape challenge_draft_shape;

struct raising {
	struct challenge_draft draft; /* up to date after raising_take */
	struct challenge_terms terms;
	bool feedback;
	struct choice choices[RAISE_STOPS];
	const char *labels[RAISE_STOPS][RAISE_OPTIONS];
	int words[RAISE_STOPS][RAISE_OPTIONS]; /* what each option stands for */
	struct editor editors[RAISE_STOPS];
	struct line_field lines[RAISE_STOPS];
	char *problems[RAISE_STOPS]; /* said beside the stop; NULL where nothing is wrong */
	enum raise_stop focus;
	int page; /* from 0; always 0 where the window is not narrow */
	struct raise_spot spots[RAISE_STOPS];
	int form_rows, top;
	bool narrow;
	bool typed;   /* since it was last saved */
	bool kept;    /* there is a draft of it */
	bool sent;
	struct buf saved_at; /* "10:02am" */
};

/* challenge_fields.c: what was typed, in and out of the widgets. */
void raising_init(struct raising *r, const struct app *app);
void raising_release(struct raising *r);
void raising_put(struct raising *r);
void raising_take(struct raising *r);
bool raising_anything(const struct raising *r);
bool raising_anonymous(const struct raising *r);
const struct form_question *raising_question(const struct app *app, enum raise_stop stop);
/* The option chosen, as its place in the list of codes; -1: none. */
int raising_chosen(const struct raising *r, enum raise_stop stop);
/* Puts what is wrong beside each stop; how many there are. */
size_t raising_check(struct raising *r);
size_t raising_problems(const struct raising *r);
/* Whether a stop is asked now: not every answer calls for every question. */
bool raising_asks(const struct raising *r, enum raise_stop stop);

/* challenge_layout.c, challenge_draw.c */
void raising_layout(struct screen *s, struct rect area);
void raising_draw(const struct screen *s, struct canvas *c);
const char *raising_label(const struct screen *s, enum raise_stop stop);
/* "! Error: ..." beside a stop; nothing where nothing is wrong. */
void raising_say_problem(const struct screen *s, enum raise_stop stop, struct buf *out);
/* What is said under a stop now, or NULL. */
const char *raising_note(const struct screen *s, enum raise_stop stop);
/* Options stand side by side while they fit. Calls draw for each, when there is one; returns the rows. */
typedef void raise_draw_option(const struct screen *s, enum raise_stop stop, size_t i, struct canvas *c, int row,
			       int col);
int raising_walk(const struct screen *s, enum raise_stop stop, int width, raise_draw_option *draw, struct canvas *c,
		 int row, int col);
/* Rows at the top that list what is wrong, where there is room. */
int raising_summary_rows(const struct screen *s);
/* Rows of the form that show. */
int raising_rows_shown(const struct screen *s);

/* challenge_keep.c: drafts. */
/* Finds what was typed before; true when there is something. */
bool raising_recall(struct screen *s);
/* Under what its draft is kept. */
const char *raising_key(const struct raising *r);
/* Notes that something was typed: it is saved before long. */
void raising_touch(struct screen *s);
MUST_CHECK bool raising_save(struct screen *s, struct err *e);
/* What a draft is about, and what it is on; release with shape_release. False when it cannot be read. */
bool draft_read(const struct draft *d, struct challenge_draft *out);

/* The page that says it was sent; texts are copied. */
struct sent_ref {
	const struct challenge_sent *sent;
	const struct challenge_send *send;
};

/* "challenge_type_family-link" and so on in words; NULL for -1. */
const char *say_challenge(const struct app *app, const char *kind, const char *const *codes, int code);

#endif
