/*
 * The staff table as an administrator supplies it: a CSV in UTF-8 with a header
 * row. Columns, in any order: family_name and first_name, at least one of born
 * and nhs_number, and login, address, postcode where they are known. Any other
 * column is refused: what is not needed is not handed over.
 *
 *	login,family_name,first_name,born,address,postcode,nhs_number
 *	s.patel,Patel,Sunita,1986-05-02,12 Mill Lane,XX1 4QQ,999 123 4567
 *
 * A birth date is YYYY-MM-DD or DD/MM/YYYY. A row without a login is somebody
 * who works for the authority and has no account here.
 */
#ifndef FAMCTX_INTAKE_STAFF_H
#define FAMCTX_INTAKE_STAFF_H

#include "famctx/api/account.h"
#include "famctx/base/problems.h"

#define STAFF_PROBLEMS 200

struct staff_table {
	struct staff_row *rows; /* in the order of the file */
	size_t count, cap;
};

/* All of it, or false with every mistake at its line and column, at most STAFF_PROBLEMS. Release either way. */
MUST_CHECK bool staff_table_read(const char *name, const char *bytes, size_t len, struct staff_table *out,
				 struct problems *problems);
void staff_table_release(struct staff_table *t);

#endif
