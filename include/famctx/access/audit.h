/*
 * The trail. Every answer has its entry, written in the transaction that is
 * committed before the first byte of the answer leaves. Entries are numbered
 * without a gap, and each holds a digest of its own fields and of the entry
 * before it, so that a changed, removed or swapped entry breaks the chain
 * (access/audit_verify.h). What a chain alone cannot show is that its newest
 * entries were cut off, or all of them written anew: for that its head has to
 * be kept elsewhere, as an anchor.
 */
#ifndef FAMCTX_ACCESS_AUDIT_H
#define FAMCTX_ACCESS_AUDIT_H

#include "famctx/access/sign_in.h"
#include "famctx/api/audit.h"
#include "famctx/api/entry.h"
#include "famctx/base/buf.h"

/* What one request adds to what is known of its sign-in. */
struct audit_entry {
	const char *request; /* name, borrowed */
	enum audit_action action;
	enum audit_outcome outcome;
	struct buf subjects; /* ids of the people shown, separated by spaces */
	char *opened;   /* id of the one who was opened, or NULL */
	char *close_to; /* what the worker has in common with them: words of enum audit_close, separated by spaces */
	char *query;    /* as typed */
	int64_t search; /* INTEGER_NONE: no search */
	int64_t amount; /* how many left the program in an export; INTEGER_NONE: nothing did */
	char *digest;   /* of what left, or of what was changed */
	char *note;
	char *reason;      /* why, where the keeper asked again: outside the family, close to the worker */
	char *break_glass; /* reference of what it was opened by */
	struct date review_due; /* break-glass: somebody else looks it over by then; DATE_NONE: nobody has to */
	bool training;
};

void audit_entry_init(struct audit_entry *entry, const char *request, enum audit_action action);
void audit_entry_release(struct audit_entry *entry);
/* Each person once. */
void audit_add_subject(struct audit_entry *entry, const char *person);
bool audit_has_subject(const struct audit_entry *entry, const char *person);
/* The one who was opened; also one of the subjects. */
void audit_add_opened(struct audit_entry *entry, const char *person);
/* The one who was opened has this in common with the worker; each once. */
void audit_add_close(struct audit_entry *entry, enum audit_close close);

/* Within a transaction. */
MUST_CHECK bool audit_append(struct db *own, const struct sign_in *who, const struct audit_entry *entry, struct err *e);

struct audit_head {
	int64_t seq; /* of the last entry; 0: there is none */
	unsigned char hash[AUDIT_HASH_SIZE];
};
/* Where entries were archived, the head is that of the last segment until a new entry comes. */
MUST_CHECK bool audit_head(struct db *own, struct audit_head *out, struct err *e);
/* The whole trail, without anchors (access/audit_verify.h tells more): *broken_at is the first entry that does not
 * fit, 0 when all do. An index that does not fit counts as the entry behind the last. */
MUST_CHECK bool audit_verify(struct db *own, int64_t *entries, int64_t *broken_at, struct err *e);

#endif
