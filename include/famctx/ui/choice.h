/*
 * A few numbered options of which one can be chosen: "(•) 1 Assessment". The
 * numbers are always visible and digits choose.
 */
#ifndef FAMCTX_UI_CHOICE_H
#define FAMCTX_UI_CHOICE_H

#include "famctx/ui/action.h"
#include "famctx/ui/canvas.h"

#define CHOICE_NONE SIZE_MAX

struct choice {
	const char *const *labels; /* borrowed */
	size_t count;
	size_t chosen;  /* CHOICE_NONE until one is */
	size_t focused; /* the one the cursor is on */
};

void choice_init(struct choice *c, const char *const *labels, size_t count, size_t chosen);
/* Up and down move the cursor without choosing, Enter and digits choose. Up on the first and down on the last
 * are not handled, so that the form can go on. */
enum handled choice_act(struct choice *c, enum action a, int count);
/* One option a row. Returns the rows used. */
int choice_draw(const struct choice *c, struct canvas *canvas, struct rect area, bool focused);
/* One row for narrow windows: "< 1 Assessment, section 17 >". */
void choice_draw_short(const struct choice *c, struct canvas *canvas, int row, int col, int width, bool focused);

#endif
