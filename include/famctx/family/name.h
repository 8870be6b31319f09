/* What somebody is called, for lists that are not about them. */
#ifndef FAMCTX_FAMILY_NAME_H
#define FAMCTX_FAMILY_NAME_H

#include "famctx/family/family.h"

/* "BRACKEN, Katherine" and the birth date; name is NULL when nobody has that number here. */
MUST_CHECK bool family_name(const struct family *f, int64_t person, char **name, struct date *born, struct err *e);

#endif
