#include "famctx/guidance/triage.h"

#include "famctx/api/words.h"
#include "famctx/base/mem.h"
#include "describe.h"
#include "texts.h"

/* What the places of reasons stand for. */
struct reasons {
	const struct guidance *g;
	const struct triage_result *result;
	struct fill fills[TERMS_MOST];
	struct buf derived[TERMS_MOST]; /* the reason of a derived name */
};

static void say(const struct reasons *r, const char *because, struct buf *out)
{
	words_fill(because, r->fills, r->g->triage.terms_count, out);
}

static const struct rule_case *first_that_fires(const struct derived *d, const struct triage_values *values)
{
	for (size_t i = 0; i < d->cases_count; i++)
		if (case_fires(d->cases[i].when, d->cases[i].when_count, values->of))
			return &d->cases[i];
	return NULL;
}

static void reasons_init(struct reasons *r, const struct guidance *g, const struct triage_result *result)
{
	const struct triage_content *t = &g->triage;
	size_t questions = t->terms_count - t->derived_count;
	*r = (struct reasons) { .g = g, .result = result };
	for (size_t i = 0; i < t->terms_count; i++) {
		const struct term *term = &t->terms[i];
		r->fills[i].place = term->name;
		if (i < questions)
			r->fills[i].text =
			        choice_words(term->choices, term->choices_count, result->values.of[i]);
		buf_init(&r->derived[i]);
	}
	for (size_t i = 0; i < t->derived_count; i++) {
		const struct rule_case *c = first_that_fires(&t->derived[i], &result->values);
		if (c)
			say(r, c->because ? c->because : t->derived[i].words, &r->derived[questions + i]);
		r->fills[questions + i].text = r->derived[questions + i].data;
	}
}

static void reasons_release(struct reasons *r)
{
	for (size_t i = 0; i < r->g->triage.terms_count; i++)
		buf_release(&r->derived[i]);
}

/* Each reason once, however many cases give it. */
static void collect(const struct reasons *r, const struct rule_case *cases, size_t count, char ***list,
                    size_t *n)
{
	for (size_t i = 0; i < count; i++) {
		struct buf because = BUF_INIT;
		if (cases[i].because &&
		    case_fires(cases[i].when, cases[i].when_count, r->result->values.of)) {
			say(r, cases[i].because, &because);
			texts_add_once(list, n, because.data);
		}
		buf_release(&because);
	}
}

static void free_texts(char **list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		mem_free(list[i]);
	mem_free(list);
}

static char *because_of(const struct reasons *r, const struct triage_rule *rule)
{
	struct buf out = BUF_INIT;
	char **list = NULL;
	size_t count = 0;
	collect(r, rule->cases, rule->cases_count, &list, &count);
	for (size_t i = 0; i < count; i++)
		buf_printf(&out, "%s%s", i ? "; " : "", list[i]);
	free_texts(list, count);
	return buf_detach(&out);
}

static void add_fired(const struct reasons *r, const struct triage_rule *rule, struct triage_answer *out)
{
	struct triage_fired *fired = LIST_ADD(out->rules, out->rules_count);
	int tier = triage_rule_tier(rule, &r->result->values);
	fired->id = mem_copy_text(rule->id);
	fired->because = because_of(r, rule);
	fired->undo = mem_copy_text(rule->undo);
	fired->title = mem_copy_text(rule->title);
	fired->heading = mem_copy_text(rule->heading);
	fired->lines = mem_copy_or_null(rule->lines);
	fired->outcome = mem_copy_text(outcome_codes[rule->outcome]);
	fired->tier = tier < 0 ? NULL : mem_copy_text(tier_codes[tier]);
}

static void add_rules(const struct reasons *r, struct triage_answer *out)
{
	const struct triage_content *t = &r->g->triage;
	for (size_t i = 0; i < t->rules_count; i++) {
		if (r->result->rules & (UINT64_C(1) << i)) {
			add_fired(r, &t->rules[i], out);
			continue;
		}
		struct triage_not_fired *not = LIST_ADD(out->not_fired, out->not_fired_count);
		not ->id = mem_copy_text(t->rules[i].id);
		not ->title = mem_copy_text(t->rules[i].title);
	}
}

static char *what_to_read(const struct guidance *g, const char *key)
{
	for (size_t i = 0; i < g->resources.resources_count; i++)
		if (!strcmp(g->resources.resources[i].key, key))
			return mem_copy_text(g->resources.resources[i].what);
	return NULL;
}

static void add_flag(const struct reasons *r, const struct theme *theme, struct triage_answer *out)
{
	struct triage_flag *flag = LIST_ADD(out->flags, out->flags_count);
	flag->theme = mem_copy_text(theme->code);
	flag->name = mem_copy_text(theme->name);
	flag->read = what_to_read(r->g, theme->resource);
	texts_add_all(&flag->actions, &flag->actions_count, theme->actions, theme->actions_count);
	if (!triage_flagged(r->g, theme, r->result)) {
		flag->attention = r->result->complete ? (int)ATTENTION_USUAL : -1;
		return;
	}
	flag->attention = ATTENTION_EXTRA;
	collect(r, theme->flags, theme->flags_count, &flag->because, &flag->because_count);
	collect(r, r->g->themes.every_theme, r->g->themes.every_theme_count, &flag->because,
	        &flag->because_count);
	texts_add_all(&flag->next, &flag->next_count, theme->next, theme->next_count);
}

static void add_term(const struct reasons *r, size_t i, struct triage_answer *out)
{
	const struct term *term = &r->g->triage.terms[i];
	uint32_t value = r->result->values.of[i];
	if (!term->question)
		return;
	if (!r->result->shown[i])
		texts_add_once(&out->not_asked, &out->not_asked_count, term->question->name);
	else if (!value && term->question->kind != QUESTION_TEXT)
		texts_add(&out->missing, &out->missing_count, term->name);
	else if (value == VALUE_NOT_SURE)
		texts_add(&out->unknown, &out->unknown_count, term->name);
	out->answered += value && term->question->kind != QUESTION_TEXT;
}

/* A tier has the duties of those before it. */
static void add_result(const struct reasons *r, struct triage_answer *out)
{
	const struct triage_content *t = &r->g->triage;
	int outcome = r->result->outcome, tier = r->result->tier;
	out->outcome = mem_copy_text(outcome_codes[outcome]);
	out->tier = tier < 0 ? NULL : mem_copy_text(tier_codes[tier]);
	if ((size_t)outcome < t->outcomes_count)
		out->meaning = mem_copy_or_null(t->outcomes[outcome].meaning);
	for (int i = 0; i <= tier && (size_t)i < t->tiers_count; i++)
		texts_add_all(&out->duties, &out->duties_count, t->tiers[i].duties, t->tiers[i].duties_count);
	add_rules(r, out);
}

void triage_describe(const struct guidance *g, const struct triage_result *result, struct triage_answer *out)
{
	struct reasons r;
	reasons_init(&r, g, result);
	out->state = result->complete ? TRIAGE_COMPLETE : TRIAGE_INCOMPLETE;
	out->answered = 0;
	for (size_t i = 0; i < g->triage.terms_count; i++)
		add_term(&r, i, out);
	for (size_t i = 0; i < g->themes.themes_count; i++)
		add_flag(&r, &g->themes.themes[i], out);
	if (result->complete)
		add_result(&r, out);
	out->content = mem_copy_text(g->about.version);
	out->notice = mem_copy_or_null(describe_notice(g, "triage"));
	reasons_release(&r);
}
