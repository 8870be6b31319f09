#include "famctx/base/clock.h"

static struct moment moment_of(const struct tm *tm, long nanoseconds)
{
	return (struct moment){
		.year = tm->tm_year + 1900,
		.month = tm->tm_mon + 1,
		.day = tm->tm_mday,
		.hour = tm->tm_hour,
		.minute = tm->tm_min,
		.second = tm->tm_sec,
		.microsecond = (int)(nanoseconds / 1000),
	};
}

struct moment clock_now(const struct clock *c)
{
	if (c->fixed)
		return c->at;
	struct timespec now;
	struct tm tm;
	clock_gettime(CLOCK_REALTIME, &now);
	localtime_r(&now.tv_sec, &tm);
	return moment_of(&tm, now.tv_nsec);
}

void clock_utc_text(char text[UTC_TEXT_SIZE])
{
	struct timespec now;
	struct tm tm;
	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &tm);
	struct moment m = moment_of(&tm, now.tv_nsec);
	snprintf(text, UTC_TEXT_SIZE, "%04d-%02d-%02dT%02d:%02d:%02d.%06dZ", m.year, m.month, m.day, m.hour,
		 m.minute, m.second, m.microsecond);
}

bool clock_local_text(const char *utc, char local[UTC_TEXT_SIZE])
{
	struct tm tm = { .tm_year = 0 };
	if (!utc || !strptime(utc, "%Y-%m-%dT%H:%M:%S", &tm))
		return false;
	time_t seconds = timegm(&tm);
	localtime_r(&seconds, &tm);
	struct moment m = moment_of(&tm, 0);
	snprintf(local, UTC_TEXT_SIZE, "%04d-%02d-%02dT%02d:%02d", m.year, m.month, m.day, m.hour, m.minute);
	return true;
}

int64_t clock_seconds(const struct clock *c)
{
	const struct moment *at = &c->at;
	if (!c->fixed)
		return (int64_t)time(NULL);
	struct tm tm = {
		.tm_year = at->year - 1900, .tm_mon = at->month - 1, .tm_mday = at->day,
		.tm_hour = at->hour, .tm_min = at->minute, .tm_sec = at->second,
	};
	return (int64_t)timegm(&tm);
}

void clock_seconds_text(int64_t seconds, char text[UTC_TEXT_SIZE])
{
	time_t t = (time_t)seconds;
	struct tm tm;
	gmtime_r(&t, &tm);
	struct moment m = moment_of(&tm, 0);
	snprintf(text, UTC_TEXT_SIZE, "%04d-%02d-%02dT%02d:%02d:%02dZ", m.year, m.month, m.day, m.hour, m.minute, m.second);
}

bool clock_seconds_read(const char *text, int64_t *seconds)
{
	struct tm tm = { .tm_year = 0 };
	const char *end = text ? strptime(text, "%Y-%m-%dT%H:%M:%SZ", &tm) : NULL;
	*seconds = end && !*end ? (int64_t)timegm(&tm) : 0;
	return end && !*end;
}

uint64_t clock_steady_us(void)
{
	struct timespec now;
	clock_gettime(CLOCK_BOOTTIME, &now);
	return (uint64_t)now.tv_sec * 1000000u + (uint64_t)now.tv_nsec / 1000u;
}

uint64_t clock_steady_ms(void)
{
	return clock_steady_us() / 1000u;
}
