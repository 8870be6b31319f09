/*
 * The trail. Every answer has its entry, written in the transaction that is
 * committed before the first byte of the answer leaves. Entries are numbered
 * without a gap, and each holds a digest of its own fields and of the entry
 * before it, so that a changed, removed or swapped entry breaks the chain. What
 * a chain alone cannot show is that its newest entries were cut off: for that
 * its head has to be kept elsewhere.
 */
#ifndef FAMCTX_ACCESS_AUDIT_H
#define FAMCTX_ACCESS_AUDIT_H

#include "famctx/access/sign_in.h"
#include "famctx/base/buf.h"

#define AUDIT_HASH_SIZE 32

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
	X(ASKED, "asked") /* what no request is called */

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

/* What one request adds to what is known of its sign-in. */
struct audit_entry {
	const char *request; /* name, borrowed */
	enum audit_action action;
	enum audit_outcome outcome;
	struct buf subjects; /* ids of the people shown, separated by spaces */
	char *query;    /* as typed */
	int64_t search; /* INTEGER_NONE: no search */
	char *note;
	bool training;
};

void audit_entry_init(struct audit_entry *entry, const char *request, enum audit_action action);
void audit_entry_release(struct audit_entry *entry);
void audit_add_subject(struct audit_entry *entry, const char *person);

/* Within a transaction. */
MUST_CHECK bool audit_append(struct db *own, const struct sign_in *who, const struct audit_entry *entry, struct err *e);

struct audit_head {
	int64_t seq; /* of the last entry; 0: there is none */
	unsigned char hash[AUDIT_HASH_SIZE];
};
MUST_CHECK bool audit_head(struct db *own, struct audit_head *out, struct err *e);
/* Reads the whole trail. False with ERR_STORE when it cannot be read; else *broken_at is the first entry
 * that does not fit, 0 when all do, and *entries how many there are. */
MUST_CHECK bool audit_verify(struct db *own, int64_t *entries, int64_t *broken_at, struct err *e);

#endif
