#include "project.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/text/number.h"

#define COUNT_COLUMNS 15
#define STATE_COLUMNS 32
#define STATE_COLUMNS_NARROW 15

/* The ten stages of a project, what runs throughout, and the gates between them. */
struct stages {
	char *project;
	struct project_show_answer answer;
	struct facts facts;
};

/* ---- rows -------------------------------------------------------------------------------- */

static void add_stage(const struct screen *s, const struct stage_line *line)
{
	struct stages *g = s->state;
	struct buf label = BUF_INIT, value = BUF_INIT;
	char id[32], count[48];
	const char *state = part_word(s->app, FILE_stages, "state_", line->state);
	snprintf(id, sizeof(id), "stage:%lld", (long long)line->stage);
	snprintf(count, sizeof(count), _("%lld of %lld"), (long long)line->settled, (long long)line->counted);
	if (line->stage > 0)
		buf_printf(&label, "%-2lld ", (long long)line->stage);
	buf_add_text(&label, line->title);
	if (narrow(s->app))
		buf_add_text(&value, state);
	else
		buf_printf(&value, "%-*s%s", COUNT_COLUMNS, count, state);
	facts_line(&g->facts, id, label.data, value.data,
	           narrow(s->app) ? STATE_COLUMNS_NARROW : STATE_COLUMNS);
	buf_release(&label);
	buf_release(&value);
}

/* What the first gate that is not passed still needs. */
static void add_unmet(const struct screen *s, const struct gate_view *gate, const char *id)
{
	struct stages *g = s->state;
	struct buf text = BUF_INIT, list = BUF_INIT;
	struct pool p = POOL_INIT;
	for (size_t i = 0; i < gate->unmet_count; i++)
		buf_printf(&list, "%s%s", i ? "; " : "", gate->unmet[i].words);
	SAY(s->app, TEXT_stages_unmet, &text, { "n", pool_number(&p, (int64_t)gate->unmet_count) },
	    { "of", pool_number(&p, gate->conditions) }, { "list", pool_take(&p, &list) });
	if (gate->unmet_count)
		facts_note(&g->facts, id, ROLE_QUIET, text.data);
	buf_release(&text);
	pool_release(&p);
}

static bool is_passed(const struct gate_view *gate)
{
	return !strncmp(gate->state, "passed", 6);
}

static const struct gate_view *next_gate(const struct stages *g)
{
	for (size_t i = 0; i < g->answer.gates_count; i++)
		if (!is_passed(&g->answer.gates[i]))
			return &g->answer.gates[i];
	return NULL;
}

static void add_gate(const struct screen *s, const struct gate_view *gate)
{
	struct stages *g = s->state;
	struct buf label = BUF_INIT;
	char id[32];
	snprintf(id, sizeof(id), "gate:%s", gate->gate);
	SAY(s->app, TEXT_stages_gate, &label, { "gate", gate->gate }, { "title", gate->title });
	const char *state = part_word(s->app, FILE_stages, "gate_", gate->state);
	facts_line(&g->facts, id, label.data, state,
	           narrow(s->app) ? STATE_COLUMNS_NARROW : STATE_COLUMNS - COUNT_COLUMNS);
	if (gate == next_gate(g) && !narrow(s->app))
		add_unmet(s, gate, id);
	buf_release(&label);
}

/* The gates that the guidance makes a condition, and the next one whatever it is. */
static void add_gates_after(const struct screen *s, int64_t stage)
{
	const struct stages *g = s->state;
	for (size_t i = 0; i < g->answer.gates_count; i++) {
		const struct gate_view *gate = &g->answer.gates[i];
		if (gate->after == stage && (!strcmp(gate->kind, "hard") || gate == next_gate(g)))
			add_gate(s, gate);
	}
}

static void fill(struct screen *s)
{
	struct stages *g = s->state;
	const char *phase = "";
	facts_clear(&g->facts);
	for (size_t i = 0; i < g->answer.problems_count; i++)
		facts_note(&g->facts, g->answer.problems[i], ROLE_WARNING, g->answer.problems[i]);
	for (size_t i = 0; i < g->answer.stages_count; i++) {
		const struct stage_line *line = &g->answer.stages[i];
		if (line->stage > 0 && line->phase && strcmp(phase, line->phase) && !narrow(s->app))
			facts_heading(&g->facts, line->phase);
		phase = line->phase ? line->phase : phase;
		add_stage(s, line);
		add_gates_after(s, line->stage);
	}
}

/* ---- the screen ------------------------------------------------------------------------------ */

static void stages_close(struct screen *s)
{
	struct stages *g = s->state;
	facts_release(&g->facts);
	shape_release(&project_show_answer_shape, &g->answer);
	mem_free(g->project);
}

static bool ask(struct screen *s, struct err *e)
{
	struct stages *g = s->state;
	return part_ask(s->app, REQUEST_PROJECT_SHOW, g->project, &project_show_answer_shape, &g->answer, e);
}

/* The cursor begins where work is to be done. */
static void go_to_current(struct screen *s)
{
	struct stages *g = s->state;
	for (size_t i = 0; i < g->facts.count; i++)
		for (size_t k = 0; k < g->answer.stages_count; k++) {
			char id[32];
			const struct stage_line *line = &g->answer.stages[k];
			snprintf(id, sizeof(id), "stage:%lld", (long long)line->stage);
			if (line->stage > 0 && line->next && !strcmp(g->facts.items[i].id, id)) {
				list_select(&g->facts.list, i);
				return;
			}
		}
}

static void stages_layout(struct screen *s, struct rect area)
{
	fill(s);
	facts_layout(&((struct stages *)s->state)->facts, area);
}

static bool stages_open(struct screen *s, const void *arg, struct err *e)
{
	struct stages *g = s->state;
	const struct project_ref *ref = arg;
	g->project = mem_copy_text(ref->project);
	facts_init(&g->facts, screens_text(s->app->screens, TEXT_family_below));
	if (!ask(s, e)) {
		stages_close(s);
		return false;
	}
	stages_layout(s, part_room(s->app));
	go_to_current(s);
	return true;
}

static void refresh(struct screen *s)
{
	struct err e = ERR_INIT;
	if (ask(s, &e))
		stages_layout(s, s->area);
	else
		app_error(s->app, &e);
}

static void stages_title(const struct screen *s, struct buf *out)
{
	const struct stages *g = s->state;
	buf_add_text(out, g->answer.title && *g->answer.title ? g->answer.title : g->answer.project);
}

static void stages_head(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct project_show_answer *a = &((const struct stages *)s->state)->answer;
	struct buf left = BUF_INIT, right = BUF_INIT;
	struct pool p = POOL_INIT;
	const char *triage = a->triage.outcome
	                             ? part_word(s->app, FILE_project, "outcome_", a->triage.outcome)
	                             : screens_text(s->app->screens, TEXT_stages_triage_open);
	SAY(s->app, narrow(s->app) ? TEXT_stages_head_narrow : TEXT_stages_head, &left,
	    { "n", pool_number(&p, a->stages_completed) },
	    { "answered", pool_number(&p, a->workbook_answered) },
	    { "of", pool_number(&p, (int64_t)a->workbook_count) });
	SAY(s->app, TEXT_stages_head_right, &right, { "answered", pool_number(&p, a->workbook_answered) },
	    { "of", pool_number(&p, (int64_t)a->workbook_count) }, { "triage", triage });
	part_head(s->app, c, area, left.data, right.data);
	buf_release(&left);
	buf_release(&right);
	pool_release(&p);
}

static void stages_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct stages *)s->state)->facts, c, true);
}

static void stages_hint(const struct screen *s, struct buf *out)
{
	const struct change_line *last = &((const struct stages *)s->state)->answer.last_change;
	struct pool p = POOL_INIT;
	if (narrow(s->app))
		return;
	SAY(s->app, TEXT_stages_hint, out, { "who", pool_who(&p, last->who, last->date) });
	pool_release(&p);
}

/* The stage under the cursor, -1 for none; gate: or the gate. */
static int64_t selected(const struct screen *s, const char **gate)
{
	const struct fact *fact = facts_selected(&((const struct stages *)s->state)->facts);
	int64_t stage;
	*gate = NULL;
	if (fact && !strncmp(fact->id, "gate:", 5))
		*gate = fact->id + 5;
	if (fact && !strncmp(fact->id, "stage:", 6) && number_parse(fact->id + 6, 0, 99, &stage))
		return stage;
	return -1;
}

static void open_selected(struct screen *s)
{
	const struct stages *g = s->state;
	const char *gate;
	int64_t stage = selected(s, &gate);
	if (gate)
		part_go(s->app, &screen_gates, g->project, 0, gate);
	else if (stage >= 0)
		part_go(s->app, &screen_stage, g->project, stage, NULL);
}

static const struct stage_line *next_stage(const struct stages *g)
{
	for (size_t i = 0; i < g->answer.stages_count; i++)
		if (g->answer.stages[i].next && g->answer.stages[i].stage > 0)
			return &g->answer.stages[i];
	return NULL;
}

static void go_to_next(struct screen *s)
{
	const struct stages *g = s->state;
	const struct stage_line *next = next_stage(g);
	if (next)
		part_go(s->app, &screen_stage, g->project, next->stage, next->next);
	else
		app_say(s->app, "%s", screens_text(s->app->screens, TEXT_stages_nothing_next));
}

static void open_guide(const struct screen *s)
{
	const char *gate;
	int64_t stage = selected(s, &gate);
	char about[16];
	snprintf(about, sizeof(about), "s%02d", (int)stage);
	part_guide(s->app, stage >= 0 ? about : NULL);
}

static enum handled stages_act(struct screen *s, enum action a, int count)
{
	struct stages *g = s->state;
	if (a == ACTION_OPEN)
		open_selected(s);
	else if (a == ACTION_PICK)
		part_go(s->app, &screen_stage, g->project, count, NULL);
	else if (a == ACTION_NEXT_TO_DO)
		go_to_next(s);
	else if (a == ACTION_GUIDE)
		open_guide(s);
	else if (a == ACTION_REFRESH)
		refresh(s);
	else if (facts_act(&g->facts, a) == NOT_HANDLED)
		return part_act(s, a, g->project);
	return HANDLED;
}

static void stages_offer(const struct screen *s, enum action a, struct offer *o)
{
	const char *gate;
	int64_t stage = selected(s, &gate);
	if (a == ACTION_OPEN)
		o->now = gate || stage >= 0;
	else if (a == ACTION_PICK || a == ACTION_NEXT_TO_DO || a == ACTION_REFRESH)
		o->now = true;
	else
		part_offer(a, o);
}

static const char *stages_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_stages);
}

const struct screen_ops screen_stages = {
	.id = "stages",
	.where = WHERE_PROJECT,
	.state_size = sizeof(struct stages),
	.open = stages_open,
	.close = stages_close,
	.resume = refresh,
	.title = stages_title,
	.head_rows = part_head_rows,
	.head = stages_head,
	.layout = stages_layout,
	.draw = stages_draw,
	.hint = stages_hint,
	.act = stages_act,
	.offer = stages_offer,
	.help = stages_help,
};
