/*
 * Rows to move through. The list keeps no rows: it asks its source. The
 * selection is kept by identity and stays on the same row of the screen when
 * the rows change, so that a refresh never moves the person.
 */
#ifndef FAMCTX_UI_LIST_H
#define FAMCTX_UI_LIST_H

#include "famctx/ui/action.h"
#include "famctx/ui/canvas.h"

struct list_source {
	size_t (*count)(const void *rows);
	/* What this row is, whatever its place: an id. Borrowed until the rows change. */
	const char *(*identity)(const void *rows, size_t index);
	/* Screen rows it takes at this width, 1 or more; NULL: one each. */
	int (*height)(const void *rows, size_t index, int width);
	void (*draw)(const void *rows, size_t index, struct canvas *c, struct rect area, bool selected);
};

struct list {
	const struct list_source *source;
	const void *rows; /* borrowed; handed to the source */
	struct rect area;
	size_t selected;
	size_t top;     /* first row shown */
	char *identity; /* of the selected row; NULL when there are none */
};

void list_init(struct list *l, const struct list_source *source, const void *rows);
void list_release(struct list *l);
void list_layout(struct list *l, struct rect area);
/* Call it when the rows have changed. */
void list_refresh(struct list *l);
void list_select(struct list *l, size_t index);
bool list_is_empty(const struct list *l);
/* Up, down, page up and down, top, bottom; anything else is not handled. */
enum handled list_act(struct list *l, enum action a);
/* First and one behind the last row on screen: "Results 1 to 3 of 31". */
void list_visible(const struct list *l, size_t *first, size_t *end);
/* Puts the terminal's cursor on the selected row when focused. */
void list_draw(const struct list *l, struct canvas *c, bool focused);

#endif
