/*
 * One challenge with all that happened to it: request `challenge_show`.
 */
#ifndef FAMCTX_API_CHALLENGE_SHOW_H
#define FAMCTX_API_CHALLENGE_SHOW_H

#include "famctx/api/challenge_list.h"

struct challenge_reference {
	char *reference;
};

/* What the tool showed when it was challenged. Made by the keeper, kept as JSON with its digest. */
struct challenge_snapshot {
	char *on;
	char *about; /* with names */
	char *what;  /* without: "Housing: Rent arrears", "Family link" */
	char *person;
	char *other; /* link: the second person */
	char *service;
	char *field;
	char *value;    /* as shown; what a later correction is compared with */
	char *source;
	char *title;    /* of the source */
	char *record;   /* its row */
	struct date last_contact, updated, copied;
	char *scope;    /* period and areas, in words */
	char *sentence; /* as the keeper says it */
	char *seen;     /* the sentence that was on screen */
	struct date at;
};

struct challenge_happening {
	int event;
	int outcome; /* -1 */
	int from, to; /* states; from -1: raised */
	char *by;     /* name; NULL: nobody is named */
	struct date on;
	char *at;     /* UTC; NULL where only the day is kept */
	char *text;
	char *assigned; /* name */
	char *of;       /* duplicate */
	bool own;       /* by the person who raised it, in a store of one's own */
	bool applied;   /* people were split or joined */
};

/* Somebody who could review it. */
struct challenge_reviewer {
	char *login;
	char *name;
	char *team; /* or NULL */
};

struct challenge_full {
	struct challenge_item item;
	char *because;
	char *told;
	char *spoke;
	int notify;
	char *notify_at;
	bool name_shown;
	bool anonymous;
	struct challenge_feedback feedback;
	struct challenge_snapshot snapshot;
	char *digest;
	bool intact;   /* the snapshot still has its digest */
	bool withheld; /* shown by reference alone: where it stands and what was answered, not whom it is about */
	char *held;    /* why not all of it is shown, in a sentence; NULL: it is, or the reference alone was enough */
	struct challenge_happening *events;
	size_t events_count;
	int64_t opened_since; /* people who opened the person since; INTEGER_NONE: not told */
	char **same_value;    /* references of others about the same value, newest first */
	size_t same_value_count;
	int64_t same_source;  /* how many others are about the same source */
	char **may;           /* what whoever asks may do now: decide, reassign, reply, disagree, undo */
	size_t may_count;
	struct challenge_reviewer *reviewers; /* to whom whoever asks may give it now */
	size_t reviewers_count;
	char **outcomes;      /* that may be decided now */
	size_t outcomes_count;
};

extern const struct shape challenge_reference_shape;
extern const struct shape challenge_snapshot_shape;
extern const struct shape challenge_full_shape;

#endif
