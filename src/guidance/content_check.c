#include "content_private.h"

#include "famctx/text/number.h"

/* ---- what may be pointed to ---------------------------------------------------- */

static bool is_resource(const struct guidance *g, const char *key, size_t len)
{
	for (size_t i = 0; i < g->resources.resources_count; i++)
		if (strlen(g->resources.resources[i].key) == len &&
		    !memcmp(g->resources.resources[i].key, key, len))
			return true;
	return false;
}

static bool is_action(const struct guidance *g, const char *prefix)
{
	for (size_t i = 0; i < g->actions_count; i++)
		if (guidance_id_under(g->actions[i]->id, prefix))
			return true;
	return false;
}

static bool is_triage_question(const struct guidance *g, const char *name)
{
	for (size_t i = 0; i < g->triage.questions_count; i++)
		if (!strcmp(g->triage.questions[i].name, name))
			return true;
	return false;
}

/* "3" or "1-5" */
static bool is_workbook_span(const struct guidance *g, const char *text)
{
	char first[8];
	size_t len = strspn(text, "0123456789");
	int64_t from, to;
	snprintf(first, sizeof(first), "%.*s", (int)len, text);
	if (len >= sizeof(first) || !number_parse(first, 1, 99, &from))
		return false;
	if (!text[len])
		return guidance_question(g, from);
	return text[len] == '-' && number_parse(text + len + 1, from, 99, &to) && guidance_question(g, to);
}

/* A resource ("X-DQ"), part of one ("WB 1-5", "TRIAGE q10"), an action or the beginning of one, a question.
 */
static bool leads_somewhere(const struct guidance *g, const char *see)
{
	const char *space = strchr(see, ' ');
	if (!space)
		return is_resource(g, see, strlen(see)) || is_action(g, see) || is_triage_question(g, see);
	return is_resource(g, see, (size_t)(space - see)) &&
	       (is_workbook_span(g, space + 1) || is_triage_question(g, space + 1));
}

static void check_see(struct reading *r, const char *file, struct place at, const char *see)
{
	if (see && !leads_somewhere(r->g, see))
		reading_wrong(r, file, at, _("'%s' is no resource, action, workbook or triage question"),
		              see);
}

static void check_prefixes(struct reading *r, const char *file, struct place at, char *const *list,
                           size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!is_action(r->g, list[i]))
			reading_wrong(r, file, at, _("no action is called '%s' or begins so"), list[i]);
}

static bool is_code(const struct choice *list, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(list[i].code, code))
			return true;
	return false;
}

/* ---- once only ------------------------------------------------------------------ */

#define CHECK_ONCE(r, file, list, count, key, what)                                                          \
	do {                                                                                                 \
		for (size_t at_ = 1; at_ < (count); at_++)                                                   \
			for (size_t before_ = 0; before_ < at_; before_++)                                   \
				if (!strcmp((list)[at_].key, (list)[before_].key))                           \
					reading_wrong(r, file, (list)[at_].place,                            \
					              _("the %s '%s' is there twice; first in line %d"),     \
					              what, (list)[at_].key, (list)[before_].place.line);    \
	} while (0)

static void check_choices(struct reading *r, const char *file, const struct choice *list, size_t count)
{
	CHECK_ONCE(r, file, list, count, code, "choice");
	if (count > CHOICES_MOST)
		reading_wrong(r, file, list[0].place, _("there are more than %d choices"), CHOICES_MOST);
}

/* ---- stages --------------------------------------------------------------------- */

static void check_action(struct reading *r, const struct action *a, const char *file)
{
	const struct guidance *g = r->g;
	char stage[8];
	snprintf(stage, sizeof(stage), "s%02d", a->stage);
	if (!guidance_id_under(a->id, stage) || !strchr(a->id + 4, '.'))
		reading_wrong(r, file, a->place, _("'%s' should be %s.section.item"), a->id, stage);
	if (!is_code(g->about.roles, g->about.roles_count, a->who))
		reading_wrong(r, file, a->place, _("there is no role '%s'; they stand in about.yaml"),
		              a->who);
	check_see(r, file, a->place, a->see);
}

static void check_stages(struct reading *r)
{
	const struct guidance *g = r->g;
	char file[STAGE_FILE_SIZE];
	for (size_t i = 0; i < g->stages_count; i++) {
		const struct stage *s = &g->stages[i];
		stage_file_name(s, file);
		if (!is_code(g->about.phases, g->about.phases_count, s->phase))
			reading_wrong(r, file, s->place,
			              _("there is no phase '%s'; they stand in about.yaml"), s->phase);
		if (s->opened_by != INTEGER_NONE && !guidance_question(g, s->opened_by))
			reading_wrong(r, file, s->place, _("there is no workbook question %lld"),
			              (long long)s->opened_by);
	}
	for (size_t i = 0; i < g->actions_count; i++) {
		stage_file_name(guidance_stage(g, g->actions[i]->stage), file);
		check_action(r, g->actions[i], file);
	}
	for (size_t i = 1; i < g->actions_count; i++)
		if (!strcmp(g->by_id[i]->id, g->by_id[i - 1]->id)) {
			stage_file_name(guidance_stage(g, g->by_id[i]->stage), file);
			reading_wrong(r, file, g->by_id[i]->place, _("the action '%s' is there twice"),
			              g->by_id[i]->id);
		}
}

/* ---- the other files ------------------------------------------------------------- */

static void check_about(struct reading *r)
{
	const struct about *a = &r->g->about;
	static const struct place top = { 1, 1 };
	check_choices(r, "about.yaml", a->phases, a->phases_count);
	check_choices(r, "about.yaml", a->roles, a->roles_count);
	for (int i = 0; i < STRENGTH_COUNT; i++)
		if ((size_t)i >= a->strengths_count || a->strengths[i].code != i)
			reading_wrong(r, "about.yaml", top,
			              _("the strengths should be in this order: '%s' is missing at place %d"),
			              strength_codes[i], i + 1);
}

static void check_facts(struct reading *r)
{
	const struct fact_content *f = &r->g->facts;
	CHECK_ONCE(r, "facts.yaml", f->facts, f->facts_count, name, "fact");
	CHECK_ONCE(r, "facts.yaml", f->conditions, f->conditions_count, name, "condition");
	if (f->facts_count > FACTS_MOST)
		reading_wrong(r, "facts.yaml", f->facts[0].place, _("there are more than %d facts"),
		              FACTS_MOST);
	for (size_t i = 0; i < f->facts_count; i++) {
		const struct fact *fact = &f->facts[i];
		check_choices(r, "facts.yaml", fact->choices, fact->choices_count);
		if (fact->answer && guidance_term(r->g, fact->answer) == r->g->triage.terms_count)
			reading_wrong(r, "facts.yaml", fact->place,
			              _("there is no question '%s' in the triage"), fact->answer);
	}
}

static void check_workbook(struct reading *r)
{
	const struct workbook_content *w = &r->g->workbook;
	for (size_t i = 0; i < w->questions_count; i++) {
		const struct workbook_question *q = &w->questions[i];
		if (q->number != (int64_t)i + 1)
			reading_wrong(r, "workbook.yaml", q->place, _("this is question %zu, not %lld"),
			              i + 1, (long long)q->number);
		if (!is_code(r->g->about.phases, r->g->about.phases_count, q->phase))
			reading_wrong(r, "workbook.yaml", q->place,
			              _("there is no phase '%s'; they stand in about.yaml"), q->phase);
		check_prefixes(r, "workbook.yaml", q->place, q->links, q->links_count);
	}
}

/* A fact that answers a question must have the question's own choices. */
static void check_fact_of(struct reading *r, const struct triage_question *q)
{
	const struct fact *f = q->fact ? guidance_fact(r->g, q->fact) : NULL;
	if (q->fact && !f)
		reading_wrong(r, "triage.yaml", q->place,
		              _("there is no fact '%s'; they stand in facts.yaml"), q->fact);
	for (size_t i = 0; f && i < f->choices_count; i++)
		if (!is_code(q->choices, q->choices_count, f->choices[i].code))
			reading_wrong(r, "triage.yaml", q->place,
			              _("the fact %s may be '%s', which is no choice of %s"), f->name,
			              f->choices[i].code, q->name);
}

static void check_triage(struct reading *r)
{
	const struct triage_content *t = &r->g->triage;
	CHECK_ONCE(r, "triage.yaml", t->questions, t->questions_count, name, "question");
	CHECK_ONCE(r, "triage.yaml", t->rules, t->rules_count, id, "rule");
	if (t->terms_count > TERMS_MOST)
		reading_wrong(r, "triage.yaml", t->questions[0].place,
		              _("questions, options and derived names are more than %d"), TERMS_MOST);
	if (t->rules_count > RULES_MOST)
		reading_wrong(r, "triage.yaml", t->rules[0].place, _("there are more than %d rules"),
		              RULES_MOST);
	for (size_t i = 0; i < t->questions_count; i++) {
		const struct triage_question *q = &t->questions[i];
		check_choices(r, "triage.yaml", q->choices, q->choices_count);
		check_choices(r, "triage.yaml", q->options, q->options_count);
		check_fact_of(r, q);
		if ((q->kind == QUESTION_CHOICE) != (q->choices_count > 0))
			reading_wrong(r, "triage.yaml", q->place,
			              _("a question of kind choice has choices, and no other has"));
		if ((q->kind == QUESTION_EACH) != (q->options_count > 0))
			reading_wrong(r, "triage.yaml", q->place,
			              _("a question of kind each has options, and no other has"));
	}
	for (size_t i = 0; i < t->rules_count; i++)
		if ((t->rules[i].outcome == TRIAGE_OUTCOME_PROCEED) != (t->rules[i].tier >= 0))
			reading_wrong(r, "triage.yaml", t->rules[i].place,
			              _("a rule that goes on has a tier, and no other has"));
}

static void check_themes(struct reading *r)
{
	const struct themes *t = &r->g->themes;
	CHECK_ONCE(r, "themes.yaml", t->themes, t->themes_count, code, "theme");
	for (size_t i = 0; i < t->themes_count; i++) {
		check_see(r, "themes.yaml", t->themes[i].place, t->themes[i].resource);
		check_prefixes(r, "themes.yaml", t->themes[i].place, t->themes[i].actions,
		               t->themes[i].actions_count);
	}
}

static void check_maturity(struct reading *r)
{
	const struct maturity_content *m = &r->g->maturity;
	static const struct place top = { 1, 1 };
	CHECK_ONCE(r, "maturity.yaml", m->components, m->components_count, code, "component");
	for (int i = 0; i < LEVEL_COUNT; i++)
		if ((size_t)i >= m->levels_count || strcmp(m->levels[i].code, level_codes[i]) != 0)
			reading_wrong(r, "maturity.yaml", top,
			              _("the levels should be lower, medium, higher: '%s' is missing"),
			              level_codes[i]);
	for (size_t i = 0; i < m->warnings_count; i++)
		if (!guidance_component(r->g, m->warnings[i].component))
			reading_wrong(r, "maturity.yaml", m->warnings[i].place,
			              _("there is no component '%s'"), m->warnings[i].component);
}

static void check_registers(struct reading *r)
{
	const struct register_content *c = &r->g->registers;
	CHECK_ONCE(r, "registers.yaml", c->registers, c->registers_count, key, "register");
	for (size_t i = 0; i < c->registers_count; i++) {
		const struct register_table *t = &c->registers[i];
		CHECK_ONCE(r, "registers.yaml", t->columns, t->columns_count, name, "column");
		for (size_t k = 0; k < t->columns_count; k++) {
			check_choices(r, "registers.yaml", t->columns[k].choices,
			              t->columns[k].choices_count);
			if ((t->columns[k].kind == COLUMN_CHOICE) != (t->columns[k].choices_count > 0))
				reading_wrong(r, "registers.yaml", t->columns[k].place,
				              _("a column of kind choice has choices, and no other has"));
		}
	}
}

static void check_resources(struct reading *r)
{
	CHECK_ONCE(r, "resources.yaml", r->g->resources.resources, r->g->resources.resources_count, key,
	           "resource");
}

static void check_workshop(struct reading *r)
{
	const struct workshop *w = &r->g->workshop;
	CHECK_ONCE(r, "workshop.yaml", w->cards, w->cards_count, code, "card");
	for (size_t i = 0; i < w->cards_count; i++)
		for (size_t k = 0; k < w->cards[i].feeds_count; k++)
			check_see(r, "workshop.yaml", w->cards[i].place, w->cards[i].feeds[k]);
}

static bool is_source(const struct guidance *g, const char *from)
{
	int64_t number;
	if (!strncmp(from, "answer:", 7))
		return number_parse(from + 7, 1, 99, &number) && guidance_question(g, number);
	if (!strncmp(from, "register:", 9))
		return guidance_register(g, from + 9);
	if (!strncmp(from, "fact:", 5))
		return guidance_fact(g, from + 5);
	return !strcmp(from, "title") || !strcmp(from, "outcome") || !strcmp(from, "decisions");
}

static void check_transparency(struct reading *r)
{
	const struct transparency *t = &r->g->transparency;
	for (size_t i = 0; i < t->sections_count; i++)
		for (size_t k = 0; k < t->sections[i].from_count; k++)
			if (!is_source(r->g, t->sections[i].from[k]))
				reading_wrong(r, "transparency.yaml", t->sections[i].place,
				              _("'%s' is no answer, register or fact"),
				              t->sections[i].from[k]);
}

void content_check(struct reading *r)
{
	check_about(r);
	check_facts(r);
	check_resources(r);
	check_stages(r);
	check_workbook(r);
	check_triage(r);
	check_themes(r);
	check_maturity(r);
	check_registers(r);
	check_workshop(r);
	check_transparency(r);
}
