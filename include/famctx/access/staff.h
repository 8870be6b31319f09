/*
 * The staff table: who works for the authority, so that nobody opens their own
 * record, and a look at one's family, address or colleague is asked about. Kept
 * as digests keyed by a secret of the store; the values themselves are nowhere.
 *
 *	number     the NHS number
 *	name       family name and first of the first names, folded, with the birth date
 *	surname    the last word of the family name; either part of somebody's double name meets it
 *	address    postcode and house number, of a house without one its whole line
 */
#ifndef FAMCTX_ACCESS_STAFF_H
#define FAMCTX_ACCESS_STAFF_H

#include "famctx/api/account.h"
#include "famctx/store/db.h"

#define STAFF_DIGEST 32

/* What is known of one person, to be held against the table. Borrowed; NULL or DATE_NONE where not known. */
struct staff_facts {
	const char *family_name, *first_name;
	struct date born;
	const char *nhs_number;
	const char *address; /* with its postcode, or without */
};

/* The one who asks. known is false where the table has neither their number nor their name with the birth date:
 * then their own record cannot be told. */
struct staff_self {
	bool known;
	bool has_nhs, has_name_born, has_surname, has_address;
	unsigned char key[STAFF_DIGEST]; /* of the store */
	unsigned char nhs[STAFF_DIGEST], name_born[STAFF_DIGEST], surname[STAFF_DIGEST], address[STAFF_DIGEST];
};

MUST_CHECK bool staff_self_read(struct db *own, const char *login, struct staff_self *out, struct err *e);
/* Whether it is the record of the one who asks: the same NHS number, or the same names and birth date. */
bool staff_is_self(const struct staff_self *self, const struct staff_facts *facts);
bool staff_same_surname(const struct staff_self *self, const struct staff_facts *facts);
bool staff_same_address(const struct staff_self *self, const struct staff_facts *facts);
/* Whether anybody else in the table is that person. */
MUST_CHECK bool staff_is_colleague(struct db *own, const struct staff_self *self, const struct staff_facts *facts,
				   bool *colleague, struct err *e);

/* Within a transaction: these people instead of all who were there. Counts them in the answer. */
MUST_CHECK bool staff_load(struct db *own, const struct staff_row *rows, size_t count, struct staff_load_answer *answer,
			   struct err *e);

#endif
