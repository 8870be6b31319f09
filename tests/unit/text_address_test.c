#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/text/address.h"

static void folding_and_keys(void **state)
{
	static const struct {
		const char *text, *folded, *key;
	} rows[] = {
		{ "", "", "" },
		{ "12 Mill Lane, Milltown XX1 4QQ", "12 mill lane milltown", "12 mill lane" },
		{ "12 mill la.", "12 mill lane", "12 mill lane" },
		{ "No. 12, Mill Ln", "12 mill lane", "12 mill lane" },
		{ "Flat 3, 12 Mill La., Milltown", "flat 3 12 mill lane milltown", "3/12 mill lane" },
		{ "3/12 Mill Lane", "flat 3 12 mill lane", "3/12 mill lane" },
		{ "12 Mill Lane, Flat 3", "12 mill lane flat 3", "3/12 mill lane" },
		{ "Apt 3 12 Mill Lane", "flat 3 12 mill lane", "3/12 mill lane" },
		{ "Flat 3\nRose Court\n12 Mill Lane\nMilltown", "flat 3 rose court 12 mill lane milltown",
		  "3/12 mill lane" },
		{ "12 St John's St", "12 st johns street", "12 st johns street" },
		{ "12 Church St, St Helen", "12 church street st helen", "12 church street" },
		{ "12 Saint Johns Rd", "12 st johns road", "12 st johns road" },
		{ "12 Park Road", "12 park road", "12 park road" },
		{ "12 Mill Hill Road Milltown", "12 mill hill road milltown", "12 mill hill road" },
		{ "12 Broadway, Milltown", "12 broadway milltown", "12 broadway" },
		{ "12-14 High Street", "12 14 high street", "12-14 high street" },
		{ "12a High St", "12a high street", "12a high street" },
		{ "12 2nd Avenue", "12 2nd avenue", "12 2nd avenue" },
		{ "Rose Cottage, Mill Lane", "rose cottage mill lane", "" },
		{ "12", "12", "" },
		{ "Flat", "flat", "" },
		{ "XX1 4QQ", "", "" },
		{ ",,;,", "", "" },
	};
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		buf_clear(&b);
		address_fold(rows[i].text, &b);
		assert_string_equal(b.data, rows[i].folded);
		buf_clear(&b);
		address_key(rows[i].text, &b);
		assert_string_equal(b.data, rows[i].key);
	}
	buf_release(&b);
}

static void the_postcode_at_the_end(void **state)
{
	static const struct {
		const char *text, *postcode, *rest;
	} rows[] = {
		{ "12 Mill Lane, XX1 4QQ", "XX1 4QQ", "12 Mill Lane" },
		{ "12 Mill Lane xx14qq.", "XX1 4QQ", "12 Mill Lane" },
		{ "12 Mill Lane\nXX1 4QQ\n", "XX1 4QQ", "12 Mill Lane" },
		{ "XX1 4QQ", "XX1 4QQ", "" },
		{ "12 Mill Lane", NULL, "" },
		{ "12 Mill Lane XX1", NULL, "" },
		{ "XX1 4QQ Milltown", NULL, "" },
		{ "12 4QQ", NULL, "" },
		{ "", NULL, "" },
		{ "  ,", NULL, "" },
	};
	struct postcode p;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		size_t rest = 0;
		if (address_postcode(rows[i].text, &p, &rest) != (rows[i].postcode != NULL))
			fail_msg("%s", rows[i].text);
		if (!rows[i].postcode)
			continue;
		assert_string_equal(p.text, rows[i].postcode);
		assert_int_equal(rest, strlen(rows[i].rest));
		assert_memory_equal(rows[i].text, rows[i].rest, rest);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folding_and_keys),
		cmocka_unit_test(the_postcode_at_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
