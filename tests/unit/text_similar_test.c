#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/text/similar.h"

static void load_nicknames(struct nicknames *n)
{
	static const char *const katherine[] = { "katherine", "catherine", "kate", "katie", "kathy" };
	static const char *const kathleen[] = { "kathleen", "kate", "kath" };
	static const char *const william[] = { "william", "bill", "will" };

	nicknames_add(n, katherine, ARRAY_LEN(katherine));
	nicknames_add(n, kathleen, ARRAY_LEN(kathleen));
	nicknames_add(n, william, ARRAY_LEN(william));
}

static void distances(void **state)
{
	static const struct {
		const char *a, *b;
		int limit, distance;
	} rows[] = {
		{ "", "", 2, 0 },           { "smith", "smith", 0, 0 },
		{ "smith", "smyth", 2, 1 }, { "smith", "smiht", 2, 1 },
		{ "smith", "smit", 2, 1 },  { "smith", "smiths", 2, 1 },
		{ "smith", "smyht", 2, 2 }, { "smith", "jones", 2, 3 },
		{ "smith", "smyth", 0, 1 }, { "smith", "smyht", 1, 2 },
		{ "ca", "abc", 2, 3 }, /* the string alignment kind: no letters between swapped ones */
		{ "abcd", "badc", 2, 2 },   { "a", "abcdef", 2, 3 },
		{ "", "ab", 2, 2 },         { "\u674e\u5c0f\u9f8d", "\u674e\u5927\u9f8d", 2, 1 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_int_equal(similar_distance(rows[i].a, rows[i].b, rows[i].limit), rows[i].distance);
		assert_int_equal(similar_distance(rows[i].b, rows[i].a, rows[i].limit), rows[i].distance);
	}
}

static void very_long_names_are_compared(void **state)
{
	char a[1000], b[1000];

	(void)state;
	memset(a, 'a', sizeof(a));
	memset(b, 'a', sizeof(b));
	a[999] = b[999] = '\0';
	assert_int_equal(similar_distance(a, b, 2), 0);
	b[500] = 'b';
	assert_int_equal(similar_distance(a, b, 2), 3);
}

static void sounds(void **state)
{
	static const struct {
		const char *name, *code;
	} rows[] = {
		{ "", "" },
		{ "stephen", "STFN" },
		{ "steven", "STFN" },
		{ "catherine", "K0RN" },
		{ "katharine", "K0RN" },
		{ "smith", "SM0" },
		{ "smyth", "SM0" },
		{ "philip", "FLP" },
		{ "filip", "FLP" },
		{ "shaun", "XN" },
		{ "shawn", "XN" },
		{ "christine", "KRSTN" },
		{ "kristine", "KRSTN" },
		{ "knight", "NT" },
		{ "wright", "RT" },
		{ "xavier", "SFR" },
		{ "matthew", "M0" },
		{ "mathew", "M0" },
		{ "rebecca", "RBK" },
		{ "rebekah", "RBK" },
		{ "mohammed", "MHMT" },
		{ "muhammad", "MHMT" },
		{ "whitney", "WTN" },
		{ "hugh", "H" },
		{ "gemma", "JM" },
		{ "bragging", "BRKNK" },
		{ "bridget", "BRJT" },
		{ "lamb", "LM" },
		{ "alexandra", "ALKSNTR" },
		{ "patricia", "PTRX" },
		{ "mitchell", "MXL" },
		{ "aeron", "ERN" },
		{ "de souza", "TSS" },
		{ "\u674e", "" },
		{ "abc1", "" },
	};
	char code[SOUND_SIZE];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		sound_code(rows[i].name, code);
		assert_string_equal(code, rows[i].code);
	}
}

static void nickname_groups(void **state)
{
	struct nicknames n = NICKNAMES_INIT;
	const char *names[8];

	(void)state;
	assert_false(nicknames_related(&n, "kate", "katherine"));
	load_nicknames(&n);
	assert_true(nicknames_related(&n, "kate", "katherine"));
	assert_true(nicknames_related(&n, "katie", "kathy"));
	assert_true(nicknames_related(&n, "kathleen", "kate"));
	assert_false(nicknames_related(&n, "kathleen", "katherine"));
	assert_false(nicknames_related(&n, "kate", "kate"));
	assert_false(nicknames_related(&n, "kate", "bill"));
	assert_true(nicknames_short_of(&n, "kate", "katherine"));
	assert_false(nicknames_short_of(&n, "katherine", "kate"));
	assert_int_equal(nicknames_of(&n, "bill", names, ARRAY_LEN(names)), 2);
	assert_int_equal(nicknames_of(&n, "kate", names, ARRAY_LEN(names)), 6);
	assert_int_equal(nicknames_of(&n, "kate", names, 3), 3);
	assert_int_equal(nicknames_of(&n, "nobody", names, ARRAY_LEN(names)), 0);
	nicknames_release(&n);
}

static void many_nicknames(void **state)
{
	struct nicknames n = NICKNAMES_INIT;
	char full[16], brief[16];
	const char *const names[] = { full, brief };

	(void)state;
	for (int i = 0; i < 2000; i++) {
		(void)snprintf(full, sizeof(full), "full%d", i);
		(void)snprintf(brief, sizeof(brief), "short%d", i % 500);
		nicknames_add(&n, names, ARRAY_LEN(names));
	}
	assert_true(nicknames_related(&n, "full1999", "short499"));
	assert_true(nicknames_related(&n, "short0", "full500"));
	assert_false(nicknames_related(&n, "full0", "short1"));
	nicknames_release(&n);
}

static void verdicts(void **state)
{
	static const struct {
		const char *a, *b;
		enum name_verdict verdict;
	} rows[] = {
		{ "smith", "smith", NAME_SAME },
		{ "de souza", "desouza", NAME_SAME },
		{ "katherine", "kate", NAME_SHORT_FORM },
		{ "kate", "katie", NAME_SHORT_FORM },
		{ "j", "john", NAME_INITIAL },
		{ "john", "j", NAME_INITIAL },
		{ "j", "k", NAME_DIFFERENT },
		{ "smith", "smyth", NAME_ONE_SLIP },
		{ "ann", "anne", NAME_ONE_SLIP },
		{ "al", "ali", NAME_DIFFERENT },
		{ "stephen", "steven", NAME_SOUNDS_ALIKE },
		{ "jackson", "jaxon", NAME_SOUNDS_ALIKE },
		{ "hassan", "hussain", NAME_SOUNDS_ALIKE },
		{ "montgomery", "mongtomeri", NAME_TWO_SLIPS },
		{ "jon", "tim", NAME_DIFFERENT },
		{ "lee", "laya", NAME_DIFFERENT },
		{ "montgomery", "freeman", NAME_DIFFERENT },
		{ "", "smith", NAME_NOT_COMPARED },
		{ "smith", "", NAME_NOT_COMPARED },
		{ "\u674e\u5c0f\u9f8d", "\u674e\u5c0f\u9f8d", NAME_SAME },
	};
	struct nicknames n = NICKNAMES_INIT;

	(void)state;
	load_nicknames(&n);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (name_compare(rows[i].a, rows[i].b, &n) != rows[i].verdict)
			fail_msg("%s and %s: %d", rows[i].a, rows[i].b,
			         name_compare(rows[i].a, rows[i].b, &n));
	assert_int_equal(name_compare("kate", "katherine", NULL), NAME_DIFFERENT);
	nicknames_release(&n);
}

static void swapped_dates(void **state)
{
	static const struct {
		struct date a, b;
		bool swapped;
	} rows[] = {
		{ { 2000, 10, 7 }, { 2000, 7, 10 }, true },  { { 2000, 7, 7 }, { 2000, 7, 7 }, false },
		{ { 2000, 10, 7 }, { 2001, 7, 10 }, false }, { { 2000, 10, 7 }, { 2000, 10, 7 }, false },
		{ { 2000, 10, 0 }, { 2000, 0, 10 }, false }, { { 0, 0, 0 }, { 0, 0, 0 }, false },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(dates_swapped(rows[i].a, rows[i].b), rows[i].swapped);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distances),      cmocka_unit_test(very_long_names_are_compared),
		cmocka_unit_test(sounds),         cmocka_unit_test(nickname_groups),
		cmocka_unit_test(many_nicknames), cmocka_unit_test(verdicts),
		cmocka_unit_test(swapped_dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
