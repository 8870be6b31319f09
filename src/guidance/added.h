/*
 * Actions that the triage adds to stage 4: one for each answer that is not
 * known, and what its flags say to do next. They have ids of their own
 * (triage.q7, triage.DQ.1) and states like any action, and go when what
 * caused them goes. Private to guidance.
 */
#ifndef FAMCTX_SRC_GUIDANCE_ADDED_H
#define FAMCTX_SRC_GUIDANCE_ADDED_H

#include "famctx/guidance/workspace.h"

#define ADDED_STAGE 4

typedef void added_visit(const char *id, const char *text, const char *theme, void *context);
void added_actions(const struct workspace *w, added_visit *visit, void *context);
/* Makes the action of an id; false when there is none now. It borrows the id. */
bool added_find(const struct workspace *w, char *id, struct action *out);

#endif
