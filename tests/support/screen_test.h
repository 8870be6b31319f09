/*
 * Screens without a terminal: open one at a size, press keys, look.
 *
 *	struct screen_test t;
 *	screen_test_init(&t, 24, 80, GLYPHS_UNICODE);
 *	t.app.client = ...;
 *	screen_test_open(&t, &screen_scope, NULL);
 *	screen_test_keys(&t, "Down Down Enter");
 *	golden_check("tests/screen/golden/scope-80x24.txt", screen_test_dump(&t));
 *	screen_test_release(&t);
 */
#ifndef TESTS_SUPPORT_SCREEN_TEST_H
#define TESTS_SUPPORT_SCREEN_TEST_H

#include "famctx/screen/app.h"

struct screen_test {
	struct app app;
	struct clock clock; /* Tuesday 4 November 2025, 9:42am */
	struct canvas canvas;
	struct buf dump;
};

void screen_test_init(struct screen_test *t, int rows, int cols, enum glyph_set glyphs);
/* Fails the test when it does not open. */
void screen_test_open(struct screen_test *t, const struct screen_ops *ops, const void *arg);
/* Key names, separated by spaces. The screen is drawn after each, as on a terminal. */
void screen_test_keys(struct screen_test *t, const char *names);
/* Each character of the text as a key. */
void screen_test_type(struct screen_test *t, const char *text);
void screen_test_paste(struct screen_test *t, const char *text);
void screen_test_resize(struct screen_test *t, int rows, int cols);
/* Text and roles; valid until the next call. */
const char *screen_test_dump(struct screen_test *t);
/* Text alone. */
const char *screen_test_text(struct screen_test *t);
void screen_test_release(struct screen_test *t);

#endif
