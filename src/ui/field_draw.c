#include "field_private.h"

#include "famctx/text/utf8.h"
#include "famctx/text/width.h"

void field_show_cursor(struct line_field *f)
{
	int at = width_bytes(f->text.data, f->cursor);

	if (at < f->scroll)
		f->scroll = at;
	if (at >= f->scroll + f->width)
		f->scroll = at - f->width + 1;
}

void field_layout(struct line_field *f, int width)
{
	f->width = width > 1 ? width : 1;
	f->scroll = 0;
	field_show_cursor(f);
}

/* The byte at which the first visible cluster starts, and the columns of a wide one that is half hidden. */
static size_t first_visible(const struct line_field *f, int *gap)
{
	size_t at = 0;
	int col = 0;

	while (col < f->scroll && at < f->text.len) {
		size_t next = utf8_next_cluster(f->text.data, f->text.len, at);

		col += width_bytes(f->text.data + at, next - at);
		at = next;
	}
	*gap = col - f->scroll;
	return at;
}

void field_draw(const struct line_field *f, struct canvas *c, int row, int col, bool focused)
{
	enum role role = focused ? ROLE_FIELD_HERE : ROLE_FIELD;
	struct buf visible = BUF_INIT;
	int gap;
	size_t start = first_visible(f, &gap);

	buf_add(&visible, f->text.data + start,
		width_fit(f->text.data + start, f->text.len - start, f->width - gap));
	canvas_text(c, row, col, 1, ROLE_TEXT, "[");
	canvas_text(c, row, col + 1 + f->width, 1, ROLE_TEXT, "]");
	for (int i = 0; i < f->width; i++)
		canvas_text(c, row, col + 1 + i, 1, role, "_");
	canvas_text(c, row, col + 1 + gap, f->width - gap, role, visible.data);
	if (focused)
		canvas_cursor(c, row, col + 1 + width_bytes(f->text.data, f->cursor) - f->scroll);
	buf_release(&visible);
}
