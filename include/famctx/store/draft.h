/*
 * What people were typing, in store.db: for one account, of a kind, under a
 * key. Only that account ever reads it.
 */
#ifndef FAMCTX_STORE_DRAFT_H
#define FAMCTX_STORE_DRAFT_H

#include "famctx/api/draft.h"
#include "famctx/store/db.h"

/* Puts it in the place of the one of the same kind and key. ERR_INPUT when it is too long. */
MUST_CHECK bool draft_save(struct db *own, int64_t account, const struct draft *draft, struct err *e);
/* kind NULL: every kind. The list is initialised first and is the caller's to release. */
MUST_CHECK bool draft_list_read(struct db *own, int64_t account, const char *kind, struct draft_list *out, struct err *e);
/* One that is not there is fine. */
MUST_CHECK bool draft_wipe(struct db *own, int64_t account, const char *kind, const char *key, struct err *e);
/* Those of everybody that nobody touched since that day. */
MUST_CHECK bool draft_wipe_before(struct db *own, struct date day, struct err *e);

#endif
