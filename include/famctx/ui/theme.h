/*
 * What a cell means (its role), and how a theme shows that. Meaning is never
 * told by colour: the monochrome column alone must tell roles apart where the
 * words do not. The terminal's own foreground and background are never set.
 */
#ifndef FAMCTX_UI_THEME_H
#define FAMCTX_UI_THEME_H

#include "famctx/base/base.h"

enum style_bits {
	STYLE_PLAIN = 0,
	STYLE_BOLD = 1,
	STYLE_UNDERLINE = 2,
	STYLE_REVERSE = 4,
	STYLE_DIM = 8, /* never carries meaning; high contrast leaves it out */
};

enum colour {
	COLOUR_OWN = -1, /* the terminal's own */
	COLOUR_IS_RED = 1,
	COLOUR_IS_GREEN = 2,
	COLOUR_IS_BLUE = 4,
	COLOUR_IS_MAGENTA = 5,
};

struct style {
	uint8_t bits; /* of enum style_bits */
	int8_t colour; /* one of enum colour, of the 8 every terminal has */
};

/*      id           letter  monochrome bits                coloured bits     colour */
#define ROLE_LIST(ROLE) \
	ROLE(TEXT,       '.', STYLE_PLAIN,                   STYLE_PLAIN,      COLOUR_OWN) \
	ROLE(TITLE,      'T', STYLE_BOLD,                    STYLE_BOLD,       COLOUR_OWN) \
	ROLE(HEADING,    'H', STYLE_BOLD,                    STYLE_BOLD,       COLOUR_OWN) \
	ROLE(LABEL,      'l', STYLE_PLAIN,                   STYLE_PLAIN,      COLOUR_OWN) \
	ROLE(QUIET,      'q', STYLE_DIM,                     STYLE_DIM,        COLOUR_OWN) \
	ROLE(RULE,       'r', STYLE_DIM,                     STYLE_DIM,        COLOUR_OWN) \
	ROLE(SELECTED,   's', STYLE_REVERSE,                 STYLE_REVERSE,    COLOUR_OWN) \
	ROLE(FIELD,      'f', STYLE_UNDERLINE,               STYLE_UNDERLINE,  COLOUR_OWN) \
	ROLE(FIELD_HERE, 'F', STYLE_UNDERLINE | STYLE_BOLD,  STYLE_UNDERLINE | STYLE_BOLD, COLOUR_OWN) \
	ROLE(BUTTON,     'b', STYLE_BOLD,                    STYLE_BOLD,       COLOUR_OWN) \
	ROLE(HELD,       'o', STYLE_BOLD,                    STYLE_BOLD,       COLOUR_OWN)  /* something is held */ \
	ROLE(NOTHING,    'n', STYLE_PLAIN,                   STYLE_PLAIN,      COLOUR_OWN)  /* one of the kinds of nothing */ \
	ROLE(POSSIBLE,   'p', STYLE_UNDERLINE,               STYLE_UNDERLINE,  COLOUR_OWN) \
	ROLE(LATE,       '!', STYLE_BOLD | STYLE_UNDERLINE,  STYLE_BOLD,       COLOUR_IS_MAGENTA) \
	ROLE(MATCH,      'x', STYLE_BOLD,                    STYLE_BOLD,       COLOUR_OWN)  /* the part that was searched for */ \
	ROLE(WARNING,    'w', STYLE_BOLD,                    STYLE_BOLD,       COLOUR_IS_MAGENTA) \
	ROLE(ERROR,      'e', STYLE_BOLD,                    STYLE_BOLD,       COLOUR_IS_RED) \
	ROLE(MESSAGE,    'm', STYLE_BOLD,                    STYLE_BOLD,       COLOUR_OWN) \
	ROLE(KEY,        'k', STYLE_BOLD,                    STYLE_BOLD,       COLOUR_OWN)  /* a key in the hint and key rows */ \
	ROLE(HINT,       'h', STYLE_PLAIN,                   STYLE_PLAIN,      COLOUR_OWN) \
	ROLE(UNAVAILABLE, 'u', STYLE_DIM,                    STYLE_DIM,        COLOUR_OWN) \
	ROLE(BANNER,     'B', STYLE_REVERSE | STYLE_BOLD,    STYLE_REVERSE | STYLE_BOLD, COLOUR_OWN)

enum role {
#define ROLE(id, letter, mono, bits, colour) ROLE_##id,
	ROLE_LIST(ROLE)
#undef ROLE
	ROLE_COUNT
};

enum theme { THEME_DEFAULT, THEME_MONO, THEME_HIGH_CONTRAST, THEME_COUNT };

/* "default", "mono", "high-contrast". */
const char *theme_name(enum theme t);
MUST_CHECK bool theme_by_name(const char *name, enum theme *out);
struct style theme_style(enum theme t, enum role role);
/* The letter of a role in a dump. */
char role_letter(enum role role);
/*
 * The theme to use: the wished one, but mono instead of default when colour is
 * off (--no-color, a NO_COLOR that is not empty, a terminal without colours).
 */
enum theme theme_choose(enum theme wished, bool no_color_option, const char *no_color, int terminal_colours);

#endif
