/*
 * data/nicknames.yaml: which names are short for which.
 */
#ifndef FAMCTX_FAMILY_NICKNAME_TABLE_H
#define FAMCTX_FAMILY_NICKNAME_TABLE_H

#include "famctx/base/problems.h"
#include "famctx/text/nicknames.h"

/* Reads FOLDER/nicknames.yaml. Release out with nicknames_release either way. */
MUST_CHECK bool nickname_table_load(const char *folder, struct nicknames *out, struct problems *problems);

#endif
