/*
 * Who may sign in. In a store of one's own that is the one Unix account that
 * owns it, as `owner`; in training also made-up accounts of every role.
 */
#ifndef FAMCTX_ACCESS_ACCOUNT_H
#define FAMCTX_ACCESS_ACCOUNT_H

#include "famctx/api/vocabulary.h"
#include "famctx/store/db.h"

struct account {
	int64_t id;
	char *login;
	char *name;
	int role; /* enum account_role */
	char *team; /* or NULL */
	char *postcode; /* of their home, to notice looks at one's own address; or NULL */
};

/* Adds it or gives it the new name, role and team. */
MUST_CHECK bool account_add(struct db *own, const char *login, const char *name, enum account_role role, const char *team,
			    struct err *e);
/* NULL takes it away. */
MUST_CHECK bool account_set_postcode(struct db *own, const char *login, const char *postcode, struct err *e);
/* ERR_REFUSED, with the accounts there are, when there is none of this login or it is closed. */
MUST_CHECK bool account_find(struct db *own, const char *login, struct account *out, struct err *e);
void account_release(struct account *a);

#endif
