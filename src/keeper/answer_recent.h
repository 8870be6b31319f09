/* The families opened in a sign-in. */
#ifndef FAMCTX_KEEPER_ANSWER_RECENT_H
#define FAMCTX_KEEPER_ANSWER_RECENT_H

#include "requests.h"

/* Puts a person in front of those opened in this sign-in, `most` of which are remembered. */
void recent_add(struct connection *c, const struct person_header *person, int64_t most);
void recent_forget_all(struct connection *c);

#endif
