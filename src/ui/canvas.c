#include "famctx/ui/canvas.h"

#include <stdarg.h>
#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/text/sanitise.h"
#include "famctx/text/utf8.h"
#include "famctx/text/width.h"
#include "canvas_private.h"

static const struct cell blank = { { ' ', 0, 0, 0, 0 }, 1, 1, ROLE_TEXT, 0 };

void canvas_init(struct canvas *c, int rows, int cols, enum glyph_set glyphs)
{
	memset(c, 0, sizeof(*c));
	c->glyphs = glyphs;
	buf_init(&c->clean);
	canvas_clear(c, rows, cols);
}

void canvas_release(struct canvas *c)
{
	mem_free(c->cells);
	c->cells = NULL;
	c->rows = c->cols = 0;
	buf_release(&c->clean);
}

void canvas_clear(struct canvas *c, int rows, int cols)
{
	size_t count;

	rows = rows > 0 ? rows : 1;
	cols = cols > 0 ? cols : 1;
	count = (size_t)rows * (size_t)cols;
	if (rows != c->rows || cols != c->cols)
		c->cells = mem_resize(c->cells, count, sizeof(*c->cells));
	c->rows = rows;
	c->cols = cols;
	for (size_t i = 0; i < count; i++)
		c->cells[i] = blank;
	c->cursor_row = c->cursor_col = -1;
}

struct rect canvas_area(const struct canvas *c)
{
	return (struct rect){ 0, 0, c->rows, c->cols };
}

static struct cell *cell_at(const struct canvas *c, int row, int col)
{
	if (row < 0 || col < 0 || row >= c->rows || col >= c->cols)
		return NULL;
	return &c->cells[(size_t)row * (size_t)c->cols + (size_t)col];
}

const struct cell *canvas_cell(const struct canvas *c, int row, int col)
{
	return cell_at(c, row, col);
}

/* Half of a wide character cannot stand alone, so the other half becomes a space. */
static void free_cell(struct canvas *c, int row, int col)
{
	struct cell *cell = cell_at(c, row, col);
	struct cell *other = NULL;

	if (cell && cell->width == 0)
		other = cell_at(c, row, col - 1);
	else if (cell && cell->width == 2)
		other = cell_at(c, row, col + 1);
	if (other) {
		uint8_t role = other->role;

		*other = blank;
		other->role = role;
	}
}

int canvas_put(struct canvas *c, int row, int col, enum role role, uint32_t code)
{
	int width = width_of(code) == 2 ? 2 : 1;
	struct cell *cell = cell_at(c, row, col);

	if (!cell)
		return width;
	if (width == 2 && !cell_at(c, row, col + 1)) {
		code = ' ';
		width = 1;
	}
	free_cell(c, row, col);
	*cell = blank;
	cell->code[0] = c->glyphs == GLYPHS_ASCII ? glyph_twin(code, c->glyphs) : code;
	cell->role = (uint8_t)role;
	if (width == 2) {
		free_cell(c, row, col + 1);
		cell[1] = blank;
		cell[1].role = (uint8_t)role;
		/* In ASCII the stand-in takes one column and a space keeps the place. */
		if (c->glyphs == GLYPHS_UNICODE) {
			cell->width = 2;
			cell[1].width = 0;
			cell[1].count = 0;
		}
	}
	return width;
}

/* A combining mark joins the cell that was written last. */
static void put_mark(struct canvas *c, int row, int col, uint32_t code)
{
	struct cell *cell = cell_at(c, row, col);

	if (!cell || c->glyphs == GLYPHS_ASCII || cell->count > CELL_MARKS)
		return;
	cell->code[cell->count++] = code;
}

/* Columns from `from` to `end`; the text is clean and fits. */
static int put_run(struct canvas *c, int row, int col, enum role role, const char *bytes, size_t len)
{
	int at = col, base = col;

	while (len > 0) {
		struct utf8_char ch = utf8_decode(bytes, len);

		if (width_of(ch.code) == 0) {
			put_mark(c, row, base, ch.code);
		} else {
			base = at;
			at += canvas_put(c, row, at, role, ch.code);
		}
		bytes += ch.size;
		len -= ch.size;
	}
	return at - col;
}

static bool plain_ascii(const char *text)
{
	for (; *text; text++) {
		if (*text < 0x20 || *text > 0x7e)
			return false;
	}
	return true;
}

/* What canvas_text shows: newlines as spaces, then through the gate. */
const char *canvas_clean(struct buf *scratch, const char *utf8)
{
	if (plain_ascii(utf8))
		return utf8;
	buf_clear(scratch);
	sanitise_bytes(scratch, utf8, strlen(utf8), SANITISE_LINES, NULL);
	for (size_t i = 0; i < scratch->len; i++) {
		if (scratch->data[i] == '\n')
			scratch->data[i] = ' ';
	}
	return scratch->data;
}

int canvas_text(struct canvas *c, int row, int col, int width, enum role role, const char *utf8)
{
	const char *text = canvas_clean(&c->clean, utf8);
	size_t len = strlen(text);
	int used;

	if (width > c->cols - col)
		width = c->cols - col;
	if (width <= 0 || row < 0 || row >= c->rows)
		return 0;
	if (width_bytes(text, len) <= width)
		return put_run(c, row, col, role, text, len);
	used = put_run(c, row, col, role, text, width_fit(text, len, width - 1));
	canvas_put(c, row, col + used, role, glyph_code(GLYPH_CUT, c->glyphs));
	return used + 1;
}

int canvas_printf(struct canvas *c, int row, int col, int width, enum role role, const char *format, ...)
{
	struct buf text = BUF_INIT;
	va_list args;
	int used;

	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	used = canvas_text(c, row, col, width, role, text.data);
	buf_release(&text);
	return used;
}

int canvas_text_right(struct canvas *c, int row, int col, int width, enum role role, const char *utf8)
{
	int wanted = canvas_width_of(utf8);
	int spare = wanted < width ? width - wanted : 0;

	return canvas_text(c, row, col + spare, width - spare, role, utf8);
}

int canvas_width_of(const char *utf8)
{
	struct buf scratch = BUF_INIT;
	int width = width_text(canvas_clean(&scratch, utf8));

	buf_release(&scratch);
	return width;
}
