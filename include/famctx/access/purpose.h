/*
 * Whether a purpose is whole: what an authority asks before a family is looked
 * at stands in the policy. The talk with the family is not what makes a look
 * lawful, the basis is; so a talk that was not held stops nobody who says why.
 */
#ifndef FAMCTX_ACCESS_PURPOSE_H
#define FAMCTX_ACCESS_PURPOSE_H

#include "famctx/api/policy.h"
#include "famctx/base/err.h"

struct purpose_terms {
	const struct purpose_policy *policy;
	bool training; /* a training store */
	struct date today;
};

/* Training is for training stores only, other needs words. */
MUST_CHECK bool purpose_check_basis(const struct purpose *p, bool training, struct err *e);
/* The whole of it. Takes away what the policy does not ask for and fills in that no talk is needed where the basis says so.
 * ERR_USAGE or ERR_REFUSED with what is missing. Strings stay the caller's. */
MUST_CHECK bool purpose_settle(const struct purpose_terms *terms, struct purpose *p, struct err *e);

#endif
