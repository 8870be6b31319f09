/*
 * A challenge keeps what the tool showed when it was raised. Whether that may
 * be told to who asks now: somebody may have been restricted since, or the one
 * who asks may have another role. Private to keeper.
 */
#ifndef FAMCTX_KEEPER_CHALLENGE_HELD_H
#define FAMCTX_KEEPER_CHALLENGE_HELD_H

#include "famctx/challenge/subject.h"
#include "requests.h"

/* Whether the role of who asks sees such a thing at all. */
bool challenge_role_sees(const struct asking *a, const struct subject *s);
/* Whether whom it is about, or one of them, is nobody to everybody. */
bool challenge_is_hidden(const struct asking *a, const struct subject *s);
/* Whether what was shown of it is held back from who asks. */
bool challenge_is_held(const struct asking *a, const struct subject *s);

#endif
