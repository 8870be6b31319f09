/*
 * The only place that asks what time it is. The time of day may be fixed, for
 * training, tests and --at; the steady clock never is.
 */
#ifndef FAMCTX_BASE_CLOCK_H
#define FAMCTX_BASE_CLOCK_H

#include "famctx/base/base.h"

/* Local civil time. */
struct moment {
	int year, month, day;
	int hour, minute, second;
	int microsecond;
};

struct clock {
	bool fixed;
	struct moment at; /* what it says while fixed */
};

#define CLOCK_REAL { false, { 0, 0, 0, 0, 0, 0, 0 } }

struct moment clock_now(const struct clock *c);
/* Coordinated universal time as "2025-11-04T09:42:00.123456Z"; never fixed: a trail tells real time. */
#define UTC_TEXT_SIZE 88 /* room for any int, so that the compiler can see it fits */
void clock_utc_text(char text[UTC_TEXT_SIZE]);
/* What clocks here showed at a moment that clock_utc_text wrote: "2025-11-04T09:42". False where it is none. */
MUST_CHECK bool clock_local_text(const char *utc, char local[UTC_TEXT_SIZE]);
/* Seconds since 1970 in UTC; a fixed clock is taken to stand there. */
int64_t clock_seconds(const struct clock *c);
/* "2025-11-04T09:42:00Z", which sorts as it goes; and back, false where it is none. */
void clock_seconds_text(int64_t seconds, char text[UTC_TEXT_SIZE]);
MUST_CHECK bool clock_seconds_read(const char *text, int64_t *seconds);
/* Milliseconds that never go back and go on while the machine sleeps. */
uint64_t clock_steady_ms(void);
uint64_t clock_steady_us(void);

#endif
