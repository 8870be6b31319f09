#include "famctx/api/register.h"
#include "famctx/api/triage.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "project.h"

#define ATTENTION_COLUMNS 8
#define LINE_MOST 200
#define TEXT_MOST 4000

/* What the triage says: the outcome, every rule that fired and why, the themes, and the rules that did not
 * fire. */
struct outcome {
	char *project;
	struct triage_answer answer;
	struct facts facts;
};

/* ---- another decision ------------------------------------------------------------------------ */

static void fill_decide(const struct app *app, void *about, struct form *f)
{
	static const char *const outcomes[] = { "continue", "proceed", "reconsider" };
	(void)about;
	form_note(f, ROLE_TEXT, screens_text(app->screens, TEXT_triage_decide_note));
	form_choice(f, "outcome", screens_text(app->screens, TEXT_triage_decide_outcome));
	for (size_t i = 0; i < ARRAY_LEN(outcomes); i++)
		form_option(f, outcomes[i], part_word(app, FILE_project, "outcome_", outcomes[i]));
	form_line(f, "name", screens_text(app->screens, TEXT_gates_name), LINE_MOST);
	form_stands(f, app->session->hello->name, INTEGER_NONE);
	form_line(f, "role", screens_text(app->screens, TEXT_gates_role), LINE_MOST);
	form_text(f, "reason", screens_text(app->screens, TEXT_triage_decide_reason), TEXT_MOST);
}

static bool save_decide(struct app *app, void *about, const struct writing *w, struct saved_answer *out,
                        struct err *e)
{
	struct outcome *t = about;
	const struct form *f = &w->form;
	struct decide_request r = { mem_copy_text(t->project), mem_copy_text(form_value(f, "outcome")),
		                    mem_copy_text(form_value(f, "name")),
		                    mem_copy_text(form_value(f, "role")),
		                    mem_copy_text(form_value(f, "reason")) };
	(void)out;
	bool ok = *r.outcome
	                  ? part_ask_with(app, REQUEST_PROJECT_DECIDE, &decide_request_shape, &r,
	                                  &triage_answer_shape, &t->answer, e)
	                  : err_set(e, ERR_USAGE, "%s", screens_text(app->screens, TEXT_triage_no_outcome));
	shape_release(&decide_request_shape, &r);
	return ok;
}

static const struct task decide_task = { FILE_triage,       TEXT_triage_decide_title,
	                                 TEXT_project_save, fill_decide,
	                                 save_decide,       TEXT_project_saved };

/* ---- the page ------------------------------------------------------------------------------------ */

static void note(const struct screen *s, const char *id, enum role role, enum text t,
                 const struct fill *fills, size_t count)
{
	struct buf text = BUF_INIT;
	say(s->app, t, &text, fills, count);
	facts_note(&((struct outcome *)s->state)->facts, id, role, text.data);
	buf_release(&text);
}

static void add_verdict(const struct screen *s)
{
	const struct triage_answer *a = &((const struct outcome *)s->state)->answer;
	struct pool p = POOL_INIT;
	if (a->state == TRIAGE_INCOMPLETE)
		note(s, "outcome", ROLE_HEADING, TEXT_triage_incomplete,
		     FILLS({ "missing", pool_joined(&p, a->missing, a->missing_count) }));
	else
		note(s, "outcome", ROLE_HEADING, TEXT_triage_complete,
		     FILLS({ "outcome", part_word(s->app, FILE_project, "outcome_", a->outcome) },
		           { "tier", a->tier }, { "meaning", a->meaning }));
	for (size_t i = 0; i < a->duties_count; i++)
		note(s, "duty", ROLE_TEXT, TEXT_triage_duty, FILLS({ "duty", a->duties[i] }));
	if (a->unknown_count)
		note(s, "unknown", ROLE_TEXT, TEXT_triage_unknown,
		     FILLS({ "unknown", pool_joined(&p, a->unknown, a->unknown_count) }));
	if (a->decision.outcome)
		note(s, "decision", ROLE_HEADING, TEXT_triage_decided,
		     FILLS({ "outcome", part_word(s->app, FILE_project, "outcome_", a->decision.outcome) },
		           { "who", pool_who(&p, a->decision.name, a->decision.date) },
		           { "role", a->decision.role }, { "reason", a->decision.reason },
		           { "changed", a->decision.answers_changed
		                                ? screens_text(s->app->screens, TEXT_triage_changed)
		                                : NULL }));
	pool_release(&p);
}

static void add_flag(const struct screen *s, const struct triage_flag *flag)
{
	struct outcome *t = s->state;
	struct pool p = POOL_INIT;
	const char *attention = flag->attention < 0 ? screens_text(s->app->screens, TEXT_triage_open)
	                                            : part_word(s->app, FILE_triage, "attention_",
	                                                        attention_codes[flag->attention]);
	struct fact *line = facts_line(&t->facts, flag->theme, flag->name ? flag->name : flag->theme,
	                               attention, ATTENTION_COLUMNS);
	line->role = flag->attention == ATTENTION_EXTRA ? ROLE_HELD : ROLE_TEXT;
	if (flag->because_count)
		note(s, flag->theme, ROLE_QUIET, TEXT_triage_because,
		     FILLS({ "because", pool_joined(&p, flag->because, flag->because_count) }));
	pool_release(&p);
}

static void add_rules(const struct screen *s)
{
	struct outcome *t = s->state;
	/* Which rules fire is known when every question is answered. */
	if (t->answer.state == TRIAGE_INCOMPLETE && t->answer.rules_count == 0)
		return;
	facts_heading(&t->facts, screens_text(s->app->screens, TEXT_triage_fired));
	for (size_t i = 0; i < t->answer.rules_count; i++) {
		const struct triage_fired *r = &t->answer.rules[i];
		note(s, r->id, ROLE_TEXT, TEXT_triage_rule,
		     FILLS({ "id", r->id }, { "title", r->title }, { "because", r->because },
		           { "undo", r->undo }, { "heading", r->heading }));
	}
	if (t->answer.rules_count == 0)
		note(s, "no_rules", ROLE_TEXT, TEXT_triage_none_fired, NULL, 0);
	facts_heading(&t->facts, screens_text(s->app->screens, TEXT_triage_not_fired));
	for (size_t i = 0; i < t->answer.not_fired_count; i++)
		note(s, t->answer.not_fired[i].id, ROLE_QUIET, TEXT_triage_rule,
		     FILLS({ "id", t->answer.not_fired[i].id }, { "title", t->answer.not_fired[i].title }));
}

static void fill(struct screen *s)
{
	struct outcome *t = s->state;
	facts_clear(&t->facts);
	add_verdict(s);
	facts_heading(&t->facts, screens_text(s->app->screens, TEXT_triage_themes));
	for (size_t i = 0; i < t->answer.flags_count; i++)
		add_flag(s, &t->answer.flags[i]);
	add_rules(s);
	facts_note(&t->facts, "notice", ROLE_QUIET, t->answer.notice);
}

/* ---- the screen ------------------------------------------------------------------------------------ */

static void outcome_close(struct screen *s)
{
	struct outcome *t = s->state;
	facts_release(&t->facts);
	shape_release(&triage_answer_shape, &t->answer);
	mem_free(t->project);
}

static bool ask(struct screen *s, struct err *e)
{
	struct outcome *t = s->state;
	struct triage_request r = { t->project, NULL, NULL };
	return part_ask_with(s->app, REQUEST_PROJECT_TRIAGE, &triage_request_shape, &r, &triage_answer_shape,
	                     &t->answer, e);
}

static void outcome_layout(struct screen *s, struct rect area)
{
	fill(s);
	facts_layout(&((struct outcome *)s->state)->facts, area);
}

static bool outcome_open(struct screen *s, const void *arg, struct err *e)
{
	struct outcome *t = s->state;
	t->project = mem_copy_text(((const struct project_ref *)arg)->project);
	facts_init(&t->facts, screens_text(s->app->screens, TEXT_family_below));
	if (!ask(s, e)) {
		outcome_close(s);
		return false;
	}
	outcome_layout(s, part_room(s->app));
	return true;
}

static void refresh(struct screen *s)
{
	struct err e = ERR_INIT;
	if (ask(s, &e))
		outcome_layout(s, s->area);
	else
		app_error(s->app, &e);
}

static void outcome_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_triage_outcome_title, out);
}

static void outcome_head(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct triage_answer *a = &((const struct outcome *)s->state)->answer;
	struct buf left = BUF_INIT, right = BUF_INIT;
	struct pool p = POOL_INIT;
	int64_t extra = 0;
	for (size_t i = 0; i < a->flags_count; i++)
		extra += a->flags[i].attention == ATTENTION_EXTRA;
	SAY(s->app, TEXT_triage_extra, &left, { "n", pool_number(&p, extra) },
	    { "of", pool_number(&p, (int64_t)a->flags_count) });
	SAY(s->app, TEXT_triage_counts, &right, { "answered", pool_number(&p, a->answered) },
	    { "unknown", pool_number(&p, (int64_t)a->unknown_count) },
	    { "not_asked", pool_number(&p, (int64_t)a->not_asked_count) });
	part_head(s->app, c, area, left.data, right.data);
	buf_release(&left);
	buf_release(&right);
	pool_release(&p);
}

static void outcome_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct outcome *)s->state)->facts, c, true);
}

static void outcome_hint(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, narrow(s->app) ? TEXT_triage_hint_narrow : TEXT_triage_hint, out);
}

static const struct triage_flag *selected(const struct screen *s)
{
	const struct outcome *t = s->state;
	const struct fact *fact = facts_selected(&t->facts);
	for (size_t i = 0; fact && i < t->answer.flags_count; i++)
		if (!strcmp(t->answer.flags[i].theme, fact->id))
			return &t->answer.flags[i];
	return NULL;
}

static void read_flag(const struct screen *s, const struct triage_flag *flag)
{
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	for (size_t i = 0; i < flag->next_count; i++)
		buf_printf(&text, "%zu %s\n", i + 1, flag->next[i]);
	buf_add_text(&text, flag->next_count ? "\n" : "");
	SAY(s->app, TEXT_triage_read, &text,
	    { "because", pool_joined(&p, flag->because, flag->because_count) }, { "read", flag->read },
	    { "actions", pool_joined(&p, flag->actions, flag->actions_count) });
	app_show(s->app, flag->name ? flag->name : flag->theme, text.data);
	buf_release(&text);
	pool_release(&p);
}

static bool may_decide(const struct screen *s)
{
	const struct outcome *t = s->state;
	return t->answer.state == TRIAGE_COMPLETE && part_may(s->app->session, REQUEST_PROJECT_DECIDE);
}

static enum handled outcome_act(struct screen *s, enum action a, int count)
{
	struct outcome *t = s->state;
	(void)count;
	if (a == ACTION_OPEN && selected(s))
		read_flag(s, selected(s));
	else if (a == ACTION_REVIEW && may_decide(s))
		part_task(s, &decide_task, t->project, "decision");
	else if (a == ACTION_GUIDE && selected(s))
		part_guide(s->app, selected(s)->theme);
	else if (a == ACTION_REFRESH)
		refresh(s);
	else if (facts_act(&t->facts, a) == NOT_HANDLED)
		return part_act(s, a, t->project);
	return HANDLED;
}

static void outcome_offer(const struct screen *s, enum action a, struct offer *o)
{
	if (a == ACTION_OPEN)
		o->now = selected(s) != NULL;
	else if (a == ACTION_REVIEW)
		o->now = may_decide(s);
	else if (a == ACTION_REFRESH)
		o->now = true;
	else
		part_offer(a, o);
	if (a == ACTION_REVIEW)
		o->name = screens_text(s->app->screens, TEXT_triage_decide);
	if (a == ACTION_OPEN)
		o->name = screens_text(s->app->screens, TEXT_triage_next);
	if (a == ACTION_TRIAGE)
		o->name = screens_text(s->app->screens, TEXT_triage_answers);
}

static const char *outcome_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_triage);
}

const struct screen_ops screen_outcome = {
	.id = "outcome",
	.where = WHERE_PROJECT,
	.state_size = sizeof(struct outcome),
	.open = outcome_open,
	.close = outcome_close,
	.resume = refresh,
	.title = outcome_title,
	.head_rows = part_head_rows,
	.head = outcome_head,
	.layout = outcome_layout,
	.draw = outcome_draw,
	.hint = outcome_hint,
	.act = outcome_act,
	.offer = outcome_offer,
	.help = outcome_help,
};
