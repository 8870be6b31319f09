/*
 * What can be done with projects: one function for each request, from its
 * document to its answer. Called within a transaction, which the caller takes
 * back when a function fails. Answers are initialised by the caller.
 */
#ifndef FAMCTX_GUIDANCE_DESK_H
#define FAMCTX_GUIDANCE_DESK_H

#include "famctx/api/guide.h"
#include "famctx/api/register.h"
#include "famctx/api/triage.h"
#include "famctx/api/workbook.h"
#include "famctx/guidance/project_store.h"
#include "famctx/guidance/content.h"

struct desk {
	struct db *own;
	const struct guidance *g;
	struct author author;
};

#define DESK(name, request, answer) \
	MUST_CHECK bool desk_##name(const struct desk *d, const struct request *r, struct answer *out, struct err *e)

DESK(new, project_new_request, project_show_answer);
MUST_CHECK bool desk_list(const struct desk *d, struct project_list_answer *out, struct err *e);
DESK(show, project_request, project_show_answer);
DESK(stage, stage_request, stage_answer);
DESK(act, act_request, saved_answer);
DESK(fact, fact_request, fact_answer);
DESK(question, question_request, question_answer);
DESK(answer, answer_request, saved_answer);
DESK(review, review_request, saved_answer);
DESK(reopen, reopen_request, saved_answer);
/* With answers: replaces those of the project, and records the run. */
DESK(triage, triage_request, triage_answer);
DESK(triage_questions, project_request, triage_questions_answer);
DESK(triage_save, triage_save_request, saved_answer);
DESK(decide, decide_request, triage_answer);
DESK(maturity, maturity_request, maturity_answer);
DESK(register, register_request, register_answer);
DESK(sign, sign_request, sign_answer);
DESK(history, history_request, history_answer);
DESK(export, export_request, export_answer);
void desk_guide(const struct desk *d, struct guide_answer *out);

#endif
