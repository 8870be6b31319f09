/*
 * Finding what a challenge is about in what the tool shows: the value, its
 * source, row, dates, scope and sentence. The same look gives the snapshot of a
 * challenge and, later, tells whether a source has changed what was decided
 * about.
 */
#ifndef FAMCTX_KEEPER_CHALLENGE_SUBJECT_H
#define FAMCTX_KEEPER_CHALLENGE_SUBJECT_H

#include "famctx/api/challenge_show.h"
#include "famctx/api/show.h"
#include "famctx/challenge/subject.h"
#include "requests.h"

/* Everything that is shown of the person a subject names, or whose record it names; release it with
 * show_answer_shape either way. The person is filled in where the subject did not say. ERR_NOTHING: nobody. */
MUST_CHECK bool subject_open(struct asking *a, struct subject *s, struct show_answer *shown, struct err *e);

/* Where in an answer a subject stands; each is NULL where it has none. */
struct subject_place {
	struct service_view *service;
	struct shown_involvement *involvement;
	struct shown_detail *detail;
	struct family_member *member;
	struct shown_join *join;
};
void subject_find(const struct subject *s, struct show_answer *shown, struct subject_place *out);
/* The value as it is shown, added to out; nothing where the answer does not show it. */
void subject_value(const struct house *house, const struct subject *s, const struct show_answer *shown,
		   const struct subject_place *at, struct buf *out);

/* Release it with its shape either way. ERR_NOTHING says what there is instead. */
MUST_CHECK bool subject_snapshot(struct asking *a, struct subject *s, const char *seen, struct challenge_snapshot *out,
				 struct err *e);

#endif
