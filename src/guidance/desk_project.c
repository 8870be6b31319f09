#include "describe.h"
#include "desk_save.h"
#include "famctx/base/mem.h"
#include "famctx/guidance/gates.h"
#include "texts.h"

bool desk_new(const struct desk *d, const struct project_new_request *r, struct project_show_answer *out,
              struct err *e)
{
	int64_t id;
	const struct project_request show = { .project = r->project };
	return check_text(_("the title"), r->title, 500, e) &&
	       project_make(d->own, &d->author, r->project, r->title, &id, e) && desk_show(d, &show, out, e);
}

bool desk_show(const struct desk *d, const struct project_request *r, struct project_show_answer *out,
               struct err *e)
{
	struct workspace w;
	if (!desk_open(d, r->project, &w, e))
		return false;
	describe_project(&w, out);
	bool ok = wording_changes(d->own, &w, out, e);
	workspace_release(&w);
	return ok;
}

static void add_line(const struct workspace *w, struct project_line *out)
{
	out->project = mem_copy_text(w->project.name);
	out->title = mem_copy_or_null(w->project.title);
	out->made = w->project.made;
	out->made_by = mem_copy_text(w->project.made_by);
	out->stages_completed = 0;
	for (size_t i = 0; i < w->g->stages_count; i++) {
		struct progress_count p;
		stage_progress(w, &w->g->stages[i], &p);
		out->stages_completed += w->g->stages[i].number > 0 && p.counted == p.settled && !p.waiting;
	}
	out->outcome = w->triage.complete ? mem_copy_text(outcome_codes[w->triage.outcome]) : NULL;
	for (size_t i = 0; i < w->g->gates.gates_count && !out->next_gate; i++)
		if (!gate_is_passed(w, w->g->gates.gates[i].code))
			out->next_gate = mem_copy_text(w->g->gates.gates[i].code);
}

bool desk_list(const struct desk *d, struct project_list_answer *out, struct err *e)
{
	struct project_names names;
	bool ok = project_names(d->own, &names, e);
	for (size_t i = 0; ok && i < names.count; i++) {
		struct workspace w;
		ok = desk_open(d, names.items[i].name, &w, e);
		if (!ok)
			break;
		add_line(&w, LIST_ADD(out->projects, out->projects_count));
		workspace_release(&w);
	}
	out->at = d->author.today;
	out->licence = mem_copy_text(d->g->about.licence);
	project_names_release(&names);
	return ok;
}

bool desk_stage(const struct desk *d, const struct stage_request *r, struct stage_answer *out, struct err *e)
{
	const struct stage *s = guidance_stage(d->g, r->stage);
	struct workspace w;
	if (!s)
		return err_set(e, ERR_USAGE, _("there is no stage %lld; they are numbered 0 to %zu"),
		               (long long)r->stage, d->g->stages_count - 1);
	if (!desk_open(d, r->project, &w, e))
		return false;
	describe_stage(&w, s, out);
	workspace_release(&w);
	return true;
}

#define HISTORY_MOST 1000

bool desk_history(const struct desk *d, const struct history_request *r, struct history_answer *out,
                  struct err *e)
{
	struct project p;
	struct fields versions;
	int64_t most =
	        r->most == INTEGER_NONE || r->most < 1 || r->most > HISTORY_MOST ? HISTORY_MOST : r->most;
	if (!project_open(d->own, r->project, &p, e))
		return false;
	bool ok = project_versions(d->own, p.id, r->subject, r->field, most, &versions, e);
	for (size_t i = 0; ok && i < versions.count; i++) {
		const struct saved_field *f = &versions.items[i];
		struct history_entry *entry = LIST_ADD(out->entries, out->entries_count);
		entry->subject = mem_copy_text(f->subject);
		entry->field = mem_copy_text(f->field);
		entry->value = mem_copy_or_null(f->value);
		entry->version = f->version;
		entry->who = mem_copy_text(f->who);
		entry->at = mem_copy_text(f->at);
		entry->date = f->day;
		entry->content = mem_copy_text(f->content);
		entry->note = mem_copy_or_null(f->note);
		entry->beside = f->beside;
	}
	fields_release(&versions);
	project_release(&p);
	return ok;
}
