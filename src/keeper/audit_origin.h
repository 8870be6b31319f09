/* Where a program that asks runs. Private to keeper. */
#ifndef FAMCTX_KEEPER_AUDIT_ORIGIN_H
#define FAMCTX_KEEPER_AUDIT_ORIGIN_H

#include "famctx/access/sign_in.h"

/* Its terminal and the machine it came from, as the kernel and the list of log-ins tell them; the program itself is
 * not asked. What cannot be told stays NULL. */
void audit_origin(struct origin *o);
/* When a process began, in ticks since the machine did, or INTEGER_NONE. To be asked while it surely lives. */
int64_t audit_origin_started(int64_t process);

#endif
