/* What somebody else says of an answer, and taking up again what was agreed. */
#include <string.h>

#include "famctx/base/mem.h"
#include "workbook.h"

#define LINE_MOST 200
#define TEXT_MOST 4000

/* ---- a verdict ------------------------------------------------------------------------- */

static void fill_review(const struct app *app, void *about, struct form *f)
{
	static const char *const verdicts[] = { "acceptable", "improvable", "to-correct" };
	const struct question_screen *q = about;
	form_note(f, ROLE_HEADING, q->answer.text);
	form_note(f, ROLE_TEXT, q->answer.answer);
	form_choice(f, "verdict", screens_text(app->screens, TEXT_workbook_verdict));
	for (size_t i = 0; i < ARRAY_LEN(verdicts); i++)
		form_option(f, verdicts[i], part_word(app, FILE_workbook, "verdict_", verdicts[i]));
	form_text(f, "comment", screens_text(app->screens, TEXT_workbook_comment), TEXT_MOST);
	form_line(f, "action", screens_text(app->screens, TEXT_workbook_action), LINE_MOST);
	form_line(f, "owner", screens_text(app->screens, TEXT_stages_owner), LINE_MOST);
	form_line(f, "due", screens_text(app->screens, TEXT_stages_due), 10);
	form_line(f, "reviewer", screens_text(app->screens, TEXT_workbook_reviewer), LINE_MOST);
	form_stands(f, app->session->hello->name, INTEGER_NONE);
}

static bool save_review(struct app *app, void *about, const struct writing *w, struct saved_answer *out,
                        struct err *e)
{
	const struct question_screen *q = about;
	const struct form *f = &w->form;
	struct review_request r = { .project = mem_copy_text(q->project),
		                    .question = q->number,
		                    .verdict = mem_copy_text(form_value(f, "verdict")),
		                    .comment = mem_copy_text(form_value(f, "comment")),
		                    .reviewer = mem_copy_text(form_value(f, "reviewer")),
		                    .action = mem_copy_text(form_value(f, "action")),
		                    .owner = mem_copy_text(form_value(f, "owner")),
		                    .due = mem_copy_text(form_value(f, "due")) };
	bool ok = *r.verdict
	                  ? part_ask_with(app, REQUEST_PROJECT_REVIEW, &review_request_shape, &r,
	                                  &saved_answer_shape, out, e)
	                  : err_set(e, ERR_USAGE, "%s", screens_text(app->screens, TEXT_workbook_no_verdict));
	shape_release(&review_request_shape, &r);
	return ok;
}

static const struct task review_task = { FILE_workbook,     TEXT_workbook_review_title,
	                                 TEXT_project_save, fill_review,
	                                 save_review,       TEXT_project_saved };

static void open_task(struct screen *s, const struct task *task, const char *what)
{
	const struct question_screen *q = s->state;
	char key[48];
	snprintf(key, sizeof(key), "%s %lld", what, (long long)q->number);
	part_task(s, task, q->project, key);
}

void question_review(struct screen *s)
{
	open_task(s, &review_task, "review");
}

/* ---- reopening ----------------------------------------------------------------------------- */

static void fill_reopen(const struct app *app, void *about, struct form *f)
{
	const struct question_screen *q = about;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(app, TEXT_workbook_reopen_note, &text,
	    { "gates", pool_joined(&p, q->answer.relied_on, q->answer.relied_on_count) });
	form_note(f, ROLE_TEXT, text.data);
	form_text(f, "reason", screens_text(app->screens, TEXT_workbook_reopen_reason), TEXT_MOST);
	buf_release(&text);
	pool_release(&p);
}

static bool save_reopen(struct app *app, void *about, const struct writing *w, struct saved_answer *out,
                        struct err *e)
{
	const struct question_screen *q = about;
	struct reopen_request r = { mem_copy_text(q->project), q->number,
		                    mem_copy_text(form_value(&w->form, "reason")) };
	bool ok = part_ask_with(app, REQUEST_PROJECT_REOPEN, &reopen_request_shape, &r, &saved_answer_shape,
	                        out, e);
	shape_release(&reopen_request_shape, &r);
	return ok;
}

static const struct task reopen_task = { FILE_workbook,        TEXT_workbook_reopen_title,
	                                 TEXT_workbook_reopen, fill_reopen,
	                                 save_reopen,          TEXT_workbook_reopened };

void question_reopen(struct screen *s)
{
	open_task(s, &reopen_task, "reopen");
}

/* ---- reading --------------------------------------------------------------------------------- */

void question_explain(const struct screen *s)
{
	const struct question_answer *a = &((const struct question_screen *)s->state)->answer;
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < a->prompts_count; i++)
		buf_printf(&text, "- %s\n", a->prompts[i]);
	if (a->notes_count) {
		buf_add_char(&text, '\n');
		SAY_PLAIN(s->app, TEXT_workbook_notes, &text);
	}
	for (size_t i = 0; i < a->notes_count; i++)
		buf_printf(&text, "\n%s: %s", a->notes[i].action, a->notes[i].text);
	buf_add_text(&text, "\n\n");
	SAY(s->app, TEXT_workbook_from, &text, { "from", a->drawn_from }, { "notice", a->notice });
	app_show(s->app, screens_text(s->app->screens, TEXT_workbook_explain), text.data);
	buf_release(&text);
}
