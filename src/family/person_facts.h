/*
 * What the records say about who one person is: everything a query can be
 * compared with. Private to family.
 */
#ifndef FAMCTX_SRC_FAMILY_FACTS_H
#define FAMCTX_SRC_FAMILY_FACTS_H

#include "famctx/api/find.h"
#include "famctx/family/family.h"

struct fact_name {
	char *family_name, *first_name;
};

struct fact_address {
	char *address, *postcode;
};

struct person_facts {
	int64_t person;
	char *family_name, *first_name, *sex, *address, *case_id; /* as shown */
	struct date born;
	struct fact_name *names;
	size_t names_count, names_cap;
	struct date *births;
	size_t births_count, births_cap;
	struct fact_address *addresses;
	size_t addresses_count, addresses_cap;
	char **numbers; /* as supplied */
	size_t numbers_count, numbers_cap;
	struct found_record *records;
	size_t records_count, records_cap;
	int held;               /* enum held_back; then there are names, an address, and nothing else to compare */
	bool address_protected; /* then there is no address */
};

/* found is false, and nothing filled, when there is nobody with that number, or they are sealed. What is held back
 * because they are guarded is not there; that it is the record of who asks is left to person_facts_own. */
MUST_CHECK bool person_facts_read(const struct family *f, int64_t person, struct person_facts *out, bool *found, struct err *e);
/* Whether it is the record of who asks. Of somebody guarded, held already says so. */
bool person_facts_own(const struct family *f, const struct person_facts *facts);
void person_facts_release(struct person_facts *facts);

#endif
