/*
 * Pictures of a screen as people see it: wide and narrow, and where it matters
 * in ASCII and without colour too, each held against its golden file.
 */
#ifndef TESTS_SUPPORT_SCREEN_PICTURE_H
#define TESTS_SUPPORT_SCREEN_PICTURE_H

#include "support/screen_test.h"

/* How a screen is looked at. */
struct look_at {
	int rows, cols;
	enum glyph_set glyphs;
	const char *set; /* of its golden file's name: "", "-ascii", "-mono" */
};

/* Sets the screen up as the look says and checks it; picture is what picture_looks was given. */
typedef void picture_paint(const void *picture, const struct look_at *look);
/* 80x24 and 40x16; with all_sets also in ASCII, and in roles instead of colours. */
void picture_looks(const void *picture, bool all_sets, picture_paint *paint);
/* Against tests/screen/golden/NAME-80x24-ascii.txt and so on. */
void picture_check(struct screen_test *t, const char *name, const struct look_at *look);

/* One test for each picture, which begins with its name; test is called with the picture as its state. */
int pictures_run(const char *group, const void *pictures, size_t count, size_t size, void (*test)(void **state));

#endif
