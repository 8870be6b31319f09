/*
 * What people at work ask of a keeper, with a moment's thought between: of
 * twenty requests sixteen key presses of a search, three families, one
 * challenge. For callers.h, on the made-up town.
 */
#ifndef TESTS_SUPPORT_BUSY_DAY_H
#define TESTS_SUPPORT_BUSY_DAY_H

#include "support/bench_table.h"
#include "support/callers.h"

enum asked { ASKED_FIND, ASKED_SHOW, ASKED_CHALLENGE, ASKED_COUNT };

struct busy_day {
	int64_t people; /* in the town */
	uint64_t until_us;
	struct times times[ASKED_COUNT];
	int64_t challenges; /* sent */
};

/* Parts of struct callers; its context is a struct busy_day. */
const char *busy_day_next(struct callers *all, struct caller *c, struct buf *params);
const char *busy_day_challenge(struct callers *all, struct caller *c, struct buf *params);
void busy_day_answered(struct callers *all, struct caller *c);
uint64_t busy_day_rest(struct callers *all);

/* BENCH_SECONDS, else 20. */
int64_t busy_day_seconds(void);
void busy_day_forget(struct busy_day *d);

#endif
