#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <wchar.h>

#include "famctx/text/width.h"
#include "famctx/ui/canvas.h"

static void every_sign_has_a_twin_of_equal_width(void **state)
{
	(void)state;
	for (int g = 0; g < GLYPH_COUNT; g++) {
		uint32_t unicode = glyph_code((enum glyph)g, GLYPHS_UNICODE);
		uint32_t ascii = glyph_code((enum glyph)g, GLYPHS_ASCII);

		assert_in_range(ascii, 0x21, 0x7e);
		assert_int_equal(width_of(unicode), 1);
		assert_int_equal(width_of(ascii), 1);
		assert_int_equal(glyph_twin(unicode, GLYPHS_UNICODE), unicode);
		assert_in_range(glyph_twin(unicode, GLYPHS_ASCII), 0x20, 0x7e);
	}
}

static void letters_lose_their_marks_in_ascii(void **state)
{
	(void)state;
	assert_int_equal(glyph_twin('a', GLYPHS_ASCII), 'a');
	assert_int_equal(glyph_twin(0xe9, GLYPHS_ASCII), 'e');
	assert_int_equal(glyph_twin(0x0301, GLYPHS_ASCII), 0);
	assert_int_equal(glyph_twin(0x674e, GLYPHS_ASCII), '?');
}

static void each_role_has_a_letter_of_its_own(void **state)
{
	char seen[ROLE_COUNT + 1] = "";

	(void)state;
	for (int r = 0; r < ROLE_COUNT; r++) {
		assert_null(strchr(seen, role_letter((enum role)r)));
		seen[r] = role_letter((enum role)r);
	}
}

/* What colour tells in the default theme, attributes tell without it. */
static void nothing_is_told_by_colour_alone(void **state)
{
	(void)state;
	for (int r = 0; r < ROLE_COUNT; r++) {
		struct style coloured = theme_style(THEME_DEFAULT, (enum role)r);
		struct style mono = theme_style(THEME_MONO, (enum role)r);
		struct style high = theme_style(THEME_HIGH_CONTRAST, (enum role)r);

		assert_int_equal(mono.colour, COLOUR_OWN);
		assert_int_equal(high.colour, COLOUR_OWN);
		assert_int_equal(high.bits & STYLE_DIM, 0);
		if (coloured.colour != COLOUR_OWN)
			assert_int_not_equal(mono.bits & ~STYLE_DIM, STYLE_PLAIN);
	}
}

static void colour_is_off_when_asked(void **state)
{
	static const struct {
		enum theme wished;
		bool option;
		const char *no_color;
		int colours;
		enum theme expected;
	} cases[] = {
		{ THEME_DEFAULT, false, NULL, 256, THEME_DEFAULT },
		{ THEME_DEFAULT, false, "", 8, THEME_DEFAULT },
		{ THEME_DEFAULT, false, "1", 256, THEME_MONO },
		{ THEME_DEFAULT, true, NULL, 256, THEME_MONO },
		{ THEME_DEFAULT, false, NULL, 0, THEME_MONO },
		{ THEME_HIGH_CONTRAST, true, "1", 0, THEME_HIGH_CONTRAST },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_int_equal(theme_choose(cases[i].wished, cases[i].option, cases[i].no_color, cases[i].colours),
				 cases[i].expected);
}

static void themes_have_names(void **state)
{
	enum theme found;

	(void)state;
	for (int t = 0; t < THEME_COUNT; t++) {
		assert_true(theme_by_name(theme_name((enum theme)t), &found));
		assert_int_equal(found, t);
	}
	assert_false(theme_by_name("pink", &found));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_sign_has_a_twin_of_equal_width),
		cmocka_unit_test(letters_lose_their_marks_in_ascii),
		cmocka_unit_test(each_role_has_a_letter_of_its_own),
		cmocka_unit_test(nothing_is_told_by_colour_alone),
		cmocka_unit_test(colour_is_off_when_asked),
		cmocka_unit_test(themes_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
