#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/text/fold.h"

static const struct {
	const char *text, *key;
} rows[] = {
	{ "", "" },
	{ "  SMITH  ", "smith" },
	{ "Siobh\u00e1n", "siobhan" },
	{ "Siobha\u0301n", "siobhan" },
	{ "\u0141ukasz", "lukasz" },
	{ "Strau\u00df", "strauss" },
	{ "STRAU\u1E9E", "strauss" },
	{ "\u00d8rsted \u0110or\u0111evi\u0107", "orsted dordevic" },
	{ "\u00deorbj\u00f6rn \u00c6sir \u0152uvre", "thorbjorn aesir oeuvre" },
	{ "I\u015f\u0131k \u0130brahim", "isik ibrahim" },
	{ "\u674e\u5c0f\u9f8d", "\u674e\u5c0f\u9f8d" },
	{ "O'Connor", "oconnor" },
	{ "O\u2019Connor", "oconnor" },
	{ "O\u00b4Connor", "oconnor" },
	{ "O`Connor", "oconnor" },
	{ "O Connor", "o connor" },
	{ "Smith-Jones", "smith jones" },
	{ "Smith\u2013Jones", "smith jones" },
	{ "Anne-Marie, (n\u00e9e) Smith.", "anne marie nee smith" },
	{ "\uFF2B\uFF41\uFF54\uFF45", "kate" },
	{ "\uFB01nn", "finn" },
	{ "Zo\u200B\u00eb", "zoe" },
	{ "\u041d\u0430\u0442\u0430\u043b\u044c\u044f", "\u043d\u0430\u0442\u0430\u043b\u044c\u044f" },
	{ "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f", "\u0645\u062d\u0645\u062f" },
	{ "\u0928\u093f\u0936\u093e", "\u0928\u093f\u0936\u093e" }, /* vowel signs are letters */
	{ "Nguy\u1ec5n", "nguyen" },
	{ "a\xFF"
	  "b",
	  "a b" },
	{ "Flat 3/12", "flat 3 12" },
	{ "'-'", "" },
};

static void keys(void **state)
{
	struct buf key = BUF_INIT, again = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		buf_clear(&key);
		buf_clear(&again);
		fold_text(&key, rows[i].text);
		fold_text(&again, key.data);
		assert_string_equal(again.data, key.data);
		assert_string_equal(key.data, rows[i].key);
	}
	buf_release(&key);
	buf_release(&again);
}

static void a_key_is_appended(void **state)
{
	struct buf key = BUF_INIT;

	(void)state;
	buf_add_text(&key, "before");
	fold_text(&key, " Smith ");
	assert_string_equal(key.data, "beforesmith");
	buf_release(&key);
}

static void tokens(void **state)
{
	struct fold_tokens t = FOLD_TOKENS_INIT;

	(void)state;
	fold_tokens(&t, "Smith-Jones, O'Connor");
	assert_int_equal(t.count, 3);
	assert_string_equal(t.items[0], "smith");
	assert_string_equal(t.items[1], "jones");
	assert_string_equal(t.items[2], "oconnor");
	fold_tokens(&t, " - ");
	assert_int_equal(t.count, 0);
	fold_tokens(&t, "Una");
	assert_int_equal(t.count, 1);
	assert_string_equal(t.items[0], "una");
	fold_tokens_release(&t);
	fold_tokens_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys),
		cmocka_unit_test(a_key_is_appended),
		cmocka_unit_test(tokens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
