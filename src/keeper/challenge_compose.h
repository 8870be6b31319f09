/*
 * What is in dispute, and what was decided, beside the values that the family
 * room shows.
 */
#ifndef FAMCTX_KEEPER_CHALLENGE_COMPOSE_H
#define FAMCTX_KEEPER_CHALLENGE_COMPOSE_H

#include "requests.h"

MUST_CHECK bool challenge_compose_show(struct asking *a, struct show_answer *shown, struct err *e);
MUST_CHECK bool challenge_compose_evidence(struct asking *a, struct evidence_answer *evidence, struct err *e);
MUST_CHECK bool challenge_compose_find(struct asking *a, struct find_answer *found, struct err *e);

#endif
