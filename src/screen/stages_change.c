/* What can be done with the action under the cursor. */
#include "stages.h"

#include <string.h>

#include "famctx/base/mem.h"

static int64_t version_of(const struct action_view *a, const char *field)
{
	for (size_t i = 0; i < a->versions_count; i++)
		if (!strcmp(a->versions[i].field, field))
			return a->versions[i].version;
	return 0;
}

/* ---- ticking ----------------------------------------------------------------------------- */

static void say_conflict(struct screen *s, const struct save_conflict *c)
{
	struct buf text = BUF_INIT;
	SAY(s->app, TEXT_stages_ticked_meanwhile, &text, { "who", c->who },
	    { "state", part_word(s->app, FILE_stages, "state_", c->value ? c->value : "not-started") });
	app_say(s->app, "%s", text.data);
	buf_release(&text);
}

void stage_tick(struct screen *s, const struct action_view *action)
{
	const struct stage_screen *g = s->state;
	struct saved_answer saved;
	struct err e = ERR_INIT;
	char field[] = "state", done[] = "done", open[] = "not-started";
	struct field_version seen = { field, version_of(action, field) };
	struct act_request request = { .project = g->project,
		                       .action = action->action,
		                       .state = strcmp(action->state, done) ? done : open,
		                       .seen = &seen,
		                       .seen_count = 1 };
	memset(&saved, 0, sizeof(saved));
	bool ok = part_ask_with(s->app, REQUEST_PROJECT_ACT, &act_request_shape, &request,
	                        &saved_answer_shape, &saved, &e);
	stage_refresh(s);
	if (!ok)
		app_error(s->app, &e);
	else if (saved.conflicts_count)
		say_conflict(s, &saved.conflicts[0]);
	shape_release(&saved_answer_shape, &saved);
}

/* ---- the form ------------------------------------------------------------------------------ */

#define LINE_MOST 200
#define TEXT_MOST 4000

static void add_states(const struct app *app, const struct action_view *a, struct form *f)
{
	static const char *const states[] = { "not-started", "in-progress", "done", "not-applicable", "gap" };
	form_choice(f, "state", screens_text(app->screens, TEXT_stages_state));
	for (size_t i = 0; i < ARRAY_LEN(states); i++) {
		bool avoided = !strcmp(a->strength, "avoid") && !strcmp(states[i], "done");
		form_option(f, states[i],
		            avoided ? screens_text(app->screens, TEXT_stages_state_avoided)
		                    : part_word(app, FILE_stages, "state_", states[i]));
	}
	form_stands(f, a->state, version_of(a, "state"));
}

static void fill_change(const struct app *app, void *about, struct form *f)
{
	const struct action_view *a = stage_selected(about);
	struct buf due = BUF_INIT;
	form_note(f, ROLE_HEADING, a->text);
	add_states(app, a, f);
	form_line(f, "owner", screens_text(app->screens, TEXT_stages_owner), LINE_MOST);
	form_stands(f, a->owner, version_of(a, "owner"));
	date_iso(a->due, &due);
	form_line(f, "due", screens_text(app->screens, TEXT_stages_due), 10);
	form_stands(f, due.data, version_of(a, "due"));
	form_line(f, "reason", screens_text(app->screens, TEXT_stages_reason), LINE_MOST);
	form_stands(f, a->reason, version_of(a, "reason"));
	form_line(f, "evidence", screens_text(app->screens, TEXT_stages_evidence), TEXT_MOST);
	form_stands(f, a->evidence, version_of(a, "evidence"));
	form_text(f, "note", screens_text(app->screens, TEXT_stages_note), TEXT_MOST);
	form_stands(f, a->note, version_of(a, "note"));
	buf_release(&due);
}

static bool save_change(struct app *app, void *about, const struct writing *w, struct saved_answer *out,
                        struct err *e)
{
	const struct stage_screen *g = about;
	struct act_request r = { .project = mem_copy_text(g->project),
		                 .action = mem_copy_text(stage_selected(g)->action),
		                 .state = mem_copy_or_null(form_changed(&w->form, "state")),
		                 .owner = mem_copy_or_null(form_changed(&w->form, "owner")),
		                 .due = mem_copy_or_null(form_changed(&w->form, "due")),
		                 .note = mem_copy_or_null(form_changed(&w->form, "note")),
		                 .evidence = mem_copy_or_null(form_changed(&w->form, "evidence")),
		                 .reason = mem_copy_or_null(form_changed(&w->form, "reason")) };
	struct field_version *seen = writing_seen(w, &r.seen_count);
	r.seen = seen;
	bool ok =
	        part_ask_with(app, REQUEST_PROJECT_ACT, &act_request_shape, &r, &saved_answer_shape, out, e);
	r.seen = NULL;
	r.seen_count = 0;
	mem_free(seen);
	shape_release(&act_request_shape, &r);
	return ok;
}

static const struct task change_task = { FILE_stages,       TEXT_stages_change_title,
	                                 TEXT_project_save, fill_change,
	                                 save_change,       TEXT_project_saved };

void stage_change(struct screen *s)
{
	const struct stage_screen *g = s->state;
	part_task(s, &change_task, g->project, stage_selected(g)->action);
}

/* ---- which are listed ---------------------------------------------------------------------------- */

static void fill_list(const struct app *app, void *about, struct form *f)
{
	static const char *const kinds[] = { "all",     "open",  "mine", "should", "advised",
		                             "implied", "avoid", "gate", "may" };
	const struct stage_screen *g = about;
	form_choice(f, "only", screens_text(app->screens, TEXT_stages_only));
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		form_option(f, kinds[i], part_word(app, FILE_stages, "only_", kinds[i]));
	form_stands(f, g->only ? g->only : "all", INTEGER_NONE);
}

static bool take_list(struct app *app, void *about, const struct writing *w, struct saved_answer *out,
                      struct err *e)
{
	struct stage_screen *g = about;
	(void)app;
	(void)out;
	(void)e;
	mem_free(g->only);
	g->only = mem_copy_text(form_value(&w->form, "only"));
	return true;
}

static const struct task list_task = { FILE_stages, TEXT_stages_only_title, TEXT_stages_only_list, fill_list,
	                               take_list,   TEXT_stages_only_listed };

void stage_choose_list(struct screen *s)
{
	app_go(s->app, &screen_task, &(struct task_open) { &list_task, s->state, NULL });
}

/* ---- reading ----------------------------------------------------------------------------------------- */

void stage_explain(struct screen *s, const struct action_view *a)
{
	const struct stage_screen *g = s->state;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	if (a)
		SAY(s->app, TEXT_stages_explain_action, &text, { "action", a->action }, { "text", a->text },
		    { "who", a->who }, { "if", a->condition },
		    { "waits", pool_joined(&p, a->waits_for, a->waits_for_count) }, { "see", a->see_words },
		    { "lines", a->lines });
	SAY(s->app, TEXT_stages_explain, &text, { "aim", a ? NULL : g->answer.aim });
	app_show(s->app, g->answer.title, text.data);
	buf_release(&text);
	pool_release(&p);
}
