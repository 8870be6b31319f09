/*
 * Dates as feeds and people write them. A date may be partial: a year, or a
 * year and a month. Nothing is guessed: 07/10/2000 is read in the order that
 * the caller names, and a date that does not exist is refused.
 */
#ifndef FAMCTX_TEXT_DATE_H
#define FAMCTX_TEXT_DATE_H

#include "famctx/base/base.h"
#include "famctx/base/buf.h"
#include "famctx/base/clock.h"

struct date {
	int16_t year; /* 0: no date at all */
	int8_t month; /* 0: only the year is known */
	int8_t day;   /* 0: only year and month are known */
};

#define DATE_NONE { 0, 0, 0 }

static inline bool date_known(struct date d)
{
	return d.year != 0;
}

static inline bool date_full(struct date d)
{
	return d.day != 0;
}

/* What day a clock shows. */
struct date date_today(const struct clock *c);
bool date_exists(int year, int month, int day);
bool date_same(struct date a, struct date b);
/* <0, 0, >0; the missing parts of a partial date count as the earliest. */
int date_compare(struct date a, struct date b);
/* Days since 1 January 1970; missing parts count as the first. */
int32_t date_days(struct date d);
struct date date_from_days(int32_t days);
/* Days from a to b. */
int32_t date_days_between(struct date a, struct date b);
struct date date_add_months(struct date d, int months);
/* Full years from born to today, -1 when it cannot be said. A partial birth date gives an age only
 * when it is the same whatever the missing part is. */
int date_age(struct date born, struct date today);

/*
 * Reads a whole string by one format. Formats are what a manifest names:
 * YYYY-MM-DD, DD/MM/YYYY, MM/DD/YYYY, DD-MM-YYYY, DD.MM.YYYY, DD/MM/YY, MM/DD/YY, DD-MM-YY, DD.MM.YY,
 * DDMMYYYY, YYYYMMDD, YYYY/MM/DD, "D Month YYYY", DD-Mon-YYYY, DD-Mon-YY, YYYY-MM, MM/YYYY, YYYY, each with
 * an optional time of day behind it (T or space, seconds, fraction, AM or PM, zone), which is left out.
 * Day and month may have one digit where a separator stands.
 * A two-digit year is read as the latest one that is not after `latest`.
 */
bool date_parse(const char *text, const char *format, struct date latest, struct date *out);
/* Whether a format is one that date_parse knows. */
bool date_format_known(const char *format);
/* ISO: YYYY-MM-DD, YYYY-MM or YYYY, nothing else. */
bool date_parse_iso(const char *text, struct date *out);

/* "2000-10-07", "2000-10", "2000"; nothing for DATE_NONE. */
void date_iso(struct date d, struct buf *out);
/* "7 October 2000", "October 2000", "2000". */
void date_long(struct date d, struct buf *out);
/* "7 Oct 2000"; GOV.UK short months: Sept, June and July in full. */
void date_short(struct date d, struct buf *out);
/* "7 October", for a date whose year is plain. */
void date_day_month(struct date d, struct buf *out);
/* "Tuesday". */
const char *date_weekday(struct date d);

/* How long before today: days to 13, weeks to 12, months to 23, then years. */
enum ago_unit { AGO_NONE, AGO_TODAY, AGO_DAYS, AGO_WEEKS, AGO_MONTHS, AGO_YEARS };
struct ago {
	enum ago_unit unit;
	int count;
};
/* AGO_NONE for no date, a date after today, and a partial date that today lies within. A partial date is
 * counted in the unit it is known by: 2024-11 in months, 2024 in years. */
struct ago date_ago(struct date then, struct date today);

#endif
