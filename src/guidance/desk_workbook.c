#include "describe.h"
#include "desk_save.h"
#include "difference.h"
#include "famctx/base/mem.h"
#include "famctx/text/utf8.h"
#include "texts.h"

static const struct workbook_question *find_question(const struct desk *d, int64_t number, struct err *e)
{
	const struct workbook_question *q = guidance_question(d->g, number);
	if (!q)
		err_set(e, ERR_USAGE, _("there is no workbook question %lld; they are numbered 1 to %zu"),
		        (long long)number, d->g->workbook.questions_count);
	return q;
}

/* ---- answering ------------------------------------------------------------------------ */

static bool may_answer(const struct desk *d, const struct workspace *w, const struct answer_request *r,
                       struct err *e)
{
	if (answer_status(w, r->question) == ANSWER_AGREED)
		return err_set(e, ERR_REFUSED,
		               _("question %lld is agreed, so its answer is locked: reopen it first and say "
		                 "why, with --reopen REASON"),
		               (long long)r->question);
	if (r->status && strcmp(r->status, "draft") && strcmp(r->status, "ready"))
		return err_set(e, ERR_USAGE, _("'%s' is no status a writer can give; give draft or ready"),
		               r->status);
	char subject[SUBJECT_SIZE];
	subject_of_answer(r->question, subject);
	const char *text = r->text ? r->text : fields_value(&w->fields, subject, "text");
	if (r->status && !strcmp(r->status, "ready") && is_blank(text))
		return err_set(e, ERR_USAGE,
		               _("question %lld has no answer yet, so it is not ready for review"),
		               (long long)r->question);
	return check_text(_("the answer"), r->text, (size_t)d->g->workbook.most_characters, e) &&
	       check_text(_("the evidence"), r->evidence, 4000, e) &&
	       check_text(_("the list of risks"), r->risks, 4000, e) &&
	       check_text(_("the name of the author"), r->author, 200, e);
}

static bool save_answer(const struct desk *d, const struct workspace *w, const struct answer_request *r,
                        struct saved_answer *out, struct err *e)
{
	char subject[SUBJECT_SIZE];
	struct desk as = *d;
	subject_of_answer(r->question, subject);
	if (!is_blank(r->author))
		as.author.name = r->author;
	const struct saving s = { &as, w, subject, r->seen, r->seen_count, NULL, out };
	const char *status = r->status || !r->text ? r->status : is_blank(r->text) ? "not-started" : "draft";
	if (!saving_field(&s, "text", r->text, e) || !saving_field(&s, "evidence", r->evidence, e) ||
	    !saving_field(&s, "risks", r->risks, e))
		return false;
	/* What came too late changes nothing that stands, so not how far it is either. */
	if (!out->conflicts_count && !saving_field(&s, "status", status, e))
		return false;
	return saving_done(&s, e);
}

bool desk_answer(const struct desk *d, const struct answer_request *r, struct saved_answer *out,
                 struct err *e)
{
	struct workspace w;
	if (!find_question(d, r->question, e) || !desk_open(d, r->project, &w, e))
		return false;
	bool ok = may_answer(d, &w, r, e) && save_answer(d, &w, r, out, e);
	workspace_release(&w);
	return ok;
}

/* ---- reviewing ------------------------------------------------------------------------- */

static int verdict_of(const char *code)
{
	for (int i = 0; review_verdict_codes[i]; i++)
		if (!strcmp(review_verdict_codes[i], code))
			return i;
	return -1;
}

static bool may_review(const struct workspace *w, const struct review_request *r, struct err *e)
{
	struct date due;
	int verdict = verdict_of(r->verdict);
	enum answer_status status = answer_status(w, r->question);
	if (verdict < 0)
		return err_set(e, ERR_USAGE,
		               _("'%s' is no verdict; give to-correct, improvable or acceptable"),
		               r->verdict);
	if (status != ANSWER_READY)
		return err_set(e, ERR_REFUSED, _("question %lld is not ready for review: it is %s"),
		               (long long)r->question, answer_status_codes[status]);
	if (is_blank(r->reviewer))
		return err_set(e, ERR_USAGE, _("say who reviewed it, with --name"));
	if (verdict == VERDICT_TO_CORRECT && is_blank(r->comment))
		return err_set(e, ERR_USAGE, _("say what is to be corrected, with --comment"));
	if (verdict == VERDICT_IMPROVABLE && is_blank(r->action))
		return err_set(e, ERR_USAGE, _("say what would improve it, with --note"));
	if (!is_blank(r->due) && (!date_parse_iso(r->due, &due) || !date_full(due)))
		return err_set(e, ERR_USAGE, _("a date is written 2026-01-31, not '%s'"), r->due);
	return check_text(_("the comment"), r->comment, 4000, e) &&
	       check_text(_("the action"), r->action, 4000, e) &&
	       check_text(_("the name of the reviewer"), r->reviewer, 200, e);
}

/* A field a review does not speak of says nothing any more. */
static const char *or_nothing(const char *text)
{
	return text ? text : "";
}

static bool save_review(const struct desk *d, const struct workspace *w, const struct review_request *r,
                        struct saved_answer *out, struct err *e)
{
	char subject[SUBJECT_SIZE];
	subject_of_answer(r->question, subject);
	const struct saving s = { d, w, subject, NULL, 0, r->comment, out };
	bool back = verdict_of(r->verdict) == VERDICT_TO_CORRECT;
	return saving_field(&s, "verdict", r->verdict, e) &&
	       saving_field(&s, "comment", or_nothing(r->comment), e) &&
	       saving_field(&s, "reviewer", r->reviewer, e) &&
	       saving_field(&s, "action", or_nothing(r->action), e) &&
	       saving_field(&s, "action_owner", or_nothing(r->owner), e) &&
	       saving_field(&s, "action_due", or_nothing(r->due), e) &&
	       saving_field(&s, "status", back ? "sent-back" : "agreed", e) && saving_done(&s, e);
}

bool desk_review(const struct desk *d, const struct review_request *r, struct saved_answer *out,
                 struct err *e)
{
	struct workspace w;
	if (!find_question(d, r->question, e) || !desk_open(d, r->project, &w, e))
		return false;
	bool ok = may_review(&w, r, e) && save_review(d, &w, r, out, e);
	workspace_release(&w);
	return ok;
}

bool desk_reopen(const struct desk *d, const struct reopen_request *r, struct saved_answer *out,
                 struct err *e)
{
	struct workspace w;
	if (is_blank(r->reason))
		return err_set(e, ERR_USAGE, _("say why it is reopened"));
	if (!find_question(d, r->question, e) || !check_text(_("the reason"), r->reason, 4000, e) ||
	    !desk_open(d, r->project, &w, e))
		return false;
	bool ok;
	if (answer_status(&w, r->question) != ANSWER_AGREED)
		ok = err_set(e, ERR_REFUSED, _("question %lld is not agreed, so there is nothing to reopen"),
		             (long long)r->question);
	else
		ok = reopen_answer(d, &w, r->question, r->reason, out, e);
	workspace_release(&w);
	return ok;
}

/* ---- reading ---------------------------------------------------------------------------- */

static void add_version(const struct saved_field *f, bool stands, struct question_answer *out)
{
	struct answer_version *v = LIST_ADD(out->versions, out->versions_count);
	v->version = f->version;
	v->author = mem_copy_text(f->who);
	v->at = mem_copy_text(f->at);
	v->date = f->day;
	v->content = mem_copy_text(f->content);
	v->characters = f->value ? (int64_t)utf8_count(f->value, strlen(f->value)) : 0;
	v->beside = f->beside;
	v->stands = stands;
}

static const struct saved_field *version_of(const struct fields *versions, int64_t number)
{
	for (size_t i = 0; i < versions->count; i++)
		if (versions->items[i].version == number)
			return &versions->items[i];
	return NULL;
}

/* The version before one that stood; what came too late never stood. */
static int64_t before(const struct fields *versions, int64_t number)
{
	int64_t last = 0;
	for (size_t i = 0; i < versions->count && versions->items[i].version < number; i++)
		if (!versions->items[i].beside)
			last = versions->items[i].version;
	return last;
}

static bool compare_versions(const struct fields *versions, const struct question_request *r, int64_t stands,
                             struct question_answer *out, struct err *e)
{
	out->to = r->to == INTEGER_NONE ? stands : r->to;
	out->from = r->from == INTEGER_NONE ? before(versions, out->to) : r->from;
	const struct saved_field *to = version_of(versions, out->to), *from = version_of(versions, out->from);
	if ((r->to != INTEGER_NONE && !to) || (r->from != INTEGER_NONE && r->from && !from))
		return err_set(e, ERR_USAGE, _("there is no such version; the answer has %zu"),
		               versions->count);
	if (to && from)
		difference_lines(from->value ? from->value : "", to->value ? to->value : "", out);
	return true;
}

static bool add_versions(const struct desk *d, const struct workspace *w, const struct question_request *r,
                         struct question_answer *out, struct err *e)
{
	char subject[SUBJECT_SIZE];
	struct fields versions;
	subject_of_answer(r->question, subject);
	const struct saved_field *now = fields_find(&w->fields, subject, "text");
	int64_t stands = now ? now->version : 0;
	if (!project_versions(d->own, w->project.id, subject, "text", 0, &versions, e))
		return false;
	for (size_t i = 0; i < versions.count; i++)
		add_version(&versions.items[i], versions.items[i].version == stands, out);
	bool ok = compare_versions(&versions, r, stands, out, e);
	fields_release(&versions);
	return ok;
}

bool desk_question(const struct desk *d, const struct question_request *r, struct question_answer *out,
                   struct err *e)
{
	struct workspace w;
	const struct workbook_question *q = find_question(d, r->question, e);
	if (!q || !desk_open(d, r->project, &w, e))
		return false;
	describe_question(&w, q, out);
	bool ok = add_versions(d, &w, r, out, e);
	workspace_release(&w);
	return ok;
}
