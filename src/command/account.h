/* The parts of famctx account. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_ACCOUNT_H
#define FAMCTX_SRC_COMMAND_ACCOUNT_H

#include "famctx/api/account.h"
#include "run.h"

/* One a verb; argv[0] is the first argument behind it. Each returns an exit status. */
typedef int account_verb(struct run *run, int argc, char **argv);
account_verb account_show_all, account_show_permissions, account_make, account_alter, account_end,
	account_load_staff;

#endif
