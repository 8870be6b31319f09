/* How many are sealed, so that numbers can be given without them. Private to family. */
#ifndef FAMCTX_SRC_FAMILY_SEALED_H
#define FAMCTX_SRC_FAMILY_SEALED_H

#include "famctx/family/family.h"

/* Counts anew, for the shield that stands: those whom the build has set aside, and those sealed since. */
MUST_CHECK bool sealed_count(struct family *f, struct err *e);

#endif
