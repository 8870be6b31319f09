/* The fields of an entry in the order in which they are digested. */
#ifndef FAMCTX_ACCESS_AUDIT_PRIVATE_H
#define FAMCTX_ACCESS_AUDIT_PRIVATE_H

#include "famctx/access/audit.h"
#include "famctx/store/statement.h"

/* Columns of audit that are digested; seq and previous come first. */
#define AUDIT_FIELDS \
	"utc, account, role, sign_in, request, action, outcome, subjects, query, search, basis, purpose_text," \
	" case_reference, behalf, training, today, note"
#define AUDIT_FIELD_COUNT 17

/* One field as the digest sees it. */
struct audit_field {
	bool is_integer;
	bool is_null;
	const char *text;
	size_t len;
	int64_t integer;
};

/* SHA-256 over a zero byte (an entry is a leaf, should a tree be put on top), the number, the digest
 * before, and the fields, each with its kind and length in front. */
void audit_digest(int64_t seq, const unsigned char previous[AUDIT_HASH_SIZE],
		  const struct audit_field fields[AUDIT_FIELD_COUNT], unsigned char hash[AUDIT_HASH_SIZE]);

#endif
