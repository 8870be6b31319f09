/*
 * Working days: not Saturday, not Sunday, not one of the days of
 * data/holidays.yaml. After the last day that file knows about only weekends
 * are left out, so what is due then may be due a day or two early, never late.
 */
#ifndef FAMCTX_CHALLENGE_WORKING_DAYS_H
#define FAMCTX_CHALLENGE_WORKING_DAYS_H

#include "famctx/base/problems.h"
#include "famctx/text/date.h"

struct holiday {
	struct date date;
	char *name;
	struct place place;
};

struct holidays {
	struct date until; /* the last day the list knows about */
	struct holiday *holidays; /* by date */
	size_t holidays_count;
};

/* Reads FOLDER/holidays.yaml. A day twice, or after `until`, is a problem. Release it either way. */
MUST_CHECK bool holidays_load(const char *folder, struct holidays *out, struct problems *problems);
void holidays_release(struct holidays *h);

bool working_day(const struct holidays *h, struct date day);
/* The day that is `count` working days after `from`; 0: from itself, whatever day it is. */
struct date working_days_after(const struct holidays *h, struct date from, int64_t count);
/* Working days after `from` up to and with `to`; 0 when it is not later. */
int64_t working_days_between(const struct holidays *h, struct date from, struct date to);

#endif
