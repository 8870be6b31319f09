#include "famctx/guidance/workspace.h"

#include "texts.h"

const char *const action_state_codes[] = {
	"not-started", "in-progress", "done", "not-applicable", "gap", NULL
};

void subject_of_action(const char *id, char subject[SUBJECT_SIZE])
{
	snprintf(subject, SUBJECT_SIZE, "action:%s", id);
}

static enum applies case_holds(const struct rule_case *c, const uint32_t *facts)
{
	enum applies holds = APPLIES_YES;
	for (size_t i = 0; i < c->when_count; i++) {
		uint32_t value = facts[c->when[i].term];
		if (value & c->when[i].bits)
			continue;
		/* Not sure is no answer yet. */
		if (value && value != VALUE_NOT_SURE)
			return APPLIES_NO;
		holds = APPLIES_WAITS;
	}
	return holds;
}

static enum applies condition_holds(const struct condition *c, const uint32_t *facts)
{
	enum applies holds = APPLIES_NO;
	for (size_t i = 0; i < c->cases_count; i++) {
		enum applies one = case_holds(&c->cases[i], facts);
		if (one == APPLIES_YES)
			return APPLIES_YES;
		if (one == APPLIES_WAITS)
			holds = APPLIES_WAITS;
	}
	return holds;
}

enum applies action_applies(const struct workspace *w, const struct action *a)
{
	if (a->condition == CONDITION_NONE)
		return APPLIES_YES;
	return condition_holds(&w->g->facts.conditions[a->condition], w->facts);
}

void action_waits_for(const struct workspace *w, const struct action *a, const char *names[FACTS_MOST + 1])
{
	size_t n = 0;
	if (action_applies(w, a) == APPLIES_WAITS) {
		const struct condition *c = &w->g->facts.conditions[a->condition];
		for (size_t i = 0; i < c->cases_count; i++)
			for (size_t k = 0; k < c->cases[i].when_count; k++) {
				uint32_t value = w->facts[c->cases[i].when[k].term];
				if ((!value || value == VALUE_NOT_SURE) && n < FACTS_MOST)
					names[n++] = c->cases[i].when[k].name;
			}
	}
	names[n] = NULL;
}

static int code_of(const char *const *codes, const char *code)
{
	for (int i = 0; code && codes[i]; i++)
		if (!strcmp(codes[i], code))
			return i;
	return -1;
}

enum action_state action_state(const struct workspace *w, const struct action *a)
{
	char subject[SUBJECT_SIZE];
	subject_of_action(a->id, subject);
	int state = code_of(action_state_codes, fields_value(&w->fields, subject, "state"));
	return state < 0 ? ACTION_NOT_STARTED : (enum action_state)state;
}

bool action_counts(const struct workspace *w, const struct action *a)
{
	return w->g->about.strengths[a->strength].counts && !a->retired &&
	       action_applies(w, a) == APPLIES_YES;
}

bool action_settled(const struct workspace *w, const struct action *a)
{
	return action_state(w, a) >= ACTION_DONE;
}

static void count_action(const struct workspace *w, const struct action *a, struct progress_count *out)
{
	enum action_state state = action_state(w, a);
	bool counts = w->g->about.strengths[a->strength].counts;
	if (a->retired)
		return;
	if (counts && action_applies(w, a) == APPLIES_WAITS)
		out->waiting++;
	if (!counts) {
		out->prompts++;
		out->prompts_done += state == ACTION_DONE;
		return;
	}
	if (!action_counts(w, a))
		return;
	out->counted++;
	out->begun += state != ACTION_NOT_STARTED;
	out->settled += state >= ACTION_DONE;
	out->gaps += state == ACTION_GAP;
}

void stage_progress(const struct workspace *w, const struct stage *s, struct progress_count *out)
{
	*out = (struct progress_count) { .counted = 0 };
	for (size_t i = 0; i < s->sections_count; i++)
		for (size_t k = 0; k < s->sections[i].actions_count; k++)
			count_action(w, &s->sections[i].actions[k], out);
}

const struct action *stage_next(const struct workspace *w, const struct stage *s)
{
	for (size_t i = 0; i < s->sections_count; i++)
		for (size_t k = 0; k < s->sections[i].actions_count; k++) {
			const struct action *a = &s->sections[i].actions[k];
			if (action_counts(w, a) && !action_settled(w, a))
				return a;
		}
	return NULL;
}

/* ---- changing one ----------------------------------------------------------------- */

/* What a field will be after the change. */
static const char *after(const struct workspace *w, const char *subject, const char *field,
                         const char *changed)
{
	return changed ? changed : fields_value(&w->fields, subject, field);
}

bool action_may_be(const struct workspace *w, const struct action *a, const struct action_change *change,
                   struct err *e)
{
	char subject[SUBJECT_SIZE];
	struct date due;
	subject_of_action(a->id, subject);
	const char *state = after(w, subject, "state", change->state);
	if (change->state && code_of(action_state_codes, change->state) < 0)
		return err_set(e, ERR_USAGE,
		               _("'%s' is no state; give one of: not-started, in-progress, done, "
		                 "not-applicable, gap"),
		               change->state);
	if (!is_blank(change->due) && (!date_parse_iso(change->due, &due) || !date_full(due)))
		return err_set(e, ERR_USAGE, _("a date is written 2026-01-31, not '%s'"), change->due);
	if (state && !strcmp(state, "not-applicable") &&
	    is_blank(after(w, subject, "reason", change->reason)))
		return err_set(e, ERR_USAGE, _("%s is not applicable for a reason: say it with --reason"),
		               a->id);
	if (state && !strcmp(state, "gap") &&
	    (is_blank(after(w, subject, "owner", change->owner)) ||
	     is_blank(after(w, subject, "due", change->due))))
		return err_set(
		        e, ERR_USAGE,
		        _("an accepted gap has an owner and a date: give %s --owner NAME and --due DATE"),
		        a->id);
	return true;
}
