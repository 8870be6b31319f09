/*
 * A screen and a keeper that answers it from files, for tests of what keys do:
 *
 *	struct screen_bench b;
 *	screen_bench_open(&b);
 *	b.a.find = "kate";
 *	screen_test_keys(&b.t, "Enter");
 *	assert_shows(&b, "Results");
 *	screen_bench_close(&b);
 *
 * Include after cmocka.
 */
#ifndef TESTS_SUPPORT_SCREEN_BENCH_H
#define TESTS_SUPPORT_SCREEN_BENCH_H

#include "support/screen_answers.h"

struct screen_bench {
	struct screen_test t;
	struct screen_answers a;
};

/* Of 24 by 80; what it held is forgotten. */
void screen_bench_open(struct screen_bench *b);
void screen_bench_close(struct screen_bench *b);
/* As teardown; the state is a bench. */
int screen_bench_tear_down(void **state);

/* Each fails with the screen, or with what was asked. */
void assert_shows(struct screen_bench *b, const char *text);
void assert_hides(struct screen_bench *b, const char *text);
void assert_cursor(const struct screen_bench *b, int row, int col);
void assert_top(const struct screen_bench *b, const struct screen_ops *ops);
size_t times_asked(const struct screen_bench *b, const char *text);
void assert_asked(const struct screen_bench *b, const char *text);

#endif
