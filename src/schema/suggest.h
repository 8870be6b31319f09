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

struct suggestion {
	const char *word;
	const char *nearest; /* one of the offered words, or NULL: none is near enough */
	size_t distance;     /* the best so far; a word must beat it */
};

void suggest_start(struct suggestion *s, const char *word);
void suggest_offer(struct suggestion *s, const char *known);

#endif
