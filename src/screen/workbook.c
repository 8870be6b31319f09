#include "famctx/api/workbook.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/text/number.h"
#include "project.h"

#define STATE_COLUMNS 20
#define STATE_COLUMNS_NARROW 13

/* The questions of the ethics workbook, and how far each is. */
struct workbook {
	char *project;
	struct project_show_answer answer;
	struct facts facts;
};

static void add_question(const struct screen *s, const struct workbook_line *line)
{
	struct workbook *w = s->state;
	struct buf label = BUF_INIT, under = BUF_INIT;
	struct pool p = POOL_INIT;
	char id[24];
	snprintf(id, sizeof(id), "%lld", (long long)line->question);
	buf_printf(&label, "%-2lld %s", (long long)line->question, line->text);
	facts_line(&w->facts, id, label.data, part_word(s->app, FILE_workbook, "status_", line->status),
	           narrow(s->app) ? STATE_COLUMNS_NARROW : STATE_COLUMNS);
	SAY(s->app, TEXT_workbook_by, &under, { "who", pool_who(&p, line->author, line->date) },
	    { "verdict",
	      line->verdict ? part_word(s->app, FILE_workbook, "verdict_", line->verdict) : NULL });
	facts_note(&w->facts, id, ROLE_QUIET, under.data);
	buf_release(&label);
	buf_release(&under);
	pool_release(&p);
}

/* The numbers say what each part is needed for. */
static const char *part_of(const struct screen *s, const char *phase)
{
	return part_word(s->app, FILE_workbook, "part_", phase);
}

static void fill(struct screen *s)
{
	struct workbook *w = s->state;
	const char *phase = "";
	facts_clear(&w->facts);
	for (size_t i = 0; i < w->answer.workbook_count; i++) {
		const struct workbook_line *line = &w->answer.workbook[i];
		if (line->phase && strcmp(phase, line->phase))
			facts_heading(&w->facts, part_of(s, line->phase));
		phase = line->phase ? line->phase : phase;
		add_question(s, line);
	}
}

static void workbook_close(struct screen *s)
{
	struct workbook *w = s->state;
	facts_release(&w->facts);
	shape_release(&project_show_answer_shape, &w->answer);
	mem_free(w->project);
}

static bool ask(struct screen *s, struct err *e)
{
	struct workbook *w = s->state;
	return part_ask(s->app, REQUEST_PROJECT_SHOW, w->project, &project_show_answer_shape, &w->answer, e);
}

static void workbook_layout(struct screen *s, struct rect area)
{
	fill(s);
	facts_layout(&((struct workbook *)s->state)->facts, area);
}

static bool workbook_open(struct screen *s, const void *arg, struct err *e)
{
	struct workbook *w = s->state;
	w->project = mem_copy_text(((const struct project_ref *)arg)->project);
	facts_init(&w->facts, screens_text(s->app->screens, TEXT_family_below));
	if (!ask(s, e)) {
		workbook_close(s);
		return false;
	}
	workbook_layout(s, part_room(s->app));
	return true;
}

static void refresh(struct screen *s)
{
	struct err e = ERR_INIT;
	if (ask(s, &e))
		workbook_layout(s, s->area);
	else
		app_error(s->app, &e);
}

static void workbook_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_workbook_title, out);
}

static void workbook_head(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct project_show_answer *a = &((const struct workbook *)s->state)->answer;
	struct buf left = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(s->app, TEXT_workbook_head, &left, { "answered", pool_number(&p, a->workbook_answered) },
	    { "agreed", pool_number(&p, a->workbook_agreed) },
	    { "of", pool_number(&p, (int64_t)a->workbook_count) });
	part_head(s->app, c, area, left.data, a->project);
	buf_release(&left);
	pool_release(&p);
}

static void workbook_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct workbook *)s->state)->facts, c, true);
}

static bool selected(const struct screen *s, int64_t *question)
{
	const struct fact *fact = facts_selected(&((const struct workbook *)s->state)->facts);
	return fact && number_parse(fact->id, 1, 99, question);
}

static void open_guide(const struct screen *s)
{
	struct buf about = BUF_INIT;
	int64_t question;
	if (selected(s, &question))
		buf_printf(&about, "WB %lld", (long long)question);
	part_guide(s->app, about.len ? about.data : NULL);
	buf_release(&about);
}

static enum handled workbook_act(struct screen *s, enum action a, int count)
{
	struct workbook *w = s->state;
	int64_t question = count;
	if (a == ACTION_PICK || (a == ACTION_OPEN && selected(s, &question)))
		part_go(s->app, &screen_question, w->project, question, NULL);
	else if (a == ACTION_GUIDE)
		open_guide(s);
	else if (a == ACTION_REFRESH)
		refresh(s);
	else if (facts_act(&w->facts, a) == NOT_HANDLED)
		return part_act(s, a, w->project);
	return HANDLED;
}

static void workbook_offer(const struct screen *s, enum action a, struct offer *o)
{
	int64_t question;
	if (a == ACTION_OPEN)
		o->now = selected(s, &question);
	else if (a == ACTION_PICK || a == ACTION_REFRESH)
		o->now = true;
	else if (a != ACTION_WORKBOOK)
		part_offer(a, o);
}

static const char *workbook_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_workbook);
}

const struct screen_ops screen_workbook = {
	.id = "workbook",
	.where = WHERE_PROJECT,
	.state_size = sizeof(struct workbook),
	.open = workbook_open,
	.close = workbook_close,
	.resume = refresh,
	.title = workbook_title,
	.head_rows = part_head_rows,
	.head = workbook_head,
	.layout = workbook_layout,
	.draw = workbook_draw,
	.act = workbook_act,
	.offer = workbook_offer,
	.help = workbook_help,
};
