#include "famctx/text/date.h"

#include "date_private.h"

/* Days from 1 January of year 1 to 1 January 1970. */
#define DAYS_BEFORE_1970 719162

static bool leap_year(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_month_length(int year, int month)
{
	static const int8_t length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return length[month - 1] + (month == 2 && leap_year(year));
}

bool date_exists(int year, int month, int day)
{
	return year >= 1 && year <= DATE_YEAR_MAX && month >= 1 && month <= 12 && day >= 1 &&
	       day <= date_month_length(year, month);
}

struct date date_make(int year, int month, int day)
{
	return (struct date) { (int16_t)year, (int8_t)month, (int8_t)day };
}

struct date date_today(const struct clock *c)
{
	struct moment now = clock_now(c);
	return date_make(now.year, now.month, now.day);
}

static struct date date_earliest(struct date d)
{
	return date_make(d.year, d.month ? d.month : 1, d.day ? d.day : 1);
}

static struct date date_latest(struct date d)
{
	int month = d.month ? d.month : 12;

	return date_make(d.year, month, d.day ? d.day : date_month_length(d.year, month));
}

bool date_same(struct date a, struct date b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day;
}

int date_compare(struct date a, struct date b)
{
	a = date_earliest(a);
	b = date_earliest(b);
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

/* Days from 1 January of year 1 to 1 January of this year. */
static int32_t days_before_year(int year)
{
	int past = year - 1;

	return past * 365 + past / 4 - past / 100 + past / 400;
}

int32_t date_days(struct date d)
{
	d = date_earliest(d);
	int32_t days = days_before_year(d.year) - DAYS_BEFORE_1970;
	for (int month = 1; month < d.month; month++)
		days += date_month_length(d.year, month);
	return days + d.day - 1;
}

struct date date_from_days(int32_t days)
{
	int64_t since_year_1 = (int64_t)days + DAYS_BEFORE_1970;

	if (since_year_1 < 0 || since_year_1 >= days_before_year(DATE_YEAR_MAX + 1))
		return (struct date)DATE_NONE;
	int32_t rest = (int32_t)since_year_1;
	/* Leap days make this a few years too late, never too early. */
	int year = rest / 365 + 1;
	while (days_before_year(year) > rest)
		year--;
	rest -= days_before_year(year);
	int month = 1;
	while (rest >= date_month_length(year, month))
		rest -= date_month_length(year, month++);
	return date_make(year, month, rest + 1);
}

int32_t date_days_between(struct date a, struct date b)
{
	return date_days(b) - date_days(a);
}

struct date date_add_months(struct date d, int months)
{
	if (!date_known(d))
		return d;
	int64_t total = (int64_t)d.year * 12 + (d.month ? d.month - 1 : 0) + months;
	int64_t year = total / 12;
	if (total < 12 || year > DATE_YEAR_MAX)
		return (struct date)DATE_NONE;
	int month = (int)(total % 12) + 1;
	int longest = date_month_length((int)year, month);
	return date_make((int)year, d.month ? month : 0, d.day > longest ? longest : d.day);
}

int date_full_months(struct date from, struct date to)
{
	return (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day);
}

static int age_of_full(struct date born, struct date today)
{
	return date_compare(born, today) > 0 ? -1 : date_full_months(born, today) / 12;
}

int date_age(struct date born, struct date today)
{
	if (!date_known(born) || !date_full(today))
		return -1;
	int oldest = age_of_full(date_earliest(born), today);
	int youngest = age_of_full(date_latest(born), today);
	return oldest == youngest ? oldest : -1;
}
