/*
 * The trail counted: by worker, by person and by reason, and the patterns a
 * manager is shown. A pattern asks for a talk; it is no finding.
 */
#ifndef FAMCTX_ACCESS_AUDIT_COUNT_H
#define FAMCTX_ACCESS_AUDIT_COUNT_H

#include "famctx/access/audit.h"
#include "famctx/api/policy.h"

/* Which part of the trail is counted. */
struct audit_span {
	struct date from, to; /* both days are in it */
	const char *team;     /* NULL: every team */
};

/* Most opened first; at most AUDIT_PAGE rows, how many are left out is in more. Names of people are not filled. */
MUST_CHECK bool audit_summarise(struct db *own, const struct audit_span *span, enum audit_by by,
				struct audit_summary_answer *answer, struct err *e);
/* All rules, and where they apply, at most AUDIT_PAGE times each. */
MUST_CHECK bool audit_find_patterns(struct db *own, const struct audit_span *span, const struct audit_policy *policy,
				    struct audit_patterns_answer *answer, struct err *e);

#endif
