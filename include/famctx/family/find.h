/*
 * Finding people: the whole way from a typed line to a page of results with
 * their reasons.
 *
 * Every word of a name must fit a name of the person: words narrow. A date,
 * address or number that differs lowers the band and stands in `against`, and
 * never hides. strong: every term the same, a short form, in swapped order, a
 * beginning or part, or one slip in a word of five letters or more, with nobody
 * nearer; possible: a slip, sounds alike, swapped date, or somebody is nearer;
 * weak: a term differs. Order: band, then how near, then youngest.
 */
#ifndef FAMCTX_FAMILY_FIND_H
#define FAMCTX_FAMILY_FIND_H

#include "famctx/family/family.h"

MUST_CHECK bool family_find(struct family *f, const struct find_request *request, struct find_answer *answer,
			    struct err *e);

#endif
