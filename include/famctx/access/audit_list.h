/*
 * Reading the trail. Every question has an index to go by, so that a page
 * comes at once however long the trail is. Names of people are left to
 * whoever knows them: lines hold ids.
 */
#ifndef FAMCTX_ACCESS_AUDIT_LIST_H
#define FAMCTX_ACCESS_AUDIT_LIST_H

#include "famctx/access/audit.h"

/* What is asked, and what the one who asks may see of it. */
struct audit_query {
	const struct audit_filter *which; /* person, when given, is an id */
	const char *team;                 /* only entries of this team; NULL: of all */
	bool all;                         /* every letter of a search, and entries that show nobody */
};

/* Newest first, numbers below `before` (INTEGER_NONE: all). The array and its lines are the caller's; *next is
 * INTEGER_NONE where the list ends. */
MUST_CHECK bool audit_list(struct db *own, const struct audit_query *q, int64_t before, int64_t limit,
			   struct audit_line **lines, size_t *count, int64_t *next, struct err *e);
/* Oldest first, numbers above `after`; every entry in a line of its own. */
MUST_CHECK bool audit_list_forward(struct db *own, const struct audit_query *q, int64_t after, int64_t limit,
				   struct audit_line **lines, size_t *count, int64_t *next, struct err *e);
/* One entry, with all letters of its search; the line is initialised first, its seq INTEGER_NONE when there is none. */
MUST_CHECK bool audit_line_read(struct db *own, int64_t seq, struct audit_line *out, struct err *e);

#endif
