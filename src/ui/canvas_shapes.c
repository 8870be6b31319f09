#include <string.h>

#include "famctx/text/sanitise.h"
#include "famctx/text/wrap.h"
#include "canvas_private.h"

void canvas_glyph(struct canvas *c, int row, int col, enum role role, enum glyph g)
{
	canvas_put(c, row, col, role, glyph_code(g, c->glyphs));
}

static struct rect clip(const struct canvas *c, struct rect area)
{
	int row_end = area.row + area.rows, col_end = area.col + area.cols;

	area.row = area.row > 0 ? area.row : 0;
	area.col = area.col > 0 ? area.col : 0;
	area.rows = (row_end < c->rows ? row_end : c->rows) - area.row;
	area.cols = (col_end < c->cols ? col_end : c->cols) - area.col;
	return area;
}

void canvas_fill(struct canvas *c, struct rect area, enum role role)
{
	area = clip(c, area);
	for (int row = area.row; row < area.row + area.rows; row++) {
		for (int col = area.col; col < area.col + area.cols; col++)
			canvas_put(c, row, col, role, ' ');
	}
}

void canvas_role(struct canvas *c, struct rect area, enum role role)
{
	area = clip(c, area);
	for (int row = area.row; row < area.row + area.rows; row++) {
		for (int col = area.col; col < area.col + area.cols; col++)
			c->cells[(size_t)row * (size_t)c->cols + (size_t)col].role = (uint8_t)role;
	}
}

static void rule(struct canvas *c, int row, int col, int width)
{
	for (int i = 0; i < width; i++)
		canvas_glyph(c, row, col + i, ROLE_RULE, GLYPH_RULE);
}

void canvas_rule(struct canvas *c, int row, int col, int width, const char *title)
{
	rule(c, row, col, width);
	if (!title || !*title || width < 8)
		return;
	canvas_put(c, row, col + 2, ROLE_RULE, ' ');
	canvas_put(c, row, col + 3 + canvas_text(c, row, col + 3, width - 5, ROLE_HEADING, title), ROLE_RULE, ' ');
}

void canvas_frame(struct canvas *c, struct rect area)
{
	int bottom = area.row + area.rows - 1, right = area.col + area.cols - 1;

	if (area.rows < 2 || area.cols < 2)
		return;
	rule(c, area.row, area.col, area.cols);
	rule(c, bottom, area.col, area.cols);
	for (int row = area.row + 1; row < bottom; row++) {
		canvas_glyph(c, row, area.col, ROLE_RULE, GLYPH_UPRIGHT);
		canvas_glyph(c, row, right, ROLE_RULE, GLYPH_UPRIGHT);
	}
	canvas_glyph(c, area.row, area.col, ROLE_RULE, GLYPH_TOP_LEFT);
	canvas_glyph(c, area.row, right, ROLE_RULE, GLYPH_TOP_RIGHT);
	canvas_glyph(c, bottom, area.col, ROLE_RULE, GLYPH_BOTTOM_LEFT);
	canvas_glyph(c, bottom, right, ROLE_RULE, GLYPH_BOTTOM_RIGHT);
}

void canvas_gauge(struct canvas *c, int row, int col, enum role role, int full, int total)
{
	for (int i = 0; i < total; i++)
		canvas_glyph(c, row, col + i, role, i < full ? GLYPH_GAUGE_FULL : GLYPH_GAUGE_EMPTY);
}

void canvas_cursor(struct canvas *c, int row, int col)
{
	if (row < 0 || col < 0 || row >= c->rows || col >= c->cols)
		return;
	c->cursor_row = row;
	c->cursor_col = col;
}

static void draw_line(struct canvas *c, struct rect area, int row, enum role role, struct buf *line)
{
	if (row < area.rows)
		canvas_text(c, area.row + row, area.col, area.cols, role, line->data);
}

int canvas_paragraph(struct canvas *c, struct rect area, enum role role, const char *utf8)
{
	struct buf clean = BUF_INIT, line = BUF_INIT;
	struct wrap_line at;
	struct wrap w;
	int rows = 0;

	sanitise_bytes(&clean, utf8, strlen(utf8), SANITISE_LINES, NULL);
	w = wrap_bytes(clean.data, clean.len, area.cols);
	while (wrap_next(&w, &at)) {
		buf_clear(&line);
		buf_add(&line, clean.data + at.start, at.len);
		draw_line(c, area, rows++, role, &line);
	}
	buf_release(&line);
	buf_release(&clean);
	return rows;
}
