#include "famctx/family/age_rule.h"

static int64_t later(int64_t a, int64_t b)
{
	/* INTEGER_NONE is the smallest there is, so a limit wins over none. */
	return a > b ? a : b;
}

static int64_t earlier(int64_t a, int64_t b)
{
	if (a == INTEGER_NONE || b == INTEGER_NONE)
		return later(a, b);
	return a < b ? a : b;
}

struct age_rule age_rule_of(const struct source_document *s, const struct policy *policy)
{
	struct age_rule rule = { s->ages, NULL };
	const struct service_rule *own = s->service ? policy_service(policy, s->service) : NULL;

	if (!own)
		return rule;
	rule.ages.from = later(s->ages.from, own->ages.from);
	rule.ages.to = earlier(s->ages.to, own->ages.to);
	/* The reason is for the policy's ages: where the source is stricter it would explain the wrong ones. */
	if (age_rule_limits(&rule) && rule.ages.from == own->ages.from && rule.ages.to == own->ages.to)
		rule.because = own->because;
	return rule;
}

bool age_rule_limits(const struct age_rule *rule)
{
	return rule->ages.from != INTEGER_NONE || rule->ages.to != INTEGER_NONE;
}

enum age_verdict age_rule_check(const struct age_rule *rule, int64_t age)
{
	if (!age_rule_limits(rule))
		return AGE_INSIDE;
	if (age == INTEGER_NONE)
		return AGE_UNKNOWN;
	if (age < rule->ages.from)
		return AGE_UNDER;
	return rule->ages.to != INTEGER_NONE && age > rule->ages.to ? AGE_OVER : AGE_INSIDE;
}

int64_t age_of(struct date born, struct date died, struct date today)
{
	if (!date_known(born))
		return INTEGER_NONE;
	int age = date_age(born, date_known(died) ? died : today);
	return age < 0 ? INTEGER_NONE : age;
}
