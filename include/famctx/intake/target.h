/*
 * What a column of a feed may be mapped to. One list gives the names in
 * manifests, what each may stand in, and the reference in docs/manifests.md.
 */
#ifndef FAMCTX_INTAKE_TARGET_H
#define FAMCTX_INTAKE_TARGET_H

#include "famctx/base/base.h"

enum target {
	TARGET_REGISTER_ID, TARGET_NHS_NUMBER, TARGET_UPN, TARGET_IDENTIFIER,
	TARGET_FAMILY_NAME, TARGET_FIRST_NAME, TARGET_MIDDLE_NAMES, TARGET_FULL_NAME, TARGET_KNOWN_AS,
	TARGET_FORMER_FAMILY_NAME, TARGET_BORN, TARGET_DIED, TARGET_SEX,
	TARGET_ADDRESS, TARGET_ADDRESS_LINE, TARGET_POSTCODE, TARGET_ADDRESS_FROM,
	TARGET_PREVIOUS_ADDRESS, TARGET_PREVIOUS_POSTCODE, TARGET_PHONE,
	TARGET_STATUS, TARGET_FROM, TARGET_TO, TARGET_LAST_CONTACT, TARGET_UPDATED,
	TARGET_CONTACT_NAME, TARGET_CONTACT_ROLE, TARGET_CONTACT_ORGANISATION, TARGET_CONTACT_PHONE,
	TARGET_CONTACT_EMAIL,
	TARGET_DETAIL, TARGET_PART, TARGET_LINK,
	TARGET_WARNING, TARGET_WARNING_REVIEW,
	TARGET_RELATED_ID, TARGET_RELATION, TARGET_RELATION_FROM,
	TARGET_AREA, TARGET_COPIED,
	TARGET_COUNT
};

enum target_flag {
	TARGET_IS_DATE = 1 << 0,
	TARGET_REPEATS = 1 << 1,  /* several columns may go there */
	TARGET_LABELLED = 1 << 2, /* needs a label */
	TARGET_IDENTITY = 1 << 3, /* says who a row is about */
	TARGET_CONTACT = 1 << 4,
};

struct target_info {
	const char *name;
	unsigned flags;
	unsigned holds; /* bit 1 << enum holds for each kind of file it may stand in */
	const char *help;
};

extern const struct target_info target_list[TARGET_COUNT];

/* Position by name, -1 when there is none. */
int target_find(const char *name);
/* The nearest name to a wrong one, or NULL. */
const char *target_nearest(const char *name);

#endif
