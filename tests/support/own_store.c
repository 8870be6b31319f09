#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/own_store.h"

#include <stdio.h>
#include <stdlib.h>

#include "famctx/base/file.h"
#include "famctx/store/store.h"
#include "support/must.h"

struct db *own_store_make(char folder[OWN_STORE_FOLDER], bool training)
{
	struct db *own;
	struct err e = ERR_INIT;
	snprintf(folder, OWN_STORE_FOLDER, "/tmp/famctx-own-XXXXXX");
	assert_non_null(mkdtemp(folder));
	must(store_make(folder, training, &e) && store_open_own(folder, &own, &training, &e), &e);
	return own;
}

void own_store_remove(struct db *own, const char *folder)
{
	struct err e = ERR_INIT;
	db_close(own);
	must(file_remove_tree(folder, &e), &e);
}
