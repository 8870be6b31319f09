#include "project.h"

#include "famctx/base/mem.h"
#include "sieve.h"

#define STATE_COLUMNS 34
#define NAME_MOST 80
#define TITLE_MOST 200

/* Every project of the store, and the way to a new one. */
struct projects {
	struct project_list_answer answer;
	struct facts facts;
	struct sieve sieve;
	char *made; /* the project just made, which is opened next; or NULL */
};

/* ---- a new one ------------------------------------------------------------------------ */

static void fill_new(const struct app *app, void *about, struct form *f)
{
	(void)about;
	form_note(f, ROLE_TEXT, screens_text(app->screens, TEXT_project_new_note));
	form_line(f, "project", screens_text(app->screens, TEXT_project_new_name), NAME_MOST);
	form_line(f, "title", screens_text(app->screens, TEXT_project_new_title), TITLE_MOST);
}

static bool save_new(struct app *app, void *about, const struct writing *w, struct saved_answer *out,
                     struct err *e)
{
	struct projects *p = about;
	struct project_new_request request = { mem_copy_text(form_value(&w->form, "project")),
		                               mem_copy_text(form_value(&w->form, "title")) };
	struct project_show_answer made;
	(void)out;
	shape_init(&project_show_answer_shape, &made);
	bool ok = part_ask_with(app, REQUEST_PROJECT_NEW, &project_new_request_shape, &request,
	                        &project_show_answer_shape, &made, e);
	if (ok)
		p->made = mem_copy_text(made.project);
	shape_release(&project_show_answer_shape, &made);
	shape_release(&project_new_request_shape, &request);
	return ok;
}

static const struct task new_project = { FILE_project, TEXT_project_new, TEXT_project_new_save,
	                                 fill_new,     save_new,         TEXT_project_new_saved };

/* ---- the list ---------------------------------------------------------------------------- */

static void add_project(const struct screen *s, struct facts *f, const struct project_line *p)
{
	struct buf state = BUF_INIT, under = BUF_INIT;
	struct pool pool = POOL_INIT;
	SAY(s->app, narrow(s->app) ? TEXT_project_state_narrow : TEXT_project_state, &state,
	    { "n", pool_number(&pool, p->stages_completed) }, { "gate", p->next_gate });
	facts_line(f, p->project, p->title && *p->title ? p->title : p->project, state.data,
	           narrow(s->app) ? canvas_width_of(state.data) : STATE_COLUMNS);
	SAY(s->app, TEXT_project_made, &under, { "name", p->project },
	    { "who", pool_who(&pool, p->made_by, p->made) },
	    { "outcome", p->outcome ? part_word(s->app, FILE_project, "outcome_", p->outcome) : NULL });
	buf_release(&state);
	facts_note(f, p->project, ROLE_QUIET, under.data);
	buf_release(&under);
	pool_release(&pool);
}

static void fill(struct screen *s)
{
	struct projects *p = s->state;
	facts_clear(&p->facts);
	for (size_t i = 0; i < p->answer.projects_count; i++)
		add_project(s, &p->facts, &p->answer.projects[i]);
	if (p->answer.projects_count == 0) {
		struct buf text = BUF_INIT;
		SAY_PLAIN(s->app, TEXT_project_none, &text);
		facts_note(&p->facts, "none", ROLE_TEXT, text.data);
		buf_release(&text);
	}
	facts_note(&p->facts, "licence", ROLE_QUIET, p->answer.licence);
	sieve_facts(&p->sieve, &p->facts);
}

static bool ask(struct screen *s, struct err *e)
{
	struct projects *p = s->state;
	return part_ask_with(s->app, REQUEST_PROJECT_LIST, NULL, NULL, &project_list_answer_shape, &p->answer,
	                     e);
}

static void projects_close(struct screen *s)
{
	struct projects *p = s->state;
	facts_release(&p->facts);
	sieve_release(&p->sieve);
	shape_release(&project_list_answer_shape, &p->answer);
	mem_free(p->made);
}

static void projects_layout(struct screen *s, struct rect area)
{
	struct projects *p = s->state;
	fill(s);
	facts_layout(&p->facts, sieve_layout(&p->sieve, area));
}

static bool projects_open(struct screen *s, const void *arg, struct err *e)
{
	struct projects *p = s->state;
	(void)arg;
	facts_init(&p->facts, screens_text(s->app->screens, TEXT_family_below));
	sieve_init(&p->sieve);
	if (!ask(s, e)) {
		facts_release(&p->facts);
		sieve_release(&p->sieve);
		return false;
	}
	projects_layout(s, part_room(s->app));
	return true;
}

static void refresh(struct screen *s)
{
	struct err e = ERR_INIT;
	if (ask(s, &e))
		projects_layout(s, s->area);
	else
		app_error(s->app, &e);
}

/* Who makes a project wants to begin with it. */
static void projects_resume(struct screen *s)
{
	struct projects *p = s->state;
	char *made = p->made;
	p->made = NULL;
	refresh(s);
	if (made)
		part_go(s->app, &screen_stages, made, 0, NULL);
	mem_free(made);
}

static void projects_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_project_title, out);
}

static void projects_draw(const struct screen *s, struct canvas *c)
{
	const struct projects *p = s->state;
	sieve_facts_draw(&p->sieve, s->app, &p->facts, c, s->area);
}

static const char *selected(const struct screen *s)
{
	const struct projects *p = s->state;
	const struct fact *fact = facts_selected(&p->facts);
	for (size_t i = 0; fact && i < p->answer.projects_count; i++)
		if (!strcmp(p->answer.projects[i].project, fact->id))
			return fact->id;
	return NULL;
}

static enum handled projects_key(struct screen *s, const struct key_event *ev)
{
	enum handled h = sieve_key(&((struct projects *)s->state)->sieve, ev);
	if (h == HANDLED)
		projects_layout(s, s->area);
	return h;
}

static bool projects_typing(const struct screen *s)
{
	return ((const struct projects *)s->state)->sieve.typing;
}

static enum handled projects_act(struct screen *s, enum action a, int count)
{
	struct projects *p = s->state;
	(void)count;
	if (sieve_facts_act(&p->sieve, &p->facts, a) == HANDLED)
		projects_layout(s, s->area); /* the cursor stays on its project */
	else if (a == ACTION_OPEN && selected(s))
		part_go(s->app, &screen_stages, selected(s), 0, NULL);
	else if (a == ACTION_ADD)
		app_go(s->app, &screen_task, &(struct task_open) { &new_project, s->state, "new" });
	else if (a == ACTION_REFRESH)
		refresh(s);
	else
		return facts_act(&p->facts, a);
	return HANDLED;
}

static void projects_offer(const struct screen *s, enum action a, struct offer *o)
{
	sieve_offer(&((const struct projects *)s->state)->sieve, a, o);
	if (a == ACTION_OPEN)
		o->now = selected(s) != NULL;
	else if (a == ACTION_ADD || a == ACTION_REFRESH)
		o->now = true;
	if (a == ACTION_ADD)
		o->name = screens_text(s->app->screens, TEXT_project_new);
}

static void projects_hint(const struct screen *s, struct buf *out)
{
	if (!narrow(s->app) && part_may(s->app->session, REQUEST_PROJECT_GUIDE))
		SAY_PLAIN(s->app, TEXT_guide_way, out);
}

static const char *projects_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_project);
}

const struct screen_ops screen_projects = {
	.id = "projects",
	.where = WHERE_PROJECT,
	.state_size = sizeof(struct projects),
	.open = projects_open,
	.close = projects_close,
	.resume = projects_resume,
	.title = projects_title,
	.layout = projects_layout,
	.draw = projects_draw,
	.hint = projects_hint,
	.typing = projects_typing,
	.key = projects_key,
	.act = projects_act,
	.offer = projects_offer,
	.help = projects_help,
};
