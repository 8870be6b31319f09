/*
 * Any bytes as the answers of a triage: what is wrong has a place, and what is
 * read gives a result that rests on nothing that was not asked.
 */
#include "famctx/guidance/triage.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct guidance *guidance(void)
{
	static struct guidance g;
	static bool loaded;
	struct problems problems = PROBLEMS_INIT;
	if (!loaded && !guidance_load("data", &g, &problems))
		BUG("the guidance cannot be read: run it from the top folder");
	loaded = true;
	problems_release(&problems);
	return &g;
}

static void check_cases(const struct guidance *g, const struct rule_case *cases, size_t count,
			const struct triage_result *r)
{
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; case_fires(cases[i].when, cases[i].when_count, r->values.of) && k < cases[i].when_count;
		     k++) {
			size_t term = cases[i].when[k].term;
			if (g->triage.terms[term].question && !r->shown[term])
				BUG("a rule that rests on a question that was not asked");
		}
}

static void check_result(const struct guidance *g, const struct triage_answers *answers)
{
	struct triage_values given = { { 0 } };
	struct triage_result result;
	struct triage_answer said;
	for (size_t i = 0; i < g->triage.terms_count; i++)
		given.of[i] = triage_bits(g, i, answers->cells[i].text);
	triage_evaluate(g, &given, &result);
	for (size_t i = 0; i < g->triage.rules_count; i++)
		check_cases(g, g->triage.rules[i].cases, g->triage.rules[i].cases_count, &result);
	shape_init(&triage_answer_shape, &said);
	triage_describe(g, &result, &said);
	if ((said.outcome == NULL) == result.complete || (said.rules_count && !said.outcome))
		BUG("a result of a triage that is not complete");
	if (said.flags_count != g->themes.themes_count)
		BUG("a theme without a word about it");
	shape_release(&triage_answer_shape, &said);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct guidance *g = guidance();
	struct triage_answers answers;
	struct problems problems = PROBLEMS_INIT;
	bool ok = triage_read(g, "a.yaml", (const char *)data, size, &answers, &problems);
	if (ok != (problems.errors == 0))
		BUG("answers that are refused without a word, or taken with one");
	if (ok)
		check_result(g, &answers);
	triage_answers_release(&answers);
	problems_release(&problems);
	return 0;
}
