/* What the requests about challenges share. */
#ifndef FAMCTX_KEEPER_ANSWER_CHALLENGE_H
#define FAMCTX_KEEPER_ANSWER_CHALLENGE_H

#include "famctx/challenge/ledger.h"
#include "requests.h"

/* What the challenge room works with, for who asks. */
struct ledger asking_ledger(struct asking *a);
/* The people a challenge is about, for the trail. */
void challenge_note_people(struct asking *a, const struct subject *s);

#endif
