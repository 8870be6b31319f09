/* Whether a policy that was read makes sense as a whole. Private to api. */
#ifndef FAMCTX_SRC_API_POLICY_CHECK_H
#define FAMCTX_SRC_API_POLICY_CHECK_H

#include "famctx/api/policy.h"

/* Adds what is wrong to problems, and finds the roles of each permission. */
MUST_CHECK bool policy_check(const char *file, struct policy *p, struct problems *problems);

#endif
