#include "content_private.h"
#include "famctx/base/mem.h"

/* ---- words -------------------------------------------------------------------- */

static void fill_words(struct choice *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!list[i].words && list[i].code)
			list[i].words = mem_copy_text(list[i].code);
}

static void fill_all_words(struct guidance *g)
{
	fill_words(g->about.phases, g->about.phases_count);
	fill_words(g->about.roles, g->about.roles_count);
	fill_words(g->gates.kinds, g->gates.kinds_count);
	fill_words(g->maturity.levels, g->maturity.levels_count);
	fill_words(g->triage.outcomes, g->triage.outcomes_count);
	for (size_t i = 0; i < g->facts.facts_count; i++)
		fill_words(g->facts.facts[i].choices, g->facts.facts[i].choices_count);
	for (size_t i = 0; i < g->triage.questions_count; i++) {
		fill_words(g->triage.questions[i].choices, g->triage.questions[i].choices_count);
		fill_words(g->triage.questions[i].options, g->triage.questions[i].options_count);
	}
	for (size_t i = 0; i < g->registers.registers_count; i++)
		for (size_t c = 0; c < g->registers.registers[i].columns_count; c++)
			fill_words(g->registers.registers[i].columns[c].choices,
			           g->registers.registers[i].columns[c].choices_count);
}

/* ---- actions ------------------------------------------------------------------ */

static size_t find_condition(struct reading *r, const struct action *a, const char *file)
{
	const struct fact_content *f = &r->g->facts;
	if (!a->applies_if)
		return CONDITION_NONE;
	for (size_t i = 0; i < f->conditions_count; i++)
		if (f->conditions[i].name && !strcmp(f->conditions[i].name, a->applies_if))
			return i;
	reading_wrong(r, file, a->place, _("there is no condition '%s'; they stand in facts.yaml"),
	              a->applies_if);
	return CONDITION_NONE;
}

static int by_id(const void *a, const void *b)
{
	const char *x = (*(const struct action *const *)a)->id, *y = (*(const struct action *const *)b)->id;
	return strcmp(x ? x : "", y ? y : "");
}

static void add_action(struct reading *r, struct stage *s, struct action *a, const char *file)
{
	a->stage = (int)s->number;
	a->condition = find_condition(r, a, file);
	if (a->id)
		r->g->actions[r->g->actions_count++] = a;
}

static size_t count_actions(const struct guidance *g)
{
	size_t n = 0;
	for (size_t i = 0; i < g->stages_count; i++)
		for (size_t k = 0; k < g->stages[i].sections_count; k++)
			n += g->stages[i].sections[k].actions_count;
	return n;
}

static void link_actions(struct reading *r)
{
	struct guidance *g = r->g;
	size_t most = count_actions(g) + 1;
	char file[STAGE_FILE_SIZE];
	g->actions = mem_zero(most, sizeof(*g->actions));
	g->by_id = mem_zero(most, sizeof(*g->by_id));
	for (size_t i = 0; i < g->stages_count; i++) {
		struct stage *s = &g->stages[i];
		stage_file_name(s, file);
		for (size_t k = 0; k < s->sections_count; k++)
			for (size_t n = 0; n < s->sections[k].actions_count; n++)
				add_action(r, s, &s->sections[k].actions[n], file);
	}
	memcpy(g->by_id, g->actions, g->actions_count * sizeof(*g->actions));
	qsort(g->by_id, g->actions_count, sizeof(*g->by_id), by_id);
}

/* ---- terms of the triage -------------------------------------------------------- */

static struct term *add_term(struct triage_content *t, const char *name, const struct triage_question *q)
{
	struct term *term = &t->terms[t->terms_count++];
	*term = (struct term) { .name = name ? name : "", .question = q };
	return term;
}

static void add_question(struct triage_content *t, struct triage_question *q)
{
	q->term = t->terms_count;
	if (q->kind != QUESTION_EACH) {
		struct term *term = add_term(t, q->name, q);
		term->choices = q->choices;
		term->choices_count = q->choices_count;
		return;
	}
	for (size_t i = 0; i < q->options_count; i++) {
		struct buf name = BUF_INIT;
		buf_printf(&name, "%s.%s", q->name ? q->name : "",
		           q->options[i].code ? q->options[i].code : "");
		struct term *term = add_term(t, NULL, q);
		term->owned = buf_detach(&name);
		term->name = term->owned;
	}
}

static void make_terms(struct triage_content *t)
{
	size_t most = t->derived_count + 1;
	for (size_t i = 0; i < t->questions_count; i++)
		most += t->questions[i].options_count + 1;
	t->terms = mem_zero(most, sizeof(*t->terms));
	for (size_t i = 0; i < t->questions_count; i++)
		add_question(t, &t->questions[i]);
	for (size_t i = 0; i < t->derived_count; i++)
		add_term(t, t->derived[i].name, NULL);
}

/* ---- cases ----------------------------------------------------------------------- */

/* Where the names of a case are looked up. */
struct names {
	struct reading *reading;
	const char *file;
	bool facts; /* else terms of the triage */
};

static bool find_name(const struct names *n, struct match *m, const struct choice **choices, size_t *count)
{
	struct guidance *g = n->reading->g;
	if (n->facts) {
		const struct fact *f = guidance_fact(g, m->name);
		if (f) {
			m->term = (size_t)(f - g->facts.facts);
			*choices = f->choices;
			*count = f->choices_count;
		}
		return f != NULL;
	}
	m->term = guidance_term(g, m->name);
	if (m->term == g->triage.terms_count)
		return false;
	*choices = g->triage.terms[m->term].choices;
	*count = g->triage.terms[m->term].choices_count;
	return true;
}

static void link_match(const struct names *n, struct match *m, struct place at)
{
	const struct choice *choices = NULL;
	size_t count = 0;
	m->term = 0;
	m->bits = 0;
	if (!m->name)
		return;
	if (!find_name(n, m, &choices, &count)) {
		reading_wrong(n->reading, n->file, at,
		              n->facts ? _("there is no fact '%s'; they stand in facts.yaml")
		                       : _("there is no question or derived name '%s'"),
		              m->name);
		return;
	}
	for (size_t i = 0; i < m->values_count; i++) {
		uint32_t bit = choice_read(choices, count, m->values[i]);
		if (!bit)
			reading_wrong(n->reading, n->file, at, _("'%s' is no answer to %s"),
			              m->values[i] ? m->values[i] : "", m->name);
		m->bits |= bit;
	}
}

static void link_matches(const struct names *n, struct match *when, size_t count, struct place at)
{
	for (size_t i = 0; i < count; i++)
		link_match(n, &when[i], at);
}

static void link_cases(const struct names *n, struct rule_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		link_matches(n, cases[i].when, cases[i].when_count, cases[i].place);
}

/* A question shown by a later one could never be settled in one pass. */
static void check_order(struct reading *r, const struct triage_question *q)
{
	for (size_t i = 0; i < q->shown_when_count; i++)
		for (size_t k = 0; k < q->shown_when[i].when_count; k++) {
			const struct match *m = &q->shown_when[i].when[k];
			if (m->bits && r->g->triage.terms[m->term].question && m->term >= q->term)
				reading_wrong(r, "triage.yaml", q->shown_when[i].place,
				              _("%s is shown by %s, which is asked later"), q->name, m->name);
		}
}

static void check_derived(struct reading *r, const struct derived *d)
{
	for (size_t i = 0; i < d->cases_count; i++)
		for (size_t k = 0; k < d->cases[i].when_count; k++) {
			const struct match *m = &d->cases[i].when[k];
			if (m->bits && !r->g->triage.terms[m->term].question)
				reading_wrong(r, "triage.yaml", d->cases[i].place,
				              _("%s is made from %s, which is itself made from answers"),
				              d->name, m->name);
		}
}

static void link_triage(struct reading *r)
{
	struct triage_content *t = &r->g->triage;
	const struct names n = { r, "triage.yaml", false };
	make_terms(t);
	for (size_t i = 0; i < t->questions_count; i++) {
		link_cases(&n, t->questions[i].shown_when, t->questions[i].shown_when_count);
		check_order(r, &t->questions[i]);
	}
	for (size_t i = 0; i < t->derived_count; i++) {
		link_cases(&n, t->derived[i].cases, t->derived[i].cases_count);
		check_derived(r, &t->derived[i]);
	}
	for (size_t i = 0; i < t->rules_count; i++)
		link_cases(&n, t->rules[i].cases, t->rules[i].cases_count);
}

static void link_themes(struct reading *r)
{
	struct themes *t = &r->g->themes;
	const struct names n = { r, "themes.yaml", false };
	link_cases(&n, t->every_theme, t->every_theme_count);
	for (size_t i = 0; i < t->themes_count; i++)
		link_cases(&n, t->themes[i].flags, t->themes[i].flags_count);
}

static void link_facts(struct reading *r)
{
	struct guidance *g = r->g;
	const struct names facts = { r, "facts.yaml", true }, gates = { r, "gates.yaml", true },
	                   warnings = { r, "maturity.yaml", false };
	for (size_t i = 0; i < g->facts.conditions_count; i++)
		link_cases(&facts, g->facts.conditions[i].cases, g->facts.conditions[i].cases_count);
	for (size_t i = 0; i < g->gates.gates_count; i++)
		for (size_t k = 0; k < g->gates.gates[i].conditions_count; k++) {
			struct gate_condition *c = &g->gates.gates[i].conditions[k];
			link_matches(&gates, c->facts, c->facts_count, c->place);
		}
	for (size_t i = 0; i < g->maturity.warnings_count; i++) {
		struct maturity_warning *w = &g->maturity.warnings[i];
		link_matches(&warnings, w->only_if, w->only_if_count, w->place);
	}
}

void content_link(struct reading *r)
{
	fill_all_words(r->g);
	link_actions(r);
	link_triage(r);
	link_themes(r);
	link_facts(r);
}
