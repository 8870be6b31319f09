/*
 * The one table of requests: what each takes and gives, what the trail calls
 * it, what it needs, and who answers. Adding a request is one row here, its
 * shapes in api/, its name and what it touches in api/request.h, who may ask it
 * in data/policy.yaml, and its handler.
 *
 *   X(name, params, answer, audit, needs, handler, work)
 *
 *   params, answer  shapes; NULL where there is nothing to say
 *   needs           NEEDS_* together
 *   handler         answers at once, within the turn
 *   work            a long job, done in a child; NULL when the handler does it all
 */
#ifndef FAMCTX_KEEPER_REQUESTS_H
#define FAMCTX_KEEPER_REQUESTS_H

#include "famctx/api/account.h"
#include "famctx/api/challenge_report.h"
#include "famctx/api/challenge_step.h"
#include "famctx/api/draft.h"
#include "famctx/api/evidence.h"
#include "famctx/api/load.h"
#include "famctx/api/request.h"
#include "famctx/api/restriction.h"
#include "famctx/api/session.h"
#include "famctx/api/sources.h"
#include "keeper_private.h"
#include "requests_project.h"

enum request_needs {
	NEEDS_NOTHING = 0, /* asked before anybody has signed in */
	NEEDS_SIGN_IN = 1,
	NEEDS_PURPOSE = 2 | NEEDS_SIGN_IN,
	NEEDS_TRAINING = 4 | NEEDS_SIGN_IN,
};

#define REQUESTS(X) \
	X(REQUEST_HELLO, &hello_request_shape, &hello_answer_shape, AUDIT_SIGNED_IN, \
	  NEEDS_NOTHING, answer_hello, NULL) \
	X(REQUEST_PURPOSE, &purpose_shape, &done_answer_shape, AUDIT_PURPOSE_GIVEN, \
	  NEEDS_SIGN_IN, answer_purpose, NULL) \
	X(REQUEST_FIND, &find_request_shape, &find_answer_shape, AUDIT_SEARCHED, \
	  NEEDS_PURPOSE, answer_find, NULL) \
	X(REQUEST_SHOW, &show_request_shape, &show_answer_shape, AUDIT_PERSON_OPENED, \
	  NEEDS_PURPOSE, answer_show, NULL) \
	X(REQUEST_EVIDENCE, &evidence_request_shape, &evidence_answer_shape, AUDIT_EVIDENCE_OPENED, \
	  NEEDS_PURPOSE, answer_evidence, NULL) \
	X(REQUEST_SOURCES, NULL, &sources_answer_shape, AUDIT_SOURCES_SHOWN, \
	  NEEDS_SIGN_IN, answer_sources, NULL) \
	X(REQUEST_RECENT, NULL, &recent_answer_shape, AUDIT_RECENT_SHOWN, \
	  NEEDS_SIGN_IN, answer_recent, NULL) \
	X(REQUEST_MISTAKE, &person_request_shape, &done_answer_shape, AUDIT_OPENED_BY_MISTAKE, \
	  NEEDS_PURPOSE, answer_mistake, NULL) \
	X(REQUEST_COPIED, &person_request_shape, &done_answer_shape, AUDIT_COPIED, \
	  NEEDS_PURPOSE, answer_copied, NULL) \
	X(REQUEST_LOAD, &load_request_shape, &load_answer_shape, AUDIT_LOADED, \
	  NEEDS_SIGN_IN, NULL, work_load) \
	X(REQUEST_BACKUP, &path_request_shape, &done_answer_shape, AUDIT_BACKED_UP, \
	  NEEDS_SIGN_IN, NULL, work_backup) \
	X(REQUEST_CHECK, NULL, &check_answer_shape, AUDIT_CHECKED, \
	  NEEDS_SIGN_IN, NULL, work_check) \
	X(REQUEST_RESET, NULL, &done_answer_shape, AUDIT_RESET, \
	  NEEDS_TRAINING, NULL, work_reset) \
	X(REQUEST_REBUILD, NULL, &load_answer_shape, AUDIT_REBUILT, \
	  NEEDS_SIGN_IN, NULL, work_rebuild) \
	X(REQUEST_CHALLENGE_TERMS, NULL, &challenge_terms_shape, AUDIT_TERMS_SHOWN, \
	  NEEDS_SIGN_IN, answer_challenge_terms, NULL) \
	X(REQUEST_CHALLENGE_SEND, &challenge_send_shape, &challenge_sent_shape, AUDIT_CHALLENGE_SENT, \
	  NEEDS_SIGN_IN, answer_challenge_send, NULL) \
	X(REQUEST_CHALLENGE_LIST, &challenge_list_request_shape, &challenge_list_answer_shape, AUDIT_CHALLENGES_LISTED, \
	  NEEDS_SIGN_IN, answer_challenge_list, NULL) \
	X(REQUEST_CHALLENGE_SHOW, &challenge_reference_shape, &challenge_full_shape, AUDIT_CHALLENGE_OPENED, \
	  NEEDS_SIGN_IN, answer_challenge_show, NULL) \
	X(REQUEST_CHALLENGE_STEP, &challenge_step_shape, &challenge_step_answer_shape, AUDIT_CHALLENGE_MOVED, \
	  NEEDS_SIGN_IN, answer_challenge_step, NULL) \
	X(REQUEST_CHALLENGE_PATTERNS, &challenge_period_shape, &challenge_patterns_shape, AUDIT_CHALLENGES_COUNTED, \
	  NEEDS_SIGN_IN, answer_challenge_patterns, NULL) \
	X(REQUEST_CHALLENGE_SHEET, &challenge_sheet_request_shape, &challenge_sheet_shape, AUDIT_CHALLENGES_COUNTED, \
	  NEEDS_SIGN_IN, answer_challenge_sheet, NULL) \
	X(REQUEST_CHALLENGE_EXPORT, &challenge_export_request_shape, &challenge_export_shape, AUDIT_CHALLENGES_EXPORTED, \
	  NEEDS_SIGN_IN, answer_challenge_export, NULL) \
	X(REQUEST_DRAFT_SAVE, &draft_shape, &done_answer_shape, AUDIT_DRAFT_SAVED, \
	  NEEDS_SIGN_IN, answer_draft_save, NULL) \
	X(REQUEST_DRAFT_LIST, &draft_list_request_shape, &draft_list_shape, AUDIT_DRAFTS_LISTED, \
	  NEEDS_SIGN_IN, answer_draft_list, NULL) \
	X(REQUEST_DRAFT_WIPE, &draft_shape, &done_answer_shape, AUDIT_DRAFT_WIPED, \
	  NEEDS_SIGN_IN, answer_draft_wipe, NULL) \
	PROJECT_REQUESTS(X) \
	X(REQUEST_AUDIT_LIST, &audit_list_request_shape, &audit_list_answer_shape, AUDIT_TRAIL_READ, \
	  NEEDS_SIGN_IN, answer_audit_list, NULL) \
	X(REQUEST_AUDIT_MINE, &audit_list_request_shape, &audit_list_answer_shape, AUDIT_TRAIL_READ, \
	  NEEDS_SIGN_IN, answer_audit_mine, NULL) \
	X(REQUEST_AUDIT_SUMMARY, &audit_summary_request_shape, &audit_summary_answer_shape, AUDIT_TRAIL_READ, \
	  NEEDS_SIGN_IN, answer_audit_summary, NULL) \
	X(REQUEST_AUDIT_PATTERNS, &audit_patterns_request_shape, &audit_patterns_answer_shape, AUDIT_TRAIL_READ, \
	  NEEDS_SIGN_IN, answer_audit_patterns, NULL) \
	X(REQUEST_AUDIT_SAMPLE, &audit_sample_request_shape, &audit_sample_answer_shape, AUDIT_LOOK_CHOSEN, \
	  NEEDS_SIGN_IN, answer_audit_sample, NULL) \
	X(REQUEST_AUDIT_REVIEW, &audit_review_request_shape, &done_answer_shape, AUDIT_LOOK_REVIEWED, \
	  NEEDS_SIGN_IN, answer_audit_review, NULL) \
	X(REQUEST_AUDIT_VERIFY, &audit_verify_request_shape, &audit_verify_answer_shape, AUDIT_TRAIL_VERIFIED, \
	  NEEDS_SIGN_IN, NULL, work_audit_verify) \
	X(REQUEST_AUDIT_ANCHOR, NULL, &audit_anchor_answer_shape, AUDIT_TRAIL_ANCHORED, \
	  NEEDS_SIGN_IN, answer_audit_anchor, NULL) \
	X(REQUEST_AUDIT_EXPORT, &audit_export_request_shape, &audit_export_answer_shape, AUDIT_TRAIL_EXPORTED, \
	  NEEDS_SIGN_IN, answer_audit_export, NULL) \
	X(REQUEST_AUDIT_EXPORTED, &audit_exported_request_shape, &done_answer_shape, AUDIT_TRAIL_EXPORTED, \
	  NEEDS_SIGN_IN, answer_audit_exported, NULL) \
	X(REQUEST_AUDIT_ARCHIVE, &audit_archive_request_shape, &audit_archive_answer_shape, AUDIT_TRAIL_ARCHIVED, \
	  NEEDS_SIGN_IN, NULL, work_audit_archive) \
	X(REQUEST_BREAK_GLASS, &break_glass_request_shape, &break_glass_answer_shape, AUDIT_BREAK_GLASS, \
	  NEEDS_PURPOSE, answer_break_glass, NULL) \
	X(REQUEST_LOCKED, &locked_request_shape, &done_answer_shape, AUDIT_LOCKED, \
	  NEEDS_SIGN_IN, answer_locked, NULL) \
	X(REQUEST_RESTRICT, &restrict_request_shape, &restrict_answer_shape, AUDIT_RESTRICTED, \
	  NEEDS_SIGN_IN, answer_restrict, NULL) \
	X(REQUEST_RESTRICTIONS, &restrictions_request_shape, &restrictions_answer_shape, AUDIT_RESTRICTIONS_SHOWN, \
	  NEEDS_SIGN_IN, answer_restrictions, NULL) \
	X(REQUEST_LIFT, &lift_request_shape, &restrict_answer_shape, AUDIT_LIFTED, \
	  NEEDS_SIGN_IN, answer_lift, NULL) \
	X(REQUEST_ACCOUNT_LIST, NULL, &account_list_answer_shape, AUDIT_ACCOUNTS_SHOWN, \
	  NEEDS_SIGN_IN, answer_account_list, NULL) \
	X(REQUEST_ACCOUNT_ADD, &account_request_shape, &done_answer_shape, AUDIT_ACCOUNT_CHANGED, \
	  NEEDS_SIGN_IN, answer_account_add, NULL) \
	X(REQUEST_ACCOUNT_CHANGE, &account_request_shape, &done_answer_shape, AUDIT_ACCOUNT_CHANGED, \
	  NEEDS_SIGN_IN, answer_account_change, NULL) \
	X(REQUEST_ACCOUNT_CLOSE, &account_request_shape, &done_answer_shape, AUDIT_ACCOUNT_CHANGED, \
	  NEEDS_SIGN_IN, answer_account_close, NULL) \
	X(REQUEST_ACCOUNT_PERMISSIONS, NULL, &account_permissions_answer_shape, AUDIT_PERMISSIONS_SHOWN, \
	  NEEDS_SIGN_IN, answer_account_permissions, NULL) \
	X(REQUEST_STAFF_LOAD, &staff_text_request_shape, &staff_load_answer_shape, AUDIT_STAFF_LOADED, \
	  NEEDS_SIGN_IN, answer_staff_load, NULL)

/* What a handler works with. */
struct asking {
	struct keeper *keeper;
	struct connection *connection;
	struct audit_entry *entry; /* filled with what was asked and who was shown */
	bool unkept;   /* what was written waits for its entry */
	bool shield_moved; /* a restriction was placed or lifted */
	bool nameless; /* the trail tells that it was asked, and not by whom */
};

/* The family room on the day of who asks. */
struct family *asking_family(struct asking *a);

/* What a long job works with, in a process of its own. */
struct working {
	const struct house *house;
	const char *folder; /* of the store */
	bool shared;        /* of a host, so that the policy says where files may be */
	bool training;
	struct date today;
	void (*tell)(const struct progress *progress, void *context);
	void *context;
};

typedef bool request_handler(struct asking *a, const void *params, void *answer, struct err *e);
typedef bool request_work(const struct working *w, const void *params, void *answer, struct err *e);

struct request {
	const char *name;
	const struct shape *params; /* or NULL */
	const struct shape *answer;
	enum audit_action audit;
	enum request_needs needs;
	request_handler *handler;
	request_work *work;
};

extern const struct request requests[];
extern const size_t requests_count;
/* NULL when there is none of this name. */
const struct request *request_find(const char *name);

extern request_handler answer_hello, answer_purpose, answer_find, answer_show, answer_evidence, answer_sources;
extern request_handler answer_recent, answer_mistake, answer_copied, answer_break_glass;
extern request_handler answer_challenge_terms, answer_challenge_send, answer_challenge_list, answer_challenge_show,
	answer_challenge_step, answer_challenge_patterns, answer_challenge_sheet, answer_challenge_export;
extern request_handler answer_draft_save, answer_draft_list, answer_draft_wipe;
extern request_handler answer_project_list, answer_project_new, answer_project_show, answer_project_stage,
	answer_project_act, answer_project_fact, answer_project_question, answer_project_answer, answer_project_review,
	answer_project_reopen, answer_project_triage, answer_project_triage_questions, answer_project_triage_save,
	answer_project_decide, answer_project_maturity, answer_project_register, answer_project_sign,
	answer_project_history, answer_project_export, answer_project_guide;
extern request_handler answer_audit_list, answer_audit_mine, answer_audit_summary, answer_audit_patterns;
extern request_handler answer_audit_sample, answer_audit_review, answer_audit_anchor, answer_audit_export;
extern request_handler answer_audit_exported, answer_locked;
extern request_handler answer_restrict, answer_restrictions, answer_lift;
extern request_handler answer_account_list, answer_account_add, answer_account_change, answer_account_close,
	answer_account_permissions, answer_staff_load;
extern request_work work_audit_verify, work_audit_archive;
extern request_work work_load, work_backup, work_check, work_reset, work_rebuild;

#endif
