/*
 * Whether a person's age lets a source's records be shown: the ages the source
 * covers and those of the authority's rule for its service. Outside either is
 * outside. An age that is not known hides nothing.
 */
#ifndef FAMCTX_FAMILY_AGE_RULE_H
#define FAMCTX_FAMILY_AGE_RULE_H

#include "famctx/api/policy.h"

enum age_verdict { AGE_INSIDE, AGE_UNDER, AGE_OVER, AGE_UNKNOWN };

struct age_rule {
	struct ages ages; /* both rules together: the narrower limit of each side */
	const char *because; /* borrowed; NULL when no rule of the authority limits it */
};

struct age_rule age_rule_of(const struct source_document *s, const struct policy *policy);
bool age_rule_limits(const struct age_rule *rule);
/* AGE_UNKNOWN only where the rule limits anything. age is INTEGER_NONE when not known; the ages a partial birth
 * date leaves open are decided by date_age. */
enum age_verdict age_rule_check(const struct age_rule *rule, int64_t age);
/* INTEGER_NONE when it cannot be said. */
int64_t age_of(struct date born, struct date died, struct date today);

#endif
