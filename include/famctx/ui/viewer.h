/*
 * A page of paragraphs, wrapped to the width and scrolled by row. A reflow
 * keeps the paragraph at the top in its place.
 */
#ifndef FAMCTX_UI_VIEWER_H
#define FAMCTX_UI_VIEWER_H

#include "famctx/base/buf.h"
#include "famctx/ui/action.h"
#include "famctx/ui/canvas.h"

struct viewer_line;

struct viewer {
	struct viewer_paragraph *paragraphs;
	size_t count, cap;
	struct viewer_line *lines;
	size_t line_count, line_cap;
	struct rect area;
	size_t top; /* first line shown */
	size_t found; /* one behind the line that viewer_find found; 0: none */
};

struct viewer_paragraph {
	char *text;
	enum role role;
	int indent;
};

void viewer_init(struct viewer *v);
void viewer_release(struct viewer *v);
void viewer_clear(struct viewer *v);
/* Adds a paragraph; an empty text is an empty line. Call viewer_layout after the last one. */
void viewer_add(struct viewer *v, enum role role, int indent, const char *utf8);
void viewer_layout(struct viewer *v, struct rect area);
enum handled viewer_act(struct viewer *v, enum action a);
/* Moves to the next line, after the top one and around, that has these words; false when none has. */
bool viewer_find(struct viewer *v, const char *words);
/* How many lines stand above and below what is shown. */
size_t viewer_above(const struct viewer *v);
size_t viewer_below(const struct viewer *v);
void viewer_draw(const struct viewer *v, struct canvas *c, bool focused);

#endif
