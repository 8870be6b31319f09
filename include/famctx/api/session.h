/*
 * Signing in, the purpose, and the small requests: hello, purpose, recent,
 * mistake, copied, check, backup, reset.
 */
#ifndef FAMCTX_API_SESSION_H
#define FAMCTX_API_SESSION_H

#include "famctx/api/vocabulary.h"
#include "famctx/schema/shape.h"

#define API_VERSION 1
#define API_REQUEST_LIMIT 65536

enum consent { CONSENT_NOT_SAID, CONSENT_NOT_NEEDED, CONSENT_HELD, CONSENT_NOT_HELD, CONSENT_COUNT };
extern const char *const consent_codes[];
/* What the policy asks about it: nothing; on the screen, kept when said; no look without. */
enum consent_rule { CONSENT_NONE, CONSENT_RECORD, CONSENT_REQUIRE, CONSENT_RULE_COUNT };
extern const char *const consent_rule_codes[];

/* hello: the first request of a sign-in. */
struct hello_request {
	int64_t version; /* API_VERSION */
	char *as;        /* training only: a made-up account */
	struct date at;  /* another today; a store of one's own only */
	char *program;   /* screen, line or command: for the trail */
};

struct hello_answer {
	int64_t version;
	char *account; /* login name */
	char *name;    /* as shown */
	int role;
	char *team;
	bool training;
	bool own; /* a store of one's own: one role, owner, with every request */
	struct date at; /* today */
	bool at_given;  /* another today than the clock's: said on screen */
	char *store;    /* kind of store, in a word: training, own, shared */
	int64_t people; /* in the store; 0: nothing is loaded */
	bool may_copy;  /* policy: the clipboard */
	int64_t hide_after; /* minutes without a key, from the policy */
	char *help_note;
	int consent;    /* enum consent_rule, from the policy */
	char **consent_free; /* bases for which no talk is needed before */
	size_t consent_free_count;
	char *purpose_words; /* the last purpose, preset; NULL: none yet */
	int64_t reviews_waiting; /* break-glass of others that waits for this role to look over; INTEGER_NONE: not this role's */
	char **requests;     /* what this role may do */
	size_t requests_count;
};

struct purpose {
	int basis;   /* enum basis; -1: not given */
	char *text;  /* for other */
	char *case_reference;
	char *behalf; /* on whose behalf, or NULL */
	/* The talk with the family about looking. It is not what makes looking lawful: that is the basis. */
	int consent;  /* enum consent */
	struct date consent_on; /* held: when */
	char *consent_because;  /* not held: why not */
};

/* One line of `recent`: families opened in this sign-in, newest first. */
struct recent_person {
	char *person;
	char *name;
	char *opened; /* "9:46" local time */
};

struct recent_answer {
	struct recent_person *people;
	size_t people_count;
};

/* A person by id, where nothing else is needed. */
struct person_request {
	char *person;
	char *note; /* copied: what kind of thing was copied (number, name, card); else NULL */
};

struct path_request {
	char *path; /* absolute */
};

struct check_finding {
	char *what; /* key of words */
	bool good;
	char *words;
};

struct check_answer {
	bool good;
	struct check_finding *findings;
	size_t findings_count;
};

/* Answers that only say that it is done. */
struct done_answer {
	bool done;
	char *words; /* what was done, or NULL */
};

extern const struct shape hello_request_shape;
extern const struct shape hello_answer_shape;
extern const struct shape purpose_shape;
extern const struct shape recent_answer_shape;
extern const struct shape person_request_shape;
extern const struct shape path_request_shape;
extern const struct shape check_answer_shape;
extern const struct shape done_answer_shape;

/* Adds a finding; the answer is good while all of them are. */
void check_add(struct check_answer *answer, const char *what, bool good, const char *words);

/* "s47", or "other:TEXT", as --purpose takes it. False: it is no purpose. */
bool purpose_read(const char *text, struct purpose *out);

/* "not-needed", "held:DATE" or "not-held:TEXT", as --consent takes it. False: it is none of them, or the day of
 * the talk is no day, or still to come. */
bool consent_read(const char *text, struct date today, struct purpose *out);
/* A day as people write it: 3 11 2025, 3/11/2025, 3 November 2025, 2025-11-03. */
bool consent_day(const char *text, struct date today, struct date *out);
/* Whether the talk is asked about with this basis, and whether none is needed before. */
bool consent_asked(const struct hello_answer *hello, int basis);
bool consent_free(const struct hello_answer *hello, int basis);

#endif
