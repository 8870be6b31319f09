/*
 * What the worker has in common with somebody they open: the staff table where
 * it has them, else a plain comparison with the name and postcode of their
 * account. Private to keeper.
 */
#ifndef FAMCTX_KEEPER_CLOSENESS_H
#define FAMCTX_KEEPER_CLOSENESS_H

#include "famctx/api/show.h"
#include "requests.h"

/* Bits 1u << enum audit_close; 0: nothing. */
MUST_CHECK bool closeness_find(struct asking *a, const struct show_answer *shown, unsigned *close, struct err *e);

#endif
