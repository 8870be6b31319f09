#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/mem.h"
#include "famctx/guidance/triage.h"

static struct guidance g;

static int load(void **state)
{
	(void)state;
	struct problems problems = PROBLEMS_INIT;
	bool ok = guidance_load("data", &g, &problems);
	problems_release(&problems);
	return ok ? 0 : -1;
}

static int release(void **state)
{
	(void)state;
	guidance_release(&g);
	return 0;
}

/* Used before, elsewhere too, nothing wrong with anything. */
#define CLEAN                                                                                                \
	"q0: descriptive\nq1: no\nq2: yes\nq2_2: yes\nq3: no\nq4: yes\nq7: yes\nq7_1: yes\nq8: no\nq5: "     \
	"yes\nq5_1: no\n"                                                                                    \
	"q9: {families: no, care_experienced: no, staff: no}\nq10: {little_discretion: no, "                 \
	"individual_prediction: no}\n"                                                                       \
	"route: in-house\nexpertise: yes\nband: higher\nred_line: no\n"

struct run {
	struct triage_answers answers;
	struct triage_values values;
	struct triage_result result;
	struct triage_answer said;
};

static void set(struct triage_answers *a, const char *name, const char *value)
{
	size_t term = guidance_term(&g, name);
	assert_true(term < g.triage.terms_count);
	mem_free(a->cells[term].text);
	a->cells[term].text = strcmp(value, "-") ? mem_copy_text(value) : NULL;
}

/* "q1 no; q8 yes": changes to the clean answers; "-" takes one away. */
static void change(struct triage_answers *a, const char *changes)
{
	char text[512], *save = NULL;
	snprintf(text, sizeof(text), "%s", changes);
	for (char *part = strtok_r(text, ";", &save); part; part = strtok_r(NULL, ";", &save)) {
		part += strspn(part, " ");
		char *space = strchr(part, ' ');
		assert_non_null(space);
		*space = '\0';
		set(a, part, space + 1);
	}
}

static void run_it(struct run *r, const char *changes)
{
	struct problems problems = PROBLEMS_INIT;
	memset(r, 0, sizeof(*r));
	shape_init(&triage_answer_shape, &r->said);
	assert_true(triage_read(&g, "clean.yaml", CLEAN, strlen(CLEAN), &r->answers, &problems));
	problems_release(&problems);
	change(&r->answers, changes);
	for (size_t i = 0; i < g.triage.terms_count; i++)
		r->values.of[i] = triage_bits(&g, i, r->answers.cells[i].text);
	triage_evaluate(&g, &r->values, &r->result);
	triage_describe(&g, &r->result, &r->said);
}

static void run_end(struct run *r)
{
	triage_answers_release(&r->answers);
	shape_release(&triage_answer_shape, &r->said);
}

static void rules_text(const struct triage_answer *a, struct buf *out)
{
	for (size_t i = 0; i < a->rules_count; i++)
		buf_printf(out, "%s%s", i ? " " : "", a->rules[i].id);
}

static void flags_text(const struct triage_answer *a, struct buf *out)
{
	for (size_t i = 0; i < a->flags_count; i++)
		if (a->flags[i].attention == ATTENTION_EXTRA)
			buf_printf(out, "%s%s", out->len ? " " : "", a->flags[i].theme);
}

#define PREDICTS "pre_1 yes; pre_2 yes; pre_3 yes; pre_4 yes; pre_5 yes"
#define ALL_NINE "BI CO DQ DU EV GO LE PR PU"

static void decides_the_worked_cases(void **state)
{
	(void)state;
	static const struct {
		const char *name, *changes, *outcome, *tier, *rules, *flags;
	} rows[] = {
		{ "A", "q2 no", "proceed", "enhanced", "GV2", ALL_NINE },
		{ "B", "q1 no", "continue", "standard", "", "" },
		{ "C", "q2_2 no", "proceed", "enhanced", "GV7", "EV" },
		{ "D", "q0 predictive; " PREDICTS, "proceed", "independent", "GV1", "EV GO" },
		{ "D2", "q0 predictive; band medium; " PREDICTS, "reconsider", NULL, "RC3", "EV GO" },
		{ "E", "q0 predictive; q8 yes; q8_1 most of England; q9.staff yes; " PREDICTS, "proceed",
		  "independent", "GV1 GV5", "DU EV GO LE" },
		{ "F",
		  "q10.little_discretion yes; q10.individual_prediction yes; q8 yes; q8_1 social_worker; "
		  "q9.families yes; " PREDICTS,
		  "reconsider", NULL, "RC1 GV1 GV5 GV6", ALL_NINE },
		{ "G", "q1 yes; q1_2 yes; q2 no; q8 yes; q8_1 those with a social worker; q9.families yes",
		  "proceed", "proportionate", "GV5 GV6", "CO DU LE PU" },
		{ "H", "band lower", "reconsider", NULL, "RC2", "" },
		{ "J", "q10.little_discretion not sure", "proceed", "enhanced", "GV11", "" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct run r;
		struct buf rules = BUF_INIT, flags = BUF_INIT;
		run_it(&r, rows[i].changes);
		rules_text(&r.said, &rules);
		flags_text(&r.said, &flags);
		assert_int_equal(r.said.state, TRIAGE_COMPLETE);
		assert_string_equal(r.said.outcome, rows[i].outcome);
		assert_string_equal(r.said.tier ? r.said.tier : "-", rows[i].tier ? rows[i].tier : "-");
		assert_string_equal(rules.data, rows[i].rules);
		assert_string_equal(flags.data, rows[i].flags);
		assert_int_equal(r.said.rules_count + r.said.not_fired_count, g.triage.rules_count);
		assert_int_equal(r.said.unknown_count, strcmp(rows[i].name, "J") ? 0 : 1);
		buf_release(&rules);
		buf_release(&flags);
		run_end(&r);
	}
}

static void fires_every_rule(void **state)
{
	(void)state;
	static const struct {
		const char *changes, *rules, *tier;
	} rows[] = {
		{ "q0 prescriptive; band medium; " PREDICTS, "RC3", NULL },
		{ "q0 predictive; band not sure; " PREDICTS, "RC3 GV11", NULL },
		{ "q0 predictive; " PREDICTS "; pre_4 no", "RC4", NULL },
		{ "q0 predictive; " PREDICTS "; pre_4 not sure", "GV1 GV11", "independent" },
		{ "q7_1 no; fixable no", "RC5", NULL },
		{ "q7_1 no; fixable yes", "GV9", "proportionate" },
		{ "q7_1 no; fixable not sure", "GV11", "enhanced" },
		{ "q7 no", "GV11", "enhanced" },
		{ "red_line yes", "RC6", NULL },
		{ "q5_1 yes; mitigated no; q9.families yes", "RC7 GV6 GV8", NULL },
		{ "q5_1 yes; mitigated no; q9.care_experienced yes", "RC7 GV6 GV8", NULL },
		{ "q5_1 yes; mitigated no", "GV8", "enhanced" },
		{ "q5_1 yes; mitigated yes; q9.families yes", "GV6 GV8", "enhanced" },
		{ "q2 no; q8 yes; q8_1 social_worker", "GV2 GV5", "independent" },
		{ "q2 no; q9.families yes", "GV2 GV6", "independent" },
		{ "expertise no", "GV3", "independent" },
		{ "q3 yes", "GV4", "enhanced" },
		{ "q8 yes; q8_1 social_worker", "GV5", "proportionate" },
		{ "q9.families yes", "GV6", "proportionate" },
		{ "q9.families yes; q8 yes; q8_1 authority", "GV5 GV6", "enhanced" },
		{ "q9.staff yes", "", "standard" },
		{ "q1 yes; q1_2 no", "GV7", "enhanced" },
		{ "q5 no", "GV8", "enhanced" },
		{ "route procured", "GV10", "proportionate" },
		{ "route off-the-shelf", "GV10", "proportionate" },
		{ "q4 not sure", "", "standard" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct run r;
		struct buf rules = BUF_INIT;
		run_it(&r, rows[i].changes);
		rules_text(&r.said, &rules);
		assert_string_equal(rules.data, rows[i].rules);
		assert_string_equal(r.said.tier ? r.said.tier : "-", rows[i].tier ? rows[i].tier : "-");
		for (size_t k = 0; k < r.said.rules_count; k++) {
			assert_true(strlen(r.said.rules[k].because) > 5);
			assert_null(strchr(r.said.rules[k].because, '{'));
			assert_true(strlen(r.said.rules[k].undo) > 5);
		}
		buf_release(&rules);
		run_end(&r);
	}
}

static void raises_every_flag(void **state)
{
	(void)state;
	static const struct {
		const char *changes, *flags;
	} rows[] = {
		{ "q5 no", "BI" },
		{ "q5 not sure", "BI" },
		{ "q5_1 yes; mitigated yes", "BI" },
		{ "q4 no", "CO" },
		{ "q4 not sure", "CO" },
		{ "q9.families yes", "CO PU" },
		{ "q9.care_experienced yes", "CO PU" },
		{ "q9.staff yes", "" },
		{ "q7 no", "DQ" },
		{ "q7 not sure", "DQ" },
		{ "q7_1 no; fixable yes", "DQ" },
		{ "q7_1 not sure", "DQ" },
		{ "q8 yes; q8_1 social_worker", "DU LE" },
		{ "q8 not sure", "DU LE" },
		{ "q2_2 no", "EV" },
		{ "q2_2 not sure", "EV" },
		{ "q1 yes; q1_2 no", "EV" },
		{ "q1 yes; q1_2 not sure", "EV" },
		{ "q0 predictive; " PREDICTS, "EV GO" },
		{ "q0 prescriptive; " PREDICTS, "EV GO" },
		{ "q3 yes", "GO PU" },
		{ "q3 not sure", "GO PU" },
		{ "expertise no", "GO" },
		{ "route procured", "PR" },
		{ "route off-the-shelf", "PR" },
		{ "q10.little_discretion yes", ALL_NINE },
		{ "q10.individual_prediction yes; " PREDICTS, ALL_NINE },
		{ "q2 no", ALL_NINE },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct run r;
		struct buf flags = BUF_INIT;
		run_it(&r, rows[i].changes);
		flags_text(&r.said, &flags);
		assert_string_equal(flags.data, rows[i].flags);
		assert_int_equal(r.said.flags_count, 9);
		buf_release(&flags);
		run_end(&r);
	}
}

/* ---- what the 2021 draft got wrong --------------------------------------------------- */

static void never_asked_is_never_no(void **state)
{
	(void)state;
	struct run r;
	/* Evidence of tools nobody had, and controversy about tools nobody knows. */
	run_it(&r, "q2 no; q2_2 no; q3 yes; q1_2 no; q5 no; q5_1 yes");
	assert_true(!strcmp(r.said.rules[0].id, "GV2") && r.said.rules_count == 1);
	static const char *const hidden[] = { "q1_1", "q1_2", "q1_3", "q2_1", "q2_2",
		                              "q2_3", "q3",   "q3_1", "q5",   "q5_1" };
	for (size_t i = 0; i < ARRAY_LEN(hidden); i++) {
		bool there = false;
		for (size_t k = 0; k < r.said.not_asked_count; k++)
			there |= !strcmp(r.said.not_asked[k], hidden[i]);
		assert_true(there);
	}
	run_end(&r);
}

static void an_orphan_says_nothing(void **state)
{
	(void)state;
	struct run r;
	/* q5_1 stays answered while its parent's parent goes. */
	run_it(&r, "q1 no; q2 no; q5 yes; q5_1 yes; mitigated no; q9.families yes");
	for (size_t i = 0; i < r.said.rules_count; i++)
		assert_string_not_equal(r.said.rules[i].id, "RC7");
	assert_false(r.result.shown[guidance_term(&g, "mitigated")]);
	run_end(&r);
}

static void a_gap_is_no_result(void **state)
{
	(void)state;
	static const char *const gaps[] = { "q0 -",          "q7_1 -",   "q10.little_discretion -",
		                            "q9.staff -",    "band -",   "q8 yes; q8_1 -",
		                            "q0 predictive", "q5_1 yes", "q7_1 no" };
	for (size_t i = 0; i < ARRAY_LEN(gaps); i++) {
		struct run r;
		run_it(&r, gaps[i]);
		assert_int_equal(r.said.state, TRIAGE_INCOMPLETE);
		assert_null(r.said.outcome);
		assert_null(r.said.tier);
		assert_int_equal(r.said.rules_count, 0);
		assert_true(r.said.missing_count > 0);
		for (size_t k = 0; k < r.said.flags_count; k++)
			assert_int_not_equal(r.said.flags[k].attention, ATTENTION_USUAL);
		run_end(&r);
	}
}

static void each_reason_once(void **state)
{
	(void)state;
	struct run r;
	run_it(&r, "q10.little_discretion yes; q10.individual_prediction yes; q2 no; " PREDICTS);
	for (size_t i = 0; i < r.said.flags_count; i++)
		for (size_t a = 0; a < r.said.flags[i].because_count; a++)
			for (size_t b = 0; b < a; b++)
				assert_string_not_equal(r.said.flags[i].because[a],
				                        r.said.flags[i].because[b]);
	run_end(&r);
}

/* ---- the whole answer space ------------------------------------------------------------ */

#define GROUP_MOST 16

/*
 * A rule sees a few questions only, and the outcome is the worst of the rules.
 * So a step in one question can be told over all answers to the questions that
 * share a rule with it, or are shown by it or show it: the other rules are the
 * same before and after, and the worst of them and these moves only as these do.
 * Each group is such a set; its questions are varied in all ways, the others
 * are clean. `better < worse`: the pairs a step may take, by bit.
 */
struct step {
	const char *name;
	uint32_t better, worse;
};

#define YES VALUE_YES
#define NO VALUE_NO
#define SURE VALUE_NOT_SURE
static const struct step steps[] = {
	{ "q0", 1, SURE },
	{ "q0", 1, 4 },
	{ "q0", 1, 8 },
	{ "q0", 2, SURE },
	{ "q0", 2, 4 },
	{ "q0", SURE, 4 },
	{ "q0", 4, 8 },
	{ "q1", YES, SURE },
	{ "q1", YES, NO },
	{ "q2", YES, SURE },
	{ "q2", YES, NO },
	{ "q1_2", YES, SURE },
	{ "q1_2", SURE, NO },
	{ "q2_2", YES, SURE },
	{ "q2_2", SURE, NO },
	{ "q3", NO, SURE },
	{ "q3", SURE, YES },
	{ "q4", YES, SURE },
	{ "q4", SURE, NO },
	{ "q7", YES, SURE },
	{ "q7", SURE, NO },
	{ "q7_1", YES, SURE },
	{ "q7_1", YES, NO },
	{ "q8", NO, SURE },
	{ "q8", NO, YES },
	{ "q8_1", 16, 8 },
	{ "q8_1", 16, 1 },
	{ "q8_1", 16, SURE },
	{ "q8_1", 8, 4 },
	{ "q8_1", 4, 2 },
	{ "q8_1", 2, 1 },
	{ "q5", YES, SURE },
	{ "q5", SURE, NO },
	{ "q5_1", NO, SURE },
	{ "q5_1", NO, YES },
	{ "q9.families", NO, SURE },
	{ "q9.families", NO, YES },
	{ "q9.care_experienced", NO, SURE },
	{ "q9.care_experienced", NO, YES },
	{ "q9.staff", NO, YES },
	{ "q10.little_discretion", NO, SURE },
	{ "q10.little_discretion", SURE, YES },
	{ "q10.individual_prediction", NO, SURE },
	{ "q10.individual_prediction", SURE, YES },
	{ "route", 1, 2 },
	{ "route", 1, 4 },
	{ "route", 1, SURE },
	{ "expertise", YES, SURE },
	{ "expertise", SURE, NO },
	{ "band", 4, 2 },
	{ "band", 4, SURE },
	{ "band", SURE, 1 },
	{ "band", 2, 1 },
	{ "pre_1", YES, SURE },
	{ "pre_1", SURE, NO },
	{ "pre_2", YES, SURE },
	{ "pre_2", SURE, NO },
	{ "pre_3", YES, SURE },
	{ "pre_3", SURE, NO },
	{ "pre_4", YES, SURE },
	{ "pre_4", SURE, NO },
	{ "pre_5", YES, SURE },
	{ "pre_5", SURE, NO },
	{ "fixable", YES, SURE },
	{ "fixable", SURE, NO },
	{ "red_line", NO, SURE },
	{ "red_line", SURE, YES },
	{ "mitigated", YES, SURE },
	{ "mitigated", SURE, NO },
};

static const char *const groups[][GROUP_MOST] = {
	{ "q0", "q10.individual_prediction", "band", "pre_1", "pre_2", "pre_3", "pre_4", "pre_5",
	  "q10.little_discretion" },
	{ "q0", "q10.individual_prediction", "q1", "q2", "q8", "q9.families", "q9.care_experienced", "band",
	  "pre_1" },
	{ "q1", "q2", "q1_2", "q2_2", "q3", "q5", "q5_1", "mitigated", "q9.families", "q9.care_experienced",
	  "q8" },
	{ "q8", "q8_1", "q9.families", "q9.care_experienced", "q9.staff", "q5_1", "mitigated", "q1", "q2",
	  "q0" },
	{ "q7", "q7_1", "fixable", "red_line", "route", "expertise", "q4", "band", "q10.little_discretion" },
};

/* The most a question can take: its choices and not sure. */
static size_t values_of(size_t term, uint32_t bits[8])
{
	const struct term *t = &g.triage.terms[term];
	size_t n = t->choices_count ? t->choices_count : 2;
	for (size_t i = 0; i < n; i++)
		bits[i] = 1u << i;
	bits[n] = VALUE_NOT_SURE;
	return n + 1;
}

/* One number for outcome and tier, so that worse is more. */
static int rank(const struct triage_result *r)
{
	return r->outcome == TRIAGE_OUTCOME_RECONSIDER ? 10 : r->outcome * 5 + r->tier;
}

/* A worse answer that hides questions is compared where those had nothing to say: taking a bad answer
 * away is no worse answer. */
static bool hides_something_said(const struct triage_result *before, const struct triage_result *after)
{
	static const char *const good_when_yes[] = { "q1_2",      "q2_2", "q5",   "q7_1", "fixable",
		                                     "mitigated", "q3",   "q5_1", "q8_1" };
	static const uint32_t good[] = { YES, YES, YES, YES, YES, YES, NO, NO, 16 };
	for (size_t i = 0; i < ARRAY_LEN(good); i++) {
		size_t term = guidance_term(&g, good_when_yes[i]);
		if (before->shown[term] && !after->shown[term] && before->values.of[term] != good[i])
			return true;
	}
	return false;
}

struct space {
	size_t terms[GROUP_MOST];
	size_t count;
	const struct step *steps[ARRAY_LEN(steps)];
	size_t step_terms[ARRAY_LEN(steps)];
	size_t steps_count;
	size_t points, compared;
};

static void compare_steps(struct space *s, struct triage_values *v)
{
	struct triage_result before, after;
	triage_evaluate(&g, v, &before);
	s->points++;
	for (size_t i = 0; i < s->steps_count; i++) {
		size_t term = s->step_terms[i];
		if (v->of[term] != s->steps[i]->better || !before.shown[term])
			continue;
		v->of[term] = s->steps[i]->worse;
		triage_evaluate(&g, v, &after);
		v->of[term] = s->steps[i]->better;
		if (hides_something_said(&before, &after))
			continue;
		s->compared++;
		if (rank(&after) < rank(&before))
			fail_msg("%s: a worse answer gives %s after %s", s->steps[i]->name,
			         outcome_codes[after.outcome], outcome_codes[before.outcome]);
	}
}

static void vary(struct space *s, struct triage_values *v, size_t at)
{
	uint32_t bits[8];
	if (at == s->count) {
		compare_steps(s, v);
		return;
	}
	size_t n = values_of(s->terms[at], bits);
	for (size_t i = 0; i < n; i++) {
		v->of[s->terms[at]] = bits[i];
		vary(s, v, at + 1);
	}
}

/* In every place a question that is not clean could be, everything else is clean. */
static void clean_values(struct triage_values *v)
{
	struct run r;
	run_it(&r, PREDICTS "; q1 yes; q1_2 yes; fixable yes; mitigated yes; q8_1 social_worker");
	*v = r.values;
	run_end(&r);
}

static void space_init(struct space *s, const char *const *names)
{
	memset(s, 0, sizeof(*s));
	while (s->count < GROUP_MOST && names[s->count]) {
		s->terms[s->count] = guidance_term(&g, names[s->count]);
		s->count++;
	}
	for (size_t i = 0; i < ARRAY_LEN(steps); i++)
		for (size_t k = 0; k < s->count; k++)
			if (!strcmp(names[k], steps[i].name)) {
				s->steps[s->steps_count] = &steps[i];
				s->step_terms[s->steps_count++] = s->terms[k];
			}
}

static void no_worse_answer_improves_anything(void **state)
{
	(void)state;
	size_t points = 0, compared = 0;
	for (size_t i = 0; i < ARRAY_LEN(groups); i++) {
		struct space s;
		struct triage_values v;
		space_init(&s, groups[i]);
		clean_values(&v);
		vary(&s, &v, 0);
		points += s.points;
		compared += s.compared;
	}
	print_message("# %zu sets of answers, %zu steps\n", points, compared);
	assert_true(compared > points);
}

/* No rule and no flag ever rests on a question that was not asked. */
static void assert_rests_on_what_was_asked(const struct rule_case *cases, size_t count,
                                           const struct triage_result *r)
{
	for (size_t i = 0; i < count; i++) {
		if (!case_fires(cases[i].when, cases[i].when_count, r->values.of))
			continue;
		for (size_t k = 0; k < cases[i].when_count; k++) {
			size_t term = cases[i].when[k].term;
			assert_true(!g.triage.terms[term].question || r->shown[term]);
		}
	}
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static void nothing_rests_on_a_question_not_asked(void **state)
{
	(void)state;
	uint32_t seed = 7;
	for (int n = 0; n < 20000; n++) {
		struct triage_values v = { { 0 } };
		struct triage_result r;
		for (size_t i = 0; i < g.triage.terms_count; i++) {
			uint32_t bits[8];
			size_t count = values_of(i, bits);
			v.of[i] = bits[next_random(&seed) % count];
		}
		triage_evaluate(&g, &v, &r);
		for (size_t i = 0; i < g.triage.rules_count; i++)
			assert_rests_on_what_was_asked(g.triage.rules[i].cases, g.triage.rules[i].cases_count,
			                               &r);
		for (size_t i = 0; i < g.themes.themes_count; i++)
			assert_rests_on_what_was_asked(g.themes.themes[i].flags,
			                               g.themes.themes[i].flags_count, &r);
		for (size_t i = 0; i < g.triage.derived_count; i++)
			assert_rests_on_what_was_asked(g.triage.derived[i].cases,
			                               g.triage.derived[i].cases_count, &r);
	}
}

/* ---- reading -------------------------------------------------------------------------- */

static void assert_refused(const char *text, const char *expected)
{
	struct triage_answers a;
	struct problems problems = PROBLEMS_INIT;
	struct buf printed = BUF_INIT;
	assert_false(triage_read(&g, "a.yaml", text, strlen(text), &a, &problems));
	problems_print(&problems, &printed);
	if (!strstr(printed.data, expected))
		fail_msg("expected %s, got %s", expected, printed.data);
	triage_answers_release(&a);
	problems_release(&problems);
	buf_release(&printed);
}

static void says_where_an_answer_is_wrong(void **state)
{
	(void)state;
	assert_refused("q1: yes\nq3: perhaps\n",
	               "a.yaml:2:5: 'perhaps' is no answer to q3; give one of: yes, no, not sure");
	assert_refused("q9:\n  familys: yes\n", "a.yaml:2:3");
	assert_refused("q9:\n  familys: yes\n", "did you mean 'families'?");
	assert_refused("q77: yes\n", "a.yaml:1:1");
	assert_refused("band: high-ish\n", "give one of: lower, medium, higher, not sure");
	assert_refused("q1: [yes]\n", "a.yaml:1:");
}

static void nothing_is_no_answers(void **state)
{
	(void)state;
	struct triage_answers a;
	struct problems problems = PROBLEMS_INIT;
	assert_true(triage_read(&g, "a.yaml", "", 0, &a, &problems));
	assert_true(triage_read(&g, "a.yaml", "# later\n\n", 9, &a, &problems));
	for (size_t i = 0; i < g.triage.terms_count; i++)
		assert_null(a.cells[i].text);
	problems_release(&problems);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decides_the_worked_cases),
		cmocka_unit_test(fires_every_rule),
		cmocka_unit_test(raises_every_flag),
		cmocka_unit_test(never_asked_is_never_no),
		cmocka_unit_test(an_orphan_says_nothing),
		cmocka_unit_test(a_gap_is_no_result),
		cmocka_unit_test(each_reason_once),
		cmocka_unit_test(no_worse_answer_improves_anything),
		cmocka_unit_test(nothing_rests_on_a_question_not_asked),
		cmocka_unit_test(says_where_an_answer_is_wrong),
		cmocka_unit_test(nothing_is_no_answers),
	};
	return cmocka_run_group_tests_name("guidance triage", tests, load, release);
}
