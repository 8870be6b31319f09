/* The rows of the request table that are about projects (requests.h). */
#ifndef FAMCTX_KEEPER_REQUESTS_PROJECT_H
#define FAMCTX_KEEPER_REQUESTS_PROJECT_H

#include "famctx/api/guide.h"
#include "famctx/api/register.h"
#include "famctx/api/triage.h"
#include "famctx/api/workbook.h"

#define PROJECT_REQUESTS(X) \
	X(REQUEST_PROJECT_LIST, NULL, &project_list_answer_shape, AUDIT_PROJECT_READ, \
	  NEEDS_SIGN_IN, answer_project_list, NULL) \
	X(REQUEST_PROJECT_NEW, &project_new_request_shape, &project_show_answer_shape, AUDIT_PROJECT_CHANGED, \
	  NEEDS_SIGN_IN, answer_project_new, NULL) \
	X(REQUEST_PROJECT_SHOW, &project_request_shape, &project_show_answer_shape, AUDIT_PROJECT_READ, \
	  NEEDS_SIGN_IN, answer_project_show, NULL) \
	X(REQUEST_PROJECT_STAGE, &stage_request_shape, &stage_answer_shape, AUDIT_PROJECT_READ, \
	  NEEDS_SIGN_IN, answer_project_stage, NULL) \
	X(REQUEST_PROJECT_ACT, &act_request_shape, &saved_answer_shape, AUDIT_PROJECT_CHANGED, \
	  NEEDS_SIGN_IN, answer_project_act, NULL) \
	X(REQUEST_PROJECT_FACT, &fact_request_shape, &fact_answer_shape, AUDIT_PROJECT_CHANGED, \
	  NEEDS_SIGN_IN, answer_project_fact, NULL) \
	X(REQUEST_PROJECT_QUESTION, &question_request_shape, &question_answer_shape, AUDIT_PROJECT_READ, \
	  NEEDS_SIGN_IN, answer_project_question, NULL) \
	X(REQUEST_PROJECT_ANSWER, &answer_request_shape, &saved_answer_shape, AUDIT_PROJECT_CHANGED, \
	  NEEDS_SIGN_IN, answer_project_answer, NULL) \
	X(REQUEST_PROJECT_REVIEW, &review_request_shape, &saved_answer_shape, AUDIT_PROJECT_CHANGED, \
	  NEEDS_SIGN_IN, answer_project_review, NULL) \
	X(REQUEST_PROJECT_REOPEN, &reopen_request_shape, &saved_answer_shape, AUDIT_PROJECT_CHANGED, \
	  NEEDS_SIGN_IN, answer_project_reopen, NULL) \
	X(REQUEST_PROJECT_TRIAGE, &triage_request_shape, &triage_answer_shape, AUDIT_PROJECT_CHANGED, \
	  NEEDS_SIGN_IN, answer_project_triage, NULL) \
	X(REQUEST_PROJECT_TRIAGE_QUESTIONS, &project_request_shape, &triage_questions_answer_shape, AUDIT_PROJECT_READ, \
	  NEEDS_SIGN_IN, answer_project_triage_questions, NULL) \
	X(REQUEST_PROJECT_TRIAGE_SAVE, &triage_save_request_shape, &saved_answer_shape, AUDIT_PROJECT_CHANGED, \
	  NEEDS_SIGN_IN, answer_project_triage_save, NULL) \
	X(REQUEST_PROJECT_DECIDE, &decide_request_shape, &triage_answer_shape, AUDIT_PROJECT_SIGNED, \
	  NEEDS_SIGN_IN, answer_project_decide, NULL) \
	X(REQUEST_PROJECT_MATURITY, &maturity_request_shape, &maturity_answer_shape, AUDIT_PROJECT_CHANGED, \
	  NEEDS_SIGN_IN, answer_project_maturity, NULL) \
	X(REQUEST_PROJECT_REGISTER, &register_request_shape, &register_answer_shape, AUDIT_PROJECT_CHANGED, \
	  NEEDS_SIGN_IN, answer_project_register, NULL) \
	X(REQUEST_PROJECT_SIGN, &sign_request_shape, &sign_answer_shape, AUDIT_PROJECT_SIGNED, \
	  NEEDS_SIGN_IN, answer_project_sign, NULL) \
	X(REQUEST_PROJECT_HISTORY, &history_request_shape, &history_answer_shape, AUDIT_PROJECT_READ, \
	  NEEDS_SIGN_IN, answer_project_history, NULL) \
	X(REQUEST_PROJECT_EXPORT, &export_request_shape, &export_answer_shape, AUDIT_PROJECT_EXPORTED, \
	  NEEDS_SIGN_IN, answer_project_export, NULL) \
	X(REQUEST_PROJECT_GUIDE, NULL, &guide_answer_shape, AUDIT_PROJECT_READ, \
	  NEEDS_SIGN_IN, answer_project_guide, NULL)

#endif
