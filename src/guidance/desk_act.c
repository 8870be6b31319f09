#include "added.h"
#include "describe.h"
#include "desk_save.h"
#include "famctx/base/mem.h"
#include "texts.h"

/* ---- actions ---------------------------------------------------------------------- */

static bool no_such_action(const struct desk *d, const char *id, struct err *e)
{
	const char *nearest = guidance_nearest_action(d->g, id);
	if (nearest)
		return err_set(e, ERR_USAGE, _("there is no action '%s'; did you mean '%s'?"), id, nearest);
	return err_set(
	        e, ERR_USAGE,
	        _("there is no action '%s'; famctx project show NAME --stage N lists those of a stage"), id);
}

static bool find_action(const struct desk *d, const struct workspace *w, char *id, struct action *out,
                        struct err *e)
{
	const struct action *a = guidance_action(d->g, id);
	if (a)
		*out = *a;
	if (a && a->retired)
		return err_set(e, ERR_REFUSED, _("%s is retired: its answers can be read and not changed"),
		               id);
	return a || added_find(w, id, out) || no_such_action(d, id, e);
}

static bool save_action(const struct desk *d, const struct workspace *w, const struct act_request *r,
                        struct saved_answer *out, struct err *e)
{
	char subject[SUBJECT_SIZE];
	subject_of_action(r->action, subject);
	const struct saving s = { d, w, subject, r->seen, r->seen_count, NULL, out };
	return saving_field(&s, "owner", r->owner, e) && saving_field(&s, "due", r->due, e) &&
	       saving_field(&s, "note", r->note, e) && saving_field(&s, "evidence", r->evidence, e) &&
	       saving_field(&s, "reason", r->reason, e) && saving_field(&s, "state", r->state, e) &&
	       saving_done(&s, e);
}

bool desk_act(const struct desk *d, const struct act_request *r, struct saved_answer *out, struct err *e)
{
	const struct action_change change = { r->state, r->owner, r->due, r->note, r->evidence, r->reason };
	struct workspace w;
	struct action a;
	if (!desk_open(d, r->project, &w, e))
		return false;
	bool ok = find_action(d, &w, r->action, &a, e) && action_may_be(&w, &a, &change, e) &&
	          check_text(_("the note"), r->note, 4000, e) &&
	          check_text(_("the evidence"), r->evidence, 4000, e) &&
	          check_text(_("the reason"), r->reason, 4000, e) &&
	          check_text(_("the owner"), r->owner, 200, e) && save_action(d, &w, r, out, e);
	workspace_release(&w);
	return ok;
}

/* ---- facts -------------------------------------------------------------------------- */

static void add_choices(const struct fact *f, struct fact_view *v)
{
	for (size_t i = 0; i < f->choices_count; i++) {
		struct project_choice *c = LIST_ADD(v->choices, v->choices_count);
		c->code = mem_copy_text(f->choices[i].code);
		c->words = mem_copy_text(f->choices[i].words);
		c->meaning = mem_copy_or_null(f->choices[i].meaning);
	}
}

void describe_fact(const struct workspace *w, size_t place, struct fact_view *out)
{
	const struct fact *f = &w->g->facts.facts[place];
	const struct saved_field *typed = fields_find(&w->fields, "fact", f->name);
	out->fact = mem_copy_text(f->name);
	out->question = mem_copy_text(f->question);
	out->value = mem_copy_or_null(choice_code(f->choices, f->choices_count, w->facts[place]));
	out->words = mem_copy_or_null(choice_words(f->choices, f->choices_count, w->facts[place]));
	out->computed = f->computed;
	out->from_triage = out->value && !f->computed && !(typed && typed->value);
	out->version = typed ? typed->version : 0;
	add_choices(f, out);
}

static void add_line(const struct workspace *w, const struct action *a, struct action_line **list,
                     size_t *count)
{
	struct action_line *line = LIST_ADD(*list, *count);
	line->action = mem_copy_text(a->id);
	line->text = mem_copy_text(a->text);
	line->strength = mem_copy_text(w->g->about.strengths[a->strength].words);
	line->stage = a->stage;
}

/* What the change opens and closes. */
static void compare(const struct workspace *before, const struct workspace *after, struct fact_answer *out)
{
	for (size_t i = 0; i < before->g->actions_count; i++) {
		const struct action *a = before->g->actions[i];
		bool applied = action_applies(before, a) == APPLIES_YES,
		     applies = action_applies(after, a) == APPLIES_YES;
		if (!applied && applies)
			add_line(after, a, &out->opens, &out->opens_count);
		if (applied && !applies)
			add_line(after, a, &out->closes, &out->closes_count);
	}
}

/* The workspace as it would be. */
static void set_in_memory(struct workspace *w, const char *fact, const char *code)
{
	struct saved_field *f = NULL;
	for (size_t i = 0; i < w->fields.count; i++)
		if (!strcmp(w->fields.items[i].subject, "fact") && !strcmp(w->fields.items[i].field, fact))
			f = &w->fields.items[i];
	if (!f) {
		f = fields_add(&w->fields);
		f->subject = mem_copy_text("fact");
		f->field = mem_copy_text(fact);
	}
	mem_free(f->value);
	f->value = mem_copy_or_null(code);
	fields_sort(&w->fields);
	workspace_compute(w);
}

static bool change_fact(const struct desk *d, struct workspace *w, const struct fact_request *r,
                        struct fact_answer *out, struct err *e)
{
	const char *code;
	struct workspace after;
	if (!fact_may_be(d->g, r->fact, r->value, &code, e) || !desk_open(d, r->project, &after, e))
		return false;
	const struct saving s = { d, w, "fact", r->seen, r->seen_count, NULL, &out->result };
	bool ok = r->preview || (saving_field(&s, r->fact, code ? code : "", e) && saving_done(&s, e));
	/* A save that came too late changes nothing that stands. */
	if (ok && !out->result.conflicts_count)
		set_in_memory(&after, r->fact, code);
	compare(w, &after, out);
	if (ok && !r->preview && !out->result.conflicts_count)
		set_in_memory(w, r->fact, code);
	workspace_release(&after);
	return ok;
}

bool desk_fact(const struct desk *d, const struct fact_request *r, struct fact_answer *out, struct err *e)
{
	struct workspace w;
	if (!desk_open(d, r->project, &w, e))
		return false;
	bool ok = !r->fact || change_fact(d, &w, r, out, e);
	for (size_t i = 0; ok && i < d->g->facts.facts_count; i++)
		describe_fact(&w, i, LIST_ADD(out->facts, out->facts_count));
	workspace_release(&w);
	return ok;
}
