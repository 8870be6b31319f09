/*
 * A small people.db in memory, filled by a few lines, for tests of the family
 * room. Everything is made up. Today is 4 November 2025.
 *
 *	struct fixture x;
 *	fixture_start(&x);
 *	int64_t school = fixture_source(&x, "school", "School", "2025-11-03", 7);
 *	int64_t record = fixture_person(&x, 1, school, "Una", "Bryant", "2000-10-07", "8 Mill Lane, XX1 4QQ");
 *	fixture_involvement(&x, record, "open", "2024-09-01", NULL, "2025-11-03");
 *	fixture_ready(&x);
 *	family_find(&x.family, ...);
 *	fixture_end(&x);
 */
#ifndef FAMCTX_TESTS_PEOPLE_FIXTURE_H
#define FAMCTX_TESTS_PEOPLE_FIXTURE_H

#include "famctx/family/family.h"

struct fixture {
	struct db *people;
	struct words words;
	struct policy policy;
	struct nicknames nicknames;
	struct family family;
};

void fixture_start(struct fixture *x);
void fixture_end(struct fixture *x);
/* Makes the persons from their records, the indexes, and hands it to x->family. */
void fixture_ready(struct fixture *x);

/* All of that at once, for the setup and teardown of a group of tests. */
struct fixture *fixture_new(void (*fill)(struct fixture *));
void fixture_free(struct fixture *x);

/* copied ISO or NULL, refresh_days 0: no promise. Owner's phone is 0113 496 0100; covers 2014-04-01 on. service
 * NULL: a register. */
int64_t fixture_source(struct fixture *x, const char *key, const char *service, const char *copied, int refresh_days);
/* The same from a document in JSON. */
int64_t fixture_source_json(struct fixture *x, const char *document);
/* A police force that gives an area, and an offence, which is sensitive. */
int64_t fixture_police(struct fixture *x);
/* A record of a person; any text may be NULL. A postcode at the end of the address is taken out of it. */
int64_t fixture_person(struct fixture *x, int64_t person, int64_t source, const char *first_name,
		       const char *family_name, const char *born, const char *address);
/* One more column of a record: nhs_number, register_id, sex, died, address_from. */
void fixture_set(struct fixture *x, int64_t record, const char *column, const char *value);
void fixture_name(struct fixture *x, int64_t record, const char *kind, const char *first_name, const char *family_name);
void fixture_address(struct fixture *x, int64_t record, const char *kind, const char *address, const char *dated);
void fixture_identifier(struct fixture *x, int64_t record, const char *kind, const char *value);
int64_t fixture_involvement(struct fixture *x, int64_t record, const char *state, const char *from, const char *to,
			    const char *last_contact);
void fixture_contact(struct fixture *x, int64_t involvement, const char *name, const char *phone);
void fixture_detail(struct fixture *x, int64_t record, int64_t involvement, const char *field, const char *value,
		    const char *state);
/* A part of a repeated detail. */
void fixture_part(struct fixture *x, int64_t record, int64_t involvement, const char *field, int item,
		  const char *part, const char *value, const char *dated);
void fixture_warning(struct fixture *x, int64_t record, const char *text, const char *review);
/* from is `relation` of to. */
void fixture_link(struct fixture *x, int64_t source, int64_t from, const char *relation, int64_t to,
		  const char *dated);
void fixture_possible(struct fixture *x, int64_t person, int64_t record, int rule);

#endif
