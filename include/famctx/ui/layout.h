/*
 * Where things go. Pure: whole numbers in, rectangles out, never negative,
 * never outside the area given, however small it is.
 */
#ifndef FAMCTX_UI_LAYOUT_H
#define FAMCTX_UI_LAYOUT_H

#include "famctx/base/base.h"

struct rect {
	int row, col;
	int rows, cols;
};

enum box_kind {
	BOX_FIXED, /* exactly `size` */
	BOX_MIN,   /* at least `size`; shares what is left when no box fills */
	BOX_FILL,  /* what is left, in proportion to `size` */
};

struct box {
	enum box_kind kind;
	int size;
};

/* Splits the area into `count` rows of boxes; where it is too small the later boxes get less, down to nothing. */
void layout_rows(struct rect area, const struct box *boxes, size_t count, struct rect *out);
void layout_columns(struct rect area, const struct box *boxes, size_t count, struct rect *out);

/* What is left of an area after taking away this much at each side. */
struct rect layout_inset(struct rect area, int rows, int cols);
/* A rectangle of at most this size in the middle of the area. */
struct rect layout_centre(struct rect area, int rows, int cols);

/* The smallest window in which everything works. */
#define LAYOUT_MIN_COLS 40
#define LAYOUT_MIN_ROWS 16

enum breadth {
	BREADTH_NARROW, /* below 60 columns: label above value, one record a block */
	BREADTH_PAGE,   /* one pane, tables */
	BREADTH_WIDE,   /* 100 columns and more: list and detail side by side */
};

enum breadth layout_breadth(int cols);

#endif
