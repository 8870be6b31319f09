/*
 * The actions of one stage. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_STAGES_H
#define FAMCTX_SRC_SCREEN_STAGES_H

#include "project.h"

struct stage_screen {
	char *project;
	int64_t stage;
	struct stage_answer answer;
	struct facts facts;
	char *only;    /* all, open, mine or a strength; NULL: all */
	size_t hidden; /* actions that are not listed because of it */
};

bool stage_lists(const struct app *app, const struct stage_screen *g, const struct action_view *a);
MUST_CHECK bool stage_ask(struct app *app, struct stage_screen *g, struct err *e);
void stage_refresh(struct screen *s);
/* The action under the cursor; NULL for none. */
const struct action_view *stage_selected(const struct stage_screen *g);

/* Done, or not started again. */
void stage_tick(struct screen *s, const struct action_view *action);
/* All that is said of the action, as a form. */
void stage_change(struct screen *s);
void stage_choose_list(struct screen *s);
/* The action, or how strong the words of the guidance are. */
void stage_explain(struct screen *s, const struct action_view *action);

#endif
