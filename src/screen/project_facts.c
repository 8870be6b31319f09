#include <string.h>

#include "famctx/base/mem.h"
#include "project.h"

#define VALUE_COLUMNS 28
#define VALUE_COLUMNS_NARROW 14

/* The facts that decide which actions apply. What a change opens and closes is shown before it is saved. */
struct about {
	char *project;
	struct fact_answer answer;
	struct facts facts;
	char *fact, *wanted; /* chosen, and to be confirmed; or NULL */
	bool asked;          /* whether to save it */
	struct fact_answer preview;
};

static const struct fact_view *find(const struct about *b, const char *fact)
{
	for (size_t i = 0; fact && i < b->answer.facts_count; i++)
		if (!strcmp(b->answer.facts[i].fact, fact))
			return &b->answer.facts[i];
	return NULL;
}

static const struct fact_view *selected(const struct about *b)
{
	const struct fact *fact = facts_selected(&b->facts);
	return find(b, fact ? fact->id : NULL);
}

/* ---- asking and saving ------------------------------------------------------------------- */

static bool change(struct app *app, struct about *b, const char *fact, const char *value, bool preview,
                   struct fact_answer *out, struct err *e)
{
	const struct fact_view *view = find(b, fact);
	struct fact_request r = { .project = mem_copy_text(b->project),
		                  .fact = mem_copy_or_null(fact),
		                  .value = mem_copy_or_null(value),
		                  .preview = preview };
	struct field_version seen = { r.fact, view ? view->version : 0 };
	if (view) {
		r.seen = &seen;
		r.seen_count = 1;
	}
	bool ok =
	        part_ask_with(app, REQUEST_PROJECT_FACT, &fact_request_shape, &r, &fact_answer_shape, out, e);
	r.seen = NULL;
	r.seen_count = 0;
	shape_release(&fact_request_shape, &r);
	return ok;
}

static void fill_choice(const struct app *app, void *about, struct form *f)
{
	struct about *b = about;
	const struct fact_view *v = selected(b);
	form_choice(f, "value", v->question);
	for (size_t i = 0; i < v->choices_count; i++) {
		struct buf words = BUF_INIT;
		SAY(app, TEXT_project_fact_choice, &words, { "words", v->choices[i].words },
		    { "meaning", v->choices[i].meaning });
		form_option(f, v->choices[i].code, words.data);
		buf_release(&words);
	}
	if (v->choices_count == 0) {
		form_option(f, "yes", screens_text(app->screens, TEXT_triage_yes));
		form_option(f, "no", screens_text(app->screens, TEXT_triage_no));
	}
	form_option(f, "", screens_text(app->screens, TEXT_project_fact_unknown));
	form_stands(f, v->value, INTEGER_NONE);
}

/* Nothing is saved yet: the list asks when it is on top again. */
static bool choose(struct app *app, void *about, const struct writing *w, struct saved_answer *out,
                   struct err *e)
{
	struct about *b = about;
	const char *value = form_value(&w->form, "value"), *fact = selected(b)->fact;
	(void)out;
	if (!change(app, b, fact, value, true, &b->preview, e))
		return false;
	b->fact = mem_copy_text(fact);
	b->wanted = mem_copy_text(value);
	return true;
}

static const struct task fact_task = {
	FILE_project, TEXT_project_fact_title, TEXT_project_fact_look, fill_choice,
	choose,       TEXT_project_fact_sure
};

/* ---- what it opens and closes ---------------------------------------------------------------- */

#define LINES_MOST 8

static void add_actions(const struct app *app, enum text heading, const struct action_line *lines,
                        size_t count, struct buf *out)
{
	struct pool p = POOL_INIT;
	if (count == 0)
		return;
	SAY(app, heading, out, { "n", pool_number(&p, (int64_t)count) });
	for (size_t i = 0; i < count && i < LINES_MOST; i++)
		buf_printf(out, "\n- %s", lines[i].text);
	buf_add_text(out, count > LINES_MOST ? "\n" : "");
	if (count > LINES_MOST)
		SAY(app, TEXT_project_fact_more, out,
		    { "n", pool_number(&p, (int64_t)(count - LINES_MOST)) });
	buf_add_text(out, "\n\n");
	pool_release(&p);
}

static void about_layout(struct screen *s, struct rect area);

static void say_outcome(struct screen *s, const struct saved_answer *saved)
{
	struct buf text = BUF_INIT;
	if (saved->conflicts_count)
		SAY(s->app, TEXT_project_fact_meanwhile, &text, { "who", saved->conflicts[0].who });
	else
		SAY_PLAIN(s->app, TEXT_project_saved, &text);
	app_say(s->app, "%s", text.data);
	buf_release(&text);
}

static void save(struct screen *s)
{
	struct about *b = s->state;
	struct err e = ERR_INIT;
	if (change(s->app, b, b->fact, b->wanted, false, &b->answer, &e)) {
		about_layout(s, s->area);
		say_outcome(s, &b->answer.result);
	} else {
		app_error(s->app, &e);
	}
}

static void ask_whether(struct screen *s)
{
	struct about *b = s->state;
	struct buf text = BUF_INIT;
	add_actions(s->app, TEXT_project_fact_opens, b->preview.opens, b->preview.opens_count, &text);
	add_actions(s->app, TEXT_project_fact_closes, b->preview.closes, b->preview.closes_count, &text);
	if (text.len == 0)
		SAY_PLAIN(s->app, TEXT_project_fact_nothing, &text);
	app_ask(s->app, &(struct question) { .title = screens_text(s->app->screens, TEXT_project_fact_sure),
	                                     .text = text.data,
	                                     .yes = screens_text(s->app->screens, TEXT_project_save),
	                                     .no = screens_text(s->app->screens, TEXT_project_leave),
	                                     .harmless = true,
	                                     .then = save });
	buf_release(&text);
}

/* ---- the list ------------------------------------------------------------------------------------ */

static void fill(struct screen *s)
{
	struct about *b = s->state;
	facts_clear(&b->facts);
	for (size_t i = 0; i < b->answer.facts_count; i++) {
		const struct fact_view *v = &b->answer.facts[i];
		facts_line(&b->facts, v->fact, v->question,
		           v->words ? v->words : screens_text(s->app->screens, TEXT_project_fact_unknown),
		           narrow(s->app) ? VALUE_COLUMNS_NARROW : VALUE_COLUMNS);
		if (v->computed)
			facts_note(&b->facts, v->fact, ROLE_QUIET,
			           screens_text(s->app->screens, TEXT_project_fact_computed));
		else if (v->from_triage)
			facts_note(&b->facts, v->fact, ROLE_QUIET,
			           screens_text(s->app->screens, TEXT_project_fact_triage));
	}
}

static void about_close(struct screen *s)
{
	struct about *b = s->state;
	facts_release(&b->facts);
	shape_release(&fact_answer_shape, &b->answer);
	shape_release(&fact_answer_shape, &b->preview);
	mem_free(b->project);
	mem_free(b->fact);
	mem_free(b->wanted);
}

static void about_layout(struct screen *s, struct rect area)
{
	fill(s);
	facts_layout(&((struct about *)s->state)->facts, area);
}

static bool about_open(struct screen *s, const void *arg, struct err *e)
{
	struct about *b = s->state;
	b->project = mem_copy_text(((const struct project_ref *)arg)->project);
	facts_init(&b->facts, screens_text(s->app->screens, TEXT_family_below));
	if (!change(s->app, b, NULL, NULL, false, &b->answer, e)) {
		about_close(s);
		return false;
	}
	about_layout(s, part_room(s->app));
	return true;
}

static void refresh(struct screen *s)
{
	struct about *b = s->state;
	struct err e = ERR_INIT;
	if (change(s->app, b, NULL, NULL, false, &b->answer, &e))
		about_layout(s, s->area);
	else
		app_error(s->app, &e);
}

static void forget(struct about *b)
{
	mem_free(b->fact);
	mem_free(b->wanted);
	b->fact = b->wanted = NULL;
}

/* From the form: asks. From the question: whatever was said to it, it has been dealt with. */
static void about_resume(struct screen *s)
{
	struct about *b = s->state;
	if (b->fact && !b->asked) {
		b->asked = true;
		ask_whether(s);
		return;
	}
	refresh(s);
}

static void about_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_project_facts, out);
}

static void about_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct about *)s->state)->facts, c, true);
}

static bool can_change(const struct about *b)
{
	return selected(b) && !selected(b)->computed;
}

static enum handled about_act(struct screen *s, enum action a, int count)
{
	struct about *b = s->state;
	(void)count;
	if (a == ACTION_OPEN && can_change(b)) {
		forget(b);
		b->asked = false;
		app_go(s->app, &screen_task, &(struct task_open) { &fact_task, b, NULL });
	} else if (a == ACTION_REFRESH) {
		refresh(s);
	} else if (facts_act(&b->facts, a) == NOT_HANDLED) {
		return part_act(s, a, b->project);
	}
	return HANDLED;
}

static void about_offer(const struct screen *s, enum action a, struct offer *o)
{
	if (a == ACTION_OPEN)
		o->now = can_change(s->state);
	else if (a == ACTION_REFRESH)
		o->now = true;
	else if (a != ACTION_ABOUT)
		part_offer(a, o);
	if (a != ACTION_OPEN)
		return;
	o->name = screens_text(s->app->screens, TEXT_stages_change);
	if (!o->now)
		o->why_not = screens_text(s->app->screens, TEXT_project_fact_why_not);
}

static const char *about_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_project);
}

const struct screen_ops screen_about = {
	.id = "about",
	.where = WHERE_PROJECT,
	.state_size = sizeof(struct about),
	.open = about_open,
	.close = about_close,
	.resume = about_resume,
	.title = about_title,
	.layout = about_layout,
	.draw = about_draw,
	.act = about_act,
	.offer = about_offer,
	.help = about_help,
};
