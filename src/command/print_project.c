#include "project.h"

#include "print.h"

const char *joined(char *const *list, size_t count, struct buf *out)
{
	buf_clear(out);
	for (size_t i = 0; i < count; i++)
		buf_printf(out, "%s%s", i ? ", " : "", list[i]);
	return out->len ? out->data : NULL;
}

const char *day_text(struct date d, struct buf *out)
{
	buf_clear(out);
	if (date_known(d))
		print_date(d, out);
	return out->len ? out->data : NULL;
}

void print_project_list(const struct run *run, const void *answer, struct buf *out)
{
	const struct project_list_answer *a = answer;
	char n[NUMBER_SIZE];
	LINE(run, out, a->projects_count ? "projects" : "projects_none",
	     { "count", number_text((int64_t)a->projects_count, n) });
	for (size_t i = 0; i < a->projects_count; i++) {
		const struct project_line *p = &a->projects[i];
		LINE(run, out, "project_line", { "project", p->project },
		     { "stages", number_text(p->stages_completed, n) }, { "outcome", p->outcome },
		     { "gate", p->next_gate });
	}
}

static void print_stage_line(const struct run *run, const struct stage_line *s, struct buf *out)
{
	char n[NUMBER_SIZE];
	LINE(run, out, s->stage ? "project_stage" : "project_throughout",
	     { "stage", number_text(s->stage, n) }, { "title", s->title }, { "words", s->words },
	     { "state", s->state_words }, { "next", s->next });
}

static void print_gate(const struct run *run, const struct gate_view *g, struct buf *out)
{
	const struct sign_off_view *s = &g->sign_off;
	struct buf text = BUF_INIT;
	LINE(run, out, "project_gate", { "gate", g->gate }, { "title", g->title }, { "state", g->state_words },
	     { "name", s->name }, { "role", s->role }, { "date", day_text(s->date, &text) },
	     { "comment", s->comment });
	for (size_t i = 0; i < g->unmet_count; i++)
		LINE(run, out, "project_gate_unmet", { "words", g->unmet[i].words },
		     { "detail", g->unmet[i].detail });
	if (s->changed)
		LINE(run, out, "project_gate_changed",
		     { "what",
		       s->changed_in_count ? joined(s->changed_in, s->changed_in_count, &text) : "-" });
	if (date_known(s->withdrawn))
		LINE(run, out, "project_gate_withdrawn", { "date", day_text(s->withdrawn, &text) },
		     { "because", s->withdrawn_because });
	buf_release(&text);
}

static void print_head(const struct run *run, const struct project_show_answer *p, struct buf *out)
{
	struct buf made = BUF_INIT;
	char stages[NUMBER_SIZE], answered[NUMBER_SIZE], questions[NUMBER_SIZE], agreed[NUMBER_SIZE];
	LINE(run, out, "project", { "project", p->project }, { "title", p->title },
	     { "made", day_text(p->made, &made) }, { "by", p->made_by });
	LINE(run, out, "project_progress", { "stages", number_text(p->stages_completed, stages) },
	     { "answered", number_text(p->workbook_answered, answered) },
	     { "questions", number_text((int64_t)p->workbook_count, questions) },
	     { "agreed", number_text(p->workbook_agreed, agreed) });
	buf_release(&made);
}

static void print_triage_line(const struct run *run, const struct triage_line *t, struct buf *out)
{
	struct buf extra = BUF_INIT;
	char answered[NUMBER_SIZE], missing[NUMBER_SIZE], unknown[NUMBER_SIZE], not_asked[NUMBER_SIZE];
	LINE(run, out, "project_triage", { "state", t->state }, { "outcome", t->outcome },
	     { "tier", t->tier }, { "answered", number_text(t->answered, answered) },
	     { "missing", number_text(t->missing, missing) }, { "unknown", number_text(t->unknown, unknown) },
	     { "not_asked", number_text(t->not_asked, not_asked) },
	     { "extra", joined(t->extra, t->extra_count, &extra) });
	buf_release(&extra);
}

static void print_maturity_line(const struct run *run, const struct maturity_line *m, struct buf *out)
{
	struct buf agreed = BUF_INIT;
	char raters[NUMBER_SIZE];
	const char *key = !m->band     ? "project_maturity_none"
	                  : m->expired ? "project_maturity_expired"
	                               : "project_maturity";
	LINE(run, out, key, { "band", m->band }, { "agreed", day_text(m->agreed, &agreed) },
	     { "raters", number_text(m->raters, raters) });
	buf_release(&agreed);
}

void print_project(const struct run *run, const void *answer, struct buf *out)
{
	const struct project_show_answer *p = answer;
	char n[NUMBER_SIZE];
	print_head(run, p, out);
	for (size_t i = 0; i < p->problems_count; i++)
		LINE(run, out, "project_problem", { "what", p->problems[i] });
	for (size_t i = 0; i < p->stages_count; i++)
		print_stage_line(run, &p->stages[i], out);
	for (size_t i = 0; i < p->gates_count; i++)
		print_gate(run, &p->gates[i], out);
	for (size_t i = 0; i < p->workbook_count; i++)
		LINE(run, out, "project_question", { "question", number_text(p->workbook[i].question, n) },
		     { "status", p->workbook[i].status_words }, { "author", p->workbook[i].author },
		     { "text", p->workbook[i].text });
	print_triage_line(run, &p->triage, out);
	print_maturity_line(run, &p->maturity, out);
	for (size_t i = 0; i < p->reworded_count; i++)
		LINE(run, out, "project_reworded", { "content", p->reworded[i].content },
		     { "subject", p->reworded[i].subject }, { "was", p->reworded[i].was },
		     { "now", p->reworded[i].now });
	for (size_t i = 0; i < p->drafted_count; i++)
		LINE(run, out, "project_notice", { "notice", p->drafted[i] });
	LINE(run, out, "project_licence", { "licence", p->licence });
}

/* ---- a stage -------------------------------------------------------------------------- */

static void print_action(const struct run *run, const struct action_view *a, struct buf *out)
{
	struct buf text = BUF_INIT, due = BUF_INIT, changed = BUF_INIT;
	LINE(run, out, "project_action", { "action", a->action }, { "strength", a->strength_words },
	     { "text", a->text });
	if (!strcmp(a->applies, "waits"))
		LINE(run, out, "project_action_waits",
		     { "facts", joined(a->waits_for, a->waits_for_count, &text) });
	else if (!strcmp(a->applies, "no"))
		LINE(run, out, "project_action_not", { "condition", a->condition });
	LINE(run, out, "project_action_state", { "state", a->state_words }, { "owner", a->owner },
	     { "due", day_text(a->due, &due) }, { "by", a->by },
	     { "changed", day_text(a->changed, &changed) }, { "reason", a->reason },
	     { "evidence", a->evidence }, { "note", a->note });
	if (a->flagged_by_count)
		LINE(run, out, "project_action_flagged",
		     { "themes", joined(a->flagged_by, a->flagged_by_count, &text) });
	buf_release(&text);
	buf_release(&due);
	buf_release(&changed);
}

void print_stage(const struct run *run, const void *answer, struct buf *out)
{
	const struct stage_answer *s = answer;
	print_stage_line(run, &s->progress, out);
	LINE(run, out, "project_aim", { "aim", s->aim });
	for (size_t i = 0; i < s->sections_count; i++) {
		LINE(run, out, "project_section", { "title", s->sections[i].title });
		for (size_t k = 0; k < s->sections[i].actions_count; k++)
			print_action(run, &s->sections[i].actions[k], out);
	}
}

/* ---- facts and saving ------------------------------------------------------------------ */

void print_saved(const struct run *run, const void *answer, struct buf *out)
{
	const struct saved_answer *s = answer;
	struct buf text = BUF_INIT;
	char version[NUMBER_SIZE], kept[NUMBER_SIZE];
	if (s->saved_count)
		LINE(run, out, "project_saved", { "fields", joined(s->saved, s->saved_count, &text) });
	else if (!s->conflicts_count)
		LINE(run, out, "project_saved_nothing", { "fields", NULL });
	for (size_t i = 0; i < s->conflicts_count; i++) {
		const struct save_conflict *c = &s->conflicts[i];
		LINE(run, out, "project_conflict", { "who", c->who }, { "field", c->field }, { "at", c->at },
		     { "value", c->value });
		LINE(run, out, "project_conflict_kept", { "kept", number_text(c->kept, kept) },
		     { "version", number_text(c->version, version) });
	}
	if (s->words)
		LINE(run, out, "project_effect", { "words", s->words });
	buf_release(&text);
}

void print_facts(const struct run *run, const void *answer, struct buf *out)
{
	const struct fact_answer *a = answer;
	for (size_t i = 0; i < a->opens_count; i++)
		LINE(run, out, "project_opens", { "action", a->opens[i].action },
		     { "text", a->opens[i].text });
	for (size_t i = 0; i < a->closes_count; i++)
		LINE(run, out, "project_closes", { "action", a->closes[i].action },
		     { "text", a->closes[i].text });
	if (a->result.saved_count || a->result.conflicts_count)
		print_saved(run, &a->result, out);
	for (size_t i = 0; i < a->facts_count; i++) {
		const struct fact_view *f = &a->facts[i];
		LINE(run, out, "project_fact", { "fact", f->fact },
		     { "words", f->words ? f->words : lines_find(run->lines, "project_fact_none") });
		LINE(run, out, "project_fact_question", { "question", f->question });
	}
}

void print_signed(const struct run *run, const void *answer, struct buf *out)
{
	const struct sign_answer *a = answer;
	print_gate(run, &a->gate, out);
}

void print_history(const struct run *run, const void *answer, struct buf *out)
{
	const struct history_answer *a = answer;
	struct buf day = BUF_INIT;
	for (size_t i = 0; i < a->entries_count; i++) {
		const struct history_entry *h = &a->entries[i];
		LINE(run, out, "project_history", { "date", day_text(h->date, &day) }, { "who", h->who },
		     { "subject", h->subject }, { "field", h->field }, { "value", h->value },
		     { "beside", h->beside ? lines_find(run->lines, "project_answer_beside") : NULL },
		     { "note", h->note });
	}
	buf_release(&day);
}
