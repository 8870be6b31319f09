/*
 * The file of the policy: read when the keeper starts, and again when it has
 * changed. A change is taken whole or refused whole: while what the file says is
 * not in order, the policy before stays in force, and the trail, the log and
 * every check of the store say so. Private to keeper.
 */
#ifndef FAMCTX_KEEPER_POLICY_FILE_H
#define FAMCTX_KEEPER_POLICY_FILE_H

#include <sys/stat.h>

#include "famctx/api/policy.h"
#include "famctx/store/digest.h"

struct policy_file {
	char *path;
	bool shared; /* many live by it: nobody but root and the keeper may be able to write it (base/trusted.h) */
	char digest[DIGEST_SIZE]; /* of the policy in force */
	char *refused; /* in a sentence, why what the file says now is not in force; NULL: it is */
	struct stat seen; /* the file, when it was read last */
	uint64_t looked_ms;
};

/* Fills *policy, which is released by the caller either way. */
MUST_CHECK bool policy_file_open(struct policy_file *f, const char *folder, bool shared, struct policy *policy,
				 struct problems *problems);
void policy_file_close(struct policy_file *f);
/* Whether another file stands there, or the same one was written to, since it was read. */
bool policy_file_changed(const struct policy_file *f);
/* What it says now, with its digest, which is empty when it could not be read. */
MUST_CHECK bool policy_file_read(struct policy_file *f, struct policy *out, char digest[DIGEST_SIZE],
				 struct problems *problems);

#endif
