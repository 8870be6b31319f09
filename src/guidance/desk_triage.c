#include "describe.h"
#include "desk_save.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "texts.h"

void describe_triage(const struct workspace *w, struct triage_answer *out)
{
	const struct fields *f = &w->fields;
	const char *outcome = fields_value(f, "triage_decision", "outcome");
	triage_describe(w->g, &w->triage, out);
	out->at = w->today;
	if (!outcome)
		return;
	out->decision.outcome = mem_copy_text(outcome);
	out->decision.name = mem_copy_or_null(fields_value(f, "triage_decision", "name"));
	out->decision.role = mem_copy_or_null(fields_value(f, "triage_decision", "role"));
	out->decision.reason = mem_copy_or_null(fields_value(f, "triage_decision", "reason"));
	out->decision.date = fields_date(f, "triage_decision", "date");
	const char *computed = fields_value(f, "triage_decision", "computed");
	out->decision.answers_changed =
	        strcmp(computed ? computed : "", out->outcome ? out->outcome : "") != 0;
}

/* ---- answers from a file --------------------------------------------------------------- */

/* What is wrong with a file, as one error; cut where there is no room. */
bool desk_tell_problems(struct problems *problems, struct err *e)
{
	struct buf text = BUF_INIT;
	problems_sort(problems);
	problems_print(problems, &text);
	if (text.len && text.data[text.len - 1] == '\n')
		buf_truncate(&text, text.len - 1);
	err_set(e, ERR_INPUT, "%s", text.data);
	buf_release(&text);
	return false;
}

/* Kept as codes, so that rewording a choice changes no answer. */
static const char *to_save(const struct desk *d, size_t term, const char *text)
{
	const struct term *t = &d->g->triage.terms[term];
	if (!text || !*text || !t->question || t->question->kind == QUESTION_TEXT)
		return text ? text : "";
	return choice_code(t->choices, t->choices_count, triage_bits(d->g, term, text));
}

static bool replace_answers(const struct desk *d, const struct workspace *w, const struct triage_answers *a,
                            struct saved_answer *out, struct err *e)
{
	const struct saving s = { d, w, "triage", NULL, 0, NULL, out };
	for (size_t i = 0; i < d->g->triage.terms_count; i++)
		if (d->g->triage.terms[i].question &&
		    !saving_field(&s, d->g->triage.terms[i].name, to_save(d, i, a->cells[i].text), e))
			return false;
	return true;
}

static bool save_file(const struct desk *d, const struct workspace *w, const struct triage_request *r,
                      struct err *e)
{
	struct problems problems = PROBLEMS_INIT;
	struct triage_answers answers;
	struct saved_answer saved;
	shape_init(&saved_answer_shape, &saved);
	bool ok = triage_read(d->g, r->file ? r->file : "answers", r->text, strlen(r->text), &answers,
	                      &problems);
	if (ok)
		ok = replace_answers(d, w, &answers, &saved, e);
	else
		desk_tell_problems(&problems, e);
	triage_answers_release(&answers);
	problems_release(&problems);
	shape_release(&saved_answer_shape, &saved);
	return ok;
}

static bool keep_run(const struct desk *d, const struct workspace *w, const struct triage_answer *result,
                     struct err *e)
{
	struct buf json = BUF_INIT;
	json_encode(&triage_answer_shape, result, &json);
	bool ok = project_keep_run(d->own, w->project.id, &d->author, triage_state_codes[result->state],
	                           result->outcome, result->tier, json.data, e);
	buf_release(&json);
	return ok;
}

bool desk_triage(const struct desk *d, const struct triage_request *r, struct triage_answer *out,
                 struct err *e)
{
	struct workspace w;
	if (!desk_open(d, r->project, &w, e))
		return false;
	bool ok = true;
	if (r->text) {
		ok = save_file(d, &w, r, e);
		workspace_release(&w);
		if (!ok || !desk_open(d, r->project, &w, e))
			return false;
	}
	describe_triage(&w, out);
	if (r->text)
		ok = keep_run(d, &w, out, e);
	workspace_release(&w);
	return ok;
}

/* ---- one answer, as a page saves it --------------------------------------------------------- */

static bool answer_may_be(const struct desk *d, const struct triage_save_request *r, size_t *term,
                          struct err *e)
{
	*term = guidance_term(d->g, r->name);
	if (*term == d->g->triage.terms_count || !d->g->triage.terms[*term].question)
		return err_set(e, ERR_USAGE, _("there is no question '%s' in the triage"), r->name);
	if (r->value && *r->value && !triage_bits(d->g, *term, r->value))
		return err_set(e, ERR_USAGE, _("'%s' is no answer to %s"), r->value, r->name);
	return check_text(_("the answer"), r->value, 1000, e);
}

bool desk_triage_save(const struct desk *d, const struct triage_save_request *r, struct saved_answer *out,
                      struct err *e)
{
	struct workspace w;
	size_t term;
	if (!answer_may_be(d, r, &term, e) || !desk_open(d, r->project, &w, e))
		return false;
	const struct saving s = { d, &w, "triage", r->seen, r->seen_count, NULL, out };
	bool ok = saving_field(&s, r->name, to_save(d, term, r->value), e) && saving_done(&s, e);
	workspace_release(&w);
	return ok;
}

/* ---- questions ---------------------------------------------------------------------------------- */

static const char *const kind_codes[] = { "yes_no", "choice", "each", "text" };

static void add_part(const struct workspace *w, const struct triage_question *q, size_t i,
                     struct triage_question_view *out)
{
	const struct term *t = &w->g->triage.terms[q->term + i];
	const struct saved_field *f = fields_find(&w->fields, "triage", t->name);
	struct triage_part *part = LIST_ADD(out->parts, out->parts_count);
	part->name = mem_copy_text(t->name);
	part->words = q->kind == QUESTION_EACH ? mem_copy_text(q->options[i].words) : NULL;
	part->version = f ? f->version : 0;
	if (f && f->value) {
		part->value = mem_copy_text(f->value);
		part->by = mem_copy_text(f->who);
		part->when = mem_copy_text(f->at);
	} else if (w->given.of[q->term + i]) {
		out->from_fact = true;
		part->value =
		        mem_copy_text(choice_code(t->choices, t->choices_count, w->given.of[q->term + i]));
	}
}

static void add_question(const struct workspace *w, const struct triage_question *q,
                         struct triage_question_view *out)
{
	out->name = mem_copy_text(q->name);
	out->page = q->page;
	for (size_t i = 0; i < w->g->triage.pages_count; i++)
		if (w->g->triage.pages[i].number == q->page)
			out->page_title = mem_copy_text(w->g->triage.pages[i].title);
	out->kind = mem_copy_text(kind_codes[q->kind]);
	out->text = mem_copy_text(q->text);
	out->because = mem_copy_or_null(q->because);
	out->shown = w->triage.shown[q->term];
	for (size_t i = 0; i < q->choices_count; i++) {
		struct triage_choice *c = LIST_ADD(out->choices, out->choices_count);
		c->code = mem_copy_text(q->choices[i].code);
		c->words = mem_copy_text(q->choices[i].words);
		c->meaning = mem_copy_or_null(q->choices[i].meaning);
	}
	for (size_t i = 0; i < (q->kind == QUESTION_EACH ? q->options_count : 1); i++)
		add_part(w, q, i, out);
}

bool desk_triage_questions(const struct desk *d, const struct project_request *r,
                           struct triage_questions_answer *out, struct err *e)
{
	struct workspace w;
	if (!desk_open(d, r->project, &w, e))
		return false;
	for (size_t i = 0; i < d->g->triage.questions_count; i++)
		add_question(&w, &d->g->triage.questions[i], LIST_ADD(out->questions, out->questions_count));
	workspace_release(&w);
	return true;
}

/* ---- another decision ----------------------------------------------------------------------------- */

static bool save_decision(const struct desk *d, const struct workspace *w, const struct decide_request *r,
                          struct err *e)
{
	struct saved_answer saved;
	struct buf day = BUF_INIT;
	shape_init(&saved_answer_shape, &saved);
	date_iso(d->author.today, &day);
	const struct saving s = { d, w, "triage_decision", NULL, 0, r->reason, &saved };
	bool ok = saving_field(&s, "outcome", r->outcome, e) && saving_field(&s, "name", r->name, e) &&
	          saving_field(&s, "role", r->role, e) && saving_field(&s, "reason", r->reason, e) &&
	          saving_field(&s, "date", day.data, e) &&
	          saving_field(&s, "computed", outcome_codes[w->triage.outcome], e);
	buf_release(&day);
	shape_release(&saved_answer_shape, &saved);
	return ok;
}

static bool may_decide(const struct workspace *w, const struct decide_request *r, struct err *e)
{
	const struct triage_content *t = &w->g->triage;
	if (!w->triage.complete)
		return err_set(e, ERR_REFUSED,
		               _("the triage is not complete, so there is nothing to decide beside it yet"));
	if (!choice_read(t->outcomes, t->outcomes_count, r->outcome))
		return err_set(e, ERR_USAGE, _("'%s' is no outcome; give continue, proceed or reconsider"),
		               r->outcome);
	if (!*r->name || !*r->role || !*r->reason)
		return err_set(e, ERR_USAGE, _("a decision has a name, a role and a reason"));
	return check_text(_("the reason"), r->reason, 4000, e);
}

bool desk_decide(const struct desk *d, const struct decide_request *r, struct triage_answer *out,
                 struct err *e)
{
	struct workspace w;
	if (!desk_open(d, r->project, &w, e))
		return false;
	bool ok = may_decide(&w, r, e) && save_decision(d, &w, r, e);
	workspace_release(&w);
	const struct triage_request again = { .project = r->project };
	return ok && desk_triage(d, &again, out, e);
}
