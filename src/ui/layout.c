#include "famctx/ui/layout.h"

static int at_least_zero(int n)
{
	return n > 0 ? n : 0;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

static int total_weight(const struct box *boxes, size_t count, enum box_kind kind)
{
	int total = 0;

	for (size_t i = 0; i < count; i++) {
		if (boxes[i].kind == kind)
			total += kind == BOX_FILL ? at_least_zero(boxes[i].size) : 1;
	}
	return total;
}

/* The size of box i: what it asks for, given in order, and its part of what nobody asked for. */
struct split {
	int left;   /* not yet asked for */
	int spare;  /* to share once all have what they asked for */
	int weight; /* of those who share */
	int given;  /* weight of those who have their share */
	enum box_kind sharing;
};

static struct split split_start(int total, const struct box *boxes, size_t count)
{
	struct split s = { at_least_zero(total), at_least_zero(total), 0, 0, BOX_FILL };

	for (size_t i = 0; i < count; i++) {
		if (boxes[i].kind != BOX_FILL)
			s.spare -= smaller(s.spare, at_least_zero(boxes[i].size));
	}
	s.weight = total_weight(boxes, count, BOX_FILL);
	if (s.weight == 0) {
		s.sharing = BOX_MIN;
		s.weight = total_weight(boxes, count, BOX_MIN);
	}
	return s;
}

static int split_next(struct split *s, struct box box)
{
	int size = box.kind == BOX_FILL ? 0 : smaller(s->left, at_least_zero(box.size));

	s->left -= size;
	if (box.kind == s->sharing && s->weight > 0) {
		int before = s->spare * s->given / s->weight;

		s->given += box.kind == BOX_FILL ? at_least_zero(box.size) : 1;
		size += s->spare * s->given / s->weight - before;
	}
	return size;
}

void layout_rows(struct rect area, const struct box *boxes, size_t count, struct rect *out)
{
	struct split s = split_start(area.rows, boxes, count);
	int row = area.row;

	for (size_t i = 0; i < count; i++) {
		int rows = split_next(&s, boxes[i]);

		out[i] = (struct rect){ row, area.col, rows, at_least_zero(area.cols) };
		row += rows;
	}
}

void layout_columns(struct rect area, const struct box *boxes, size_t count, struct rect *out)
{
	struct split s = split_start(area.cols, boxes, count);
	int col = area.col;

	for (size_t i = 0; i < count; i++) {
		int cols = split_next(&s, boxes[i]);

		out[i] = (struct rect){ area.row, col, at_least_zero(area.rows), cols };
		col += cols;
	}
}

struct rect layout_inset(struct rect area, int rows, int cols)
{
	rows = smaller(rows, at_least_zero(area.rows) / 2);
	cols = smaller(cols, at_least_zero(area.cols) / 2);
	return (struct rect){ area.row + rows, area.col + cols, at_least_zero(area.rows - 2 * rows),
			      at_least_zero(area.cols - 2 * cols) };
}

struct rect layout_centre(struct rect area, int rows, int cols)
{
	struct rect inner = { area.row, area.col, smaller(at_least_zero(rows), at_least_zero(area.rows)),
			      smaller(at_least_zero(cols), at_least_zero(area.cols)) };

	inner.row += (at_least_zero(area.rows) - inner.rows) / 2;
	inner.col += (at_least_zero(area.cols) - inner.cols) / 2;
	return inner;
}

enum breadth layout_breadth(int cols)
{
	if (cols < 60)
		return BREADTH_NARROW;
	return cols < 100 ? BREADTH_PAGE : BREADTH_WIDE;
}
