/*
 * The table that `make bench` prints: what was measured, and beside it what it
 * may be. A benchmark never fails; a budget that is not kept reads MISSED.
 */
#ifndef TESTS_SUPPORT_BENCH_TABLE_H
#define TESTS_SUPPORT_BENCH_TABLE_H

#include <sys/types.h>

#include "famctx/base/base.h"

/* Times of the same thing, in milliseconds. Starts as { 0 }. */
struct times {
	double *ms;
	size_t count, cap;
};

void times_add(struct times *t, uint64_t started_us);
/* 0.5 is the median; 0 when nothing was measured. */
double times_share(struct times *t, double part);
void times_release(struct times *t);

/* What the rows that follow are about. */
void table_part(const char *title);
/* A row each. */
void table_times(const char *what, struct times *t, double p50_budget, double p99_budget);
/* The same where only the slowest matter. */
void table_slowest(const char *what, struct times *t, double p99_budget);
/* Of each time the median. */
void table_median(const char *what, struct times *t, double budget);
void table_at_most(const char *what, double measured, const char *unit, double budget);
void table_at_least(const char *what, double measured, const char *unit, double budget);
/* One more line about the row above. */
void table_note(const char *format, ...) PRINTF_LIKE(1, 2);

/* Of a process: "VmRSS:" now, "VmHWM:" the most there was. */
double process_mib(pid_t pid, const char *key);
/* How often it has slept and was woken. */
int64_t process_wake_ups(pid_t pid);

/* Says why nothing can be measured, and ends. */
NO_RETURN void bench_give_up(const char *why);

#endif
