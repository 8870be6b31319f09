/*
 * Whether two names could be the same name, and in what way. Joining records
 * and finding people use the same comparisons, so that they give the same
 * reasons. Names come in folded (fold.h).
 */
#ifndef FAMCTX_TEXT_SIMILAR_H
#define FAMCTX_TEXT_SIMILAR_H

#include "famctx/base/base.h"
#include "famctx/text/date.h"
#include "famctx/text/nicknames.h"

enum name_verdict {
	NAME_SAME,         /* the same key, with or without the spaces in it */
	NAME_SHORT_FORM,   /* one is a short form of the other, or both of one name */
	NAME_INITIAL,      /* one is only the first letter of the other */
	NAME_ONE_SLIP,     /* one letter wrong, missing, added or swapped with its neighbour */
	NAME_SOUNDS_ALIKE, /* the same sound code, of two sounds or more */
	NAME_TWO_SLIPS,    /* in names of six letters or more */
	NAME_DIFFERENT,
	NAME_NOT_COMPARED, /* one of them is empty */
};

/* The first verdict in the order above that holds; names of fewer than three letters are not compared by
 * slips and sound. nicknames may be NULL. */
enum name_verdict name_compare(const char *a, const char *b, const struct nicknames *nicknames);

/* Optimal string alignment distance in code points: letters wrong, missing, added, neighbours swapped.
 * limit + 1 for anything above limit; limit is 0 to 2. */
#define SIMILAR_LIMIT 2
int similar_distance(const char *a, const char *b, int limit);

/*
 * The sound code: Metaphone (Lawrence Philips, "Hanging on the Metaphone", Computer
 * Language 7(12), 1990), cut to eight sounds, with what British names need: gh is
 * silent unless a vowel follows (leigh), ch before l and r is K (christine), cc
 * before a hard vowel is one K (rebecca). Letters of the code: B F H J K L M N P R S
 * T W X (sh, ch) Y 0 (th), and a vowel at the start only.
 * stephen, steven: STFN; catherine, katharine: K0RN.
 * Empty for a name with letters outside a-z.
 */
#define SOUND_SIZE 9
void sound_code(const char *name, char code[SOUND_SIZE]);

/* Day and month change places and the year is the same; not for equal dates. */
bool dates_swapped(struct date a, struct date b);

#endif
