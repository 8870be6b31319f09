/* What is said in the place of what is held back. Private to family. */
#ifndef FAMCTX_SRC_FAMILY_HELD_H
#define FAMCTX_SRC_FAMILY_HELD_H

#include "famctx/api/show.h"
#include "famctx/family/family.h"

/* Why, and how it can be opened or who can help. what: HELD_OWN_RECORD or HELD_GUARDED. */
void held_fill(const struct family *f, int what, struct held_answer *out);
/* Sets ERR_REFUSED with the same words. */
bool held_refuse(const struct family *f, int what, struct err *e);
/* The line for everybody of a role that does not see what is sensitive, or NULL; the caller's. */
char *held_role_note(const struct family *f);

#endif
