/*
 * Whom a restriction is about, for those who place and lift them. The only part
 * of this room that knows sealed people: it tells how many there are, and
 * nothing of them.
 */
#ifndef FAMCTX_FAMILY_RESTRICTED_H
#define FAMCTX_FAMILY_RESTRICTED_H

#include "famctx/access/restriction.h"
#include "famctx/family/family.h"

/*
 * who is the id of a person, a case or NHS number, or SOURCE:RECORD. Fills the person and every record that it has
 * now; from a record that nobody has yet, that one alone, and person stays 0. ERR_NOTHING for an id or a number that
 * nobody has, ERR_USAGE for a number of several people and for what is none of these. Release out with restriction_release either way.
 */
MUST_CHECK bool family_restricted_whom(const struct family *f, const char *who, struct restriction *out, struct err *e);
/* Everybody whom it restricts, by number; the caller's to free. */
MUST_CHECK bool family_restricted_people(const struct family *f, const struct restriction *r, int64_t **people,
					 size_t *count, struct err *e);
/* Who else is recorded at the person's current address and has no protected address, nor is sealed; the caller's to
 * free. */
MUST_CHECK bool family_restricted_others(const struct family *f, int64_t person, int64_t **others, size_t *count,
					 struct err *e);

#endif
