/*
 * Who may ask what. The one table of roles and requests is `permissions:` in
 * data/policy.yaml; nothing in C says it a second time. The owner of a store of
 * their own may ask everything; trainers touch records and data in training
 * stores only, whatever the table says.
 */
#ifndef FAMCTX_ACCESS_PERMISSION_H
#define FAMCTX_ACCESS_PERMISSION_H

#include "famctx/api/account.h"
#include "famctx/api/policy.h"
#include "famctx/api/words.h"

/* role: enum account_role; training: of the store. A request that is not in the policy is nobody's but the owner's. */
bool permission_allows(const struct policy *p, int role, const char *request, bool training);
/* The same; false is ERR_REFUSED with what to do. */
MUST_CHECK bool permission_check(const struct policy *p, int role, const char *request, bool training, struct err *e);
/* The whole table, for those who ask who may do what, in a store of this sort. The answer is initialised by the
 * caller; `policy` is left to whoever knows the file. */
void permission_rows(const struct policy *p, const struct words *words, bool training,
		     struct account_permissions_answer *answer);

#endif
