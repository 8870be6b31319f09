/*
 * Retention. Entries are never changed; when they are old enough a whole
 * segment of them, from the first there is, moves into a file of its own. The
 * chain goes on behind it: the next entry still refers to the last that went,
 * and an entry tells of the file and its digest.
 *
 * The file is JSON Lines: each entry with every field, its digest and that of
 * the one before, so that it can be checked without the store.
 */
#ifndef FAMCTX_ACCESS_AUDIT_ARCHIVE_H
#define FAMCTX_ACCESS_AUDIT_ARCHIVE_H

#include "famctx/access/audit_verify.h"

#define AUDIT_SEGMENT_MOST 100000

/* Moves the entries of days before that one, at most AUDIT_SEGMENT_MOST. The file must not be there. ERR_REFUSED when
 * the trail is broken: then nothing of it may go. out is initialised by the caller. */
MUST_CHECK bool audit_archive(struct db *own, const char *path, struct date before, bool training,
			      struct audit_archive_answer *out, struct err *e);

#endif
