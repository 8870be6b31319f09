/* What the date files share. */
#ifndef DATE_PRIVATE_H
#define DATE_PRIVATE_H

#include "famctx/text/date.h"

#define DATE_YEAR_MAX 9999

/* No checks: the parts are known to make a date. */
struct date date_make(int year, int month, int day);
int date_month_length(int year, int month);
/* Full months from one full date to a later one. */
int date_full_months(struct date from, struct date to);

/* January is 0. */
extern const char *const date_month_names[12];
extern const char *const date_month_short[12];

#endif
