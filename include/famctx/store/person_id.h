/*
 * The id of a person as people and programs see it: "P17" is number 17. It is
 * minted once (store/mint.h) and never given to anybody else.
 */
#ifndef FAMCTX_STORE_PERSON_ID_H
#define FAMCTX_STORE_PERSON_ID_H

#include "famctx/base/base.h"

#define PERSON_ID_SIZE 24

void person_id_write(int64_t number, char id[PERSON_ID_SIZE]);
/* Takes "P17" and "p17"; false for anything else. */
MUST_CHECK bool person_id_read(const char *id, int64_t *number);

#endif
