/*
 * The head of the trail, to be kept where those who use this machine cannot
 * change it: the log of the host, which may be passed on to another, and a
 * file that leaves it. Private to keeper.
 */
#ifndef FAMCTX_KEEPER_AUDIT_ANCHOR_H
#define FAMCTX_KEEPER_AUDIT_ANCHOR_H

#include "famctx/api/audit.h"
#include "keeper_private.h"

MUST_CHECK bool audit_anchor_make(struct keeper *k, struct audit_anchor_answer *out, struct err *e);
/* To the log of the host, at the end of a turn, every quarter of an hour in which something was written; and when the keeper ends. */
void audit_anchor_if_due(struct keeper *k, bool ending);

#endif
