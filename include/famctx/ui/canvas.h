/*
 * An off-screen sheet of cells. Screens draw here and nowhere else, so they
 * can be tested as text. Whatever text comes in passes the gate of
 * text/sanitise.h on its way into a cell: no control character, no bidi
 * trick, no invalid byte ever reaches the terminal from here.
 *
 * Rows and columns count from 0. Everything is clipped to the sheet; drawing
 * outside it is harmless. `role` tells what the cells mean (theme.h).
 */
#ifndef FAMCTX_UI_CANVAS_H
#define FAMCTX_UI_CANVAS_H

#include "famctx/base/base.h"
#include "famctx/base/buf.h"
#include "famctx/ui/glyph.h"
#include "famctx/ui/layout.h"
#include "famctx/ui/theme.h"

#define CELL_MARKS 4 /* combining marks: as many as a cell of the terminal library holds */

struct cell {
	uint32_t code[1 + CELL_MARKS]; /* base and its marks */
	uint8_t count;                 /* how many of them stand */
	uint8_t width;                 /* 1 or 2; 0 for the right half of a wide one */
	uint8_t role;
	uint8_t unused; /* always 0, so that cells can be compared as bytes */
};

struct canvas {
	int rows, cols;
	enum glyph_set glyphs;
	struct cell *cells;          /* rows * cols; owned */
	int cursor_row, cursor_col;  /* where the terminal's own cursor stands; -1 for nowhere */
	struct buf clean;            /* room for text that had to be cleaned */
};

void canvas_init(struct canvas *c, int rows, int cols, enum glyph_set glyphs);
void canvas_release(struct canvas *c);
/* All spaces, no cursor; the size may change. */
void canvas_clear(struct canvas *c, int rows, int cols);
struct rect canvas_area(const struct canvas *c);
const struct cell *canvas_cell(const struct canvas *c, int row, int col);

/*
 * One line of text into at most `width` columns. A wide character is never
 * split. Text that does not fit ends in the CUT sign, so that a shortened name
 * never looks whole. Returns the columns used. A newline shows as a space.
 */
int canvas_text(struct canvas *c, int row, int col, int width, enum role role, const char *utf8);
int canvas_printf(struct canvas *c, int row, int col, int width, enum role role, const char *format, ...)
	PRINTF_LIKE(6, 7);
/* Ends at the right edge of the width; what does not fit is cut at its end. Returns the columns used. */
int canvas_text_right(struct canvas *c, int row, int col, int width, enum role role, const char *utf8);
/* Breaks between words. Returns the rows it takes; draws those that fit into the area. */
int canvas_paragraph(struct canvas *c, struct rect area, enum role role, const char *utf8);
/* The columns a text would take, after the gate. */
int canvas_width_of(const char *utf8);

void canvas_glyph(struct canvas *c, int row, int col, enum role role, enum glyph g);
/* Fills the area with spaces of the role. */
void canvas_fill(struct canvas *c, struct rect area, enum role role);
/* Keeps what is written, changes what it means: a selected row. */
void canvas_role(struct canvas *c, struct rect area, enum role role);
/* A horizontal rule; with a title (NULL for none) as "── Title ─────". */
void canvas_rule(struct canvas *c, int row, int col, int width, const char *title);
void canvas_frame(struct canvas *c, struct rect area);
/* "■■■□□": `full` of `total`. */
void canvas_gauge(struct canvas *c, int row, int col, enum role role, int full, int total);
/* The terminal's own cursor goes to the focused thing. */
void canvas_cursor(struct canvas *c, int row, int col);

/*
 * The form of golden files: the size and cursor, the text plane, the role
 * plane (one letter a cell). Spaces at line ends are left out.
 */
void canvas_dump(const struct canvas *c, struct buf *out);
/* The text plane alone. */
void canvas_dump_text(const struct canvas *c, struct buf *out);

#endif
