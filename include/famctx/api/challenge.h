/*
 * Challenges: somebody says that something shown is wrong, missing, unfair or
 * should not be shown, or what they think of the tool, and hears back. The words
 * both sides share, and sending one: request `challenge_send`.
 */
#ifndef FAMCTX_API_CHALLENGE_H
#define FAMCTX_API_CHALLENGE_H

#include "famctx/schema/shape.h"

enum challenge_type {
	CHALLENGE_TWO_AS_ONE, /* two people are shown as one */
	CHALLENGE_ONE_AS_TWO, /* one person is shown as two */
	CHALLENGE_FAMILY_LINK,
	CHALLENGE_OUT_OF_DATE,
	CHALLENGE_MISSING_SERVICE,
	CHALLENGE_SHOULD_NOT_SHOW,
	CHALLENGE_UNFAIR_WORDING,
	CHALLENGE_DISAGREE,
	CHALLENGE_FEEDBACK, /* about the tool, so its subject is the tool */
	CHALLENGE_TYPE_COUNT
};

enum challenge_state {
	CHALLENGE_TO_REVIEW,
	CHALLENGE_WITH_SERVICE,
	CHALLENGE_TO_FEED_BACK, /* there is an outcome, or a question, that whoever raised it has to hear */
	CHALLENGE_CLOSED,
	CHALLENGE_STATE_COUNT
};

enum challenge_outcome {
	OUTCOME_UPHELD, OUTCOME_PARTLY, OUTCOME_NOT_UPHELD, OUTCOME_ASK_SERVICE, OUTCOME_NEED_MORE, OUTCOME_DUPLICATE,
	OUTCOME_COUNT
};

/* What can happen to a challenge; challenge/life.h says when. */
enum challenge_event {
	EVENT_RAISED,
	EVENT_REASSIGNED,
	EVENT_DECIDED,
	EVENT_ANSWERED,  /* whoever raised it gave the more that was needed */
	EVENT_FED_BACK,  /* whoever raised it was told; that closes it */
	EVENT_READ,      /* whoever raised it read the answer; the unread mark goes */
	EVENT_DISAGREED, /* once: it goes to another reviewer */
	EVENT_UNDONE,    /* the decision was taken back */
	EVENT_COUNT
};

/* Could a child be at risk today because of this? */
/* Not said is never no. */
enum challenge_risk { RISK_NO, RISK_YES, RISK_UNSURE, RISK_NOT_SAID, RISK_COUNT };

/* How whoever raised it wants to hear. */
enum challenge_notify { NOTIFY_LIST, NOTIFY_PHONE, NOTIFY_EMAIL, NOTIFY_COUNT };

extern const char *const challenge_type_codes[];
extern const char *const challenge_state_codes[];
extern const char *const challenge_outcome_codes[];
extern const char *const challenge_event_codes[];
extern const char *const challenge_risk_codes[];
extern const char *const challenge_notify_codes[];

/* Feedback about the tool: 1 (not at all) to 5 (very much), INTEGER_NONE where it was not said. */
struct challenge_feedback {
	char *helps;   /* what helps */
	char *hinders; /* what hinders */
	int64_t trust; /* whether what it shows is trusted */
	int64_t ease;
	int64_t fit;   /* whether it fits the work */
};

/*
 * `on` is person:ID, person:ID:SERVICE, person:ID:SERVICE:FIELD (as named in the
 * manifest), link:ID:ID, join:SOURCE:RECORD, or tool.
 */
struct challenge_send {
	char *id; /* made by the client once for each challenge; sent again it is the same one, never a second */
	char *on;
	int type; /* enum challenge_type; -1: not chosen */
	char *because; /* what they know, and how they know it; kept to the byte */
	int risk;      /* enum challenge_risk */
	char *told;    /* whom they have told; needed for RISK_YES */
	char *spoke;   /* whom they spoke to and what was decided, or NULL */
	int notify;
	char *notify_at; /* number or address, or NULL */
	bool name_shown; /* to the owner of the source */
	bool anonymous;
	char *seen;  /* the sentence that was on screen, or NULL */
	char *draft; /* key of the draft to wipe with the same commit, or NULL */
	struct challenge_feedback feedback;
};

struct challenge_sent {
	char *reference;
	struct date due;
	int state;
	char *goes_to; /* name of the reviewer; NULL: whichever manager takes it */
};

/* Before anything is typed: who will look, by when, and how much may be typed. Request `challenge_terms`,
 * without params; it names nobody, so that asking for it says nothing about an anonymous challenge. */
struct challenge_terms {
	struct date at;
	char *goes_to;
	struct date due;
	struct date due_risk;
	int64_t text_most; /* characters, as people count them */
	int64_t drafts_days; /* an untouched draft is kept so long */
};

extern const struct shape challenge_feedback_shape;
extern const struct shape challenge_send_shape;
extern const struct shape challenge_sent_shape;
extern const struct shape challenge_terms_shape;

/* An id for one challenge, made once by the client, so that asking again after a lost answer never sends a second
 * one. The caller's. ERR_STORE: this machine gives no random numbers. */
MUST_CHECK bool challenge_make_id(char **out, struct err *e);

/*
 * What is wrong with one as typed, the first problem in the order of the form; true when nothing is. Both
 * sides ask this, so that a form can put its cursor on *field (name of a member of challenge_send) and the
 * keeper still trusts nobody. ERR_USAGE: something is missing; ERR_INPUT: too long, or not text.
 */
MUST_CHECK bool challenge_send_check(const struct challenge_send *c, int64_t text_most, const char **field,
				     struct err *e);
/* A text that is needed: somebody wrote something, and not more than `most` characters. `name` begins the
 * message of a text that is too long ("Reason"), `missing` is the whole message where there is none. */
MUST_CHECK bool challenge_text_check(const char *text, int64_t most, const char *name, const char *missing,
				     struct err *e);

#endif
