/*
 * The known word that somebody most likely meant.
 *
 *	struct suggestion s;
 *	suggest_start(&s, "colums");
 *	suggest_offer(&s, "columns");
 *	if (s.nearest) ...
 *
 * Private to schema.
 */
#ifndef FAMCTX_SRC_SCHEMA_SUGGEST_H
#define FAMCTX_SRC_SCHEMA_SUGGEST_H

#include "famctx/base/base.h"

#define SUGGEST_LONGEST 40u /* longer words are no slips of a key */

struct suggestion {
	const char *nearest; /* one of the offered words, or NULL: none is near enough */
	int limit;           /* letters in which the next one may differ */
	bool fits;
	char word[SUGGEST_LONGEST + 1];
};

void suggest_start(struct suggestion *s, const char *word);
void suggest_offer(struct suggestion *s, const char *known);

#endif
