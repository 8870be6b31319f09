#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/text/number.h"
#include "workbook.h"

#define STATE_COLUMNS 22

/* Every version of one answer, and what changed in the one that was opened. */
struct versions {
	char *project;
	int64_t number, to;
	struct question_answer answer;
	struct facts facts;
};

static void add_version(const struct screen *s, const struct answer_version *v)
{
	struct versions *f = s->state;
	struct buf label = BUF_INIT;
	struct pool p = POOL_INIT;
	char id[24];
	const char *state = v->beside   ? screens_text(s->app->screens, TEXT_workbook_beside)
	                    : v->stands ? screens_text(s->app->screens, TEXT_workbook_stands)
	                                : "";
	snprintf(id, sizeof(id), "%lld", (long long)v->version);
	SAY(s->app, TEXT_workbook_version, &label, { "n", pool_number(&p, v->version) },
	    { "who", pool_who(&p, v->author, v->date) }, { "characters", pool_number(&p, v->characters) });
	facts_line(&f->facts, id, label.data, state, narrow(s->app) ? canvas_width_of(state) : STATE_COLUMNS);
	buf_release(&label);
	pool_release(&p);
}

static void add_differences(const struct screen *s)
{
	struct versions *f = s->state;
	struct buf heading = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(s->app, TEXT_workbook_changed, &heading, { "to", pool_number(&p, f->answer.to) },
	    { "from", f->answer.from > 0 ? pool_number(&p, f->answer.from) : NULL });
	facts_heading(&f->facts, heading.data);
	for (size_t i = 0; i < f->answer.differences_count; i++) {
		const struct difference *d = &f->answer.differences[i];
		struct buf line = BUF_INIT;
		buf_printf(&line, "%s %s", part_word(s->app, FILE_workbook, "line_", d->change), d->text);
		facts_note(&f->facts, "difference", strcmp(d->change, "same") ? ROLE_TEXT : ROLE_QUIET,
		           line.data);
		buf_release(&line);
	}
	buf_release(&heading);
	pool_release(&p);
}

static void fill(struct screen *s)
{
	struct versions *f = s->state;
	facts_clear(&f->facts);
	for (size_t i = f->answer.versions_count; i-- > 0;)
		add_version(s, &f->answer.versions[i]);
	if (f->answer.versions_count == 0)
		facts_note(&f->facts, "none", ROLE_TEXT,
		           screens_text(s->app->screens, TEXT_workbook_no_versions));
	if (f->answer.reopened)
		facts_row(&f->facts, "reopened",
		          screens_text(s->app->screens, TEXT_workbook_reopened_because), f->answer.reopened);
	if (f->answer.differences_count)
		add_differences(s);
}

static void versions_close(struct screen *s)
{
	struct versions *f = s->state;
	facts_release(&f->facts);
	shape_release(&question_answer_shape, &f->answer);
	mem_free(f->project);
}

static bool ask(struct screen *s, int64_t to, struct err *e)
{
	struct versions *f = s->state;
	struct question_request request = { f->project, f->number, INTEGER_NONE, to };
	return part_ask_with(s->app, REQUEST_PROJECT_QUESTION, &question_request_shape, &request,
	                     &question_answer_shape, &f->answer, e);
}

static void versions_layout(struct screen *s, struct rect area)
{
	fill(s);
	facts_layout(&((struct versions *)s->state)->facts, area);
}

static bool versions_open(struct screen *s, const void *arg, struct err *e)
{
	struct versions *f = s->state;
	const struct project_ref *ref = arg;
	f->project = mem_copy_text(ref->project);
	f->number = ref->number;
	facts_init(&f->facts, screens_text(s->app->screens, TEXT_family_below));
	if (!ask(s, INTEGER_NONE, e)) {
		versions_close(s);
		return false;
	}
	versions_layout(s, part_room(s->app));
	return true;
}

static void versions_title(const struct screen *s, struct buf *out)
{
	struct pool p = POOL_INIT;
	SAY(s->app, TEXT_workbook_versions_title, out,
	    { "n", pool_number(&p, ((const struct versions *)s->state)->number) });
	pool_release(&p);
}

static void versions_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct versions *)s->state)->facts, c, true);
}

static bool selected(const struct screen *s, int64_t *version)
{
	const struct fact *fact = facts_selected(&((const struct versions *)s->state)->facts);
	return fact && fact->kind == FACT_LINE && number_parse(fact->id, 1, INT32_MAX, version);
}

static enum handled versions_act(struct screen *s, enum action a, int count)
{
	struct versions *f = s->state;
	struct err e = ERR_INIT;
	int64_t version;
	(void)count;
	if (a != ACTION_OPEN || !selected(s, &version))
		return facts_act(&f->facts, a);
	if (ask(s, version, &e))
		versions_layout(s, s->area);
	else
		app_error(s->app, &e);
	return HANDLED;
}

static void versions_offer(const struct screen *s, enum action a, struct offer *o)
{
	int64_t version;
	if (a != ACTION_OPEN)
		return;
	o->now = selected(s, &version);
	o->name = screens_text(s->app->screens, TEXT_workbook_compare);
}

static const char *versions_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_workbook);
}

const struct screen_ops screen_versions = {
	.id = "versions",
	.where = WHERE_PROJECT,
	.state_size = sizeof(struct versions),
	.open = versions_open,
	.close = versions_close,
	.title = versions_title,
	.layout = versions_layout,
	.draw = versions_draw,
	.act = versions_act,
	.offer = versions_offer,
	.help = versions_help,
};
