#include <string.h>

#include "famctx/base/mem.h"
#include "project.h"

#define COUNT_COLUMNS 10

/* The tables of a project. */
struct registers {
	char *project;
	struct project_show_answer answer;
	struct facts facts;
};

static void fill(struct screen *s)
{
	struct registers *r = s->state;
	facts_clear(&r->facts);
	for (size_t i = 0; i < r->answer.registers_count; i++) {
		const struct register_line *line = &r->answer.registers[i];
		struct buf rows = BUF_INIT, label = BUF_INIT;
		struct pool p = POOL_INIT;
		SAY(s->app, TEXT_register_rows, &rows, { "n", pool_number(&p, line->rows) });
		SAY(s->app, TEXT_register_line, &label, { "title", line->title },
		    { "stage", line->stage > 0 ? pool_number(&p, line->stage) : NULL });
		facts_line(&r->facts, line->table, label.data, rows.data, COUNT_COLUMNS);
		buf_release(&rows);
		buf_release(&label);
		pool_release(&p);
	}
}

static void registers_close(struct screen *s)
{
	struct registers *r = s->state;
	facts_release(&r->facts);
	shape_release(&project_show_answer_shape, &r->answer);
	mem_free(r->project);
}

static bool ask(struct screen *s, struct err *e)
{
	struct registers *r = s->state;
	return part_ask(s->app, REQUEST_PROJECT_SHOW, r->project, &project_show_answer_shape, &r->answer, e);
}

static void registers_layout(struct screen *s, struct rect area)
{
	fill(s);
	facts_layout(&((struct registers *)s->state)->facts, area);
}

static bool registers_open(struct screen *s, const void *arg, struct err *e)
{
	struct registers *r = s->state;
	r->project = mem_copy_text(((const struct project_ref *)arg)->project);
	facts_init(&r->facts, screens_text(s->app->screens, TEXT_family_below));
	if (!ask(s, e)) {
		registers_close(s);
		return false;
	}
	registers_layout(s, part_room(s->app));
	return true;
}

static void refresh(struct screen *s)
{
	struct err e = ERR_INIT;
	if (ask(s, &e))
		registers_layout(s, s->area);
	else
		app_error(s->app, &e);
}

static void registers_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_register_title, out);
}

static void registers_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct registers *)s->state)->facts, c, true);
}

static enum handled registers_act(struct screen *s, enum action a, int count)
{
	struct registers *r = s->state;
	const struct fact *fact = facts_selected(&r->facts);
	(void)count;
	if (a == ACTION_OPEN && fact)
		part_go(s->app, &screen_register, r->project, 0, fact->id);
	else if (a == ACTION_REFRESH)
		refresh(s);
	else if (facts_act(&r->facts, a) == NOT_HANDLED)
		return part_act(s, a, r->project);
	return HANDLED;
}

static void registers_offer(const struct screen *s, enum action a, struct offer *o)
{
	if (a == ACTION_OPEN)
		o->now = facts_selected(&((const struct registers *)s->state)->facts) != NULL;
	else if (a == ACTION_REFRESH)
		o->now = true;
	else if (a != ACTION_REGISTERS)
		part_offer(a, o);
}

static const char *registers_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_register);
}

const struct screen_ops screen_registers = {
	.id = "registers",
	.where = WHERE_PROJECT,
	.state_size = sizeof(struct registers),
	.open = registers_open,
	.close = registers_close,
	.resume = refresh,
	.title = registers_title,
	.layout = registers_layout,
	.draw = registers_draw,
	.act = registers_act,
	.offer = registers_offer,
	.help = registers_help,
};
