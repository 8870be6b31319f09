/*
 * What can be done with a challenge now, and doing it: only what the keeper
 * says may be done is ever offered. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_CHALLENGE_STEP_H
#define FAMCTX_SRC_SCREEN_CHALLENGE_STEP_H

#include "famctx/api/challenge_show.h"
#include "famctx/api/challenge_step.h"
#include "famctx/screen/screens.h"
#include "famctx/screen/session.h"

enum step_kind { STEP_DECIDE, STEP_REASSIGN, STEP_ANSWER, STEP_TELL, STEP_DISAGREE };

struct step_option {
	enum step_kind kind;
	int outcome; /* STEP_DECIDE; else -1 */
};

#define STEPS_MOST 9

/* In the order of their digits. */
struct step_options {
	struct step_option items[STEPS_MOST];
	size_t count;
	bool undo; /* by its own key */
};

void steps_of(const struct challenge_full *full, struct step_options *out);
/* "Not upheld", "Ask the service": what the button says. */
const char *step_name(const struct app *app, const struct step_option *o);
/* "1 Upheld  2 Partly upheld", each whole on its row, behind the words `before`. Returns the rows it takes, 0
 * when nothing can be done; draws where a canvas is given. */
int steps_draw(const struct app *app, const struct step_options *o, const char *before, struct canvas *c,
               struct rect area);

/* What the step screen is opened with; texts are copied. */
struct step_ref {
	const struct step_option *option;
	char *const *references;
	size_t count;
	const char *about;
	const struct challenge_full *full; /* who it may be given to */
};

/* Takes the last decision back, after asking. The screen that asks is refreshed when it is on top again. */
void step_ask_undo(struct screen *s, const char *reference);
/* Sends a step; says what came of it, or why not. */
bool step_send(struct app *app, const struct challenge_step *step);

/* What somebody challenged, in facts. */
struct facts;
void challenge_fill_said(const struct app *app, const struct challenge_full *full, struct facts *out);
void challenge_fill_seen(const struct app *app, const struct challenge_full *full, struct facts *out);
/* Who else opened the person, others about the same. */
void challenge_fill_around(const struct app *app, const struct challenge_full *full, struct facts *out);
void challenge_fill_events(const struct app *app, const struct challenge_full *full, struct facts *out);
/* "Family link, to review": how a challenge stands, in a few words. */
void challenge_say_state(const struct app *app, const struct challenge_item *item, struct buf *out);
/* "4 Nov", with its year where that is another than this one. */
void challenge_say_day(const struct app *app, struct date day, struct buf *out);
/* Its due date, "today", "late": in words. */
void challenge_say_due(const struct app *app, const struct challenge_item *item, struct buf *out);
MUST_CHECK bool challenge_ask_one(struct session *s, const char *reference, struct challenge_full *out, struct err *e);

#endif
