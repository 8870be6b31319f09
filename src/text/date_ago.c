#include "date_private.h"

#define DAYS_SHOWN 13
#define WEEKS_SHOWN 12
#define MONTHS_SHOWN 23

static struct ago ago_months(int months)
{
	if (months > MONTHS_SHOWN)
		return (struct ago) { AGO_YEARS, months / 12 };
	return (struct ago) { AGO_MONTHS, months };
}

/* Never finer than the date itself is known. */
static struct ago ago_partial(struct date then, struct date today)
{
	int months = then.month ? (today.year - then.year) * 12 + today.month - then.month : 0;
	int years = today.year - then.year;

	if (months > 0)
		return ago_months(months);
	if (!then.month && years > 0)
		return (struct ago) { AGO_YEARS, years };
	return (struct ago) { AGO_NONE, 0 };
}

struct ago date_ago(struct date then, struct date today)
{
	if (!date_known(then) || !date_full(today))
		return (struct ago) { AGO_NONE, 0 };
	if (!date_full(then))
		return ago_partial(then, today);
	int days = date_days_between(then, today);
	if (days < 0)
		return (struct ago) { AGO_NONE, 0 };
	if (days == 0)
		return (struct ago) { AGO_TODAY, 0 };
	if (days <= DAYS_SHOWN)
		return (struct ago) { AGO_DAYS, days };
	if (days / 7 <= WEEKS_SHOWN)
		return (struct ago) { AGO_WEEKS, days / 7 };
	/* Thirteen weeks can lie a day short of three months; two months would read as less than twelve
	 * weeks. */
	int months = date_full_months(then, today);
	return ago_months(months < 3 ? 3 : months);
}
