#include "famctx/ui/theme.h"

#include <string.h>

struct role_row {
	char letter;
	uint8_t mono_bits;
	struct style coloured;
};

static const struct role_row roles[ROLE_COUNT] = {
#define ROLE(id, letter, mono, bits, colour) [ROLE_##id] = { letter, mono, { bits, colour } },
	ROLE_LIST(ROLE)
#undef ROLE
};

static const char *const names[THEME_COUNT] = {
	[THEME_DEFAULT] = "default",
	[THEME_MONO] = "mono",
	[THEME_HIGH_CONTRAST] = "high-contrast",
};

const char *theme_name(enum theme t)
{
	return names[t];
}

bool theme_by_name(const char *name, enum theme *out)
{
	for (int t = 0; t < THEME_COUNT; t++) {
		if (strcmp(names[t], name) == 0) {
			*out = (enum theme)t;
			return true;
		}
	}
	return false;
}

struct style theme_style(enum theme t, enum role role)
{
	struct style plain = { roles[role].mono_bits, COLOUR_OWN };

	if (t == THEME_DEFAULT)
		return roles[role].coloured;
	if (t == THEME_HIGH_CONTRAST)
		plain.bits &= (uint8_t)~STYLE_DIM;
	return plain;
}

char role_letter(enum role role)
{
	return roles[role].letter;
}

enum theme theme_choose(enum theme wished, bool no_color_option, const char *no_color, int terminal_colours)
{
	bool colourless = no_color_option || (no_color && *no_color) || terminal_colours < 8;

	return wished == THEME_DEFAULT && colourless ? THEME_MONO : wished;
}
