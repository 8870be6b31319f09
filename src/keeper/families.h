/*
 * The families that were opened in a sign-in: which of them the purpose covers,
 * and for which somebody said why it has to be them. Private to keeper.
 */
#ifndef FAMCTX_KEEPER_FAMILIES_H
#define FAMCTX_KEEPER_FAMILIES_H

#include "famctx/api/show.h"

struct opened_family {
	int64_t *people; /* the one who was opened and who is linked to them; then who lives with them or may be them */
	size_t people_count;
	size_t linked; /* how many of them are of the family */
	bool covered;  /* by the purpose that stands */
	char *reason;  /* why, where it was asked; or NULL */
};

struct families {
	struct opened_family *items;
	size_t count, cap;
};

/* Somebody was opened, for a reason or without one. Whatever a purpose is given for is the family that is opened
 * first. */
void families_open(struct families *f, const struct show_answer *shown, const char *reason);
/* Whether somebody may be opened for the purpose that stands: nobody was opened for it yet, or they belong there. */
bool families_cover(const struct families *f, int64_t person);
/* What was said about the family of somebody; NULL: nothing. */
const char *families_reason(const struct families *f, int64_t person);
/* Nothing has been opened for the new purpose. */
void families_new_purpose(struct families *f);
/* The families that somebody belongs to were opened by mistake. */
void families_forget(struct families *f, int64_t person);
void families_release(struct families *f);

#endif
