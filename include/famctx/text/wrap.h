/*
 * Breaking sanitised text into lines of at most so many columns: at spaces,
 * inside a word only when it is wider than a line and then between clusters.
 * A newline always ends a line, so a text with n newlines has at least n + 1
 * lines, and an empty text one empty line, as an editor needs it.
 *
 *	struct wrap w = wrap_text(text, 40);
 *	struct wrap_line line;
 *	while (wrap_next(&w, &line))
 *		draw(text + line.start, line.len);
 */
#ifndef FAMCTX_TEXT_WRAP_H
#define FAMCTX_TEXT_WRAP_H

#include "famctx/base/base.h"

struct wrap {
	const char *bytes;
	size_t len;
	size_t at;
	int columns;
	bool done;
};

struct wrap_line {
	size_t start;
	size_t len;  /* without the spaces or newline that end it */
	size_t next; /* where the next line starts; the end of the text for the last */
};

/* Fewer than one column counts as one; a character wider than a line has a line of its own. */
struct wrap wrap_text(const char *text, int columns);
struct wrap wrap_bytes(const char *bytes, size_t len, int columns);
bool wrap_next(struct wrap *w, struct wrap_line *line);
int wrap_count(const char *text, int columns);

#endif
