/*
 * What the worker has in common with somebody they open: a plain comparison of
 * names and home postcode that puts a flag into the trail and stops nobody.
 * Private to keeper.
 */
#ifndef FAMCTX_KEEPER_AUDIT_CLOSE_H
#define FAMCTX_KEEPER_AUDIT_CLOSE_H

#include "famctx/access/audit.h"
#include "famctx/api/show.h"

void audit_find_close(struct audit_entry *entry, const struct account *who, const struct person_header *person);

#endif
