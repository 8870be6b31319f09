#include "famctx/guidance/triage.h"

static bool any_fires(const struct rule_case *cases, size_t count, const struct triage_values *values)
{
	for (size_t i = 0; i < count; i++)
		if (case_fires(cases[i].when, cases[i].when_count, values->of))
			return true;
	return false;
}

static size_t term_of_derived(const struct triage_content *t, size_t derived)
{
	return t->terms_count - t->derived_count + derived;
}

static void derive(const struct triage_content *t, struct triage_values *values)
{
	for (size_t i = 0; i < t->derived_count; i++)
		values->of[term_of_derived(t, i)] =
		        any_fires(t->derived[i].cases, t->derived[i].cases_count, values) ? VALUE_YES : 0;
}

static size_t terms_of(const struct triage_question *q)
{
	return q->kind == QUESTION_EACH ? q->options_count : 1;
}

/* In the order asked: what a question is shown by has its value, or has none because it is not asked. */
static void ask(const struct triage_content *t, const struct triage_values *given, struct triage_result *out)
{
	out->complete = true;
	for (size_t i = 0; i < t->questions_count; i++) {
		const struct triage_question *q = &t->questions[i];
		if (q->shown_when_count) {
			derive(t, &out->values);
			if (!any_fires(q->shown_when, q->shown_when_count, &out->values))
				continue;
		}
		for (size_t k = q->term; k < q->term + terms_of(q); k++) {
			out->shown[k] = true;
			out->values.of[k] = given->of[k];
			if (!given->of[k] && q->kind != QUESTION_TEXT)
				out->complete = false;
		}
	}
	derive(t, &out->values);
}

int triage_rule_tier(const struct triage_rule *rule, const struct triage_values *values)
{
	int tier = rule->tier;
	for (size_t i = 0; i < rule->cases_count; i++)
		if (rule->cases[i].tier > tier &&
		    case_fires(rule->cases[i].when, rule->cases[i].when_count, values->of))
			tier = rule->cases[i].tier;
	return tier;
}

/* The worst wins. */
static void judge(const struct triage_content *t, struct triage_result *out)
{
	out->outcome = TRIAGE_OUTCOME_CONTINUE;
	out->tier = TIER_STANDARD;
	for (size_t i = 0; i < t->rules_count; i++) {
		const struct triage_rule *rule = &t->rules[i];
		if (!any_fires(rule->cases, rule->cases_count, &out->values))
			continue;
		out->rules |= UINT64_C(1) << i;
		int tier = triage_rule_tier(rule, &out->values);
		out->outcome = rule->outcome > out->outcome ? rule->outcome : out->outcome;
		out->tier = tier > out->tier ? tier : out->tier;
	}
	if (out->outcome == TRIAGE_OUTCOME_RECONSIDER)
		out->tier = -1;
}

void triage_evaluate(const struct guidance *g, const struct triage_values *given, struct triage_result *out)
{
	memset(out, 0, sizeof(*out));
	ask(&g->triage, given, out);
	judge(&g->triage, out);
}

bool triage_flagged(const struct guidance *g, const struct theme *theme, const struct triage_result *result)
{
	return any_fires(theme->flags, theme->flags_count, &result->values) ||
	       any_fires(g->themes.every_theme, g->themes.every_theme_count, &result->values);
}
