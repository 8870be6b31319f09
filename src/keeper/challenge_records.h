/*
 * Which records an upheld challenge keeps apart or brings together: two people
 * shown as one, one person shown as two.
 */
#ifndef FAMCTX_KEEPER_CHALLENGE_RECORDS_H
#define FAMCTX_KEEPER_CHALLENGE_RECORDS_H

#include "answer_challenge.h"

struct challenge_records {
	bool together;
	struct record_pair *pairs; /* their texts belong to `shown` */
	size_t count, cap;
	struct show_answer shown[2];
};

/* Nothing for any other decision. ERR_USAGE: the step does not say which record or person, and it is not plain.
 * Release it either way. */
MUST_CHECK bool challenge_records_find(struct asking *a, const struct kept *k, const struct challenge_step *step,
				       struct challenge_records *out, struct err *e);
void challenge_records_release(struct challenge_records *r);

#endif
