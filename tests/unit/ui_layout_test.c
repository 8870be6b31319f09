#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "famctx/ui/layout.h"

static void boxes_share_the_rows(void **state)
{
	static const struct {
		int rows;
		struct box boxes[3];
		int expected[3];
	} cases[] = {
		{ 10, { { BOX_FIXED, 2 }, { BOX_FILL, 1 }, { BOX_FIXED, 1 } }, { 2, 7, 1 } },
		{ 10, { { BOX_FILL, 1 }, { BOX_FILL, 2 }, { BOX_FIXED, 1 } }, { 3, 6, 1 } },
		{ 10, { { BOX_MIN, 2 }, { BOX_FILL, 1 }, { BOX_FIXED, 1 } }, { 2, 7, 1 } },
		{ 10, { { BOX_MIN, 2 }, { BOX_MIN, 3 }, { BOX_FIXED, 1 } }, { 4, 5, 1 } },
		{ 3, { { BOX_FIXED, 2 }, { BOX_FIXED, 4 }, { BOX_FIXED, 1 } }, { 2, 1, 0 } },
		{ 0, { { BOX_FIXED, 2 }, { BOX_FILL, 1 }, { BOX_MIN, 1 } }, { 0, 0, 0 } },
		{ -5, { { BOX_FIXED, -2 }, { BOX_FILL, -1 }, { BOX_MIN, -1 } }, { 0, 0, 0 } },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct rect out[3], across[3];
		int row = 7;

		layout_rows((struct rect){ 7, 3, cases[i].rows, 20 }, cases[i].boxes, 3, out);
		layout_columns((struct rect){ 3, 7, 20, cases[i].rows }, cases[i].boxes, 3, across);
		for (int b = 0; b < 3; b++) {
			assert_int_equal(out[b].rows, cases[i].expected[b]);
			assert_int_equal(across[b].cols, cases[i].expected[b]);
			assert_int_equal(out[b].row, row);
			assert_int_equal(across[b].col, row);
			assert_int_equal(out[b].cols, 20);
			row += out[b].rows;
		}
	}
}

/* Whatever is asked for, nothing is negative and nothing goes over the edge. */
static void boxes_stay_inside(void **state)
{
	(void)state;
	for (int rows = 0; rows < 40; rows++) {
		for (int a = 0; a < 12; a++) {
			struct box boxes[] = { { BOX_FIXED, a }, { BOX_FILL, a % 4 }, { BOX_MIN, a / 2 }, { BOX_FILL, 3 } };
			struct rect out[4];
			int total = 0;

			layout_rows((struct rect){ 0, 0, rows, 5 }, boxes, 4, out);
			for (int b = 0; b < 4; b++) {
				assert_true(out[b].rows >= 0);
				total += out[b].rows;
			}
			assert_int_equal(total, rows);
		}
	}
}

static void insets_and_centres_are_clamped(void **state)
{
	struct rect r = layout_inset((struct rect){ 2, 2, 3, 10 }, 5, 1);

	(void)state;
	assert_int_equal(r.rows, 1);
	assert_int_equal(r.row, 3);
	assert_int_equal(r.cols, 8);
	r = layout_centre((struct rect){ 1, 1, 10, 21 }, 4, 7);
	assert_int_equal(r.row, 4);
	assert_int_equal(r.col, 8);
	r = layout_centre((struct rect){ 1, 1, 10, 20 }, 99, 99);
	assert_int_equal(r.rows, 10);
	assert_int_equal(r.cols, 20);
}

static void breadth_follows_the_columns(void **state)
{
	(void)state;
	assert_int_equal(layout_breadth(40), BREADTH_NARROW);
	assert_int_equal(layout_breadth(59), BREADTH_NARROW);
	assert_int_equal(layout_breadth(60), BREADTH_PAGE);
	assert_int_equal(layout_breadth(99), BREADTH_PAGE);
	assert_int_equal(layout_breadth(100), BREADTH_WIDE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(boxes_share_the_rows),
		cmocka_unit_test(boxes_stay_inside),
		cmocka_unit_test(insets_and_centres_are_clamped),
		cmocka_unit_test(breadth_follows_the_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
