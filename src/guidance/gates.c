#include "famctx/guidance/gates.h"

#include "famctx/base/mem.h"
#include "famctx/text/number.h"
#include "texts.h"

/* What a look at one condition has to hand on. */
struct finding {
	const struct workspace *w;
	const struct gate *gate;
	struct buf *detail;
	char ***missing;
	size_t *count;
};

static bool miss(const struct finding *f, const char *format, ...) PRINTF_LIKE(2, 3);

/* Adds a sentence; returns false, so that `return miss(...)` reads well. */
static bool miss(const struct finding *f, const char *format, ...)
{
	va_list args;
	if (f->detail->len)
		buf_add_text(f->detail, "; ");
	va_start(args, format);
	buf_vprintf(f->detail, format, args);
	va_end(args);
	return false;
}

static bool is_itself(const struct gate *gate, const char *id)
{
	return texts_have(gate->itself, gate->itself_count, id);
}

/* Facts that the actions wait for, each once. */
struct waiting {
	int64_t actions;
	char **facts;
	size_t count;
};

static void add_waiting(const struct workspace *w, const struct action *a, struct waiting *out)
{
	const char *names[FACTS_MOST + 1];
	action_waits_for(w, a, names);
	out->actions++;
	for (size_t i = 0; names[i]; i++)
		texts_add_once(&out->facts, &out->count, names[i]);
}

static bool tell_waiting(const struct finding *f, struct waiting *waiting)
{
	struct buf facts = BUF_INIT;
	for (size_t i = 0; i < waiting->count; i++) {
		buf_printf(&facts, "%s%s", i ? ", " : "", waiting->facts[i]);
		mem_free(waiting->facts[i]);
	}
	if (waiting->actions)
		miss(f, _("actions that wait for a fact: %lld (facts: %s)"), (long long)waiting->actions, facts.data);
	mem_free(waiting->facts);
	buf_release(&facts);
	return !waiting->actions;
}

static bool actions_hold(const struct finding *f, const struct gate_span *span)
{
	const struct workspace *w = f->w;
	struct waiting waiting = { .actions = 0 };
	int64_t open = 0;
	if (span->from == INTEGER_NONE)
		return true;
	for (size_t i = 0; i < w->g->actions_count; i++) {
		const struct action *a = w->g->actions[i];
		if (a->stage < span->from || a->stage > span->to || is_itself(f->gate, a->id) || a->retired)
			continue;
		if (action_counts(w, a) && !action_settled(w, a)) {
			texts_add(f->missing, f->count, a->id);
			open++;
		} else if (w->g->about.strengths[a->strength].counts && action_applies(w, a) == APPLIES_WAITS) {
			add_waiting(w, a, &waiting);
		}
	}
	if (open)
		miss(f, open == 1 ? _("%lld action is open") : _("%lld actions are open"), (long long)open);
	return tell_waiting(f, &waiting) && !open;
}

static bool one_action_holds(const struct finding *f, const char *id)
{
	const struct action *a = guidance_action(f->w->g, id);
	if (!a || action_settled(f->w, a) || action_applies(f->w, a) == APPLIES_NO)
		return true;
	texts_add(f->missing, f->count, id);
	return miss(f, _("%s is open"), id);
}

static bool done_holds(const struct finding *f, const struct gate_condition *c)
{
	bool all = true, any = c->any_done_count == 0;
	for (size_t i = 0; i < c->done_count; i++)
		all = one_action_holds(f, c->done[i]) && all;
	for (size_t i = 0; i < c->any_done_count; i++) {
		const struct action *a = guidance_action(f->w->g, c->any_done[i]);
		any = any || (a && action_state(f->w, a) == ACTION_DONE);
	}
	if (!any) {
		texts_add_all(f->missing, f->count, c->any_done, c->any_done_count);
		miss(f, _("none of these is done"));
	}
	return all && any;
}

static bool question_holds(const struct finding *f, int64_t number, enum answer_status least)
{
	char text[24];
	enum answer_status status = answer_status(f->w, number);
	if (status == ANSWER_AGREED || status == least)
		return true;
	snprintf(text, sizeof(text), "%lld", (long long)number);
	texts_add(f->missing, f->count, text);
	return miss(f, _("question %lld: %s"), (long long)number, answer_status_codes[status]);
}

static bool workbook_holds(const struct finding *f, const struct gate_condition *c)
{
	bool all = true;
	for (int64_t n = c->answered.from; n != INTEGER_NONE && n <= c->answered.to; n++)
		all = question_holds(f, n, ANSWER_READY) && all;
	for (size_t i = 0; i < c->agreed_count; i++) {
		int64_t number;
		if (number_parse(c->agreed[i], 1, 99, &number))
			all = question_holds(f, number, ANSWER_AGREED) && all;
	}
	return all;
}

static bool facts_hold(const struct finding *f, const struct gate_condition *c)
{
	bool all = true;
	for (size_t i = 0; i < c->facts_count; i++) {
		const struct fact *fact = &f->w->g->facts.facts[c->facts[i].term];
		uint32_t value = f->w->facts[c->facts[i].term];
		if (value & c->facts[i].bits)
			continue;
		const char *words = choice_words(fact->choices, fact->choices_count, value);
		all = miss(f, "%s %s", fact->question, words ? words : _("Not known yet"));
	}
	return all;
}

/* The triage adds an action for each answer that is not known (added.h). */
static bool unknown_is_settled(const struct workspace *w, const char *term)
{
	char id[SUBJECT_SIZE];
	snprintf(id, sizeof(id), "triage.%s", term);
	const struct action a = { .id = id };
	return action_settled(w, &a);
}

static bool triage_holds(const struct finding *f, const struct gate_condition *c)
{
	const struct workspace *w = f->w;
	struct date changed;
	bool all = true;
	if (c->triage && !w->triage.complete)
		all = miss(f, _("questions of the triage are not answered yet"));
	if (c->triage_since_change && scope_change_is_open(w, &changed) &&
	    (!w->last_run.id || date_compare(w->last_run.day, changed) < 0))
		all = miss(f, _("the triage has not been run since the scope changed"));
	for (size_t i = 0; c->unknowns && i < w->g->triage.terms_count; i++)
		if (w->triage.values.of[i] == VALUE_NOT_SURE &&
		    !unknown_is_settled(w, w->g->triage.terms[i].name)) {
			texts_add(f->missing, f->count, w->g->triage.terms[i].name);
			all = miss(f, _("%s: not sure"), w->g->triage.terms[i].name);
		}
	return all;
}

/* ---- rows of registers --------------------------------------------------------------- */

struct row_search {
	const struct finding *f;
	const struct gate_rows *wanted;
	bool found;
};

static bool row_fits(int64_t row, const char *subject, void *context)
{
	struct row_search *s = context;
	(void)row;
	if (!s->wanted->column) {
		s->found = true;
		return false;
	}
	const char *value = fields_value(&s->f->w->fields, subject, s->wanted->column);
	s->found = value && (!strcmp(s->wanted->is, "any") || !strcmp(s->wanted->is, value));
	return !s->found;
}

static bool row_is_due(int64_t row, const char *subject, void *context)
{
	struct row_search *s = context;
	(void)row;
	struct date due = fields_date(&s->f->w->fields, subject, s->wanted->column);
	s->found = date_known(due) && !fields_value(&s->f->w->fields, subject, "done") &&
	           date_compare(s->f->w->today, due) <= 0;
	return !s->found;
}

static bool rows_hold(const struct finding *f, const struct gate_rows *wanted, row_visit *visit)
{
	struct row_search s = { f, wanted, false };
	if (!wanted->reg)
		return true;
	register_rows(f->w, wanted->reg, visit, &s);
	if (s.found)
		return true;
	const struct register_table *table = guidance_register(f->w->g, wanted->reg);
	return miss(f, _("no row that says so in the register %s"), table ? table->title : wanted->reg);
}

static bool passed_holds(const struct finding *f, const struct gate_condition *c)
{
	bool all = true;
	for (size_t i = 0; i < c->passed_count; i++)
		if (!gate_is_passed(f->w, c->passed[i])) {
			texts_add(f->missing, f->count, c->passed[i]);
			all = miss(f, _("%s is not passed"), c->passed[i]);
		}
	return all;
}

bool gate_condition_holds(const struct workspace *w, const struct gate *gate, const struct gate_condition *c,
                          struct buf *detail, char ***missing, size_t *missing_count)
{
	const struct finding f = { w, gate, detail, missing, missing_count };
	bool holds = actions_hold(&f, &c->actions);
	holds = workbook_holds(&f, c) && holds;
	holds = done_holds(&f, c) && holds;
	holds = facts_hold(&f, c) && holds;
	holds = triage_holds(&f, c) && holds;
	holds = rows_hold(&f, &c->rows, row_fits) && holds;
	holds = rows_hold(&f, &c->due, row_is_due) && holds;
	return passed_holds(&f, c) && holds;
}
