#include "editor_private.h"

#include "famctx/base/mem.h"
#include "famctx/text/utf8.h"
#include "famctx/text/width.h"
#include "famctx/text/wrap.h"

/* The cursor may stand behind the last letter of a full row, so one column is kept for it. */
static int text_columns(const struct editor *e)
{
	return e->width > 1 ? e->width - 1 : 1;
}

void editor_show_cursor(struct editor *e)
{
	size_t row = editor_row(e), rows = (size_t)e->rows;
	if (row < e->top)
		e->top = row;
	if (row >= e->top + rows)
		e->top = row - rows + 1;
	if (e->top + rows > e->line_count)
		e->top = e->line_count > rows ? e->line_count - rows : 0;
}

void editor_wrap(struct editor *e)
{
	struct wrap w = wrap_bytes(e->text.data, e->text.len, text_columns(e));
	struct wrap_line line;
	e->line_count = 0;
	while (wrap_next(&w, &line)) {
		MEM_GROW(e->lines, e->line_count, e->line_cap);
		e->lines[e->line_count++] = (struct editor_line) { line.start, line.len, line.next };
	}
	editor_show_cursor(e);
}

void editor_layout(struct editor *e, int width, int rows)
{
	e->width = width > 2 ? width : 2;
	e->rows = rows > 1 ? rows : 1;
	e->goal = -1;
	editor_wrap(e);
}

size_t editor_lines(const struct editor *e)
{
	return e->line_count;
}

/* Where two rows meet the cursor is on the second. */
size_t editor_row(const struct editor *e)
{
	size_t row = e->line_count - 1;
	while (row > 0 && e->lines[row].start > e->cursor)
		row--;
	return row;
}

/* Spaces at the end of a row stand outside the columns: the cursor waits at its end. */
static int column_of(const struct editor *e, size_t row)
{
	size_t start = e->lines[row].start;
	int col = width_bytes(e->text.data + start, e->cursor - start);
	return col < e->width ? col : e->width - 1;
}

/* The boundary in the row that is nearest to the left of the column. */
static size_t offset_at(const struct editor *e, size_t row, int column)
{
	const struct editor_line *line = &e->lines[row];
	size_t at = line->start, end = line->start + line->len;
	int col = 0;
	while (at < end) {
		size_t next = utf8_next_cluster(e->text.data, e->text.len, at);
		col += width_bytes(e->text.data + at, next - at);
		/* Behind the last letter of a wrapped row the next one begins. */
		if (col > column || (next == line->next && row + 1 < e->line_count))
			break;
		at = next;
	}
	return at;
}

void editor_move_rows(struct editor *e, long by)
{
	size_t row = editor_row(e), last = e->line_count - 1;
	if (e->goal < 0)
		e->goal = column_of(e, row);
	if (by < 0)
		row = (size_t)-by < row ? row - (size_t)-by : 0;
	else
		row = (size_t)by < last - row ? row + (size_t)by : last;
	e->cursor = offset_at(e, row, e->goal);
	e->last_edit = PRESS_NONE;
	editor_show_cursor(e);
}

/* ---- drawing ------------------------------------------------------------------------ */

static void draw_bracket(const struct editor *e, struct canvas *c, int row, int col, int i)
{
	bool above = i == 0 && e->top > 0;
	bool below = i == e->rows - 1 && e->top + (size_t)e->rows < e->line_count;
	if (above || below)
		canvas_glyph(c, row, col, ROLE_TEXT, above ? GLYPH_ARROW_UP : GLYPH_ARROW_DOWN);
	else
		canvas_text(c, row, col, 1, ROLE_TEXT, "]");
}

static void draw_row(const struct editor *e, struct canvas *c, int row, int col, int i, enum role role)
{
	size_t at = e->top + (size_t)i;
	canvas_text(c, row, col, 1, ROLE_TEXT, "[");
	for (int k = 0; k < e->width; k++)
		canvas_text(c, row, col + 1 + k, 1, role, "_");
	if (at < e->line_count) {
		struct buf text = BUF_INIT;
		buf_add(&text, e->text.data + e->lines[at].start, e->lines[at].len);
		canvas_text(c, row, col + 1, e->width, role, text.data);
		buf_release(&text);
	}
	draw_bracket(e, c, row, col + 1 + e->width, i);
}

void editor_draw(const struct editor *e, struct canvas *c, int row, int col, bool focused)
{
	size_t at = editor_row(e);
	for (int i = 0; i < e->rows; i++)
		draw_row(e, c, row + i, col, i, focused ? ROLE_FIELD_HERE : ROLE_FIELD);
	if (focused)
		canvas_cursor(c, row + (int)(at - e->top), col + 1 + column_of(e, at));
}
