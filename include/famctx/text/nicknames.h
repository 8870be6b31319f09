/*
 * Which first names are short forms of which: groups of a full name and its
 * short forms, from a table that the caller reads. A name may be in many groups:
 * kate is short for katherine and for kathleen, which are not related for that.
 */
#ifndef FAMCTX_TEXT_NICKNAMES_H
#define FAMCTX_TEXT_NICKNAMES_H

#include "famctx/base/base.h"

struct nickname {
	char *name;
	uint32_t group;
	uint32_t next; /* in the same bucket */
};

struct nicknames {
	struct nickname *items; /* groups one after the other, each with its full name first */
	size_t count;
	size_t cap;
	uint32_t *buckets;
	size_t bucket_count;
	uint32_t groups;
};

#define NICKNAMES_INIT { NULL, 0, 0, NULL, 0, 0 }

void nicknames_release(struct nicknames *n);
/* Adds one group of folded names, the full name first, then its short forms. Copies them. */
void nicknames_add(struct nicknames *n, const char *const *names, size_t count);
/* Whether the two stand in one group (in either order); false for the same name twice. */
bool nicknames_related(const struct nicknames *n, const char *a, const char *b);
/* Whether full is the full name of a group that holds short_form. */
bool nicknames_short_of(const struct nicknames *n, const char *short_form, const char *full);
/* The names that stand in one group with `name`, each once, without itself: at most max, borrowed. Returns
 * how many. */
size_t nicknames_of(const struct nicknames *n, const char *name, const char **out, size_t max);

#endif
