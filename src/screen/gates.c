#include "famctx/api/register.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "project.h"

#define STATE_COLUMNS 20
#define STATE_COLUMNS_NARROW 15
#define LINE_MOST 200
#define TEXT_MOST 4000

/* The gates of a project: what each still needs, and who decided what. */
struct gates {
	char *project;
	struct project_show_answer answer;
	struct facts facts;
};

static const struct gate_view *find(const struct gates *g, const char *code)
{
	for (size_t i = 0; code && i < g->answer.gates_count; i++)
		if (!strcmp(g->answer.gates[i].gate, code))
			return &g->answer.gates[i];
	return NULL;
}

static const struct gate_view *selected(const struct gates *g)
{
	const struct fact *fact = facts_selected(&g->facts);
	return find(g, fact ? fact->id : NULL);
}

/* ---- signing ----------------------------------------------------------------------------- */

static void add_unmet(const struct app *app, const struct gate_unmet *u, struct buf *out)
{
	SAY(app, TEXT_gates_unmet, out, { "words", u->words }, { "detail", u->detail });
}

static void fill_sign(const struct app *app, void *about, struct form *f)
{
	static const char *const decisions[] = { "pass", "pass-with-gaps", "return", "stop" };
	const struct gate_view *gate = selected(about);
	struct buf text = BUF_INIT;
	SAY(app, TEXT_gates_gate, &text, { "gate", gate->gate }, { "title", gate->title });
	form_note(f, ROLE_HEADING, text.data);
	buf_clear(&text);
	for (size_t i = 0; i < gate->unmet_count; i++) {
		add_unmet(app, &gate->unmet[i], &text);
		buf_add_text(&text, i + 1 < gate->unmet_count ? "\n" : "");
	}
	form_note(f, ROLE_TEXT, text.len ? text.data : screens_text(app->screens, TEXT_gates_all_met));
	form_choice(f, "decision", screens_text(app->screens, TEXT_gates_decision));
	for (size_t i = 0; i < ARRAY_LEN(decisions); i++)
		form_option(f, decisions[i], part_word(app, FILE_gates, "decision_", decisions[i]));
	form_line(f, "name", screens_text(app->screens, TEXT_gates_name), LINE_MOST);
	form_stands(f, app->session->hello->name, INTEGER_NONE);
	form_line(f, "role", screens_text(app->screens, TEXT_gates_role), LINE_MOST);
	form_text(f, "comment", screens_text(app->screens, TEXT_gates_comment), TEXT_MOST);
	form_text(f, "override", screens_text(app->screens, TEXT_gates_override), TEXT_MOST);
	buf_release(&text);
}

static bool save_sign(struct app *app, void *about, const struct writing *w, struct saved_answer *out,
                      struct err *e)
{
	const struct gates *g = about;
	const struct form *f = &w->form;
	struct sign_request r = { mem_copy_text(g->project),
		                  mem_copy_text(selected(g)->gate),
		                  mem_copy_text(form_value(f, "decision")),
		                  mem_copy_text(form_value(f, "name")),
		                  mem_copy_text(form_value(f, "role")),
		                  mem_copy_text(form_value(f, "comment")),
		                  mem_copy_text(form_value(f, "override")) };
	struct sign_answer answer;
	(void)out;
	memset(&answer, 0, sizeof(answer));
	bool ok = *r.decision
	                  ? part_ask_with(app, REQUEST_PROJECT_SIGN, &sign_request_shape, &r,
	                                  &sign_answer_shape, &answer, e)
	                  : err_set(e, ERR_USAGE, "%s", screens_text(app->screens, TEXT_gates_no_decision));
	shape_release(&sign_answer_shape, &answer);
	shape_release(&sign_request_shape, &r);
	return ok;
}

static const struct task sign_task = { FILE_gates, TEXT_gates_sign_title, TEXT_gates_sign, fill_sign,
	                               save_sign,  TEXT_gates_signed };

/* ---- the list -------------------------------------------------------------------------------- */

static void add_sign_off(const struct screen *s, const struct gate_view *gate)
{
	const struct sign_off_view *v = &gate->sign_off;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	if (!v->decision)
		return;
	SAY(s->app, TEXT_gates_signed_by, &text,
	    { "decision", part_word(s->app, FILE_gates, "decision_", v->decision) },
	    { "who", pool_who(&p, v->name, v->date) }, { "role", v->role }, { "comment", v->comment },
	    { "override", v->override }, { "digest", v->digest },
	    { "changed", v->changed ? screens_text(s->app->screens, TEXT_gates_changed) : NULL },
	    { "withdrawn", pool_date(&p, v->withdrawn) }, { "because", v->withdrawn_because });
	facts_note(&((struct gates *)s->state)->facts, gate->gate, v->changed ? ROLE_WARNING : ROLE_QUIET,
	           text.data);
	buf_release(&text);
	pool_release(&p);
}

static void add_gate(const struct screen *s, const struct gate_view *gate)
{
	struct gates *g = s->state;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(s->app, TEXT_gates_gate, &text, { "gate", gate->gate }, { "title", gate->title });
	facts_line(&g->facts, gate->gate, text.data, part_word(s->app, FILE_stages, "gate_", gate->state),
	           narrow(s->app) ? STATE_COLUMNS_NARROW : STATE_COLUMNS);
	add_sign_off(s, gate);
	for (size_t i = 0; i < gate->unmet_count; i++) {
		buf_clear(&text);
		add_unmet(s->app, &gate->unmet[i], &text);
		facts_note(&g->facts, gate->gate, ROLE_TEXT, text.data);
	}
	buf_release(&text);
	pool_release(&p);
}

static void fill(struct screen *s)
{
	struct gates *g = s->state;
	facts_clear(&g->facts);
	for (size_t i = 0; i < g->answer.gates_count; i++)
		add_gate(s, &g->answer.gates[i]);
}

static void gates_close(struct screen *s)
{
	struct gates *g = s->state;
	facts_release(&g->facts);
	shape_release(&project_show_answer_shape, &g->answer);
	mem_free(g->project);
}

static bool ask(struct screen *s, struct err *e)
{
	struct gates *g = s->state;
	return part_ask(s->app, REQUEST_PROJECT_SHOW, g->project, &project_show_answer_shape, &g->answer, e);
}

static void gates_layout(struct screen *s, struct rect area)
{
	fill(s);
	facts_layout(&((struct gates *)s->state)->facts, area);
}

static bool gates_open(struct screen *s, const void *arg, struct err *e)
{
	struct gates *g = s->state;
	const struct project_ref *ref = arg;
	g->project = mem_copy_text(ref->project);
	facts_init(&g->facts, screens_text(s->app->screens, TEXT_family_below));
	if (!ask(s, e)) {
		gates_close(s);
		return false;
	}
	gates_layout(s, part_room(s->app));
	for (size_t i = g->facts.count; ref->name && i-- > 0;)
		if (!strcmp(g->facts.items[i].id, ref->name))
			list_select(&g->facts.list, i);
	return true;
}

static void refresh(struct screen *s)
{
	struct err e = ERR_INIT;
	if (ask(s, &e))
		gates_layout(s, s->area);
	else
		app_error(s->app, &e);
}

static void gates_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_gates_title, out);
}

static void gates_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct gates *)s->state)->facts, c, true);
}

static void gates_hint(const struct screen *s, struct buf *out)
{
	if (!narrow(s->app))
		SAY_PLAIN(s->app, TEXT_gates_hint, out);
}

static void explain(const struct screen *s, const struct gate_view *gate)
{
	struct buf text = BUF_INIT;
	SAY(s->app, TEXT_gates_explain, &text, { "who", gate->who }, { "kind", gate->kind_words },
	    { "otherwise", gate->otherwise });
	app_show(s->app, gate->title, text.data);
	buf_release(&text);
}

static enum handled gates_act(struct screen *s, enum action a, int count)
{
	struct gates *g = s->state;
	const struct gate_view *gate = selected(g);
	(void)count;
	if (a == ACTION_OPEN && gate && part_may(s->app->session, REQUEST_PROJECT_SIGN))
		part_task(s, &sign_task, g->project, gate->gate);
	else if (a == ACTION_MEANING && gate)
		explain(s, gate);
	else if (a == ACTION_REFRESH)
		refresh(s);
	else if (facts_act(&g->facts, a) == NOT_HANDLED)
		return part_act(s, a, g->project);
	return HANDLED;
}

static void gates_offer(const struct screen *s, enum action a, struct offer *o)
{
	if (a == ACTION_OPEN)
		o->now = selected(s->state) && part_may(s->app->session, REQUEST_PROJECT_SIGN);
	else if (a == ACTION_MEANING)
		o->now = selected(s->state) != NULL;
	else if (a == ACTION_REFRESH)
		o->now = true;
	else if (a != ACTION_GATES)
		part_offer(a, o);
	if (a == ACTION_OPEN)
		o->name = screens_text(s->app->screens, TEXT_gates_sign);
}

static const char *gates_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_gates);
}

const struct screen_ops screen_gates = {
	.id = "gates",
	.where = WHERE_PROJECT,
	.state_size = sizeof(struct gates),
	.open = gates_open,
	.close = gates_close,
	.resume = refresh,
	.title = gates_title,
	.layout = gates_layout,
	.draw = gates_draw,
	.hint = gates_hint,
	.act = gates_act,
	.offer = gates_offer,
	.help = gates_help,
};
