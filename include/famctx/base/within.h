/*
 * Files that somebody else names: on a shared host the keeper reads what it is
 * asked to read only where the policy says. The kernel resolves the whole path
 * in one step, so that no dots and no link, there before or put there meanwhile,
 * lead out of the folder. Links that stay inside are followed.
 */
#ifndef FAMCTX_BASE_WITHIN_H
#define FAMCTX_BASE_WITHIN_H

#include "famctx/base/buf.h"
#include "famctx/base/err.h"

struct within {
	char *const *folders; /* absolute */
	size_t count;
};

/*
 * Opens a regular file for reading, not blocking; the path begins with one of the folders. With w NULL it may be
 * anywhere. -1: the message of e says why, without the path, as it follows "PATH cannot be read: ".
 */
MUST_CHECK int within_open(const struct within *w, const char *path, struct err *e);

/* What stands in a path behind the folder and its slash; NULL when the path does not begin with the folder. Reads the
 * words only. */
const char *within_rest(const char *folder, const char *path);
/* "/srv/a or /srv/b", for messages. */
void within_list(const struct within *w, struct buf *out);

#endif
