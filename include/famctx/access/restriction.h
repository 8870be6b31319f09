/*
 * Who is restricted, as people decided it: kept in store.db by the records they
 * named, so that it finds its people again after every load, join and split
 * (api/restriction.h says what the levels mean; family/shield.h applies them).
 */
#ifndef FAMCTX_ACCESS_RESTRICTION_H
#define FAMCTX_ACCESS_RESTRICTION_H

#include "famctx/api/restriction.h"
#include "famctx/store/db.h"

/* A record that a restriction names. */
struct restriction_key {
	char *source, *record;
};

/* One restriction that stands. Everybody who has one of its records, and the person with its number or of
 * whom that number is an older one, is restricted by it. */
struct restriction {
	int64_t id;
	enum restriction_level level;
	int64_t person; /* 0: nobody had the record yet when it was placed */
	struct restriction_key *records;
	size_t records_count;
};

/* Who decided it, and when. */
struct decided {
	const char *login; /* "": the made-up families came with it */
	int64_t now; /* seconds since 1970, by the clock of the store */
};

/* Those that stand. Both functions are for any number of them; a store has a few hundred. */
MUST_CHECK bool restriction_list(struct db *own, struct restriction **out, size_t *count, struct err *e);
void restriction_free(struct restriction *list, size_t count);
void restriction_add_record(struct restriction *r, const char *source, const char *record);
/* Of a single one. */
void restriction_release(struct restriction *r);

/* Within a transaction. records: of the person as people.db has them now; from an id of a record nobody has
 * yet, that one alone. ERR_USAGE without a reason. */
MUST_CHECK bool restriction_place(struct db *own, const struct restrict_request *request, const struct restriction *whom,
				  const struct decided *by, struct date review, int64_t *id, struct err *e);
/* ERR_NOTHING when there is none of this number that stands. */
MUST_CHECK bool restriction_lift(struct db *own, const struct lift_request *request, const struct decided *by,
				 struct err *e);
/* The rows of the list; `people` is left to whoever knows them. The answer is initialised by the caller. */
MUST_CHECK bool restriction_rows(struct db *own, bool all, struct date today, struct restrictions_answer *answer,
				 struct err *e);

#endif
