/*
 * Hiding people within the answers of the family room, where they are made, so
 * that nothing hidden is ever assembled.
 *
 * The shield is the same for everybody: the restrictions of store.db, found
 * among the people of people.db. What one sign-in may see beside it stands in
 * struct family_asker, which the keeper sets before each request, as it sets
 * today.
 *
 *	sealed   left out of everything: results, counts, advice, families, households, possible
 *	         matches, evidence, numbers of sources. The answer is the one that a store without
 *	         the person gives, byte for byte: at once by what stands here, and by construction after the
 *	         next build, which sets their records aside (src/intake/sealed.c). Only the figures that a
 *	         load gave of its feed stay as they were.
 *	guarded  in results, families and households by name and address alone (held = HELD_GUARDED), and
 *	         only found by these: a birth date or a number neither finds nor speaks against them, and
 *	         their place in a list tells no age. `show` gives the same little and struct held_answer.
 *	         They are never offered as a possible match, nor is theirs possible of anybody: an offer is
 *	         nothing but a comparison of what is held back. Evidence is refused in the same words.
 *	address  no address of theirs is shown, found by or compared, nobody is listed as living with
 *	         them, and they in no household. Who may be the same person is offered without an address,
 *	         and not at all where only that says so.
 *
 * One's own record is held back like a guarded one, but found as anybody's, and
 * nothing opens it.
 */
#ifndef FAMCTX_FAMILY_SHIELD_H
#define FAMCTX_FAMILY_SHIELD_H

#include "famctx/access/staff.h"
#include "famctx/api/restriction.h"
#include "famctx/base/err.h"

struct family;

/* Levels as bits. */
enum shield_levels {
	SHIELD_SEALED = 1 << RESTRICTION_SEALED,
	SHIELD_GUARDED = 1 << RESTRICTION_GUARDED,
	SHIELD_ADDRESS = 1 << RESTRICTION_ADDRESS,
	/* Who is not found or told of by a name, by where they live, and by a birth date or a number. */
	SHIELD_FROM_NAMES = SHIELD_SEALED,
	SHIELD_FROM_PLACES = SHIELD_SEALED | SHIELD_ADDRESS,
	SHIELD_FROM_FACTS = SHIELD_SEALED | SHIELD_GUARDED,
};

struct shielded {
	int64_t person;
	unsigned levels; /* enum shield_levels */
};
struct shield {
	struct shielded *people; /* by number */
	size_t count;
};

/* Who asks. All zero: somebody to whom nothing more is open, and whose own record is not known. */
struct family_asker {
	const struct staff_self *self;  /* NULL: not known; their own record is held back everywhere (HELD_OWN_RECORD) */
	const int64_t *opened;          /* by break-glass: guarded and protected address count as open for them */
	size_t opened_count;
	bool sensitive_hidden;          /* values marked sensitive are left out of every answer, and role_note says so */
};

/* Reads the restrictions anew: after a load, and after one was placed or lifted. */
MUST_CHECK bool family_raise_shield(struct family *f, struct err *e);
/* The levels that stand for this person; 0: none. What is opened to who asks is taken off. */
unsigned family_shield(const struct family *f, int64_t person);
/* What of somebody is held back from who asks, by any number they had: enum held_back, and whether it is where they
 * live. Of nobody nothing is. */
MUST_CHECK bool family_held(const struct family *f, int64_t person, int *what, bool *address, struct err *e);
void shield_release(struct shield *s);

#endif
