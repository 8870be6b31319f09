/*
 * Reading the trail: what was looked at, by whom and why. Requests
 * `audit_list`, `audit_mine`, `audit_summary`, `audit_patterns`,
 * `audit_verify`, `audit_anchor`, `audit_export`, `audit_exported`,
 * `audit_archive`, `audit_sample` and `audit_review`. Reading it is in the
 * trail, too.
 */
#ifndef FAMCTX_API_AUDIT_H
#define FAMCTX_API_AUDIT_H

#include "famctx/api/vocabulary.h"
#include "famctx/schema/shape.h"

/* X(name, code): what somebody did. */
#define AUDIT_ACTIONS(X) \
	X(SIGNED_IN, "signed_in") \
	X(SIGNED_OUT, "signed_out") \
	X(PURPOSE_GIVEN, "purpose_given") \
	X(SEARCHED, "searched") /* its subjects are the people shown in the results */ \
	X(PERSON_OPENED, "person_opened") /* the header and which services know the person */ \
	X(DETAILS_OPENED, "details_opened") /* the note says of which service */ \
	X(EVIDENCE_OPENED, "evidence_opened") \
	X(SOURCES_SHOWN, "sources_shown") \
	X(RECENT_SHOWN, "recent_shown") \
	X(OPENED_BY_MISTAKE, "opened_by_mistake") \
	X(COPIED, "copied") \
	X(LOADED, "loaded") \
	X(BACKED_UP, "backed_up") \
	X(CHECKED, "checked") \
	X(RESET, "reset") \
	X(REBUILT, "rebuilt") \
	X(TERMS_SHOWN, "terms_shown") \
	X(CHALLENGE_SENT, "challenge_sent") /* an anonymous one: nothing but that */ \
	X(CHALLENGES_LISTED, "challenges_listed") /* its subjects are the people they are about */ \
	X(CHALLENGE_OPENED, "challenge_opened") \
	X(CHALLENGE_MOVED, "challenge_moved") /* the note says how */ \
	X(CHALLENGES_COUNTED, "challenges_counted") \
	X(CHALLENGES_EXPORTED, "challenges_exported") /* the note says whether with names */ \
	X(DRAFT_SAVED, "draft_saved") \
	X(DRAFTS_LISTED, "drafts_listed") \
	X(DRAFT_WIPED, "draft_wiped") \
	X(PROJECT_READ, "project_read") /* the note says which, and what of it */ \
	X(PROJECT_CHANGED, "project_changed") \
	X(PROJECT_SIGNED, "project_signed") \
	X(PROJECT_EXPORTED, "project_exported") \
	X(LOCKED, "locked") /* the note says what: locked, unlocked, not unlocked */ \
	X(TRAIL_READ, "trail_read") /* its subject is the person whose record was asked for */ \
	X(TRAIL_VERIFIED, "trail_verified") \
	X(TRAIL_ANCHORED, "trail_anchored") \
	X(TRAIL_EXPORTED, "trail_exported") \
	X(TRAIL_ARCHIVED, "trail_archived") \
	X(LOOK_CHOSEN, "look_chosen") /* for a spot check; the note says which entry */ \
	X(LOOK_REVIEWED, "look_reviewed") \
	X(POLICY_CHANGED, "policy_changed") /* found by the keeper; with the digest of the file */ \
	X(HELD_BACK, "held_back") /* asked for, and a name and why not is all that was shown; the note says why not */ \
	X(BREAK_GLASS, "break_glass") \
	X(RESTRICTED, "restricted") \
	X(LIFTED, "lifted") \
	X(RESTRICTIONS_SHOWN, "restrictions_shown") \
	X(ACCOUNTS_SHOWN, "accounts_shown") \
	X(ACCOUNT_CHANGED, "account_changed") /* added, changed or closed; the note says which and how */ \
	X(PERMISSIONS_SHOWN, "permissions_shown") \
	X(STAFF_LOADED, "staff_loaded") \
	X(CUT_OFF, "cut_off") /* the keeper ended the connection; the note says for what */

#define AUDIT_ENUM(name, code) AUDIT_##name,
enum audit_action { AUDIT_ACTIONS(AUDIT_ENUM) AUDIT_ACTION_COUNT };
extern const char *const audit_action_codes[];

enum audit_outcome {
	AUDIT_SHOWN,   /* it was answered */
	AUDIT_NOTHING, /* answered, and nobody was found */
	AUDIT_STARTED, /* a long job; its end has an entry of its own */
	AUDIT_REFUSED, /* not allowed, or without a purpose */
	AUDIT_FAILED,
	AUDIT_OUTCOME_COUNT
};
extern const char *const audit_outcome_codes[];

/* What a worker has in common with somebody they opened. */
enum audit_close {
	AUDIT_OWN_NAME,
	AUDIT_OWN_SURNAME,
	AUDIT_OWN_ADDRESS,
	AUDIT_OWN_RECORD,
	AUDIT_OWN_FAMILY, /* linked to the own record */
	AUDIT_COLLEAGUE,  /* in the staff table */
	AUDIT_CLOSE_COUNT
};
extern const char *const audit_close_codes[];

/* ---- the list ----------------------------------------------------------------- */

#define AUDIT_PAGE 50
#define AUDIT_EXPORT_PAGE 500

/* Which entries. A manager is answered about their own team only. */
struct audit_filter {
	char *account; /* login; NULL: everybody */
	char *person;  /* who was shown; NULL: anybody */
	int basis;     /* enum basis; -1: any */
	int action;    /* enum audit_action; -1: any */
	struct date from, to; /* both days are in it */
};

struct audit_list_request {
	struct audit_filter which;
	int64_t before; /* only entries with a lower number; INTEGER_NONE: from the newest on */
	int64_t limit;  /* at most AUDIT_PAGE */
	bool all;       /* each letter of a search in a line of its own, and entries that show nobody */
};

struct audit_person {
	char *person;
	char *name; /* as it is now, "BRACKEN, Katherine"; NULL: nobody of this id is here any more */
	struct date born;
};

/* One line: an entry, or all letters of one search. */
struct audit_line {
	int64_t seq;   /* of the last entry */
	char *at;      /* "2025-11-04T09:42", local time */
	char *utc;
	char *account; /* login */
	char *name;
	int role;      /* -1: the keeper itself */
	char *team;
	int action;
	int outcome;
	struct audit_person opened; /* id NULL: nobody was opened */
	struct audit_person asked;  /* held back: whom they asked for; else id NULL */
	int64_t shown;  /* how many people were shown */
	char **subjects; /* their ids */
	size_t subjects_count;
	char *query;
	int64_t letters; /* entries in this line */
	int basis;       /* -1: none */
	char *purpose_text;
	char *case_reference;
	char *behalf;
	char *close_to;
	char *note;
	int consent;       /* enum consent */
	char *reason;      /* why, where the keeper asked again */
	char *break_glass; /* reference of what it was opened by */
	int64_t amount;
	char *digest;
	char *request; /* that asked for it */
	int64_t uid, process, started; /* who asked and by which process, as the kernel says; INTEGER_NONE: nobody did */
	char *program, *tty, *peer;
	char *boot;    /* run of the machine that `started` counts from */
	char *app;     /* version of the program that wrote it */
	bool training;
	struct date today;
	char *hash; /* hexadecimal, of the last entry */
};

struct audit_list_answer {
	struct date at;
	struct audit_person person; /* of the filter */
	struct audit_line *entries; /* newest first */
	size_t entries_count;
	int64_t next; /* before for the next page; INTEGER_NONE: there is none */
	char *team;   /* the only team that is answered about; NULL: all */
};

/* ---- who, whom and why, counted ---------------------------------------------------- */

enum audit_by { AUDIT_BY_WORKER, AUDIT_BY_PERSON, AUDIT_BY_REASON, AUDIT_BY_COUNT };
extern const char *const audit_by_codes[];

struct audit_summary_request {
	int by;
	struct date from, to; /* none: the period of the policy */
};

struct audit_count {
	char *key;  /* login, person, purpose */
	char *name; /* in words */
	char *team;
	int64_t searches, opened, refused;
	int64_t others; /* of a worker and a reason: different people opened; of a person: different workers */
	char *last;     /* local time of the last one */
};

struct audit_summary_answer {
	struct date from, to;
	char *team;
	struct audit_count *rows; /* most opened first, at most AUDIT_PAGE */
	size_t rows_count;
	int64_t more;
};

/* X(name, code): what is looked for; its threshold stands in the policy. */
#define AUDIT_PATTERNS(X) \
	X(CLOSE, "close") \
	X(HOURS, "hours") \
	X(MANY, "many") \
	X(REPEATED, "repeated") \
	X(NO_CASE, "no_case") \
	X(NOBODY, "nobody")
#define PATTERN_ENUM(name, code) PATTERN_##name,
enum audit_pattern { AUDIT_PATTERNS(PATTERN_ENUM) PATTERN_COUNT };
extern const char *const audit_pattern_codes[];

struct audit_patterns_request {
	struct date from, to;
};

/* A worker to whom a rule applies. It asks for a talk; it is no finding against anybody. */
struct audit_match {
	int pattern;
	char *account, *name, *team;
	struct audit_person person; /* repeated, close: whom; else id NULL */
	struct date day; /* many, nobody: when */
	int64_t count;
	int64_t seq; /* the last entry of it */
};

/* One rule with its numbers. */
struct audit_rule {
	int pattern;
	int64_t threshold;
	int64_t matches;
};

struct audit_patterns_answer {
	struct date from, to;
	char *team;
	int64_t hours_from, hours_to;
	struct audit_rule *rules; /* all of them, also those that nothing matches */
	size_t rules_count;
	struct audit_match *matches; /* in the order of the rules, then newest first */
	size_t matches_count;
};

/* ---- spot checks and break-glass ------------------------------------------------------ */

/* Why a look waits for a second pair of eyes. */
enum audit_review_kind { REVIEW_DRAWN, REVIEW_BREAK_GLASS, REVIEW_KIND_COUNT };
extern const char *const audit_review_kind_codes[];

enum audit_finding { FINDING_IN_ORDER, FINDING_ASKED, FINDING_CONCERN, FINDING_COUNT };
extern const char *const audit_finding_codes[];

struct audit_sample_request {
	int64_t draw; /* looks to draw at random beside those that wait; INTEGER_NONE: none */
};

struct audit_sampled {
	struct audit_line look; /* break-glass: its reason says why, its break_glass the reference */
	int kind;           /* enum audit_review_kind */
	struct date due;    /* break-glass: to be looked over by then; DATE_NONE: no day was set */
	bool overdue;       /* it waits, and that day has passed */
	char *chosen, *chooser;
	char *reviewed, *reviewer; /* NULL: it waits */
	int finding;               /* -1: it waits */
	char *words;
	bool mine; /* a look of one's own: somebody else signs it off */
};

struct audit_sample_answer {
	int64_t waiting;
	struct audit_sampled *looks; /* those that wait first, and of them break-glass by the day it is due */
	size_t looks_count;
};

struct audit_review_request {
	int64_t seq;
	int finding;
	char *words; /* needed unless it is in order */
};

/* The screen was locked, or somebody came back to it. */
enum lock_event { LOCK_LOCKED, LOCK_UNLOCKED, LOCK_REFUSED, LOCK_EVENT_COUNT };
extern const char *const lock_event_codes[];
struct locked_request {
	int what;
};

/* ---- the chain ------------------------------------------------------------------------- */

/* A head of the trail that was kept elsewhere; as a line in api/anchor.h. */
struct audit_anchor {
	int64_t seq;
	char *hash; /* hexadecimal */
	char *store; /* id of the store it was taken from, or NULL */
	char *utc;
	char *signature; /* base64, or NULL */
};

struct audit_verify_request {
	int64_t from; /* number of the first entry to read; INTEGER_NONE: the first there is */
	struct audit_anchor *anchors;
	size_t anchors_count;
	char **keys; /* public keys that were kept elsewhere; none: the store's own */
	size_t keys_count;
};

#define AUDIT_ANCHORS_MOST 200 /* as many as fit into one request */
#define AUDIT_KEYS_MOST 20

struct audit_verify_answer {
	bool good;  /* the trail is whole, and no anchor is signed by anybody else */
	bool whole; /* nothing of it was changed, and it fits every anchor */
	int64_t entries; /* that were read */
	int64_t first, last;
	int64_t broken_at; /* the first entry that does not fit; INTEGER_NONE: all do */
	char *words;       /* what differs, or that nothing does */
	int64_t anchors;   /* that were held against it */
	int64_t not_signed; /* anchors without a signature; they are held against it all the same */
	int64_t not_ours;   /* anchors signed by none of the keys; they are left out, and not good */
	int64_t not_ours_at; /* number of the entry of the first of them; INTEGER_NONE: there is none */
	int64_t clock_back; /* times that the clock of the machine was set back */
	char *hash;        /* of the last one */
};

/* The head as it stands now. */
struct audit_anchor_answer {
	char *line; /* signed, to be kept in a file that leaves the host */
	char *key;  /* "famctx-key 1 STORE KEY": what its signature is checked by */
	int64_t seq;
	char *hash;
	char *store;
	char *utc;
};

/* ---- taking it out ----------------------------------------------------------------------- */

struct audit_export_request {
	struct audit_filter which;
	int64_t after; /* only entries with a higher number; INTEGER_NONE: from the first on */
};

struct audit_export_answer {
	struct audit_line *entries; /* oldest first, at most AUDIT_EXPORT_PAGE */
	size_t entries_count;
	int64_t next; /* after for the next page; INTEGER_NONE: there is none */
};

/* An export is complete: what it was. */
struct audit_exported_request {
	char *format;
	int64_t amount;
	char *digest; /* SHA-256 of the bytes, hexadecimal */
};

struct audit_archive_request {
	char *path;        /* absolute, must not be there */
	struct date before; /* entries of earlier days go */
};

struct audit_archive_answer {
	int64_t first, last; /* INTEGER_NONE: nothing was old enough */
	int64_t amount;
	char *digest; /* of the file */
};

extern const struct shape audit_list_request_shape, audit_list_answer_shape;
extern const struct shape audit_summary_request_shape, audit_summary_answer_shape;
extern const struct shape audit_patterns_request_shape, audit_patterns_answer_shape;
extern const struct shape audit_sample_request_shape, audit_sample_answer_shape, audit_review_request_shape;
extern const struct shape audit_verify_request_shape, audit_verify_answer_shape, audit_anchor_answer_shape;
extern const struct shape audit_export_request_shape, audit_export_answer_shape, audit_exported_request_shape;
extern const struct shape audit_archive_request_shape, audit_archive_answer_shape;
extern const struct shape audit_line_shape, locked_request_shape;

#endif
