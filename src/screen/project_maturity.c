#include "famctx/api/register.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "project.h"

#define LEVEL_COLUMNS 20
#define LEVEL_COLUMNS_NARROW 12
#define NAME_MOST 100

/* The data maturity self-assessment: what each rater says, how far they are apart, and what was agreed. */
struct maturity {
	char *project;
	struct maturity_answer answer;
	struct facts facts;
};

/* ---- rating and agreeing: the same five questions ----------------------------------------- */

static const char *level_of(const struct component_view *c, const char *rater)
{
	for (size_t i = 0; rater && i < c->ratings_count; i++)
		if (c->ratings[i].rater && !strcmp(c->ratings[i].rater, rater))
			return c->ratings[i].level;
	return NULL;
}

static void add_level(const struct app *app, const char *code, const char *meaning, struct form *f)
{
	struct buf words = BUF_INIT;
	SAY(app, TEXT_project_level, &words, { "level", part_word(app, FILE_project, "level_", code) },
	    { "meaning", meaning });
	form_option(f, code, words.data);
	buf_release(&words);
}

static void add_levels(const struct app *app, const struct maturity *m, bool agreed, struct form *f)
{
	for (size_t i = 0; i < m->answer.components_count; i++) {
		const struct component_view *c = &m->answer.components[i];
		form_choice(f, c->component, c->name);
		add_level(app, "lower", c->lower, f);
		add_level(app, "medium", c->medium, f);
		add_level(app, "higher", c->higher, f);
		form_stands(f, agreed ? c->agreed : level_of(c, app->session->hello->name), INTEGER_NONE);
	}
}

static void fill_rating(const struct app *app, void *about, struct form *f)
{
	form_line(f, "rater", screens_text(app->screens, TEXT_project_rater), NAME_MOST);
	form_stands(f, app->session->hello->name, INTEGER_NONE);
	add_levels(app, about, false, f);
}

static void fill_agreed(const struct app *app, void *about, struct form *f)
{
	form_note(f, ROLE_TEXT, screens_text(app->screens, TEXT_project_agreed_note));
	form_line(f, "agreed_by", screens_text(app->screens, TEXT_project_agreed_by), NAME_MOST);
	form_stands(f, app->session->hello->name, INTEGER_NONE);
	add_levels(app, about, true, f);
}

/* The levels as the file that the request takes: codes only, one a line. */
static void write_levels(const struct maturity *m, const struct form *f, struct buf *out)
{
	for (size_t i = 0; i < m->answer.components_count; i++) {
		const char *name = m->answer.components[i].component, *level = form_value(f, name);
		if (*level)
			buf_printf(out, "%s: %s\n", name, level);
	}
}

static bool save(struct app *app, struct maturity *m, const struct writing *w, const char *rater,
                 const char *agreed_by, struct err *e)
{
	struct buf text = BUF_INIT;
	write_levels(m, &w->form, &text);
	struct maturity_request r = { mem_copy_text(m->project), mem_copy_or_null(rater),
		                      mem_copy_or_null(agreed_by), NULL, mem_copy_text(text.data) };
	bool ok = text.len ? part_ask_with(app, REQUEST_PROJECT_MATURITY, &maturity_request_shape, &r,
	                                   &maturity_answer_shape, &m->answer, e)
	                   : err_set(e, ERR_USAGE, "%s", screens_text(app->screens, TEXT_project_no_level));
	shape_release(&maturity_request_shape, &r);
	buf_release(&text);
	return ok;
}

static bool save_rating(struct app *app, void *about, const struct writing *w, struct saved_answer *out,
                        struct err *e)
{
	(void)out;
	return save(app, about, w, form_value(&w->form, "rater"), NULL, e);
}

static bool save_agreed(struct app *app, void *about, const struct writing *w, struct saved_answer *out,
                        struct err *e)
{
	(void)out;
	return save(app, about, w, NULL, form_value(&w->form, "agreed_by"), e);
}

static const struct task rating_task = { FILE_project, TEXT_project_rate, TEXT_project_save,
	                                 fill_rating,  save_rating,       TEXT_project_saved };
static const struct task agreed_task = { FILE_project, TEXT_project_agree, TEXT_project_save,
	                                 fill_agreed,  save_agreed,        TEXT_project_saved };

/* ---- the page --------------------------------------------------------------------------------- */

static const char *level_words(const struct app *app, const char *code)
{
	return code ? part_word(app, FILE_project, "level_", code)
	            : screens_text(app->screens, TEXT_project_not_agreed);
}

static void add_component(const struct screen *s, const struct component_view *c)
{
	struct maturity *m = s->state;
	struct buf text = BUF_INIT, spread = BUF_INIT;
	for (size_t i = 0; i < c->ratings_count; i++)
		if (c->ratings[i].level)
			buf_printf(&text, "%s%s %s", text.len ? ", " : "", c->ratings[i].rater,
			           part_word(s->app, FILE_project, "level_", c->ratings[i].level));
	facts_line(&m->facts, c->component, c->name, level_words(s->app, c->agreed),
	           narrow(s->app) ? LEVEL_COLUMNS_NARROW : LEVEL_COLUMNS);
	if (c->spread > 0)
		SAY(s->app, TEXT_project_spread, &spread, { "lowest", level_words(s->app, c->lowest) },
		    { "highest", level_words(s->app, c->highest) });
	SAY(s->app, TEXT_project_ratings, &text, { "spread", spread.len ? spread.data : NULL });
	facts_note(&m->facts, c->component, ROLE_QUIET, text.data);
	buf_release(&text);
	buf_release(&spread);
}

static void add_band(const struct screen *s)
{
	struct maturity *m = s->state;
	const struct maturity_answer *a = &m->answer;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(s->app, a->band ? TEXT_project_band : TEXT_project_band_open, &text,
	    { "band", a->band ? level_words(s->app, a->band) : NULL },
	    { "who", pool_who(&p, a->agreed_by, a->agreed) }, { "expires", pool_date(&p, a->expires) },
	    { "expired", a->expired ? screens_text(s->app->screens, TEXT_project_expired) : NULL });
	facts_note(&m->facts, "band", ROLE_HEADING, text.data);
	facts_note(&m->facts, "follows", ROLE_TEXT, a->follows);
	facts_note(&m->facts, "effect", ROLE_TEXT, a->effect);
	for (size_t i = 0; i < a->warnings_count; i++)
		facts_note(&m->facts, "warning", ROLE_WARNING, a->warnings[i]);
	buf_release(&text);
	pool_release(&p);
}

static void fill(struct screen *s)
{
	struct maturity *m = s->state;
	facts_clear(&m->facts);
	add_band(s);
	for (size_t i = 0; i < m->answer.components_count; i++)
		add_component(s, &m->answer.components[i]);
	facts_note(&m->facts, "notice", ROLE_QUIET, m->answer.notice);
}

static void maturity_close(struct screen *s)
{
	struct maturity *m = s->state;
	facts_release(&m->facts);
	shape_release(&maturity_answer_shape, &m->answer);
	mem_free(m->project);
}

static bool ask(struct screen *s, struct err *e)
{
	struct maturity *m = s->state;
	struct maturity_request r = { .project = m->project };
	return part_ask_with(s->app, REQUEST_PROJECT_MATURITY, &maturity_request_shape, &r,
	                     &maturity_answer_shape, &m->answer, e);
}

static void maturity_layout(struct screen *s, struct rect area)
{
	fill(s);
	facts_layout(&((struct maturity *)s->state)->facts, area);
}

static bool maturity_open(struct screen *s, const void *arg, struct err *e)
{
	struct maturity *m = s->state;
	m->project = mem_copy_text(((const struct project_ref *)arg)->project);
	facts_init(&m->facts, screens_text(s->app->screens, TEXT_family_below));
	if (!ask(s, e)) {
		maturity_close(s);
		return false;
	}
	maturity_layout(s, part_room(s->app));
	return true;
}

static void refresh(struct screen *s)
{
	struct err e = ERR_INIT;
	if (ask(s, &e))
		maturity_layout(s, s->area);
	else
		app_error(s->app, &e);
}

static void maturity_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_project_maturity, out);
}

static void maturity_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct maturity *)s->state)->facts, c, true);
}

static enum handled maturity_act(struct screen *s, enum action a, int count)
{
	struct maturity *m = s->state;
	(void)count;
	if (a == ACTION_ADD)
		part_task(s, &rating_task, m->project, "opinion");
	else if (a == ACTION_REVIEW)
		part_task(s, &agreed_task, m->project, "agreed");
	else if (a == ACTION_REFRESH)
		refresh(s);
	else if (facts_act(&m->facts, a) == NOT_HANDLED)
		return part_act(s, a, m->project);
	return HANDLED;
}

static void maturity_offer(const struct screen *s, enum action a, struct offer *o)
{
	if (a == ACTION_ADD || a == ACTION_REVIEW || a == ACTION_REFRESH)
		o->now = true;
	else if (a != ACTION_MATURITY)
		part_offer(a, o);
	if (a == ACTION_ADD)
		o->name = screens_text(s->app->screens, TEXT_project_rate);
	if (a == ACTION_REVIEW)
		o->name = screens_text(s->app->screens, TEXT_project_agree);
}

static const char *maturity_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_project);
}

const struct screen_ops screen_maturity = {
	.id = "maturity",
	.where = WHERE_PROJECT,
	.state_size = sizeof(struct maturity),
	.open = maturity_open,
	.close = maturity_close,
	.resume = refresh,
	.title = maturity_title,
	.layout = maturity_layout,
	.draw = maturity_draw,
	.act = maturity_act,
	.offer = maturity_offer,
	.help = maturity_help,
};
