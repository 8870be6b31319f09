#include "describe.h"
#include "paper.h"
#include "famctx/base/mem.h"
#include "famctx/guidance/gates.h"

#define NUMBER_SIZE 24
static const char *number(int64_t n, char text[NUMBER_SIZE])
{
	snprintf(text, NUMBER_SIZE, "%lld", (long long)n);
	return text;
}

static const char *day(struct date d, struct buf *out)
{
	buf_clear(out);
	if (date_known(d))
		date_long(d, out);
	return out->len ? out->data : NULL;
}

static void say_text(struct paper *d, char *owned)
{
	paper_text(d, owned);
	mem_free(owned);
}

static void say_item(struct paper *d, char *owned)
{
	paper_item(d, owned);
	mem_free(owned);
}

static void say_heading(struct paper *d, int level, char *owned)
{
	paper_heading(d, level, owned);
	mem_free(owned);
}

static void say_value(struct paper *d, const char *key, char *owned)
{
	paper_value(d, key, owned);
	mem_free(owned);
}

static void joined(struct paper *d, const char *key, char *const *list, size_t count)
{
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < count; i++)
		buf_printf(&text, "%s%s", i ? ", " : "", list[i]);
	paper_value(d, key, text.data);
	buf_release(&text);
}

/* ---- stages ------------------------------------------------------------------------- */

static void add_action(struct paper *d, const struct action_view *a)
{
	struct buf text = BUF_INIT, when = BUF_INIT;
	buf_printf(&text, "%s (%s, %s)", a->text, a->action, a->strength_words);
	paper_text(d, text.data);
	paper_value(d, "doc_state", a->state_words);
	paper_value(d, "doc_owner", a->owner);
	paper_value(d, "doc_due", day(a->due, &when));
	paper_value(d, "doc_reason", a->reason);
	paper_value(d, "doc_evidence", a->evidence);
	paper_value(d, "doc_note", a->note);
	joined(d, "doc_waits", a->waits_for, a->waits_for_count);
	if (a->by)
		say_value(d, "doc_changed",
		          SAY(d, "doc_changed_by", { "date", day(a->changed, &when) }, { "who", a->by }));
	buf_release(&text);
	buf_release(&when);
}

void part_stage(struct paper *d, const struct workspace *w, const struct stage *s, int level)
{
	struct stage_answer said;
	char n[NUMBER_SIZE];
	shape_init(&stage_answer_shape, &said);
	describe_stage(w, s, &said);
	if (s->number)
		say_heading(
		        d, level,
		        SAY(d, "doc_stage_title", { "stage", number(s->number, n) }, { "title", s->title }));
	else
		paper_heading(d, level, s->title);
	paper_value(d, "doc_aim", said.aim);
	paper_value(d, "doc_progress", said.progress.words);
	for (size_t i = 0; i < said.sections_count; i++) {
		paper_heading(d, level + 1, said.sections[i].title);
		for (size_t k = 0; k < said.sections[i].actions_count; k++)
			if (strcmp(said.sections[i].actions[k].applies, "no") != 0)
				add_action(d, &said.sections[i].actions[k]);
	}
	shape_release(&stage_answer_shape, &said);
}

/* ---- workbook ------------------------------------------------------------------------ */

static void add_review(struct paper *d, const struct review_view *r)
{
	if (!r->verdict)
		return;
	say_value(d, "doc_review",
	          SAY(d, "doc_reviewed", { "verdict", r->verdict }, { "reviewer", r->reviewer },
	              { "comment", r->comment }));
	paper_value(d, "doc_to_do", r->action);
	paper_value(d, "doc_owner", r->owner);
	paper_date(d, "doc_due", r->due);
}

static void add_question(struct paper *d, const struct workspace *w, const struct workbook_question *q,
                         int level)
{
	struct question_answer said;
	struct buf when = BUF_INIT;
	char n[NUMBER_SIZE];
	shape_init(&question_answer_shape, &said);
	describe_question(w, q, &said);
	say_heading(d, level,
	            SAY(d, "doc_question", { "number", number(q->number, n) }, { "text", q->text }));
	paper_text(d, said.answer ? said.answer : guidance_words(d->g, "doc_not_written"));
	paper_value(d, "doc_status", said.status_words);
	if (said.author)
		say_value(
		        d, "doc_author",
		        SAY(d, "doc_changed_by", { "date", day(said.date, &when) }, { "who", said.author }));
	paper_value(d, "doc_evidence", said.evidence);
	paper_value(d, "doc_risks", said.risks);
	add_review(d, &said.review);
	shape_release(&question_answer_shape, &said);
	buf_release(&when);
}

void part_workbook(struct paper *d, const struct workspace *w, int level)
{
	paper_text(d, describe_notice(w->g, "workbook"));
	for (size_t i = 0; i < w->g->workbook.questions_count; i++)
		add_question(d, w, &w->g->workbook.questions[i], level);
}

/* ---- triage ---------------------------------------------------------------------------- */

static void add_fired(struct paper *d, const struct triage_fired *r, int level)
{
	say_heading(d, level, SAY(d, "doc_rule", { "id", r->id }, { "title", r->title }));
	paper_value(d, "doc_because", r->because);
	paper_value(d, "doc_undo", r->undo);
	paper_value(d, "doc_heading", r->heading);
}

static void add_flag(struct paper *d, const struct triage_flag *f, int level)
{
	const char *key = f->attention == ATTENTION_EXTRA   ? "doc_extra"
	                  : f->attention == ATTENTION_USUAL ? "doc_usual"
	                                                    : "doc_cannot_say";
	struct buf title = BUF_INIT;
	buf_printf(&title, "%s: %s", f->name, guidance_words(d->g, key));
	paper_heading(d, level, title.data);
	for (size_t i = 0; i < f->because_count; i++)
		paper_value(d, "doc_because", f->because[i]);
	for (size_t i = 0; i < f->next_count; i++)
		paper_value(d, "doc_next", f->next[i]);
	buf_release(&title);
}

static void add_not_fired(struct paper *d, const struct triage_answer *t, int level)
{
	if (t->not_fired_count)
		paper_head(d, level, "doc_not_fired");
	for (size_t i = 0; i < t->not_fired_count; i++)
		say_item(d, SAY(d, "doc_rule", { "id", t->not_fired[i].id },
		                { "title", t->not_fired[i].title }));
}

static void add_decision(struct paper *d, const struct triage_decision *t, int level)
{
	struct buf when = BUF_INIT;
	if (t->outcome) {
		paper_head(d, level, "doc_decision");
		say_text(d,
		         SAY(d, "doc_decided", { "outcome", t->outcome }, { "name", t->name },
		             { "role", t->role }, { "date", day(t->date, &when) }, { "reason", t->reason }));
	}
	buf_release(&when);
}

void part_triage(struct paper *d, const struct workspace *w, int level)
{
	struct triage_answer said;
	shape_init(&triage_answer_shape, &said);
	describe_triage(w, &said);
	paper_text(d, said.notice);
	paper_value(d, "doc_state", triage_state_codes[said.state]);
	paper_value(d, "doc_outcome", said.outcome);
	paper_value(d, "doc_tier", said.tier);
	paper_text(d, said.meaning);
	add_decision(d, &said.decision, level);
	paper_list(d, level, "doc_duties", said.duties, said.duties_count);
	if (said.rules_count)
		paper_head(d, level, "doc_fired");
	for (size_t i = 0; i < said.rules_count; i++)
		add_fired(d, &said.rules[i], level + 1);
	paper_head(d, level, "doc_themes");
	for (size_t i = 0; i < said.flags_count; i++)
		add_flag(d, &said.flags[i], level + 1);
	paper_list(d, level, "doc_unanswered", said.missing, said.missing_count);
	paper_list(d, level, "doc_unknown", said.unknown, said.unknown_count);
	paper_list(d, level, "doc_not_asked", said.not_asked, said.not_asked_count);
	add_not_fired(d, &said, level);
	shape_release(&triage_answer_shape, &said);
}

/* ---- maturity, facts, registers ----------------------------------------------------------- */

void part_maturity(struct paper *d, const struct workspace *w, int level)
{
	struct maturity_answer said;
	shape_init(&maturity_answer_shape, &said);
	describe_maturity(w, &said);
	paper_text(d, said.notice);
	paper_value(d, "doc_state", said.state);
	paper_value(d, "doc_band", said.band);
	paper_date(d, "doc_agreed", said.agreed);
	joined(d, "doc_raters", said.raters, said.raters_count);
	paper_text(d, said.follows);
	for (size_t i = 0; i < said.warnings_count; i++)
		paper_item(d, said.warnings[i]);
	for (size_t i = 0; i < said.components_count; i++) {
		const struct component_view *c = &said.components[i];
		paper_heading(d, level, c->name);
		paper_value(d, "doc_agreed", c->agreed ? c->agreed : guidance_words(d->g, "doc_not_given"));
		for (size_t k = 0; k < c->ratings_count; k++) {
			struct buf rating = BUF_INIT;
			buf_printf(&rating, "%s: %s", c->ratings[k].rater,
			           c->ratings[k].level ? c->ratings[k].level
			                               : guidance_words(d->g, "doc_not_given"));
			paper_item(d, rating.data);
			buf_release(&rating);
		}
	}
	shape_release(&maturity_answer_shape, &said);
}

void part_facts(struct paper *d, const struct workspace *w, int level)
{
	(void)level;
	for (size_t i = 0; i < w->g->facts.facts_count; i++) {
		const struct fact *f = &w->g->facts.facts[i];
		const char *words = choice_words(f->choices, f->choices_count, w->facts[i]);
		struct buf text = BUF_INIT;
		buf_printf(&text, "%s %s", f->question,
		           words ? words : guidance_words(d->g, "doc_not_given"));
		paper_item(d, text.data);
		buf_release(&text);
	}
}

static void add_value(struct paper *d, const struct column *c, const char *value)
{
	struct buf text = BUF_INIT;
	uint32_t bit = c->kind == COLUMN_CHOICE ? choice_read(c->choices, c->choices_count, value) : 0;
	buf_printf(&text, "%s: %s", c->title, bit ? choice_words(c->choices, c->choices_count, bit) : value);
	paper_item(d, text.data);
	buf_release(&text);
}

struct rows {
	struct paper *d;
	const struct workspace *w;
	const struct register_table *table;
};

static bool add_row(int64_t row, const char *subject, void *context)
{
	struct rows *r = context;
	char n[NUMBER_SIZE];
	say_text(r->d, SAY(r->d, "doc_row", { "row", number(row, n) }));
	for (size_t i = 0; i < r->table->columns_count; i++) {
		const char *value = fields_value(&r->w->fields, subject, r->table->columns[i].name);
		if (value)
			add_value(r->d, &r->table->columns[i], value);
	}
	return true;
}

void part_register(struct paper *d, const struct workspace *w, const struct register_table *table, int level)
{
	struct rows r = { d, w, table };
	paper_heading(d, level, table->title);
	if (!register_count(w, table->key))
		paper_text(d, guidance_words(d->g, "doc_none"));
	register_rows(w, table->key, add_row, &r);
}

/* ---- gates ---------------------------------------------------------------------------------- */

static void add_sign_off(struct paper *d, const struct sign_off_view *s)
{
	struct buf when = BUF_INIT;
	if (!s->decision)
		return;
	say_text(d, SAY(d, "doc_signed", { "decision", s->decision }, { "name", s->name },
	                { "role", s->role }, { "date", day(s->date, &when) }, { "comment", s->comment }));
	if (s->override)
		say_text(d, SAY(d, "doc_override", { "reason", s->override }));
	for (size_t i = 0; i < s->open_items_count; i++)
		paper_value(d, "doc_open_then", s->open_items[i]);
	paper_value(d, "doc_digest", s->digest);
	for (size_t i = 0; i < s->changed_in_count; i++)
		paper_value(d, "doc_changed_since", s->changed_in[i]);
	if (date_known(s->withdrawn))
		say_text(d, SAY(d, "doc_withdrawn", { "date", day(s->withdrawn, &when) },
		                { "because", s->withdrawn_because }));
	buf_release(&when);
}

static void add_gate(struct paper *d, const struct gate_view *g, int level)
{
	say_heading(d, level, SAY(d, "doc_gate_title", { "gate", g->gate }, { "title", g->title }));
	paper_value(d, "doc_state", g->state_words);
	paper_value(d, "doc_owner", g->who);
	for (size_t i = 0; i < g->unmet_count; i++)
		say_item(d, SAY(d, "doc_unmet", { "words", g->unmet[i].words },
		                { "detail", g->unmet[i].detail }));
	add_sign_off(d, &g->sign_off);
}

void part_gates(struct paper *d, const struct workspace *w, int level)
{
	paper_text(d, describe_notice(w->g, "gates"));
	for (size_t i = 0; i < w->g->gates.gates_count; i++) {
		struct gate_view said;
		shape_init(&gate_view_shape, &said);
		gate_describe(w, &w->g->gates.gates[i], &said);
		add_gate(d, &said, level);
		shape_release(&gate_view_shape, &said);
	}
}
