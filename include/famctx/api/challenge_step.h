/*
 * Moving challenges on: request `challenge_step`. One step for one challenge or
 * for several at once; several are all taken or none.
 */
#ifndef FAMCTX_API_CHALLENGE_STEP_H
#define FAMCTX_API_CHALLENGE_STEP_H

#include "famctx/api/challenge.h"

struct challenge_step {
	char **references; /* as typed: any case, with or without spaces, hyphens and FC */
	size_t references_count;
	/* How many the person was told and confirmed; INTEGER_NONE is enough for one. */
	int64_t confirmed;
	char *step;  /* decide, reassign, reply, disagree, undo */
	int outcome; /* decide; else -1 */
	char *text;  /* the reason; what is answered, what was said */
	char *to;    /* reassign: login of the reviewer */
	char *of;    /* duplicate: reference of the one it repeats, or NULL */
	/* Upheld, two people as one: SOURCE:RECORD that is the other person. Not needed where there are two records. */
	char *record;
	char *with;  /* upheld, one person as two: id of the other person, where the subject does not name both */
};

struct challenge_moved {
	char *reference;
	int state;
	int outcome; /* -1: none stands */
	struct date due;
	char *reviewer;
};

struct challenge_step_answer {
	struct challenge_moved one; /* where one was named: the same as the first of `moved`, in the document itself */
	struct challenge_moved *moved;
	size_t moved_count;
	bool rebuild; /* people were split or joined: ask for `rebuild` to see it at once */
};

extern const struct shape challenge_step_shape;
extern const struct shape challenge_step_answer_shape;
extern const struct shape challenge_moved_shape;

#endif
