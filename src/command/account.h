/* The parts of famctx account and famctx restrict. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_ACCOUNT_H
#define FAMCTX_SRC_COMMAND_ACCOUNT_H

#include "famctx/api/account.h"
#include "famctx/api/restriction.h"
#include "run.h"

/* One a verb; argv[0] is the first argument behind it. Each returns an exit status. */
typedef int account_verb(struct run *run, int argc, char **argv);
account_verb account_show_all, account_show_permissions, account_make, account_alter, account_end,
	account_load_staff;

/* The documents as lines, added to out. */
void print_accounts(const struct run *run, const struct account_list_answer *answer, struct buf *out);
void print_permissions(const struct run *run, const struct account_permissions_answer *answer, struct buf *out);
void print_restrictions(const struct run *run, const struct restrictions_answer *answer, struct buf *out);

#endif
