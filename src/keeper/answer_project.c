#include "answer_project.h"

#include "famctx/base/mem.h"

static bool read_guidance(struct keeper *k, struct err *e)
{
	struct problems problems = PROBLEMS_INIT;
	if (k->guidance)
		return true;
	k->guidance = mem_zero(1, sizeof(*k->guidance));
	bool ok = guidance_load(k->house.data_folder, k->guidance, &problems);
	if (!ok) {
		struct buf text = BUF_INIT;
		problems_sort(&problems);
		problems_print(&problems, &text);
		err_set(e, ERR_INPUT,
		        _("the files of the guidance have mistakes; famctx screens check lists them "
		          "all:\n%s"),
		        text.data);
		buf_release(&text);
		keeper_release_guidance(k);
	}
	problems_release(&problems);
	return ok;
}

void keeper_release_guidance(struct keeper *k)
{
	if (k->guidance)
		guidance_release(k->guidance);
	mem_free(k->guidance);
	k->guidance = NULL;
}

bool asking_desk(struct asking *a, struct desk *out, struct err *e)
{
	struct keeper *k = a->keeper;
	if (!read_guidance(k, e))
		return false;
	*out = (struct desk){
		.own = k->store.own,
		.g = k->guidance,
		.author = {
			.name = a->connection->who.account.name,
			.account = a->connection->who.account.login,
			.today = date_today(&a->connection->clock),
			.content = k->guidance->about.version,
			.own_store = !k->store.training && !k->options->stays,
		},
	};
	return true;
}

/* The trail says which project, and what of it was meant. */
static void note(struct asking *a, const char *project, const char *what)
{
	struct buf text = BUF_INIT;
	buf_printf(&text, "%s%s%s", project ? project : "", what ? ": " : "", what ? what : "");
	a->entry->note = buf_detach(&text);
}

static void note_number(struct asking *a, const char *project, const char *what, int64_t number)
{
	char text[64];
	snprintf(text, sizeof(text), "%s %lld", what, (long long)number);
	note(a, project, text);
}

/* Every handler: the desk, a note, the work. */
#define HANDLER(name, request, noted)                                                                        \
	bool answer_project_##name(struct asking *a, const void *params, void *out, struct err *e)           \
	{                                                                                                    \
		const struct request *r = params;                                                            \
		struct desk d;                                                                               \
		if (!asking_desk(a, &d, e))                                                                  \
			return false;                                                                        \
		noted;                                                                                       \
		return desk_##name(&d, r, out, e);                                                           \
	}

/* Looking only, where a request does either. */
#define LOOKS_UNLESS(changes)                                                                                \
	do {                                                                                                 \
		if (!(changes))                                                                              \
			a->entry->action = AUDIT_PROJECT_READ;                                               \
	} while (0)

static bool changes_rows(const struct register_request *r)
{
	return r->action && strcmp(r->action, "list") != 0;
}

HANDLER(new, project_new_request, note(a, r->project, "new"))
HANDLER(show, project_request, note(a, r->project, NULL))
HANDLER(stage, stage_request, note_number(a, r->project, "stage", r->stage))
HANDLER(act, act_request, note(a, r->project, r->action))
HANDLER(question, question_request, note_number(a, r->project, "question", r->question))
HANDLER(answer, answer_request, note_number(a, r->project, "question", r->question))
HANDLER(review, review_request, note_number(a, r->project, "review of question", r->question))
HANDLER(reopen, reopen_request, note_number(a, r->project, "reopened question", r->question))
HANDLER(triage_questions, project_request, note(a, r->project, "triage"))
HANDLER(triage_save, triage_save_request, note(a, r->project, r->name))
HANDLER(decide, decide_request, note(a, r->project, "triage"))
HANDLER(sign, sign_request, note(a, r->project, r->gate))
HANDLER(history, history_request, note(a, r->project, "history"))
HANDLER(export, export_request, note(a, r->project, r->part))
HANDLER(fact, fact_request, LOOKS_UNLESS(r->fact && !r->preview); note(a, r->project, r->fact))
HANDLER(triage, triage_request, LOOKS_UNLESS(r->text); note(a, r->project, "triage"))
HANDLER(maturity, maturity_request, LOOKS_UNLESS(r->text); note(a, r->project, "maturity"))
HANDLER(register, register_request, LOOKS_UNLESS(changes_rows(r)); note(a, r->project, r->table))

bool answer_project_list(struct asking *a, const void *params, void *out, struct err *e)
{
	struct desk d;
	(void)params;
	return asking_desk(a, &d, e) && desk_list(&d, out, e);
}

bool answer_project_guide(struct asking *a, const void *params, void *out, struct err *e)
{
	struct desk d;
	(void)params;
	if (!asking_desk(a, &d, e))
		return false;
	desk_guide(&d, out);
	return true;
}
