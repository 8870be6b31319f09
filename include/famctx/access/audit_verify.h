/*
 * Whether the trail is as it was written: every entry is read, its digest made
 * again, its number and its link to the one before compared, and the index of
 * people held against what the entries say. Anchors, heads that were kept
 * elsewhere, show what the chain alone cannot: that its end was cut off, or
 * that it was written anew from some entry on.
 */
#ifndef FAMCTX_ACCESS_AUDIT_VERIFY_H
#define FAMCTX_ACCESS_AUDIT_VERIFY_H

#include "famctx/access/audit.h"

enum audit_break {
	AUDIT_WHOLE,
	AUDIT_MISSING,  /* an entry with this number is not there */
	AUDIT_UNLINKED, /* it refers to another entry before it than the one that stands there */
	AUDIT_CHANGED,  /* its contents are not those that were digested */
	AUDIT_TRUNCATED,  /* an anchor tells of an entry that is not there any more */
	AUDIT_REPLACED, /* an anchor tells of another entry with this number */
	AUDIT_MISINDEXED, /* the index of people is not what the entries say */
};

struct audit_mark {
	int64_t seq;
	unsigned char hash[AUDIT_HASH_SIZE];
};

struct audit_verdict {
	enum audit_break what;
	int64_t broken_at; /* the first entry that does not fit; 0: all do, or it is the index */
	int64_t entries, first, last; /* that were read */
	int64_t clock_back; /* entries whose time is before that of the one in front, by more than a second */
	int64_t marks;      /* anchors that were met */
	unsigned char hash[AUDIT_HASH_SIZE]; /* of the last */
};

/* Told every so many entries; may be NULL. */
typedef void audit_tell(void *context, int64_t done, int64_t total);

/* from 0: the first there is. False with ERR_STORE only when it cannot be read. */
MUST_CHECK bool audit_examine(struct db *own, int64_t from, const struct audit_mark *marks, size_t count,
			     audit_tell *tell, void *context, struct audit_verdict *out, struct err *e);
/* The verdict in words. */
void audit_verdict_words(const struct audit_verdict *v, struct buf *out);

#endif
