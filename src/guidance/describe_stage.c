#include "added.h"
#include "describe.h"

#include "famctx/base/mem.h"
#include "texts.h"

const char *describe_see(const struct guidance *g, const char *see)
{
	const char *space = see ? strchr(see, ' ') : NULL;
	size_t len = space ? (size_t)(space - see) : see ? strlen(see) : 0;
	for (size_t i = 0; see && i < g->resources.resources_count; i++)
		if (strlen(g->resources.resources[i].key) == len &&
		    !memcmp(g->resources.resources[i].key, see, len))
			return g->resources.resources[i].what;
	const struct action *a = see ? guidance_action(g, see) : NULL;
	return a ? a->text : see;
}

static const char *const applies_codes[] = { "yes", "no", "waits" };

static void add_condition(const struct workspace *w, const struct action *a, struct action_view *out)
{
	const char *names[FACTS_MOST + 1];
	out->applies = mem_copy_text(applies_codes[action_applies(w, a)]);
	if (a->condition == CONDITION_NONE)
		return;
	out->condition = mem_copy_text(w->g->facts.conditions[a->condition].words);
	action_waits_for(w, a, names);
	for (size_t i = 0; names[i]; i++)
		texts_add_once(&out->waits_for, &out->waits_for_count, names[i]);
}

/* Themes that are flagged and point to this action. */
static void add_flags(const struct workspace *w, const struct action *a, struct action_view *out)
{
	for (size_t i = 0; i < w->g->themes.themes_count; i++) {
		const struct theme *t = &w->g->themes.themes[i];
		if (!triage_flagged(w->g, t, &w->triage))
			continue;
		for (size_t k = 0; k < t->actions_count; k++)
			if (guidance_id_under(a->id, t->actions[k]))
				texts_add_once(&out->flagged_by, &out->flagged_by_count, t->code);
	}
}

static void add_said(const struct workspace *w, const char *id, struct action_view *out)
{
	static const char *const names[] = { "state", "owner", "due", "note", "evidence", "reason" };
	char subject[SUBJECT_SIZE];
	const struct fields *f = &w->fields;
	subject_of_action(id, subject);
	out->owner = mem_copy_or_null(fields_value(f, subject, "owner"));
	out->due = fields_date(f, subject, "due");
	out->note = mem_copy_or_null(fields_value(f, subject, "note"));
	out->evidence = mem_copy_or_null(fields_value(f, subject, "evidence"));
	out->reason = mem_copy_or_null(fields_value(f, subject, "reason"));
	const struct saved_field *last = fields_last_change(f, subject);
	out->by = mem_copy_or_null(last ? last->who : NULL);
	out->changed_at = mem_copy_or_null(last ? last->at : NULL);
	out->changed = last ? last->day : (struct date)DATE_NONE;
	for (size_t i = 0; last && i < ARRAY_LEN(names); i++) {
		const struct saved_field *field = fields_find(f, subject, names[i]);
		struct field_version *v = LIST_ADD(out->versions, out->versions_count);
		v->field = mem_copy_text(names[i]);
		v->version = field ? field->version : 0;
	}
}

static void describe_action(const struct workspace *w, const struct action *a, struct action_view *out)
{
	const struct about *about = &w->g->about;
	enum action_state state = action_state(w, a);
	out->action = mem_copy_text(a->id);
	out->text = mem_copy_text(a->text);
	out->strength = mem_copy_text(strength_codes[a->strength]);
	out->strength_words = mem_copy_text(about->strengths[a->strength].words);
	if (a->who)
		out->who =
		        mem_copy_or_null(choice_words(about->roles, about->roles_count,
		                                      choice_read(about->roles, about->roles_count, a->who)));
	out->named = a->named;
	out->see = mem_copy_or_null(a->see);
	out->see_words = mem_copy_or_null(describe_see(w->g, a->see));
	out->lines = mem_copy_or_null(a->lines);
	out->counts = action_counts(w, a);
	out->settled = action_settled(w, a);
	out->state = mem_copy_text(action_state_codes[state]);
	bool avoided = a->strength == STRENGTH_AVOID && state == ACTION_DONE;
	out->state_words = mem_copy_text(describe_code(w->g, "state", avoided ? "avoided" : out->state));
	add_condition(w, a, out);
	add_flags(w, a, out);
	add_said(w, a->id, out);
	out->overdue = (state == ACTION_GAP || state == ACTION_IN_PROGRESS) && date_known(out->due) &&
	               date_compare(out->due, w->today) < 0;
}

struct adding {
	const struct workspace *w;
	struct section_view *section;
};

static void add_added(const char *id, const char *text, const char *theme, void *context)
{
	struct adding *a = context;
	char own_id[SUBJECT_SIZE];
	struct buf own_text = BUF_INIT;
	snprintf(own_id, sizeof(own_id), "%s", id);
	buf_add_text(&own_text, text);
	struct action action = { .id = own_id,
		                 .text = own_text.data,
		                 .strength = STRENGTH_MAY,
		                 .condition = CONDITION_NONE,
		                 .stage = ADDED_STAGE };
	struct action_view *view = LIST_ADD(a->section->actions, a->section->actions_count);
	describe_action(a->w, &action, view);
	if (theme)
		texts_add_once(&view->flagged_by, &view->flagged_by_count, theme);
	buf_release(&own_text);
}

static void add_what_the_triage_adds(const struct workspace *w, struct stage_answer *out)
{
	struct section_view section = { .title = NULL };
	struct adding a = { w, &section };
	added_actions(w, add_added, &a);
	if (!section.actions_count)
		return;
	section.title = mem_copy_text(guidance_words(w->g, "added_by_triage"));
	struct section_view *added = LIST_ADD(out->sections, out->sections_count);
	*added = section;
}

void describe_stage(const struct workspace *w, const struct stage *s, struct stage_answer *out)
{
	out->project = mem_copy_text(w->project.name);
	out->stage = s->number;
	out->title = mem_copy_text(s->title);
	out->aim = mem_copy_text(s->aim);
	out->lines = mem_copy_text(s->lines);
	out->opened_by = s->opened_by;
	describe_stage_line(w, s, &out->progress);
	out->phase = mem_copy_or_null(out->progress.phase);
	for (size_t i = 0; i < s->sections_count; i++) {
		struct section_view *section = LIST_ADD(out->sections, out->sections_count);
		section->title = mem_copy_text(s->sections[i].title);
		for (size_t k = 0; k < s->sections[i].actions_count; k++) {
			const struct action *a = &s->sections[i].actions[k];
			char subject[SUBJECT_SIZE];
			size_t count;
			subject_of_action(a->id, subject);
			/* A retired action is shown where somebody said something about it. */
			if (!a->retired || fields_of(&w->fields, subject, &count))
				describe_action(w, a, LIST_ADD(section->actions, section->actions_count));
		}
	}
	if (s->number == ADDED_STAGE)
		add_what_the_triage_adds(w, out);
}
