#include "famctx/api/triage.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "project.h"

#define TEXT_MOST 1000
enum { BUTTON_GO_ON, BUTTON_BACK, BUTTON_OUTCOME };

/* The questions of the ethics triage that are asked, one a page. */
struct triage {
	char *project;
	struct triage_questions_answer answer;
	size_t at; /* of the questions */
	struct writing writing;
};

static const struct triage_question_view *here(const struct triage *t)
{
	return &t->answer.questions[t->at];
}

/* ---- one page ----------------------------------------------------------------------------- */

static void add_options(const struct app *app, const struct triage_question_view *q, struct form *f)
{
	for (size_t i = 0; i < q->choices_count; i++) {
		struct buf words = BUF_INIT;
		buf_printf(&words, "%s%s%s", q->choices[i].words, q->choices[i].meaning ? ": " : "",
		           q->choices[i].meaning ? q->choices[i].meaning : "");
		form_option(f, q->choices[i].code, words.data);
		buf_release(&words);
	}
	if (q->choices_count == 0) {
		form_option(f, "yes", screens_text(app->screens, TEXT_triage_yes));
		form_option(f, "no", screens_text(app->screens, TEXT_triage_no));
	}
	form_option(f, "not sure", screens_text(app->screens, TEXT_triage_not_sure));
}

static void add_part(const struct app *app, const struct triage_question_view *q,
                     const struct triage_part *part, struct form *f)
{
	const char *label = part->words ? part->words : "";
	if (!strcmp(q->kind, "text")) {
		form_text(f, part->name, screens_text(app->screens, TEXT_triage_text), TEXT_MOST);
	} else {
		form_choice(f, part->name, label);
		add_options(app, q, f);
	}
	form_stands(f, q->from_fact ? "" : part->value, part->version);
	if (q->from_fact && part->value)
		form_type(form_find(f, part->name), part->value);
}

static void fill(struct screen *s)
{
	struct triage *t = s->state;
	const struct triage_question_view *q = here(t);
	struct form *f = &t->writing.form;
	struct buf key = BUF_INIT;
	buf_printf(&key, "%s/triage %s", t->project, q->name);
	writing_init(s, &t->writing, key.data);
	form_note(f, ROLE_HEADING, q->text);
	if (q->from_fact)
		form_note(f, ROLE_QUIET, screens_text(s->app->screens, TEXT_triage_from_fact));
	for (size_t i = 0; i < q->parts_count; i++)
		add_part(s->app, q, &q->parts[i], f);
	if (q->because) {
		struct buf why = BUF_INIT;
		SAY(s->app, TEXT_triage_why, &why, { "because", q->because });
		form_note(f, ROLE_TEXT, why.data);
		buf_release(&why);
	}
	form_button(f, screens_text(s->app->screens, TEXT_triage_go_on));
	form_button(f, screens_text(s->app->screens, TEXT_triage_back));
	form_button(f, screens_text(s->app->screens, TEXT_triage_outcome));
	writing_begin(s, &t->writing);
	buf_release(&key);
}

/* ---- which is asked next ---------------------------------------------------------------------- */

static bool is_answered(const struct triage_question_view *q)
{
	for (size_t i = 0; i < q->parts_count; i++)
		if (!q->parts[i].value)
			return !strcmp(q->kind, "text");
	return true;
}

static size_t first_open(const struct triage *t)
{
	for (size_t i = 0; i < t->answer.questions_count; i++)
		if (t->answer.questions[i].shown && !is_answered(&t->answer.questions[i]))
			return i;
	return 0;
}

static size_t count_open(const struct triage *t)
{
	size_t open = 0;
	for (size_t i = 0; i < t->answer.questions_count; i++)
		open += t->answer.questions[i].shown && !is_answered(&t->answer.questions[i]);
	return open;
}

/* False at an end. */
static bool step(struct triage *t, bool forward)
{
	size_t at = t->at;
	while (forward ? at + 1 < t->answer.questions_count : at > 0) {
		at = forward ? at + 1 : at - 1;
		if (t->answer.questions[at].shown) {
			t->at = at;
			return true;
		}
	}
	return false;
}

static void show(struct screen *s)
{
	struct triage *t = s->state;
	writing_release(s, &t->writing);
	fill(s);
	if (s->area.cols)
		form_layout(&t->writing.form, s->area);
}

/* ---- asking and saving -------------------------------------------------------------------------- */

static bool ask(struct screen *s, struct err *e)
{
	struct triage *t = s->state;
	if (!part_ask(s->app, REQUEST_PROJECT_TRIAGE_QUESTIONS, t->project, &triage_questions_answer_shape,
	              &t->answer, e))
		return false;
	if (t->answer.questions_count)
		return true;
	return err_set(e, ERR_NOTHING, "%s", screens_text(s->app->screens, TEXT_triage_empty));
}

static void triage_close(struct screen *s)
{
	struct triage *t = s->state;
	writing_release(s, &t->writing);
	shape_release(&triage_questions_answer_shape, &t->answer);
	mem_free(t->project);
}

static bool triage_open(struct screen *s, const void *arg, struct err *e)
{
	struct triage *t = s->state;
	t->project = mem_copy_text(((const struct project_ref *)arg)->project);
	if (!ask(s, e)) {
		triage_close(s);
		return false;
	}
	t->at = first_open(t);
	fill(s);
	return true;
}

static bool send(struct screen *s, const char *name, const char *value, struct saved_answer *saved,
                 struct err *e)
{
	const struct triage *t = s->state;
	struct triage_save_request r = { mem_copy_text(t->project), mem_copy_text(name), mem_copy_text(value),
		                         NULL, 0 };
	struct field_version *seen = writing_seen(&t->writing, &r.seen_count);
	r.seen = seen;
	bool ok = part_ask_with(s->app, REQUEST_PROJECT_TRIAGE_SAVE, &triage_save_request_shape, &r,
	                        &saved_answer_shape, saved, e);
	r.seen = NULL;
	r.seen_count = 0;
	mem_free(seen);
	shape_release(&triage_save_request_shape, &r);
	return ok;
}

/* Every part that was changed; false when one was not taken. */
static bool save(struct screen *s)
{
	struct triage *t = s->state;
	bool ok = true;
	for (size_t i = 0; ok && i < t->writing.form.count; i++) {
		struct entry *entry = &t->writing.form.entries[i];
		struct saved_answer saved;
		struct err e = ERR_INIT;
		if (!entry_changed(entry))
			continue;
		memset(&saved, 0, sizeof(saved));
		ok = send(s, entry->name, form_value(&t->writing.form, entry->name), &saved, &e);
		if (!ok)
			app_error(s->app, &e);
		ok = ok && writing_stands(s, &t->writing, &saved);
		shape_release(&saved_answer_shape, &saved);
	}
	return ok;
}

static void go_on(struct screen *s)
{
	struct triage *t = s->state;
	struct err e = ERR_INIT;
	bool any = form_any_changed(&t->writing.form);
	if (any && !save(s))
		return;
	if (any)
		writing_done(s, &t->writing);
	if (any && !ask(s, &e)) {
		app_error(s->app, &e);
		return;
	}
	if (step(t, true))
		show(s);
	else
		part_go(s->app, &screen_outcome, t->project, 0, NULL);
}

static void go_back(struct screen *s)
{
	if (step(s->state, false))
		show(s);
	else
		app_pop(s->app);
}

static void triage_resume(struct screen *s)
{
	struct triage *t = s->state;
	struct err e = ERR_INIT;
	if (form_any_changed(&t->writing.form))
		return;
	if (!ask(s, &e))
		app_error(s->app, &e);
	else
		show(s);
}

/* ---- the screen ------------------------------------------------------------------------------------ */

static void triage_title(const struct screen *s, struct buf *out)
{
	SAY(s->app, TEXT_triage_title, out, { "page", here(s->state)->page_title });
}

static void triage_head(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct triage *t = s->state;
	const struct triage_question_view *q = here(t);
	struct buf left = BUF_INIT, right = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(s->app, TEXT_triage_head, &left, { "name", q->name },
	    { "n", pool_number(&p, (int64_t)count_open(t)) });
	if (q->parts_count && q->parts[0].by)
		SAY(s->app, TEXT_triage_last, &right, { "by", q->parts[0].by });
	part_head(s->app, c, area, left.data, right.data);
	buf_release(&left);
	buf_release(&right);
	pool_release(&p);
}

static void triage_layout(struct screen *s, struct rect area)
{
	form_layout(&((struct triage *)s->state)->writing.form, area);
}

static void triage_draw(const struct screen *s, struct canvas *c)
{
	form_draw(&((const struct triage *)s->state)->writing.form, c);
}

static bool triage_typing(const struct screen *s)
{
	return form_typing(&((const struct triage *)s->state)->writing.form);
}

static enum handled triage_key(struct screen *s, const struct key_event *ev)
{
	return writing_key(s, &((struct triage *)s->state)->writing, ev);
}

/* Enter on the answer that is chosen goes on, where there is one answer to give. */
static bool goes_on(const struct triage *t, enum action a)
{
	const struct form *f = &t->writing.form;
	const struct entry *e = f->focus < f->count ? &f->entries[f->focus] : NULL;
	return a == ACTION_OPEN && e && e->kind == ENTRY_CHOICE && here(t)->parts_count == 1 &&
	       e->choice.chosen == e->choice.focused;
}

static enum handled triage_act(struct screen *s, enum action a, int count)
{
	struct triage *t = s->state;
	int pressed = -1;
	if (a == ACTION_GUIDE)
		part_guide(s->app, here(t)->name);
	else if (a == ACTION_SAVE || a == ACTION_TAB_RIGHT || goes_on(t, a))
		pressed = BUTTON_GO_ON;
	else if (a == ACTION_TAB_LEFT)
		pressed = BUTTON_BACK;
	else if (writing_act(s, &t->writing, a, count, &pressed) == NOT_HANDLED)
		return NOT_HANDLED;
	if (pressed == BUTTON_GO_ON)
		go_on(s);
	else if (pressed == BUTTON_BACK)
		go_back(s);
	else if (pressed == BUTTON_OUTCOME)
		part_go(s->app, &screen_outcome, t->project, 0, NULL);
	return HANDLED;
}

static void triage_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct triage *t = s->state;
	if (a == ACTION_SAVE || a == ACTION_PICK || a == ACTION_TAB_LEFT || a == ACTION_TAB_RIGHT)
		o->now = true;
	else if (a == ACTION_OPEN)
		o->now = form_can_open(&t->writing.form);
	if (a == ACTION_SAVE || (a == ACTION_OPEN && goes_on(t, a)))
		o->name = screens_text(s->app->screens, TEXT_triage_go_on);
	else if (a == ACTION_OPEN)
		o->name = screens_text(s->app->screens, TEXT_project_choose);
}

static void triage_tick(struct screen *s, uint64_t now_ms)
{
	(void)now_ms;
	writing_tick(s, &((struct triage *)s->state)->writing);
}

static const char *triage_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_triage);
}

const struct screen_ops screen_triage = {
	.id = "triage",
	.where = WHERE_PROJECT,
	.state_size = sizeof(struct triage),
	.open = triage_open,
	.close = triage_close,
	.resume = triage_resume,
	.title = triage_title,
	.head_rows = part_head_rows,
	.head = triage_head,
	.layout = triage_layout,
	.draw = triage_draw,
	.typing = triage_typing,
	.key = triage_key,
	.act = triage_act,
	.offer = triage_offer,
	.tick = triage_tick,
	.help = triage_help,
};
