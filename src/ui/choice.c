#include "famctx/ui/choice.h"

void choice_init(struct choice *c, const char *const *labels, size_t count, size_t chosen)
{
	*c = (struct choice){ labels, count, chosen, chosen < count ? chosen : 0 };
}

static void choose(struct choice *c, size_t index)
{
	c->focused = c->chosen = index;
}

enum handled choice_act(struct choice *c, enum action a, int count)
{
	if (a == ACTION_UP && c->focused > 0)
		c->focused--;
	else if (a == ACTION_DOWN && c->focused + 1 < c->count)
		c->focused++;
	else if (a == ACTION_OPEN && c->count > 0)
		choose(c, c->focused);
	else if (a == ACTION_PICK && count >= 1 && (size_t)count <= c->count)
		choose(c, (size_t)count - 1);
	else
		return NOT_HANDLED;
	return HANDLED;
}

static void draw_option(const struct choice *c, size_t i, struct canvas *canvas, int row, int col, int width)
{
	canvas_text(canvas, row, col, width, ROLE_TEXT, "( )");
	if (i == c->chosen && width > 1)
		canvas_glyph(canvas, row, col + 1, ROLE_BUTTON, GLYPH_CHOSEN);
	canvas_printf(canvas, row, col + 4, width - 4, i == c->chosen ? ROLE_BUTTON : ROLE_TEXT, "%zu %s", i + 1,
		      c->labels[i]);
}

int choice_draw(const struct choice *c, struct canvas *canvas, struct rect area, bool focused)
{
	int rows = (size_t)area.rows < c->count ? area.rows : (int)c->count;
	size_t first = rows > 0 && c->focused >= (size_t)rows ? c->focused - (size_t)rows + 1 : 0;

	for (int row = 0; row < rows; row++) {
		size_t i = first + (size_t)row;

		draw_option(c, i, canvas, area.row + row, area.col, area.cols);
		if (focused && i == c->focused)
			canvas_cursor(canvas, area.row + row, area.col + 1);
	}
	return rows;
}

void choice_draw_short(const struct choice *c, struct canvas *canvas, int row, int col, int width, bool focused)
{
	size_t i = focused || c->chosen == CHOICE_NONE ? c->focused : c->chosen;
	enum role role = i == c->chosen ? ROLE_BUTTON : ROLE_TEXT;

	canvas_text(canvas, row, col, width, ROLE_TEXT, "<");
	if (i < c->count && width > 4) {
		int used = canvas_printf(canvas, row, col + 2, width - 4, role, "%zu %s", i + 1, c->labels[i]);

		canvas_text(canvas, row, col + 3 + used, 1, ROLE_TEXT, ">");
	}
	if (focused)
		canvas_cursor(canvas, row, col);
}
