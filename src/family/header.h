/* Who a person is, with every name, address and number and who says so. Private to family. */
#ifndef FAMCTX_SRC_FAMILY_HEADER_H
#define FAMCTX_SRC_FAMILY_HEADER_H

#include "famctx/api/show.h"
#include "famctx/family/family.h"

/* A person in one line, as lists need it. */
struct card {
	int64_t person;
	char id[24];
	char *family_name, *first_name, *sex, *address, *case_id, *household;
	struct date born, died;
	int64_t age; /* INTEGER_NONE when not known */
	int held;    /* enum held_back; then there are a name, an address, and nothing else */
	bool address_protected; /* then there is neither address nor household */
};

/* found is false, and nothing filled, when there is nobody with that number, or they are sealed. */
MUST_CHECK bool card_read(const struct family *f, int64_t person, struct card *out, bool *found, struct err *e);
/* By the id people see; an older id of somebody who was joined finds the other. ERR_NOTHING: nobody. */
MUST_CHECK bool person_find_card(const struct family *f, const char *id, struct card *out, struct err *e);
void card_release(struct card *c);

/* Of somebody held back, what the card has. What sources say that this person's age keeps back is left out. */
MUST_CHECK bool header_read(const struct family *f, const struct card *card, struct person_header *out, struct err *e);

#endif
