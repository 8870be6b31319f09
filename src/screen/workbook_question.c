#include "workbook.h"

#include <string.h>

#include "famctx/base/mem.h"

#define TEXT_MOST 4000

/* ---- the form ------------------------------------------------------------------------ */

static int64_t version_of(const struct question_answer *a, const char *field)
{
	for (size_t i = 0; i < a->seen_count; i++)
		if (!strcmp(a->seen[i].field, field))
			return a->seen[i].version;
	return 0;
}

static void add_prompts(const struct screen *s, struct form *f)
{
	const struct question_answer *a = &((const struct question_screen *)s->state)->answer;
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < a->prompts_count; i++)
		buf_printf(&text, "%s- %s", i ? "\n" : "", a->prompts[i]);
	form_note(f, ROLE_TEXT, text.data);
	buf_release(&text);
}

static void add_fields(const struct screen *s, struct form *f)
{
	const struct question_answer *a = &((const struct question_screen *)s->state)->answer;
	const struct screens *texts = s->app->screens;
	form_text(f, "text", screens_text(texts, TEXT_workbook_answer), (size_t)a->most_characters);
	form_stands(f, a->answer, version_of(a, "text"));
	form_text(f, "evidence", screens_text(texts, TEXT_workbook_evidence), TEXT_MOST);
	form_stands(f, a->evidence, version_of(a, "evidence"));
	form_text(f, "risks", screens_text(texts, TEXT_workbook_risks), TEXT_MOST);
	form_stands(f, a->risks, version_of(a, "risks"));
	form_choice(f, "status", screens_text(texts, TEXT_workbook_completed));
	form_option(f, "ready", screens_text(texts, TEXT_workbook_ready));
	form_option(f, "draft", screens_text(texts, TEXT_workbook_later));
	form_stands(f, a->status, version_of(a, "status"));
	form_button(f, screens_text(texts, TEXT_project_save));
}

static void add_locked(const struct screen *s, struct form *f)
{
	const struct question_answer *a = &((const struct question_screen *)s->state)->answer;
	struct buf text = BUF_INIT;
	SAY(s->app, TEXT_workbook_locked, &text, { "answer", a->answer }, { "evidence", a->evidence },
	    { "risks", a->risks });
	form_note(f, ROLE_TEXT, text.data);
	form_button(f, screens_text(s->app->screens, TEXT_workbook_reopen));
	buf_release(&text);
}

static void add_review(const struct screen *s, struct form *f)
{
	const struct review_view *r = &((const struct question_screen *)s->state)->answer.review;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	if (!r->verdict)
		return;
	SAY(s->app, TEXT_workbook_reviewed, &text,
	    { "verdict", part_word(s->app, FILE_workbook, "verdict_", r->verdict) },
	    { "who", pool_who(&p, r->reviewer, r->date) }, { "comment", r->comment }, { "action", r->action },
	    { "owner", r->owner }, { "due", pool_date(&p, r->due) });
	form_note(f, ROLE_HEADING, text.data);
	buf_release(&text);
	pool_release(&p);
}

static void fill(struct screen *s)
{
	struct question_screen *q = s->state;
	struct buf key = BUF_INIT;
	bool first = !narrow(s->app) && !q->answer.locked;
	buf_printf(&key, "%s/answer %lld", q->project, (long long)q->number);
	writing_init(s, &q->writing, q->answer.locked ? NULL : key.data);
	form_note(&q->writing.form, ROLE_HEADING, q->answer.text);
	add_review(s, &q->writing.form);
	if (first)
		add_prompts(s, &q->writing.form);
	if (q->answer.locked)
		add_locked(s, &q->writing.form);
	else
		add_fields(s, &q->writing.form);
	if (!first)
		add_prompts(s, &q->writing.form);
	writing_begin(s, &q->writing);
	buf_release(&key);
}

/* ---- opening and saving ---------------------------------------------------------------- */

static bool ask(struct screen *s, int64_t number, struct err *e)
{
	struct question_screen *q = s->state;
	struct question_request request = { q->project, number, INTEGER_NONE, INTEGER_NONE };
	return part_ask_with(s->app, REQUEST_PROJECT_QUESTION, &question_request_shape, &request,
	                     &question_answer_shape, &q->answer, e);
}

static void question_close(struct screen *s)
{
	struct question_screen *q = s->state;
	writing_release(s, &q->writing);
	shape_release(&question_answer_shape, &q->answer);
	mem_free(q->project);
}

static bool question_open(struct screen *s, const void *arg, struct err *e)
{
	struct question_screen *q = s->state;
	const struct project_ref *ref = arg;
	q->project = mem_copy_text(ref->project);
	if (!ask(s, ref->number, e)) {
		question_close(s);
		return false;
	}
	q->number = ref->number;
	fill(s);
	return true;
}

/* Another question, or this one as it stands now. What was typed is kept. */
static void show(struct screen *s, int64_t number)
{
	struct question_screen *q = s->state;
	struct err e = ERR_INIT;
	size_t focus = number == q->number ? q->writing.form.focus : 0;
	writing_release(s, &q->writing);
	if (ask(s, number, &e))
		q->number = number;
	else
		app_error(s->app, &e);
	fill(s);
	if (s->area.cols)
		form_layout(&q->writing.form, s->area);
	form_focus(&q->writing.form, focus);
}

static void question_resume(struct screen *s)
{
	const struct question_screen *q = s->state;
	/* Over a dialog the form stays as it is. */
	if (!form_any_changed(&q->writing.form))
		show(s, q->number);
}

static bool send(struct screen *s, struct saved_answer *saved, struct err *e)
{
	const struct question_screen *q = s->state;
	const struct form *f = &q->writing.form;
	const char *status = form_value(f, "status");
	struct answer_request r = { .project = mem_copy_text(q->project),
		                    .question = q->number,
		                    .text = mem_copy_or_null(form_changed(f, "text")),
		                    .evidence = mem_copy_or_null(form_changed(f, "evidence")),
		                    .risks = mem_copy_or_null(form_changed(f, "risks")) };
	if (*status && (r.text || form_changed(f, "status")))
		r.status = mem_copy_text(status);
	struct field_version *seen = writing_seen(&q->writing, &r.seen_count);
	r.seen = seen;
	bool ok = part_ask_with(s->app, REQUEST_PROJECT_ANSWER, &answer_request_shape, &r,
	                        &saved_answer_shape, saved, e);
	r.seen = NULL;
	r.seen_count = 0;
	mem_free(seen);
	shape_release(&answer_request_shape, &r);
	return ok;
}

static void save(struct screen *s)
{
	struct question_screen *q = s->state;
	struct saved_answer saved;
	struct err e = ERR_INIT;
	memset(&saved, 0, sizeof(saved));
	if (!send(s, &saved, &e)) {
		app_error(s->app, &e);
	} else if (writing_stands(s, &q->writing, &saved)) {
		writing_done(s, &q->writing);
		show(s, q->number);
		if (s->app->message.len == 0)
			app_say(s->app, "%s", screens_text(s->app->screens, TEXT_project_saved));
	}
	shape_release(&saved_answer_shape, &saved);
}

/* ---- the screen ---------------------------------------------------------------------------- */

static void question_title(const struct screen *s, struct buf *out)
{
	const struct question_screen *q = s->state;
	struct pool p = POOL_INIT;
	SAY(s->app, TEXT_workbook_question, out, { "n", pool_number(&p, q->number) },
	    { "of", pool_number(&p, q->answer.of) });
	pool_release(&p);
}

static int question_head_rows(const struct screen *s, int cols)
{
	(void)s;
	return layout_breadth(cols) == BREADTH_NARROW ? 0 : 1;
}

static void question_head(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct question_answer *a = &((const struct question_screen *)s->state)->answer;
	struct buf right = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(s->app, TEXT_workbook_head_right, &right, { "who", pool_who(&p, a->author, a->date) },
	    { "versions", a->versions_count ? pool_number(&p, (int64_t)a->versions_count) : NULL });
	part_head(s->app, c, area, part_word(s->app, FILE_workbook, "status_", a->status), right.data);
	buf_release(&right);
	pool_release(&p);
}

static void question_layout(struct screen *s, struct rect area)
{
	form_layout(&((struct question_screen *)s->state)->writing.form, area);
}

static void question_draw(const struct screen *s, struct canvas *c)
{
	form_draw(&((const struct question_screen *)s->state)->writing.form, c);
}

static bool question_typing(const struct screen *s)
{
	return form_typing(&((const struct question_screen *)s->state)->writing.form);
}

static enum handled question_key(struct screen *s, const struct key_event *ev)
{
	return writing_key(s, &((struct question_screen *)s->state)->writing, ev);
}

static bool may_review(const struct question_screen *q)
{
	return !strcmp(q->answer.status, "ready") && !form_any_changed(&q->writing.form);
}

static int64_t beside(const struct question_screen *q, enum action a)
{
	int64_t to = q->number + (a == ACTION_TAB_RIGHT ? 1 : -1);
	return to >= 1 && to <= q->answer.of ? to : q->number;
}

static void open_guide(const struct screen *s)
{
	struct buf about = BUF_INIT;
	buf_printf(&about, "WB %lld", (long long)((const struct question_screen *)s->state)->number);
	part_guide(s->app, about.data);
	buf_release(&about);
}

static enum handled question_act(struct screen *s, enum action a, int count)
{
	struct question_screen *q = s->state;
	int pressed = -1;
	if (a == ACTION_SAVE && !q->answer.locked)
		save(s);
	else if (a == ACTION_HISTORY)
		part_go(s->app, &screen_versions, q->project, q->number, NULL);
	else if (a == ACTION_REVIEW && may_review(q))
		question_review(s);
	else if (a == ACTION_REOPEN && q->answer.locked)
		question_reopen(s);
	else if (a == ACTION_MEANING)
		question_explain(s);
	else if (a == ACTION_GUIDE)
		open_guide(s);
	else if (a == ACTION_TAB_LEFT || a == ACTION_TAB_RIGHT)
		show(s, beside(q, a));
	else if (writing_act(s, &q->writing, a, count, &pressed) == NOT_HANDLED)
		return NOT_HANDLED;
	if (pressed == 0 && q->answer.locked)
		question_reopen(s);
	else if (pressed == 0)
		save(s);
	return HANDLED;
}

static void question_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct question_screen *q = s->state;
	if (a == ACTION_SAVE)
		o->now = !q->answer.locked;
	else if (a == ACTION_REVIEW)
		o->now = may_review(q);
	else if (a == ACTION_REOPEN)
		o->now = q->answer.locked;
	else if (a == ACTION_OPEN)
		o->now = form_can_open(&q->writing.form);
	else if (a == ACTION_HISTORY || a == ACTION_MEANING || a == ACTION_TAB_LEFT || a == ACTION_TAB_RIGHT)
		o->now = true;
	if (a == ACTION_OPEN)
		o->name = screens_text(s->app->screens, TEXT_project_choose);
	if (a == ACTION_HISTORY)
		o->name = screens_text(s->app->screens, TEXT_workbook_versions);
	if (a == ACTION_MEANING)
		o->name = screens_text(s->app->screens, TEXT_workbook_explain);
}

static void question_tick(struct screen *s, uint64_t now_ms)
{
	(void)now_ms;
	writing_tick(s, &((struct question_screen *)s->state)->writing);
}

static const char *question_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_workbook);
}

const struct screen_ops screen_question = {
	.id = "question",
	.where = WHERE_PROJECT,
	.state_size = sizeof(struct question_screen),
	.open = question_open,
	.close = question_close,
	.resume = question_resume,
	.title = question_title,
	.head_rows = question_head_rows,
	.head = question_head,
	.layout = question_layout,
	.draw = question_draw,
	.typing = question_typing,
	.key = question_key,
	.act = question_act,
	.offer = question_offer,
	.tick = question_tick,
	.help = question_help,
};
