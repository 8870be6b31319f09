/*
 * The names of the requests, and what each touches. Who may ask stands in the
 * policy (data/policy.yaml); what is audited and who answers, in the one table
 * of keeper/requests.h.
 */
#ifndef FAMCTX_API_REQUEST_H
#define FAMCTX_API_REQUEST_H

/* What a request touches decides which duties must stay apart (api/policy.h). */
enum request_kind {
	TOUCHES_OWN,        /* one's own sign-in, drafts and looks: open to every role */
	TOUCHES_RECORDS,    /* people's records */
	TOUCHES_RULES,      /* accounts, restrictions, the staff table */
	TOUCHES_TRAIL,
	TOUCHES_DATA,       /* the store as a whole and its sources, nobody's record */
	TOUCHES_PROJECTS,
	TOUCHES_CHALLENGES, /* which show what was challenged to those who take part */
	REQUEST_KIND_COUNT
};
extern const char *const request_kind_codes[];

#define REQUEST_HELLO "hello"       /* hello_request -> hello_answer */
#define REQUEST_PURPOSE "purpose"   /* purpose -> done_answer */
#define REQUEST_FIND "find"         /* find_request -> find_answer */
#define REQUEST_SHOW "show"         /* show_request -> show_answer */
#define REQUEST_EVIDENCE "evidence" /* evidence_request -> evidence_answer */
#define REQUEST_SOURCES "sources"   /* nothing -> sources_answer */
#define REQUEST_RECENT "recent"     /* nothing -> recent_answer */
#define REQUEST_MISTAKE "mistake"   /* person_request -> done_answer: opened by mistake */
#define REQUEST_COPIED "copied"     /* person_request -> done_answer: something was copied out */
#define REQUEST_LOAD "load"         /* load_request -> load_answer, with progress */
#define REQUEST_BACKUP "backup"     /* path_request -> done_answer, with progress */
#define REQUEST_CHECK "check"       /* nothing -> check_answer, with progress */
#define REQUEST_RESET "reset"       /* nothing -> done_answer: training only */
#define REQUEST_REBUILD "rebuild"   /* nothing -> load_answer, with progress: applies splits and joins at once */
#define REQUEST_CHALLENGE_TERMS "challenge_terms"       /* nothing -> challenge_terms */
#define REQUEST_CHALLENGE_SEND "challenge_send"         /* challenge_send -> challenge_sent */
#define REQUEST_CHALLENGE_LIST "challenge_list"         /* challenge_list_request -> challenge_list_answer */
#define REQUEST_CHALLENGE_SHOW "challenge_show"         /* challenge_reference -> challenge_full */
#define REQUEST_CHALLENGE_STEP "challenge_step"         /* challenge_step -> challenge_step_answer */
#define REQUEST_CHALLENGE_PATTERNS "challenge_patterns" /* challenge_period -> challenge_patterns */
#define REQUEST_CHALLENGE_SHEET "challenge_sheet"       /* challenge_sheet_request -> challenge_sheet */
#define REQUEST_CHALLENGE_EXPORT "challenge_export"     /* challenge_export_request -> challenge_export */
#define REQUEST_DRAFT_SAVE "draft_save"                 /* draft -> done_answer */
#define REQUEST_DRAFT_LIST "draft_list"                 /* draft_list_request -> draft_list */
#define REQUEST_DRAFT_WIPE "draft_wipe"                 /* draft -> done_answer */

#define REQUEST_PROJECT_LIST "project_list"         /* nothing -> project_list_answer */
#define REQUEST_PROJECT_NEW "project_new"           /* project_new_request -> project_show_answer */
#define REQUEST_PROJECT_SHOW "project_show"         /* project_request -> project_show_answer */
#define REQUEST_PROJECT_STAGE "project_stage"       /* stage_request -> stage_answer */
#define REQUEST_PROJECT_ACT "project_act"           /* act_request -> saved_answer */
#define REQUEST_PROJECT_FACT "project_fact"         /* fact_request -> fact_answer */
#define REQUEST_PROJECT_QUESTION "project_question" /* question_request -> question_answer */
#define REQUEST_PROJECT_ANSWER "project_answer"     /* answer_request -> saved_answer */
#define REQUEST_PROJECT_REVIEW "project_review"     /* review_request -> saved_answer */
#define REQUEST_PROJECT_REOPEN "project_reopen"     /* reopen_request -> saved_answer */
#define REQUEST_PROJECT_TRIAGE "project_triage"     /* triage_request -> triage_answer */
#define REQUEST_PROJECT_TRIAGE_QUESTIONS "project_triage_questions" /* project_request -> triage_questions_answer */
#define REQUEST_PROJECT_TRIAGE_SAVE "project_triage_save" /* triage_save_request -> saved_answer */
#define REQUEST_PROJECT_DECIDE "project_decide"     /* decide_request -> triage_answer */
#define REQUEST_PROJECT_MATURITY "project_maturity" /* maturity_request -> maturity_answer */
#define REQUEST_PROJECT_REGISTER "project_register" /* register_request -> register_answer */
#define REQUEST_PROJECT_SIGN "project_sign"         /* sign_request -> sign_answer */
#define REQUEST_PROJECT_HISTORY "project_history"   /* history_request -> history_answer */
#define REQUEST_PROJECT_EXPORT "project_export"     /* export_request -> export_answer */
#define REQUEST_PROJECT_GUIDE "project_guide"       /* nothing -> guide_answer */

#define REQUEST_AUDIT_LIST "audit_list"         /* audit_list_request -> audit_list_answer */
#define REQUEST_AUDIT_MINE "audit_mine"         /* audit_list_request -> audit_list_answer: one's own looks */
#define REQUEST_AUDIT_SUMMARY "audit_summary"   /* audit_summary_request -> audit_summary_answer */
#define REQUEST_AUDIT_PATTERNS "audit_patterns" /* audit_patterns_request -> audit_patterns_answer */
#define REQUEST_AUDIT_SAMPLE "audit_sample"     /* audit_sample_request -> audit_sample_answer */
#define REQUEST_AUDIT_REVIEW "audit_review"     /* audit_review_request -> done_answer */
#define REQUEST_AUDIT_VERIFY "audit_verify"     /* audit_verify_request -> audit_verify_answer, with progress */
#define REQUEST_AUDIT_ANCHOR "audit_anchor"     /* nothing -> audit_anchor_answer */
#define REQUEST_AUDIT_EXPORT "audit_export"     /* audit_export_request -> audit_export_answer */
#define REQUEST_AUDIT_EXPORTED "audit_exported" /* audit_exported_request -> done_answer */
#define REQUEST_AUDIT_ARCHIVE "audit_archive"   /* audit_archive_request -> audit_archive_answer */
#define REQUEST_LOCKED "locked"                 /* locked_request -> done_answer: the screen was locked or unlocked */

#define REQUEST_BREAK_GLASS "break_glass"   /* break_glass_request -> break_glass_answer */
#define REQUEST_RESTRICT "restrict"         /* restrict_request -> restrict_answer */
#define REQUEST_RESTRICTIONS "restrictions" /* restrictions_request -> restrictions_answer */
#define REQUEST_LIFT "lift"                 /* lift_request -> restrict_answer */
#define REQUEST_ACCOUNT_LIST "account_list"     /* nothing -> account_list_answer */
#define REQUEST_ACCOUNT_ADD "account_add"       /* account_request -> done_answer */
#define REQUEST_ACCOUNT_CHANGE "account_change" /* account_request -> done_answer */
#define REQUEST_ACCOUNT_CLOSE "account_close"   /* account_request -> done_answer */
#define REQUEST_ACCOUNT_PERMISSIONS "account_permissions" /* nothing -> account_permissions_answer */
#define REQUEST_STAFF_LOAD "staff_load"         /* staff_text_request -> staff_load_answer */

/* Every request, in the order in which people are told what they may do. */
#define REQUEST_LIST(X) \
	X(REQUEST_HELLO, TOUCHES_OWN) X(REQUEST_PURPOSE, TOUCHES_OWN) X(REQUEST_LOCKED, TOUCHES_OWN) \
	X(REQUEST_AUDIT_MINE, TOUCHES_OWN) X(REQUEST_ACCOUNT_PERMISSIONS, TOUCHES_OWN) \
	X(REQUEST_DRAFT_SAVE, TOUCHES_OWN) X(REQUEST_DRAFT_LIST, TOUCHES_OWN) X(REQUEST_DRAFT_WIPE, TOUCHES_OWN) \
	X(REQUEST_FIND, TOUCHES_RECORDS) X(REQUEST_SHOW, TOUCHES_RECORDS) X(REQUEST_EVIDENCE, TOUCHES_RECORDS) \
	X(REQUEST_RECENT, TOUCHES_RECORDS) X(REQUEST_MISTAKE, TOUCHES_RECORDS) X(REQUEST_COPIED, TOUCHES_RECORDS) \
	X(REQUEST_BREAK_GLASS, TOUCHES_RECORDS) \
	X(REQUEST_CHALLENGE_TERMS, TOUCHES_CHALLENGES) X(REQUEST_CHALLENGE_SEND, TOUCHES_CHALLENGES) \
	X(REQUEST_CHALLENGE_LIST, TOUCHES_CHALLENGES) X(REQUEST_CHALLENGE_SHOW, TOUCHES_CHALLENGES) \
	X(REQUEST_CHALLENGE_STEP, TOUCHES_CHALLENGES) X(REQUEST_CHALLENGE_PATTERNS, TOUCHES_CHALLENGES) \
	X(REQUEST_CHALLENGE_SHEET, TOUCHES_CHALLENGES) X(REQUEST_CHALLENGE_EXPORT, TOUCHES_CHALLENGES) \
	X(REQUEST_PROJECT_LIST, TOUCHES_PROJECTS) X(REQUEST_PROJECT_NEW, TOUCHES_PROJECTS) \
	X(REQUEST_PROJECT_SHOW, TOUCHES_PROJECTS) X(REQUEST_PROJECT_STAGE, TOUCHES_PROJECTS) \
	X(REQUEST_PROJECT_ACT, TOUCHES_PROJECTS) X(REQUEST_PROJECT_FACT, TOUCHES_PROJECTS) \
	X(REQUEST_PROJECT_QUESTION, TOUCHES_PROJECTS) X(REQUEST_PROJECT_ANSWER, TOUCHES_PROJECTS) \
	X(REQUEST_PROJECT_REVIEW, TOUCHES_PROJECTS) X(REQUEST_PROJECT_REOPEN, TOUCHES_PROJECTS) \
	X(REQUEST_PROJECT_TRIAGE, TOUCHES_PROJECTS) X(REQUEST_PROJECT_TRIAGE_QUESTIONS, TOUCHES_PROJECTS) \
	X(REQUEST_PROJECT_TRIAGE_SAVE, TOUCHES_PROJECTS) X(REQUEST_PROJECT_DECIDE, TOUCHES_PROJECTS) \
	X(REQUEST_PROJECT_MATURITY, TOUCHES_PROJECTS) X(REQUEST_PROJECT_REGISTER, TOUCHES_PROJECTS) \
	X(REQUEST_PROJECT_SIGN, TOUCHES_PROJECTS) X(REQUEST_PROJECT_HISTORY, TOUCHES_PROJECTS) \
	X(REQUEST_PROJECT_EXPORT, TOUCHES_PROJECTS) X(REQUEST_PROJECT_GUIDE, TOUCHES_PROJECTS) \
	X(REQUEST_SOURCES, TOUCHES_DATA) X(REQUEST_LOAD, TOUCHES_DATA) X(REQUEST_REBUILD, TOUCHES_DATA) \
	X(REQUEST_BACKUP, TOUCHES_DATA) X(REQUEST_CHECK, TOUCHES_DATA) X(REQUEST_RESET, TOUCHES_DATA) \
	X(REQUEST_AUDIT_LIST, TOUCHES_TRAIL) X(REQUEST_AUDIT_SUMMARY, TOUCHES_TRAIL) \
	X(REQUEST_AUDIT_PATTERNS, TOUCHES_TRAIL) X(REQUEST_AUDIT_SAMPLE, TOUCHES_TRAIL) \
	X(REQUEST_AUDIT_REVIEW, TOUCHES_TRAIL) X(REQUEST_AUDIT_VERIFY, TOUCHES_TRAIL) \
	X(REQUEST_AUDIT_ANCHOR, TOUCHES_TRAIL) X(REQUEST_AUDIT_EXPORT, TOUCHES_TRAIL) \
	X(REQUEST_AUDIT_EXPORTED, TOUCHES_TRAIL) X(REQUEST_AUDIT_ARCHIVE, TOUCHES_TRAIL) \
	X(REQUEST_RESTRICT, TOUCHES_RULES) X(REQUEST_RESTRICTIONS, TOUCHES_RULES) X(REQUEST_LIFT, TOUCHES_RULES) \
	X(REQUEST_ACCOUNT_LIST, TOUCHES_RULES) X(REQUEST_ACCOUNT_ADD, TOUCHES_RULES) \
	X(REQUEST_ACCOUNT_CHANGE, TOUCHES_RULES) X(REQUEST_ACCOUNT_CLOSE, TOUCHES_RULES) \
	X(REQUEST_STAFF_LOAD, TOUCHES_RULES)

/* Their names, ended by NULL. */
extern const char *const request_codes[];
/* enum request_kind; -1 when there is no request of this name. */
int request_kind(const char *name);

#define NOTICE_PROGRESS "progress"  /* progress */
#define NOTICE_ALIVE "alive"        /* nothing: a long job goes on */

#endif
