/*
 * The queue and "my challenges": request `challenge_list`.
 */
#ifndef FAMCTX_API_CHALLENGE_LIST_H
#define FAMCTX_API_CHALLENGE_LIST_H

#include "famctx/api/challenge.h"

#define CHALLENGE_PAGE 50

enum challenge_order { ORDER_DUE, ORDER_RAISED, ORDER_TYPE, ORDER_SOURCE, ORDER_COUNT };
extern const char *const challenge_order_codes[];

struct challenge_list_request {
	int state; /* enum challenge_state; -1: all */
	bool mine; /* those I raised; who reviews none sees only these */
	bool assigned; /* those I am to review */
	int type;  /* -1: all */
	char *source; /* key; NULL: all */
	char *person; /* id; NULL: all */
	bool urgent;  /* only those with a risk today */
	bool overdue;
	int order;
	int64_t from;  /* to leave out; INTEGER_NONE: 0 */
	int64_t limit; /* at most CHALLENGE_PAGE */
};

struct challenge_item {
	char *reference;
	int type;
	int state;
	int outcome; /* -1: none stands */
	int risk;
	char *on;
	char *about;  /* with the names: "Bracken, Katherine: father is Bracken, Dean" */
	char *source; /* key of the source it is about, or NULL */
	char *by;     /* name of whoever raised it; NULL: anonymous */
	char *reviewer; /* name; NULL: nobody yet */
	struct date raised, due;
	int64_t days;    /* working days since it was raised; closed: until it was */
	bool overdue;
	bool urgent;     /* a child may be at risk today, and it is open */
	bool disagreed;  /* it came back once */
	bool unread;     /* mine, with an answer I have not read */
};

struct challenge_count {
	char *key; /* a state, a type, a source, an outcome, a team */
	int64_t count;
};

struct challenge_list_answer {
	struct date at;
	struct challenge_count *states; /* every state, in order, of all that may be seen, whatever is filtered */
	size_t states_count;
	int64_t overdue, urgent; /* of the open ones */
	int64_t oldest;          /* working days of the oldest open one; INTEGER_NONE: none is open */
	int64_t unread;          /* mine */
	int64_t total;           /* that fit the filter */
	int64_t more;            /* beyond these */
	struct challenge_item *challenges;
	size_t challenges_count;
};

extern const struct shape challenge_list_request_shape;
extern const struct shape challenge_list_answer_shape;
extern const struct shape challenge_item_shape;
extern const struct shape challenge_count_shape;

#endif
