/*
 * What somebody was typing: requests `draft_save`, `draft_list` and
 * `draft_wipe`. Kept by the keeper for the account that typed it, shown to
 * nobody else, wiped when it is sent. What is anonymous is never a draft.
 */
#ifndef FAMCTX_API_DRAFT_H
#define FAMCTX_API_DRAFT_H

#include "famctx/schema/shape.h"

#define DRAFT_KIND_MOST 32
#define DRAFT_KEY_MOST 256
#define DRAFT_BODY_MOST 32768 /* bytes */

struct draft {
	char *kind;  /* challenge, ... */
	char *key;   /* one draft of a kind: what it is on */
	char *body;  /* the screen's own, as it wants it back */
	char *saved; /* UTC; not needed when saving */
};

struct draft_list_request {
	char *kind; /* NULL: every kind */
};

struct draft_list {
	struct draft *drafts; /* newest first */
	size_t drafts_count;
};

extern const struct shape draft_shape;
extern const struct shape draft_list_request_shape;
extern const struct shape draft_list_shape;

#endif
