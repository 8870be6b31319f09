/*
 * What the screens share about this sign-in: who it is, what is searched, the
 * purpose, the search going on, and the way to ask the keeper.
 */
#ifndef FAMCTX_SCREEN_SESSION_H
#define FAMCTX_SCREEN_SESSION_H

#include "famctx/api/challenge_step.h"
#include "famctx/api/draft.h"
#include "famctx/api/evidence.h"
#include "famctx/api/request.h"
#include "famctx/api/session.h"
#include "famctx/api/sources.h"

struct client;

/* Somebody whom the keeper named and held back otherwise. */
struct held_person {
	struct held_answer why; /* what is HELD_NOTHING: nobody */
	char *person;
	char *family_name, *first_name;
};

struct session {
	struct client *client; /* borrowed */
	/* Asks the keeper, as client_call does. Tests put their own answers here. */
	bool (*ask)(struct session *s, const char *request, const struct shape *params_shape,
	            const void *params, const struct shape *answer_shape, void *answer, struct err *e);
	void *answers; /* for the ask of a test */

	const struct hello_answer *hello; /* borrowed from the client */
	struct sources_answer sources;    /* as last asked */
	struct recent_answer recent;      /* families opened, newest first */
	struct purpose purpose;           /* as last told to the keeper; basis -1: not yet */

	/* The search going on; both the search screen and its results show it. */
	struct find_request query;
	struct find_answer found;
	bool found_stands;     /* found answers query */
	struct err find_error; /* why it does not; ERR_NONE when nothing went wrong */
	struct draft_list drafts; /* what was being typed, newest first */
	int64_t unread;           /* my challenges with an answer that was not read */
	int64_t raised;           /* how many I raised */
	int64_t reviews;          /* break-glass of others that waits for me to look it over */
	unsigned moves;           /* challenges sent and decided, people opened by break-glass: what is shown may be
	                           * otherwise now */
	char *undoing;            /* reference of the challenge that somebody was asked about; NULL: none */
	struct held_person held;  /* whom the last show held back, and why */
	char *reason_for, *reason; /* to be sent with the next show of this person */
	int go_to;             /* the field that the search screen goes to next; -1: where it was */
};

/* Presets the last purpose. Asks nothing yet. */
void session_init(struct session *s, struct client *client);
void session_release(struct session *s);

/* Asks for something and puts the answer in the place of the one before; a failure leaves that standing. */
MUST_CHECK bool session_renew(struct session *s, const char *request, const struct shape *params_shape,
			      const void *params, const struct shape *shape, void *old, struct err *e);
/* What is searched and what was opened, asked anew. */
MUST_CHECK bool session_refresh(struct session *s, struct err *e);
MUST_CHECK bool session_refresh_recent(struct session *s, struct err *e);
/* What I was typing, and what became of what I sent. */
MUST_CHECK bool session_refresh_mine(struct session *s, struct err *e);
/* Drafts of challenges, not of anything else. */
size_t session_drafts(const struct session *s);
/* Whether this role reviews what others challenge. */
bool session_reviews(const struct session *s);
/* Whether the keeper takes this request from this role. */
bool session_may(const struct session *s, const char *request);
/* Tells the keeper why we are looking, unless it knows. */
MUST_CHECK bool session_purpose(struct session *s, const struct purpose *p, struct err *e);
/* Asks with the query; the answer or the reason why not is in s. */
void session_find(struct session *s);
/* Empties the query: the next find is another search in the trail. */
void session_new_search(struct session *s);
/* The purpose from the command line: told at once, or kept until the talk with the family is said that it lacks. */
MUST_CHECK bool session_begin(struct session *s, const struct purpose *p, struct err *e);
/* Forgets the purpose, so that the next one is told to the keeper even if it is the same. */
void session_new_purpose(struct session *s);
/* False with ERR_REFUSED where somebody is held back: `held` then says why. */
MUST_CHECK bool session_show(struct session *s, const char *person, const char *details,
                             struct show_answer *out, struct err *e);
/* The next time this person is asked for, it is with these words. The keeper keeps them for the family. */
void session_give_reason(struct session *s, const char *person, const char *reason);
MUST_CHECK bool session_evidence(struct session *s, const char *person, const char *other,
                                 struct evidence_answer *out, struct err *e);
/* mistake and copied: requests about a person of which nothing comes back. */
MUST_CHECK bool session_note(struct session *s, const char *request, const char *person, const char *note,
                             struct err *e);

#endif
