#include "famctx/challenge/working_days.h"

#include "famctx/base/file.h"
#include "famctx/schema/yaml.h"

#define DAYS_A_WEEK 7

static const struct field holiday_fields[] = {
	FIELD_DATE(struct holiday, date, REQUIRED, N_("The day")),
	FIELD_TEXT(struct holiday, name, REQUIRED, N_("What it is")),
};
static const struct shape holiday_shape = SHAPE_PLACED(struct holiday, "holiday", holiday_fields, place, -1);

static const struct field holidays_fields[] = {
	FIELD_DATE(struct holidays, until, REQUIRED, N_("The last day the list knows about")),
	FIELD_LIST(struct holidays, holidays, REQUIRED, &holiday_shape, N_("Days on which nobody is expected to work")),
};
static const struct shape holidays_shape = SHAPE(struct holidays, "holidays", holidays_fields);

static int by_date(const void *a, const void *b)
{
	const struct holiday *x = a, *y = b;
	return date_compare(x->date, y->date);
}

static void complain(struct problems *problems, const char *path, const struct holiday *h, const char *format)
{
	struct buf day = BUF_INIT;
	date_iso(h->date, &day);
	problems_add(problems, PROBLEM_ERROR, path, h->place, "%s %s", day.data, format);
	buf_release(&day);
}

static bool check(const struct holidays *h, const char *path, struct problems *problems)
{
	size_t before = problems->errors;
	for (size_t i = 0; i < h->holidays_count; i++) {
		const struct holiday *one = &h->holidays[i];
		if (!date_full(one->date))
			complain(problems, path, one, _("is no whole date: write year-month-day"));
		else if (i && date_same(one->date, h->holidays[i - 1].date))
			complain(problems, path, one, _("is listed twice: leave one out"));
		else if (date_compare(one->date, h->until) > 0)
			complain(problems, path, one, _("is after the day in `until`: set `until` to the last day of a whole year"));
	}
	return problems->errors == before;
}

bool holidays_load(const char *folder, struct holidays *out, struct problems *problems)
{
	struct buf path = BUF_INIT;
	file_join(&path, folder, "holidays.yaml");
	bool ok = yaml_decode_file(path.data, &holidays_shape, out, problems);
	if (out->holidays_count)
		qsort(out->holidays, out->holidays_count, sizeof(*out->holidays), by_date);
	ok = ok && check(out, path.data, problems);
	buf_release(&path);
	return ok;
}

void holidays_release(struct holidays *h)
{
	shape_release(&holidays_shape, h);
}

/* 1 January 1970 was a Thursday. */
static bool is_weekend(struct date day)
{
	int32_t from_monday = (date_days(day) + 3) % DAYS_A_WEEK;
	if (from_monday < 0)
		from_monday += DAYS_A_WEEK;
	return from_monday >= 5;
}

bool working_day(const struct holidays *h, struct date day)
{
	const struct holiday wanted = { .date = day };
	if (is_weekend(day))
		return false;
	return !h->holidays_count ||
	       !bsearch(&wanted, h->holidays, h->holidays_count, sizeof(*h->holidays), by_date);
}

struct date working_days_after(const struct holidays *h, struct date from, int64_t count)
{
	int32_t day = date_days(from);
	while (count > 0)
		if (working_day(h, date_from_days(++day)))
			count--;
	return date_from_days(day);
}

int64_t working_days_between(const struct holidays *h, struct date from, struct date to)
{
	int64_t count = 0;
	int32_t last = date_days(to);
	for (int32_t day = date_days(from) + 1; day <= last; day++)
		if (working_day(h, date_from_days(day)))
			count++;
	return count;
}
