/*
 * A large made-up town in a people.db of its own, for measuring: households
 * with one family name and address, names as skewed as real ones (Zipf), a
 * register and eight services. The same number gives the same file.
 */
#ifndef FAMCTX_TESTS_GENERATE_PEOPLE_H
#define FAMCTX_TESTS_GENERATE_PEOPLE_H

#include "famctx/base/err.h"
#include "famctx/store/db.h"

#define GENERATED_LARGE_EVERY 1000 /* every so many households is one of ten, known to every service */

struct generated_name {
	char first_name[32], family_name[48];
	int year, month, day;
	char nhs_number[11], postcode[10];
	char house[8], street[48];
};

/* Fills an empty people.db; times are the caller's to take. */
MUST_CHECK bool generate_people(struct db *people, int64_t count, struct err *e);
/* Who person `number` (from 1) is, without reading the file. */
void generated_person(int64_t number, struct generated_name *out);
/* The first person of a household of ten at or behind `number`. */
int64_t generated_large_family(int64_t number);

#endif
