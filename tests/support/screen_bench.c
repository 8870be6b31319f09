#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen_bench.h"

#include <string.h>

void screen_bench_open(struct screen_bench *b)
{
	memset(b, 0, sizeof(*b));
	screen_test_init(&b->t, 24, 80, GLYPHS_UNICODE);
	screen_answers_init(&b->a, &b->t);
}

void screen_bench_close(struct screen_bench *b)
{
	screen_test_release(&b->t);
	screen_answers_release(&b->a);
}

int screen_bench_tear_down(void **state)
{
	screen_bench_close(*state);
	return 0;
}

void assert_shows(struct screen_bench *b, const char *text)
{
	if (!strstr(screen_test_text(&b->t), text))
		fail_msg("'%s' is not on this screen:\n%s", text, screen_test_text(&b->t));
}

void assert_hides(struct screen_bench *b, const char *text)
{
	if (strstr(screen_test_text(&b->t), text))
		fail_msg("'%s' is on this screen:\n%s", text, screen_test_text(&b->t));
}

void assert_cursor(const struct screen_bench *b, int row, int col)
{
	assert_int_equal(b->t.canvas.cursor_row, row);
	assert_int_equal(b->t.canvas.cursor_col, col);
}

void assert_top(const struct screen_bench *b, const struct screen_ops *ops)
{
	assert_string_equal(app_top(&b->t.app)->ops->id, ops->id);
}

size_t times_asked(const struct screen_bench *b, const char *text)
{
	size_t n = 0;
	for (const char *at = b->a.asked.data; at && (at = strstr(at, text)); at++)
		n++;
	return n;
}

void assert_asked(const struct screen_bench *b, const char *text)
{
	if (!times_asked(b, text))
		fail_msg("'%s' was not asked:\n%s", text, b->a.asked.data);
}
