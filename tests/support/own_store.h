/* A store in a folder of its own below /tmp, with its store.db open: for tests of what a room keeps there. Include after
 * cmocka: what cannot be set up fails the test. */
#ifndef TESTS_SUPPORT_OWN_STORE_H
#define TESTS_SUPPORT_OWN_STORE_H

#include "famctx/store/db.h"

#define OWN_STORE_FOLDER 64

/* Makes both; the name of the folder is put into folder. */
struct db *own_store_make(char folder[OWN_STORE_FOLDER], bool training);
void own_store_remove(struct db *own, const char *folder);

#endif
