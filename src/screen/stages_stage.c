#include "stages.h"

#include <string.h>

#include "famctx/base/mem.h"

#define STATE_COLUMNS 26
#define STATE_COLUMNS_NARROW 15

/* ---- which actions are listed ------------------------------------------------------------ */

static bool is_mine(const struct app *app, const struct action_view *a)
{
	const char *me = app->session->hello->name;
	return a->owner && me && !strcmp(a->owner, me);
}

bool stage_lists(const struct app *app, const struct stage_screen *g, const struct action_view *a)
{
	if (!g->only || !strcmp(g->only, "all"))
		return true;
	if (!strcmp(g->only, "open"))
		return a->counts && !a->settled;
	if (!strcmp(g->only, "mine"))
		return is_mine(app, a);
	return !strcmp(g->only, a->strength);
}

/* ---- rows ----------------------------------------------------------------------------------- */

static void add_said(const struct screen *s, const struct action_view *a)
{
	struct stage_screen *g = s->state;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(s->app, TEXT_stages_said, &text, { "owner", a->owner }, { "due", pool_date(&p, a->due) },
	    { "overdue", a->overdue ? screens_text(s->app->screens, TEXT_stages_overdue) : NULL },
	    { "reason", a->reason }, { "note", a->note }, { "evidence", a->evidence },
	    { "by", pool_who(&p, a->by, a->changed) });
	facts_note(&g->facts, a->action, a->overdue ? ROLE_WARNING : ROLE_QUIET, text.data);
	buf_release(&text);
	pool_release(&p);
}

static const char *state_of(const struct app *app, const struct action_view *a)
{
	bool untouched = !strcmp(a->state, "not-started");
	if (!strcmp(a->applies, "no"))
		return screens_text(app->screens, TEXT_stages_state_no);
	if (!strcmp(a->applies, "waits") && untouched)
		return screens_text(app->screens, TEXT_stages_state_waits);
	if (!strcmp(a->strength, "avoid") && !strcmp(a->state, "done"))
		return screens_text(app->screens, TEXT_stages_state_avoided);
	if (!strcmp(a->strength, "may") && untouched)
		return screens_text(app->screens, TEXT_stages_state_prompt);
	return part_word(app, FILE_stages, "state_", a->state);
}

static void add_action(const struct screen *s, const struct action_view *a)
{
	struct stage_screen *g = s->state;
	struct buf label = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(s->app, TEXT_stages_action, &label, { "strength", a->strength_words }, { "text", a->text },
	    { "if", a->condition }, { "flagged", pool_joined(&p, a->flagged_by, a->flagged_by_count) });
	facts_line(&g->facts, a->action, label.data, state_of(s->app, a),
	           narrow(s->app) ? STATE_COLUMNS_NARROW : STATE_COLUMNS);
	add_said(s, a);
	buf_release(&label);
	pool_release(&p);
}

static void add_section(const struct screen *s, const struct section_view *section)
{
	struct stage_screen *g = s->state;
	bool headed = false;
	for (size_t i = 0; i < section->actions_count; i++) {
		if (!stage_lists(s->app, g, &section->actions[i])) {
			g->hidden++;
			continue;
		}
		if (!headed)
			facts_heading(&g->facts, section->title);
		headed = true;
		add_action(s, &section->actions[i]);
	}
}

static void fill(struct screen *s)
{
	struct stage_screen *g = s->state;
	facts_clear(&g->facts);
	g->hidden = 0;
	for (size_t i = 0; i < g->answer.sections_count; i++)
		add_section(s, &g->answer.sections[i]);
	if (g->facts.count == 0)
		facts_note(&g->facts, "none", ROLE_TEXT,
		           screens_text(s->app->screens, TEXT_stages_none_listed));
}

/* ---- the screen -------------------------------------------------------------------------------- */

bool stage_ask(struct app *app, struct stage_screen *g, struct err *e)
{
	struct stage_request request = { g->project, g->stage };
	return part_ask_with(app, REQUEST_PROJECT_STAGE, &stage_request_shape, &request, &stage_answer_shape,
	                     &g->answer, e);
}

static void stage_close(struct screen *s)
{
	struct stage_screen *g = s->state;
	facts_release(&g->facts);
	shape_release(&stage_answer_shape, &g->answer);
	mem_free(g->project);
	mem_free(g->only);
}

static void go_to(struct stage_screen *g, const char *action)
{
	for (size_t i = 0; action && i < g->facts.count; i++)
		if (!strcmp(g->facts.items[i].id, action)) {
			list_select(&g->facts.list, i);
			return;
		}
}

static void stage_layout(struct screen *s, struct rect area)
{
	fill(s);
	facts_layout(&((struct stage_screen *)s->state)->facts, area);
}

static bool stage_open(struct screen *s, const void *arg, struct err *e)
{
	struct stage_screen *g = s->state;
	const struct project_ref *ref = arg;
	g->project = mem_copy_text(ref->project);
	g->stage = ref->number;
	facts_init(&g->facts, screens_text(s->app->screens, TEXT_family_below));
	if (!stage_ask(s->app, g, e)) {
		stage_close(s);
		return false;
	}
	stage_layout(s, part_room(s->app));
	go_to(g, ref->name ? ref->name : g->answer.progress.next);
	return true;
}

void stage_refresh(struct screen *s)
{
	struct err e = ERR_INIT;
	if (stage_ask(s->app, s->state, &e))
		stage_layout(s, s->area);
	else
		app_error(s->app, &e);
}

static void stage_title(const struct screen *s, struct buf *out)
{
	const struct stage_screen *g = s->state;
	struct pool p = POOL_INIT;
	SAY(s->app, TEXT_stages_stage, out, { "n", g->stage ? pool_number(&p, g->stage) : NULL },
	    { "title", g->answer.title });
	pool_release(&p);
}

static void stage_head(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct stage_screen *g = s->state;
	struct buf right = BUF_INIT;
	struct pool p = POOL_INIT;
	if (g->only && strcmp(g->only, "all"))
		SAY(s->app, TEXT_stages_listed, &right,
		    { "what", part_word(s->app, FILE_stages, "only_", g->only) },
		    { "hidden", pool_number(&p, (int64_t)g->hidden) });
	part_head(s->app, c, area, g->answer.progress.words, right.data);
	buf_release(&right);
	pool_release(&p);
}

static void stage_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct stage_screen *)s->state)->facts, c, true);
}

const struct action_view *stage_selected(const struct stage_screen *g)
{
	const struct fact *fact = facts_selected(&g->facts);
	for (size_t i = 0; fact && i < g->answer.sections_count; i++)
		for (size_t k = 0; k < g->answer.sections[i].actions_count; k++)
			if (!strcmp(g->answer.sections[i].actions[k].action, fact->id))
				return &g->answer.sections[i].actions[k];
	return NULL;
}

/* The next open one behind the cursor, and around. */
static void go_to_next(struct screen *s)
{
	struct stage_screen *g = s->state;
	const struct action_view *here = stage_selected(g), *first = NULL;
	bool behind = here == NULL;
	for (size_t i = 0; i < g->answer.sections_count; i++)
		for (size_t k = 0; k < g->answer.sections[i].actions_count; k++) {
			const struct action_view *a = &g->answer.sections[i].actions[k];
			bool open = a->counts && !a->settled && stage_lists(s->app, g, a);
			if (open && behind) {
				go_to(g, a->action);
				return;
			}
			first = first || !open ? first : a;
			behind = behind || a == here;
		}
	if (first)
		go_to(g, first->action);
	else
		app_say(s->app, "%s", screens_text(s->app->screens, TEXT_stages_all_settled));
}

/* Of the action under the cursor, else of the stage. */
static void open_guide(const struct screen *s)
{
	const struct stage_screen *g = s->state;
	const struct action_view *action = stage_selected(g);
	char about[16];
	snprintf(about, sizeof(about), "s%02d", (int)g->stage);
	part_guide(s->app, action ? action->action : about);
}

static enum handled stage_act(struct screen *s, enum action a, int count)
{
	struct stage_screen *g = s->state;
	const struct action_view *action = stage_selected(g);
	(void)count;
	if (a == ACTION_OPEN && action)
		stage_change(s);
	else if (a == ACTION_TICK && action)
		stage_tick(s, action);
	else if (a == ACTION_MEANING)
		stage_explain(s, action);
	else if (a == ACTION_SHOW_ONLY)
		stage_choose_list(s);
	else if (a == ACTION_NEXT_TO_DO)
		go_to_next(s);
	else if (a == ACTION_GUIDE)
		open_guide(s);
	else if (a == ACTION_REFRESH)
		stage_refresh(s);
	else if (facts_act(&g->facts, a) == NOT_HANDLED)
		return part_act(s, a, g->project);
	return HANDLED;
}

static void stage_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct action_view *action = stage_selected(s->state);
	bool done = action && !strcmp(action->state, "done");
	if (a == ACTION_OPEN || a == ACTION_TICK)
		o->now = action != NULL;
	else if (a == ACTION_SHOW_ONLY || a == ACTION_NEXT_TO_DO || a == ACTION_REFRESH ||
	         a == ACTION_MEANING)
		o->now = true;
	else
		part_offer(a, o);
	if (a == ACTION_OPEN)
		o->name = screens_text(s->app->screens, TEXT_stages_change);
	if (a == ACTION_TICK && done)
		o->name = screens_text(s->app->screens, TEXT_stages_untick);
}

static const char *stage_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_stages);
}

const struct screen_ops screen_stage = {
	.id = "stage",
	.where = WHERE_PROJECT,
	.state_size = sizeof(struct stage_screen),
	.open = stage_open,
	.close = stage_close,
	.resume = stage_refresh,
	.title = stage_title,
	.head_rows = part_head_rows,
	.head = stage_head,
	.layout = stage_layout,
	.draw = stage_draw,
	.act = stage_act,
	.offer = stage_offer,
	.help = stage_help,
};
