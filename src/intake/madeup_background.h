/* The background while it is made. Private to its two files. */
#ifndef FAMCTX_SRC_INTAKE_MADEUP_BACKGROUND_H
#define FAMCTX_SRC_INTAKE_MADEUP_BACKGROUND_H

#include "madeup_dice.h"
#include "madeup_private.h"

struct maker {
	struct madeup *m;
	const struct madeup_background *b;
	struct dice dice;
	struct madeup_family *family;
	size_t people_cap, relations_cap;
	int nhs, cases, pupils; /* numbers given so far */
	size_t houses;          /* and houses */
};

/* Chosen once for everybody in a household. */
struct household {
	char *family_name;
	char *address;
	int moved_days; /* before today */
	bool tenant, was_tenant;
};

/* The next pupil number; the caller's. */
char *background_next_upn(struct maker *mk);
/* The rows that services hold of a child or an adult. */
void background_child_rows(struct maker *mk, struct madeup_person *p);
void background_adult_rows(struct maker *mk, const struct household *h, struct madeup_person *p);

#endif
