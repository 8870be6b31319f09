/*
 * What readers of a person have to know: what is in dispute, and what somebody
 * decided about it. Subjects stay neutral: whoever composes an answer finds the
 * value that a mark is about.
 */
#ifndef FAMCTX_CHALLENGE_MARK_H
#define FAMCTX_CHALLENGE_MARK_H

#include "famctx/challenge/subject.h"
#include "famctx/api/challenge_show.h"
#include "famctx/store/db.h"

struct mark {
	char *reference;
	struct subject subject; /* its people by the numbers they have now */
	int type, state, outcome;
	bool undecided;  /* no final outcome stands: the value is in dispute */
	bool correction; /* upheld, wholly or in part, and nobody was split or joined for it */
	struct date raised, due, decided;
	char *about; /* in words, with names */
	char *what;  /* without them, and without what was said */
	char *value; /* what the source said then */
	char *by;    /* who decided */
	char *words; /* and why */
};

struct marks {
	struct mark *marks; /* earliest raised first */
	size_t count, cap;
};

#define MARKS_INIT { NULL, 0, 0 }

/* Adds those about a person, whatever number the person had then, once each: every open one and every correction. */
MUST_CHECK bool marks_of_person(struct db *own, int64_t person, struct marks *out, struct err *e);
/* Adds those about the join of a record. */
MUST_CHECK bool marks_of_record(struct db *own, const char *source, const char *record, struct marks *out,
				struct err *e);
void marks_release(struct marks *m);

#endif
