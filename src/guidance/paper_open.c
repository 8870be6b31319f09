/* What is still to be done, and what nobody has answered. */
#include "describe.h"
#include "paper.h"
#include "famctx/base/mem.h"
#include "famctx/text/number.h"

static void add_open_action(struct paper *d, const struct action_view *a)
{
	struct buf text = BUF_INIT;
	buf_printf(&text, "%s (%s, %s): %s", a->text, a->action, a->strength_words, a->state_words);
	if (a->owner)
		buf_printf(&text, ", %s", a->owner);
	if (date_known(a->due)) {
		buf_add_text(&text, ", ");
		date_long(a->due, &text);
	}
	paper_item(d, text.data);
	buf_release(&text);
}

/* An accepted gap is open until it is closed; what the triage adds is wanted though it never counts. */
static bool is_open(const struct action_view *a)
{
	bool added = !strncmp(a->action, "triage.", 7);
	return ((a->counts || added) && !a->settled) || !strcmp(a->state, "gap");
}

static void add_stage(struct paper *d, const struct workspace *w, const struct stage *s, int level)
{
	struct stage_answer said;
	bool any = false;
	shape_init(&stage_answer_shape, &said);
	describe_stage(w, s, &said);
	for (size_t i = 0; i < said.sections_count; i++)
		for (size_t k = 0; k < said.sections[i].actions_count; k++) {
			if (!is_open(&said.sections[i].actions[k]))
				continue;
			if (!any)
				paper_heading(d, level, s->title);
			any = true;
			add_open_action(d, &said.sections[i].actions[k]);
		}
	shape_release(&stage_answer_shape, &said);
}

static void add_review_actions(struct paper *d, const struct workspace *w, int level)
{
	bool any = false;
	for (size_t i = 0; i < w->g->workbook.questions_count; i++) {
		char subject[SUBJECT_SIZE];
		struct buf text = BUF_INIT;
		subject_of_answer(w->g->workbook.questions[i].number, subject);
		const char *action = fields_value(&w->fields, subject, "action");
		const char *owner = fields_value(&w->fields, subject, "action_owner");
		const char *due = fields_value(&w->fields, subject, "action_due");
		if (action && !any)
			paper_head(d, level, "doc_review_actions");
		any |= action != NULL;
		buf_printf(&text, "%s%s%s%s%s", action ? action : "", owner ? ", " : "", owner ? owner : "",
		           due ? ", " : "", due ? due : "");
		if (action)
			paper_item(d, text.data);
		buf_release(&text);
	}
}

void part_open(struct paper *d, const struct workspace *w, int level)
{
	size_t before = d->count;
	for (size_t i = 0; i < w->g->stages_count; i++)
		add_stage(d, w, &w->g->stages[i], level);
	add_review_actions(d, w, level);
	if (d->count == before)
		paper_text(d, guidance_words(d->g, "doc_none"));
}

static void add_unanswered(struct paper *d, const char *name, const char *text)
{
	struct buf item = BUF_INIT;
	buf_printf(&item, "%s: %s", name, text);
	paper_item(d, item.data);
	buf_release(&item);
}

void part_unanswered(struct paper *d, const struct workspace *w, int level)
{
	paper_head(d, level, "doc_unanswered");
	size_t before = d->count;
	for (size_t i = 0; i < w->g->workbook.questions_count; i++) {
		const struct workbook_question *q = &w->g->workbook.questions[i];
		char name[24];
		snprintf(name, sizeof(name), "%lld", (long long)q->number);
		if (answer_status(w, q->number) == ANSWER_NOT_STARTED)
			add_unanswered(d, name, q->text);
	}
	for (size_t i = 0; i < w->g->triage.terms_count; i++) {
		const struct term *t = &w->g->triage.terms[i];
		if (t->question && w->triage.shown[i] && !w->triage.values.of[i] &&
		    t->question->kind != QUESTION_TEXT)
			add_unanswered(d, t->name, t->question->text);
	}
	for (size_t i = 0; i < w->g->facts.facts_count; i++)
		if (!w->facts[i] && !w->g->facts.facts[i].computed)
			add_unanswered(d, w->g->facts.facts[i].name, w->g->facts.facts[i].question);
	if (d->count == before)
		paper_text(d, guidance_words(d->g, "doc_nothing_unanswered"));
}

/* ---- the transparency record ------------------------------------------------------------ */

static void add_answer(struct paper *d, const struct workspace *w, const char *number)
{
	char subject[SUBJECT_SIZE];
	int64_t question = 0;
	(void)!number_parse(number, 1, 99, &question);
	subject_of_answer(question, subject);
	const char *text = fields_value(&w->fields, subject, "text");
	paper_text(d, text ? text : guidance_words(d->g, "doc_not_written"));
}

static void add_fact(struct paper *d, const struct workspace *w, const char *name)
{
	size_t at = fact_place(w->g, name);
	const struct fact *f = guidance_fact(w->g, name);
	const char *words = f ? choice_words(f->choices, f->choices_count, w->facts[at]) : NULL;
	struct buf text = BUF_INIT;
	buf_printf(&text, "%s %s", f ? f->question : name,
	           words ? words : guidance_words(d->g, "doc_not_given"));
	paper_text(d, text.data);
	buf_release(&text);
}

static void add_decisions(struct paper *d, const struct workspace *w)
{
	for (size_t i = 0; i < w->sign_offs.count; i++) {
		const struct sign_off *s = &w->sign_offs.items[i];
		struct buf text = BUF_INIT, when = BUF_INIT;
		date_long(s->day, &when);
		buf_printf(&text, "%s: %s, %s, %s, %s", s->gate, s->decision, s->name, s->role, when.data);
		paper_item(d, text.data);
		buf_release(&text);
		buf_release(&when);
	}
	if (!w->sign_offs.count)
		paper_text(d, guidance_words(d->g, "doc_none"));
}

static void add_source(struct paper *d, const struct workspace *w, const char *from, int level)
{
	if (!strncmp(from, "answer:", 7))
		add_answer(d, w, from + 7);
	else if (!strncmp(from, "register:", 9))
		part_register(d, w, guidance_register(w->g, from + 9), level);
	else if (!strncmp(from, "fact:", 5))
		add_fact(d, w, from + 5);
	else if (!strcmp(from, "decisions"))
		add_decisions(d, w);
	else if (!strcmp(from, "outcome"))
		paper_value(d, "doc_outcome", w->triage.complete ? outcome_codes[w->triage.outcome] : NULL);
	else
		paper_text(d, w->project.title ? w->project.title : w->project.name);
}

void part_transparency(struct paper *d, const struct workspace *w, int level)
{
	const struct transparency *t = &w->g->transparency;
	paper_text(d, guidance_words(d->g, "doc_draft_note"));
	for (int tier = 1; tier <= 2; tier++) {
		paper_head(d, level, tier == 1 ? "doc_tier_1" : "doc_tier_2");
		for (size_t i = 0; i < t->sections_count; i++) {
			if (t->sections[i].tier != tier)
				continue;
			paper_heading(d, level + 1, t->sections[i].title);
			for (size_t k = 0; k < t->sections[i].from_count; k++)
				add_source(d, w, t->sections[i].from[k], level + 2);
		}
	}
}
