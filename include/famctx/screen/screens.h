/*
 * The screens of looking somebody up, and what each is opened with.
 */
#ifndef FAMCTX_SCREEN_SCREENS_H
#define FAMCTX_SCREEN_SCREENS_H

#include "famctx/screen/app.h"

/* What a screen about somebody is opened with; texts are copied. */
struct record_ref {
	const char *person;
	const char *service; /* service screen: which; evidence: somebody to compare with; else NULL */
};

extern const struct screen_ops screen_search;   /* NULL; home */
extern const struct screen_ops screen_desk;     /* NULL; home of whoever opens no families */
extern const struct screen_ops screen_results;  /* NULL: shows what the session found */
extern const struct screen_ops screen_family;   /* struct record_ref */
extern const struct screen_ops screen_people;   /* struct record_ref: everyone linked to somebody */
extern const struct screen_ops screen_person;   /* struct record_ref */
extern const struct screen_ops screen_service;  /* struct record_ref */
extern const struct screen_ops screen_evidence; /* struct record_ref */
extern const struct screen_ops screen_scope;    /* NULL, or the name of a service */
extern const struct screen_ops screen_challenge;       /* struct focus; NULL: feedback about the tool */
extern const struct screen_ops screen_challenge_check; /* struct raising of src/screen/challenge.h */
extern const struct screen_ops screen_challenge_sent;  /* struct sent_ref of src/screen/challenge.h */
extern const struct screen_ops screen_challenge_one;   /* a reference, as text */
extern const struct screen_ops screen_challenge_step;  /* struct step_ref of src/screen/challenge_step.h */
extern const struct screen_ops screen_my_challenges;   /* NULL */
extern const struct screen_ops screen_queue;           /* NULL */
extern const struct screen_ops screen_copy;     /* struct copy_offer of src/screen/copy.h */
extern const struct screen_ops screen_trail;    /* enum trail_tab of src/screen/audit_tabs.h; NULL: the first */
extern const struct screen_ops screen_privacy;  /* NULL: words for families */
extern const struct screen_ops screen_recorded; /* NULL: what is recorded about whoever uses the program */
extern const struct screen_ops screen_error;    /* struct failure of src/screen/error_page.h */

#endif
