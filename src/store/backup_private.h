/* What making and restoring a backup share. */
#ifndef FAMCTX_STORE_BACKUP_PRIVATE_H
#define FAMCTX_STORE_BACKUP_PRIVATE_H

#include "famctx/store/db.h"

#define BACKUP_VERSION 1
#define BACKUP_DIGEST 32
#define BACKUP_PIECE (256u * 1024u)

/* Reads every piece and compares the digests of the parts. */
MUST_CHECK bool backup_verify(struct db *backup, struct err *e);

#endif
