#include "famctx/ui/glyph.h"

#include "famctx/text/ascii.h"
#include "famctx/text/width.h"

struct pair {
	uint32_t unicode;
	char ascii;
};

static const struct pair pairs[GLYPH_COUNT] = {
#define GLYPH(id, unicode, ascii) [GLYPH_##id] = { unicode, ascii },
	GLYPH_LIST(GLYPH)
#undef GLYPH
};

uint32_t glyph_code(enum glyph g, enum glyph_set set)
{
	return set == GLYPHS_ASCII ? (uint32_t)pairs[g].ascii : pairs[g].unicode;
}

/* Signs first, because ascii.h would turn several of them into one and the same letter. */
uint32_t glyph_twin(uint32_t code, enum glyph_set set)
{
	char stand_in[ASCII_MAX];

	if (set == GLYPHS_UNICODE || code < 0x80)
		return code;
	for (size_t i = 0; i < GLYPH_COUNT; i++) {
		if (pairs[i].unicode == code)
			return (uint32_t)pairs[i].ascii;
	}
	if (width_of(code) == 0)
		return 0;
	return ascii_of(code, stand_in) > 0 ? (uint32_t)stand_in[0] : '?';
}
