/* curses comes first: it mentions functions that are banned after base.h. */
#include <curses.h>
#include <string.h>

#include "term_private.h"
#include "famctx/base/mem.h"

static attr_t attributes_of(struct style style)
{
	attr_t bits = A_NORMAL;

	if (style.bits & STYLE_BOLD)
		bits |= A_BOLD;
	if (style.bits & STYLE_UNDERLINE)
		bits |= A_UNDERLINE;
	if (style.bits & STYLE_REVERSE)
		bits |= A_REVERSE;
	if (style.bits & STYLE_DIM)
		bits |= A_DIM;
	return bits;
}

/* Fails harmlessly in the last cell, where there is nowhere for the cursor to go. */
static void put_cell(int row, int col, const struct cell *cell)
{
	struct style style = theme_style(term_state.theme, (enum role)cell->role);
	wchar_t text[CELL_MARKS + 2] = { 0 };
	cchar_t drawn;

	for (int i = 0; i < cell->count; i++)
		text[i] = (wchar_t)cell->code[i];
	setcchar(&drawn, text, attributes_of(style), style.colour > 0 ? style.colour : 0, NULL);
	mvadd_wch(row, col, &drawn);
}

static void put_row(const struct canvas *c, int row)
{
	for (int col = 0; col < c->cols; col++) {
		const struct cell *cell = canvas_cell(c, row, col);

		if (cell->width > 0)
			put_cell(row, col, cell);
	}
}

/* curses compares cell by cell; comparing rows first saves handing it what has not changed. */
static bool row_is_shown(const struct canvas *c, int row)
{
	const struct canvas *shown = &term_state.shown;
	size_t width = (size_t)c->cols * sizeof(*c->cells);

	return shown->rows == c->rows && shown->cols == c->cols &&
	       memcmp(canvas_cell(shown, row, 0), canvas_cell(c, row, 0), width) == 0;
}

static void keep_shown(const struct canvas *c)
{
	struct canvas *shown = &term_state.shown;
	size_t count = (size_t)c->rows * (size_t)c->cols;

	if (shown->rows != c->rows || shown->cols != c->cols)
		shown->cells = mem_resize(shown->cells, count, sizeof(*shown->cells));
	shown->rows = c->rows;
	shown->cols = c->cols;
	memcpy(shown->cells, c->cells, count * sizeof(*shown->cells));
}

void term_draw(const struct canvas *c)
{
	for (int row = 0; row < c->rows; row++) {
		if (!row_is_shown(c, row))
			put_row(c, row);
	}
	keep_shown(c);
	if (c->cursor_row >= 0) {
		curs_set(1);
		move(c->cursor_row, c->cursor_col);
	} else {
		curs_set(0);
	}
	refresh();
}

void term_redraw(void)
{
	term_state.shown.rows = term_state.shown.cols = 0;
	erase();
	clearok(curscr, TRUE);
}
