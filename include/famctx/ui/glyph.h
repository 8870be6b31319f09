/*
 * Every sign that is not a letter. Each has an ASCII twin of the same width,
 * so that a screen keeps its shape where the terminal has no Unicode. A sign
 * only ever supports a word: nothing is told by a sign alone.
 */
#ifndef FAMCTX_UI_GLYPH_H
#define FAMCTX_UI_GLYPH_H

#include "famctx/base/base.h"

enum glyph_set { GLYPHS_UNICODE, GLYPHS_ASCII };

/*      id            code point  ASCII   stands for */
#define GLYPH_LIST(GLYPH) \
	GLYPH(OPEN,         0x25CF, '*') /* an open involvement */ \
	GLYPH(CLOSED,       0x25CB, 'o') /* one that ended */ \
	GLYPH(NONE,         0x2013, '-') /* no record; a value that was not compared */ \
	GLYPH(OUTSIDE,      0x00B7, '.') /* not shown at this age, not shared */ \
	GLYPH(LATE,         0x0021, '!') \
	GLYPH(SELECTED,     0x003E, '>') /* the focused row */ \
	GLYPH(CHOSEN,       0x2022, '*') /* the chosen one of several: (•) */ \
	GLYPH(DIFFERENT,    0x2260, '/') \
	GLYPH(GAUGE_FULL,   0x25A0, '#') \
	GLYPH(GAUGE_EMPTY,  0x25A1, '.') \
	GLYPH(RULE,         0x2500, '-') \
	GLYPH(UPRIGHT,      0x2502, '|') \
	GLYPH(TOP_LEFT,     0x250C, '+') \
	GLYPH(TOP_RIGHT,    0x2510, '+') \
	GLYPH(BOTTOM_LEFT,  0x2514, '+') \
	GLYPH(BOTTOM_RIGHT, 0x2518, '+') \
	GLYPH(ARROW_LEFT,   0x2190, '<') \
	GLYPH(ARROW_RIGHT,  0x2192, '>') \
	GLYPH(ARROW_UP,     0x2191, '^') \
	GLYPH(ARROW_DOWN,   0x2193, 'v') \
	GLYPH(BANNER,       0x2593, '#') /* both ends of the training banner */ \
	GLYPH(CUT,          0x2026, '~') /* text goes on beyond this column */

enum glyph {
#define GLYPH(id, unicode, ascii) GLYPH_##id,
	GLYPH_LIST(GLYPH)
#undef GLYPH
	GLYPH_COUNT
};

/* The code point to show. */
uint32_t glyph_code(enum glyph g, enum glyph_set set);
/* The twin of a code point in the set: itself when it needs none. So a word file may hold the signs too. */
uint32_t glyph_twin(uint32_t code, enum glyph_set set);

#endif
