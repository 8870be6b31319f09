/*
 * One entry of the trail as fields, in the order in which they are digested: in
 * the store a row of `audit`, in an archive a line of JSON. A field that is not
 * given is left out of the digest, and each goes in with its place in this list:
 * so fields may be added at the end without touching older entries.
 */
#ifndef FAMCTX_API_ENTRY_H
#define FAMCTX_API_ENTRY_H

#include "famctx/base/base.h"

#define AUDIT_HASH_SIZE 32
#define AUDIT_HASH_TEXT (2 * AUDIT_HASH_SIZE + 1) /* hexadecimal, with the NUL */

/* X(name, whether it is a number); never reordered. */
#define AUDIT_COLUMNS(X) \
	X(utc, 0) X(account, 0) X(role, 0) X(sign_in, 1) X(request, 0) X(action, 0) X(outcome, 0) X(subjects, 0) \
	X(query, 0) X(search, 1) X(basis, 0) X(purpose_text, 0) X(case_reference, 0) X(behalf, 0) X(training, 1) \
	X(today, 0) X(note, 0) X(name, 0) X(team, 0) X(program, 0) X(process, 1) X(tty, 0) X(peer, 0) X(local, 0) \
	X(boot, 0) X(steady, 1) X(opened, 0) X(close_to, 0) X(app, 0) X(store_version, 1) X(amount, 1) X(digest, 0) \
	X(uid, 1) X(started, 1) X(consent, 0) X(reason, 0) X(break_glass, 0)

#define AUDIT_COLUMN_ENUM(name, number) COLUMN_##name,
enum audit_column { AUDIT_COLUMNS(AUDIT_COLUMN_ENUM) AUDIT_COLUMN_COUNT };
extern const char *const audit_column_names[AUDIT_COLUMN_COUNT];
extern const bool audit_column_is_number[AUDIT_COLUMN_COUNT];

/* One field as the digest sees it. */
struct audit_field {
	bool is_integer;
	bool is_null;
	const char *text;
	size_t len;
	int64_t integer;
};

struct audit_fields {
	struct audit_field at[AUDIT_COLUMN_COUNT];
};

/* SHA-256 over a zero byte (an entry is a leaf, should a tree be put on top), the number, the digest
 * before, and the fields that are given, each with its place, kind and length in front. */
void audit_digest(int64_t seq, const unsigned char previous[AUDIT_HASH_SIZE], const struct audit_fields *fields,
		  unsigned char hash[AUDIT_HASH_SIZE]);

void audit_hash_text(const unsigned char hash[AUDIT_HASH_SIZE], char text[AUDIT_HASH_TEXT]);
/* False for anything but 64 hexadecimal digits, in small letters. */
MUST_CHECK bool audit_hash_read(const char *text, unsigned char hash[AUDIT_HASH_SIZE]);

#endif
