/*
 * Accounts: requests `account_list`, `account_add`, `account_change`,
 * `account_close`, `account_permissions` and `staff_load`.
 *
 * On a shared host the kernel says who asks, and the Unix groups of that
 * person say in which role; an account says what they are called, which team
 * they are in, and that they may sign in at all.
 */
#ifndef FAMCTX_API_ACCOUNT_H
#define FAMCTX_API_ACCOUNT_H

#include "famctx/api/sources.h"

struct account_request {
	char *login;
	char *name;  /* change: NULL leaves it */
	char *team;  /* change: NULL leaves it, "" takes it away */
	int role;    /* enum account_role; -1: not given. Training only: elsewhere groups say it */
	char *reason; /* of closing; of a change: opens again what was closed */
};

struct account_row {
	char *login;
	char *name;
	int role;    /* as last seen; -1: has not signed in yet */
	char *team;
	bool closed;
	char *closed_because;
	char *added, *added_by; /* local time; NULL: there from the start */
	char *last;  /* local time of the last sign-in, or NULL */
	bool staff;  /* their own identity is known, so that their own record and family can be told */
};
struct account_list_answer {
	struct account_row *accounts; /* by login */
	size_t accounts_count;
};

/* What each role may do, and what no role may. */
struct permission_row {
	char *request;
	char *does;   /* in words */
	char *kind;   /* request_kind_codes */
	char **roles; /* in the order of enum account_role; the owner of a store may ask everything */
	size_t roles_count;
};
struct account_permissions_answer {
	struct permission_row *permissions;
	size_t permissions_count;
	char *policy; /* the file that says so */
};

/*
 * The staff table, a CSV of which only keyed digests are kept (access/staff.h).
 * The program sends the text of the file in parts and the keeper reads it when
 * the last has come: all of it is taken, or nothing.
 */
#define STAFF_TEXT_LIMIT (4u << 20) /* bytes of a file */
#define STAFF_TEXT_PART 30000       /* bytes of a part, so that it fits into a request with every one of them escaped */
struct staff_text_request {
	char *file; /* as it is called in problems */
	char *text;
	bool first; /* what was sent before is forgotten */
	bool last;
};
struct staff_load_answer {
	bool read;    /* false: there is more to come, and nothing else is filled */
	bool refused; /* problems say why; nothing was changed */
	struct source_problem *problems;
	size_t problems_count;
	int64_t staff;    /* in the table now */
	int64_t accounts; /* of them with an account */
};

/* One row of it. */
struct staff_row {
	char *login; /* NULL: works for the authority, and has no account here */
	char *family_name, *first_name;
	struct date born;
	char *address, *postcode;
	char *nhs_number;
};

extern const struct shape account_request_shape, account_list_answer_shape, account_permissions_answer_shape;
extern const struct shape staff_row_shape;
extern const struct shape staff_text_request_shape, staff_load_answer_shape;

#endif
