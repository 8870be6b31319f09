/*
 * From records to persons: joined, numbered, shown by their best values, living
 * at households, related to each other. Private to intake.
 */
#ifndef FAMCTX_SRC_INTAKE_PERSONS_H
#define FAMCTX_SRC_INTAKE_PERSONS_H

#include "identities.h"
#include "famctx/text/nicknames.h"

struct persons {
	struct identities ids;
	struct join_result joined;
	uint32_t *person;   /* of each record, counted from 0 in the order of first records */
	int64_t *numbers;   /* of each person (store/mint.h); below zero: sealed */
	bool *sealed;       /* of each record; NULL: nobody is */
	uint32_t *first;    /* record of each person */
	size_t count;
	int64_t possible;
};

/*
 * Joins the records of db and writes persons, possible matches and
 * relationships. own is store.db: decisions are read there and numbers minted;
 * NULL gives numbers that hold for this file only.
 */
MUST_CHECK bool persons_build(struct persons *p, struct db *db, struct db *own, const struct nicknames *nicknames,
			      struct err *e);
void persons_release(struct persons *p);

/* relate.c: gives relationships their persons, 0 where nobody has the id. */
MUST_CHECK bool persons_relate(struct persons *p, struct db *db, struct err *e);
/* sealed.c: after the first joining, who is sealed; everybody else joined as if they were not there; and their numbers
 * put below zero. */
MUST_CHECK bool sealed_find(struct persons *p, struct db *own, struct err *e);
void sealed_join(struct persons *p, const struct join_input *in);
void sealed_number(struct persons *p);
/* decisions.c: what people decided about records that are there. */
MUST_CHECK bool decisions_read(struct db *own, const struct identities *ids, struct join_decision **out, size_t *count,
			       struct err *e);

#endif
