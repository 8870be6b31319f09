/*
 * Who may sign in. In a store of one's own that is the one Unix account that
 * owns it, as `owner`; in training also made-up accounts of every role; in a
 * shared one those an administrator added, each in the role that the Unix groups
 * say. An account is closed, never removed: the trail and decisions name it.
 */
#ifndef FAMCTX_ACCESS_ACCOUNT_H
#define FAMCTX_ACCESS_ACCOUNT_H

#include "famctx/api/account.h"
#include "famctx/store/db.h"

#define ACCOUNT_LOGIN_MOST 64 /* bytes */
#define ACCOUNT_TEXT_MOST 80  /* characters of a name, a team */
#define ACCOUNT_REASON_MOST 400

struct account {
	int64_t id;
	char *login;
	char *name;
	int role; /* enum account_role; -1: has not signed in yet, so that nobody knows */
	char *team; /* or NULL */
	char *postcode; /* of their home, to notice looks at one's own address; or NULL */
};

/* Adds it or gives it the new name, role and team. */
MUST_CHECK bool account_add(struct db *own, const char *login, const char *name, enum account_role role, const char *team,
			    struct err *e);
/* NULL takes it away. */
MUST_CHECK bool account_set_postcode(struct db *own, const char *login, const char *postcode, struct err *e);
/* ERR_REFUSED when there is none of this login or it is closed. In training the message lists the accounts there are. */
MUST_CHECK bool account_find(struct db *own, const char *login, struct account *out, struct err *e);
/* Takes over what was changed of a signed-in account: name and team. ERR_REFUSED when it was closed meanwhile. */
MUST_CHECK bool account_refresh(struct db *own, struct account *a, struct err *e);
/* On a host the role that its groups gave somebody who signed in, kept for those who read lists of accounts. */
MUST_CHECK bool account_set_role(struct db *own, const char *login, enum account_role role, struct err *e);
void account_release(struct account *a);

/*
 * What administrators do, within a transaction. Names and teams are cleaned of
 * what cannot be seen; ERR_USAGE where a login is none that a host could have, or
 * a text is missing, too long or not text.
 */
/* A new one; role may be -1. ERR_REFUSED where there is one of this login, open or closed. */
MUST_CHECK bool account_open(struct db *own, const struct account_request *r, const char *by, struct err *e);
/* Changes what is given. A closed one is opened again by a reason, which *opened tells; ERR_REFUSED without. */
MUST_CHECK bool account_change(struct db *own, const struct account_request *r, bool *opened, struct err *e);
/* ERR_REFUSED for the owner of the store and for one that is closed. */
MUST_CHECK bool account_close(struct db *own, const struct account_request *r, struct err *e);
/* All of them, by login. The answer is initialised by the caller. */
MUST_CHECK bool account_list(struct db *own, struct account_list_answer *answer, struct err *e);

/* Whether a host could have an account of this name: letters, digits and . _ - @, the first a letter or _. */
bool account_login_is_sane(const char *login);

#endif
