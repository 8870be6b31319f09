#include "famctx/text/utf8.h"
#include "famctx/ui/canvas.h"

static void drop_trailing(struct buf *out, size_t start, char what)
{
	size_t len = out->len;

	while (len > start && out->data[len - 1] == what)
		len--;
	buf_truncate(out, len);
}

void canvas_dump_text(const struct canvas *c, struct buf *out)
{
	for (int row = 0; row < c->rows; row++) {
		size_t start = out->len;

		for (int col = 0; col < c->cols; col++) {
			const struct cell *cell = canvas_cell(c, row, col);

			for (int i = 0; i < cell->count; i++)
				utf8_add(out, cell->code[i]);
		}
		drop_trailing(out, start, ' ');
		buf_add_char(out, '\n');
	}
}

static void dump_roles(const struct canvas *c, struct buf *out)
{
	for (int row = 0; row < c->rows; row++) {
		size_t start = out->len;

		for (int col = 0; col < c->cols; col++)
			buf_add_char(out, role_letter((enum role)canvas_cell(c, row, col)->role));
		drop_trailing(out, start, role_letter(ROLE_TEXT));
		buf_add_char(out, '\n');
	}
}

void canvas_dump(const struct canvas *c, struct buf *out)
{
	buf_printf(out, "%d columns, %d rows, ", c->cols, c->rows);
	if (c->cursor_row < 0)
		buf_add_text(out, "no cursor\n");
	else
		buf_printf(out, "cursor at row %d, column %d\n", c->cursor_row + 1, c->cursor_col + 1);
	canvas_dump_text(c, out);
	buf_add_text(out, "roles\n");
	dump_roles(c, out);
}
