#include "print.h"
#include "project.h"

/* ---- a question -------------------------------------------------------------------- */

static void print_review(const struct run *run, const struct review_view *r, struct buf *out)
{
	struct buf due = BUF_INIT;
	LINE(run, out, "project_answer_review", { "reviewer", r->reviewer }, { "verdict", r->verdict },
	     { "comment", r->comment }, { "action", r->action }, { "owner", r->owner },
	     { "due", day_text(r->due, &due) });
	buf_release(&due);
}

static void print_versions(const struct run *run, const struct question_answer *q, struct buf *out)
{
	struct buf day = BUF_INIT;
	char number[NUMBER_SIZE], characters[NUMBER_SIZE];
	for (size_t i = 0; i < q->versions_count; i++) {
		const struct answer_version *v = &q->versions[i];
		LINE(run, out, "project_answer_version", { "version", number_text(v->version, number) },
		     { "author", v->author }, { "date", day_text(v->date, &day) },
		     { "characters", number_text(v->characters, characters) },
		     { "beside", v->beside ? lines_find(run->lines, "project_answer_beside") : NULL });
	}
	for (size_t i = 0; i < q->differences_count; i++) {
		const struct difference *d = &q->differences[i];
		buf_printf(out, "    %c %s\n",
		           !strcmp(d->change, "added")     ? '+'
		           : !strcmp(d->change, "removed") ? '-'
		                                           : ' ',
		           d->text);
	}
	buf_release(&day);
}

void print_question(const struct run *run, const void *answer, struct buf *out)
{
	const struct question_answer *q = answer;
	char n[NUMBER_SIZE];
	LINE(run, out, "project_question", { "question", number_text(q->question, n) },
	     { "status", q->status_words }, { "author", q->author }, { "text", q->text });
	for (size_t i = 0; i < q->prompts_count; i++)
		LINE(run, out, "project_prompt", { "prompt", q->prompts[i] });
	LINE(run, out, q->answer ? "project_answer" : "project_answer_none", { "answer", q->answer });
	if (q->evidence)
		LINE(run, out, "project_answer_evidence", { "evidence", q->evidence });
	if (q->risks)
		LINE(run, out, "project_answer_risks", { "risks", q->risks });
	if (q->review.verdict)
		print_review(run, &q->review, out);
	if (q->locked)
		LINE(run, out, "project_answer_locked", { "question", n });
	print_versions(run, q, out);
	LINE(run, out, "project_notice", { "notice", q->notice });
}

/* ---- triage -------------------------------------------------------------------------- */

static void print_flag(const struct run *run, const struct triage_flag *f, struct buf *out)
{
	struct buf because = BUF_INIT;
	const char *key = f->attention == ATTENTION_EXTRA   ? "triage_flag"
	                  : f->attention == ATTENTION_USUAL ? "triage_usual"
	                                                    : "triage_open";
	for (size_t i = 0; i < f->because_count; i++)
		buf_printf(&because, "%s%s", i ? "; " : "", f->because[i]);
	LINE(run, out, key, { "name", f->name }, { "because", because.data });
	buf_release(&because);
}

static void print_names(const struct run *run, const char *key, char *const *list, size_t count,
                        struct buf *out)
{
	struct buf names = BUF_INIT;
	if (count)
		LINE(run, out, key, { "names", joined(list, count, &names) });
	buf_release(&names);
}

static void print_not_fired(const struct run *run, const struct triage_answer *t, struct buf *out)
{
	struct buf rules = BUF_INIT;
	for (size_t i = 0; i < t->not_fired_count; i++)
		buf_printf(&rules, "%s%s", i ? ", " : "", t->not_fired[i].id);
	if (rules.len)
		LINE(run, out, "triage_not_fired", { "rules", rules.data });
	buf_release(&rules);
}

static void print_decision(const struct run *run, const struct triage_decision *d, struct buf *out)
{
	struct buf day = BUF_INIT;
	if (d->outcome)
		LINE(run, out, "triage_decided", { "name", d->name }, { "role", d->role },
		     { "outcome", d->outcome }, { "date", day_text(d->date, &day) }, { "reason", d->reason });
	buf_release(&day);
}

void print_triage(const struct run *run, const void *answer, struct buf *out)
{
	const struct triage_answer *t = answer;
	LINE(run, out, "triage_state", { "state", triage_state_codes[t->state] }, { "outcome", t->outcome },
	     { "tier", t->tier });
	if (t->meaning)
		LINE(run, out, "triage_meaning", { "meaning", t->meaning });
	for (size_t i = 0; i < t->rules_count; i++)
		LINE(run, out, "triage_rule", { "id", t->rules[i].id }, { "title", t->rules[i].title },
		     { "because", t->rules[i].because }, { "undo", t->rules[i].undo },
		     { "heading", t->rules[i].heading });
	for (size_t i = 0; i < t->duties_count; i++)
		LINE(run, out, "triage_duty", { "duty", t->duties[i] });
	for (size_t i = 0; i < t->flags_count; i++)
		print_flag(run, &t->flags[i], out);
	print_names(run, "triage_missing", t->missing, t->missing_count, out);
	print_names(run, "triage_unknown", t->unknown, t->unknown_count, out);
	print_names(run, "triage_not_asked", t->not_asked, t->not_asked_count, out);
	print_not_fired(run, t, out);
	print_decision(run, &t->decision, out);
	LINE(run, out, "project_notice", { "notice", t->notice });
}

/* ---- maturity and registers ------------------------------------------------------------- */

static void print_component(const struct run *run, const struct component_view *c, struct buf *out)
{
	struct buf ratings = BUF_INIT;
	char spread[NUMBER_SIZE];
	for (size_t i = 0; i < c->ratings_count; i++)
		buf_printf(&ratings, "%s%s %s", i ? ", " : "", c->ratings[i].rater,
		           c->ratings[i].level ? c->ratings[i].level : "-");
	LINE(run, out, "maturity_component", { "component", c->component }, { "name", c->name },
	     { "agreed", c->agreed ? c->agreed : "-" }, { "ratings", ratings.data },
	     { "spread", c->ratings_count ? number_text(c->spread, spread) : NULL });
	buf_release(&ratings);
}

void print_maturity(const struct run *run, const void *answer, struct buf *out)
{
	const struct maturity_answer *m = answer;
	struct buf agreed = BUF_INIT;
	char raters[NUMBER_SIZE];
	const char *key = !m->band     ? "project_maturity_none"
	                  : m->expired ? "project_maturity_expired"
	                               : "project_maturity";
	for (size_t i = 0; i < m->components_count; i++)
		print_component(run, &m->components[i], out);
	LINE(run, out, key, { "band", m->band }, { "agreed", day_text(m->agreed, &agreed) },
	     { "raters", number_text((int64_t)m->raters_count, raters) });
	for (size_t i = 0; i < m->warnings_count; i++)
		LINE(run, out, "maturity_warning", { "words", m->warnings[i] });
	if (m->follows)
		LINE(run, out, "maturity_follows", { "words", m->follows });
	LINE(run, out, "project_notice", { "notice", m->notice });
	buf_release(&agreed);
}

static const char *column_title(const struct register_answer *r, const char *name)
{
	for (size_t i = 0; i < r->columns_count; i++)
		if (!strcmp(r->columns[i].name, name))
			return r->columns[i].title;
	return name;
}

static void print_row(const struct run *run, const struct register_answer *r, const struct row_view *row,
                      struct buf *out)
{
	struct buf day = BUF_INIT;
	char n[NUMBER_SIZE];
	LINE(run, out, "register_row", { "row", number_text(row->row, n) }, { "by", row->by },
	     { "date", day_text(row->date, &day) });
	for (size_t i = 0; i < row->values_count; i++)
		if (row->values[i].value)
			LINE(run, out, "register_value", { "column", column_title(r, row->values[i].column) },
			     { "value", row->values[i].value });
	buf_release(&day);
}

void print_register(const struct run *run, const void *answer, struct buf *out)
{
	const struct register_answer *r = answer;
	char n[NUMBER_SIZE];
	if (r->row > 0)
		LINE(run, out, "register_done", { "row", number_text(r->row, n) });
	if (r->result.words)
		LINE(run, out, "project_effect", { "words", r->result.words });
	LINE(run, out, "register_title", { "title", r->title },
	     { "count", number_text((int64_t)r->rows_count, n) });
	for (size_t i = 0; i < r->rows_count; i++)
		print_row(run, r, &r->rows[i], out);
}
