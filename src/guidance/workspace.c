#include "famctx/guidance/workspace.h"

bool workspace_open(struct db *own, const struct guidance *g, const char *name, struct date today,
                    struct workspace *out, struct err *e)
{
	*out = (struct workspace) { .g = g, .today = today, .band = -1 };
	if (!project_open(own, name, &out->project, e) ||
	    !project_fields(own, out->project.id, &out->fields, e) ||
	    !project_sign_offs(own, out->project.id, &out->sign_offs, e) ||
	    !project_last_run(own, out->project.id, &out->last_run, e)) {
		workspace_release(out);
		return false;
	}
	workspace_compute(out);
	return true;
}

void workspace_release(struct workspace *w)
{
	project_release(&w->project);
	fields_release(&w->fields);
	sign_offs_release(&w->sign_offs);
	triage_run_release(&w->last_run);
}

/* ---- facts ---------------------------------------------------------------------- */

size_t fact_place(const struct guidance *g, const char *name)
{
	const struct fact *f = guidance_fact(g, name);
	return f ? (size_t)(f - g->facts.facts) : g->facts.facts_count;
}

bool fact_may_be(const struct guidance *g, const char *name, const char *value, const char **code,
                 struct err *e)
{
	const struct fact *f = guidance_fact(g, name);
	*code = NULL;
	if (!f)
		return err_set(e, ERR_USAGE, _("there is no fact '%s': famctx project fact NAME lists them"),
		               name);
	if (f->computed)
		return err_set(e, ERR_USAGE, _("%s is worked out and cannot be typed: %s"), name,
		               f->question);
	if (!value || !*value)
		return true;
	uint32_t bit = choice_read(f->choices, f->choices_count, value);
	if (bit) {
		*code = choice_code(f->choices, f->choices_count, bit);
		return true;
	}
	struct buf list = BUF_INIT;
	for (size_t i = 0; i < f->choices_count; i++)
		buf_printf(&list, "%s%s", f->choices[i].code, ", ");
	buf_add_text(&list, f->choices_count ? "not sure" : "yes, no, not sure");
	err_set(e, ERR_USAGE, _("'%s' is no answer to %s; give one of: %s"), value, name, list.data);
	buf_release(&list);
	return false;
}

static void set_fact(struct workspace *w, const char *name, uint32_t bits)
{
	size_t at = fact_place(w->g, name);
	if (at < w->g->facts.facts_count)
		w->facts[at] = bits;
}

static uint32_t typed_answer(const struct workspace *w, size_t term)
{
	return triage_bits(w->g, term, fields_value(&w->fields, "triage", w->g->triage.terms[term].name));
}

static uint32_t typed_fact(const struct workspace *w, const struct fact *f)
{
	uint32_t bits = choice_read(f->choices, f->choices_count, fields_value(&w->fields, "fact", f->name));
	return bits || !f->answer ? bits : typed_answer(w, guidance_term(w->g, f->answer));
}

/* ---- maturity ------------------------------------------------------------------- */

int maturity_band(const int *levels, size_t count)
{
	bool all_higher = true, all_lower = true;
	for (size_t i = 0; i < count; i++) {
		if (levels[i] < 0)
			return -1;
		all_higher &= levels[i] == LEVEL_HIGHER;
		all_lower &= levels[i] == LEVEL_LOWER;
	}
	return !count ? -1 : all_higher ? LEVEL_HIGHER : all_lower ? LEVEL_LOWER : LEVEL_MEDIUM;
}

int maturity_agreed(const struct workspace *w, const char *component)
{
	const char *level = fields_value(&w->fields, "maturity", component);
	uint32_t bit = choice_read(w->g->maturity.levels, w->g->maturity.levels_count, level);
	return bit == 1u << LEVEL_LOWER    ? LEVEL_LOWER
	       : bit == 1u << LEVEL_MEDIUM ? LEVEL_MEDIUM
	       : bit == 1u << LEVEL_HIGHER ? LEVEL_HIGHER
	                                   : -1;
}

#define COMPONENTS_MOST 32

/* It has to be done again after a year, and when the scope has changed since. */
static void compute_band(struct workspace *w)
{
	const struct maturity_content *m = &w->g->maturity;
	int levels[COMPONENTS_MOST];
	struct date changed;
	size_t count = m->components_count < COMPONENTS_MOST ? m->components_count : COMPONENTS_MOST;
	for (size_t i = 0; i < count; i++)
		levels[i] = maturity_agreed(w, m->components[i].code);
	w->band = maturity_band(levels, count);
	w->band_agreed = fields_date(&w->fields, "maturity", "agreed_on");
	w->band_expired = false;
	if (w->band < 0 || !date_known(w->band_agreed))
		return;
	struct date until = date_add_months(w->band_agreed, (int)m->expires_after_months);
	w->band_expired = date_compare(until, w->today) < 0 ||
	                  (scope_change_is_open(w, &changed) && date_compare(w->band_agreed, changed) < 0);
}

/* ---- all of it ------------------------------------------------------------------- */

/* An answer of the triage; where nobody gave it, the fact that answers it. */
static uint32_t given_answer(const struct workspace *w, size_t term)
{
	const struct triage_question *q = w->g->triage.terms[term].question;
	uint32_t bits = typed_answer(w, term);
	if (bits || !q || !q->fact)
		return bits;
	const struct fact *f = guidance_fact(w->g, q->fact);
	uint32_t fact = w->facts[fact_place(w->g, q->fact)];
	return f && fact ? triage_bits(w->g, term, choice_code(f->choices, f->choices_count, fact)) : 0;
}

static void compute_triage(struct workspace *w)
{
	memset(&w->given, 0, sizeof(w->given));
	for (size_t i = 0; i < w->g->triage.terms_count; i++)
		w->given.of[i] = given_answer(w, i);
	triage_evaluate(w->g, &w->given, &w->triage);
	if (!w->triage.complete)
		return;
	set_fact(w, "outcome", 1u << w->triage.outcome);
	if (w->triage.tier >= 0)
		set_fact(w, "tier", 1u << w->triage.tier);
}

void workspace_compute(struct workspace *w)
{
	struct date changed;
	memset(w->facts, 0, sizeof(w->facts));
	for (size_t i = 0; i < w->g->facts.facts_count; i++)
		w->facts[i] = typed_fact(w, &w->g->facts.facts[i]);
	compute_band(w);
	if (w->band >= 0 && !w->band_expired)
		set_fact(w, "band", 1u << w->band);
	set_fact(w, "scope_change", scope_change_is_open(w, &changed) ? VALUE_YES : VALUE_NO);
	compute_triage(w);
}
