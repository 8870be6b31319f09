/*
 * Who asks just now, as far as answers depend on it: their own record, what is
 * open to them by break-glass, whether their role sees what is sensitive. Read
 * anew for each request, since each of these can change between two of them.
 * Private to keeper.
 */
#ifndef FAMCTX_KEEPER_ASKER_H
#define FAMCTX_KEEPER_ASKER_H

#include "requests.h"

/* Sets what the family room goes by. */
MUST_CHECK bool asker_read(struct asking *a, struct err *e);
void asker_release(struct keeper *k);

/* A store that many use on a host of theirs: not training, not one's own. */
bool asker_is_shared(const struct asking *a);
/* Whether it is known who asks, so that their own record can be told from others. A store of one's own and a training
 * store need no staff table. */
bool asker_is_known(const struct asking *a);

/* What is open to who asks, where it covers this person; else nothing. */
void asker_glass(const struct asking *a, const char *person, struct broken_glass *out);
/* Puts the reference of what is open into the trail of an answer that shows any of its people. */
void asker_note_glass(struct asking *a);

#endif
