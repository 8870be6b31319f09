/* Accounts, permissions and restrictions as lines, added to out. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_PRINT_ACCOUNT_H
#define FAMCTX_SRC_COMMAND_PRINT_ACCOUNT_H

#include "famctx/api/account.h"
#include "famctx/api/restriction.h"
#include "run.h"

void print_accounts(const struct run *run, const struct account_list_answer *answer, struct buf *out);
void print_permissions(const struct run *run, const struct account_permissions_answer *answer, struct buf *out);
void print_restrictions(const struct run *run, const struct restrictions_answer *answer, struct buf *out);

#endif
