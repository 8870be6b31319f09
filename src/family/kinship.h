/*
 * What recorded relations mean for each other: the mother of a mother is a
 * grandmother. Only what follows from recorded links; nothing is guessed from
 * names or addresses. Codes are those of data/words.yaml. Private to family.
 */
#ifndef FAMCTX_SRC_FAMILY_KINSHIP_H
#define FAMCTX_SRC_FAMILY_KINSHIP_H

#include "famctx/base/base.h"

enum kin {
	KIN_PARENT,
	KIN_PARTNER,
	KIN_CHILD,
	KIN_SIBLING,
	KIN_CARER, /* steps, adoption, fostering, guardians: recorded, but nothing follows from it */
	KIN_GRANDPARENT,
	KIN_GRANDCHILD,
	KIN_AUNT,
	KIN_NIECE,
	KIN_OTHER,
};

/* What the one who is `relation` is; NULL and words of a source's own are KIN_OTHER. */
enum kin kin_of(const char *relation);
/* What the other side is. */
enum kin kin_inverse(enum kin kin);
/* b is `second` of a, and a is `first` of the person: what b is to the person. KIN_OTHER: nothing with a name. */
enum kin kin_compose(enum kin first, enum kin second);
/* The code for somebody of that sex ("female", "male", NULL), such as grandmother; NULL for KIN_OTHER. */
const char *kin_code(enum kin kin, const char *sex);
/* half_sibling, half_sister, half_brother. */
const char *kin_half_sibling(const char *sex);
/* "F...", "female" in any case. */
bool sex_is_female(const char *sex);
bool sex_is_male(const char *sex);

#endif
