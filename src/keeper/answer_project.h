/* Projects and the guidance they walk. Private to keeper. */
#ifndef FAMCTX_KEEPER_ANSWER_PROJECT_H
#define FAMCTX_KEEPER_ANSWER_PROJECT_H

#include "famctx/guidance/desk.h"
#include "requests.h"

/* Reads the guidance where nobody asked for a project yet; mistakes in its files stop projects, not look-ups. */
MUST_CHECK bool asking_desk(struct asking *a, struct desk *out, struct err *e);
void keeper_release_guidance(struct keeper *k);

#endif
