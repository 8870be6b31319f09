#include "date_private.h"

const char *const date_month_names[12] = {
	N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
	N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December"),
};

/* As the GOV.UK style guide shortens them. */
const char *const date_month_short[12] = {
	N_("Jan"),  N_("Feb"), N_("Mar"),  N_("Apr"), N_("May"), N_("June"),
	N_("July"), N_("Aug"), N_("Sept"), N_("Oct"), N_("Nov"), N_("Dec"),
};

void date_iso(struct date d, struct buf *out)
{
	if (!date_known(d))
		return;
	buf_printf(out, "%04d", d.year);
	if (d.month)
		buf_printf(out, "-%02d", d.month);
	if (d.day)
		buf_printf(out, "-%02d", d.day);
}

static void add_in_words(struct date d, const char *const months[12], struct buf *out)
{
	if (!date_known(d))
		return;
	if (d.day)
		buf_printf(out, "%d ", d.day);
	if (d.month)
		buf_printf(out, "%s ", _(months[d.month - 1]));
	buf_printf(out, "%d", d.year);
}

void date_long(struct date d, struct buf *out)
{
	add_in_words(d, date_month_names, out);
}

void date_short(struct date d, struct buf *out)
{
	add_in_words(d, date_month_short, out);
}

void date_day_month(struct date d, struct buf *out)
{
	if (!date_full(d)) {
		date_long(d, out);
		return;
	}
	buf_printf(out, "%d %s", d.day, _(date_month_names[d.month - 1]));
}

const char *date_weekday(struct date d)
{
	static const char *const names[7] = {
		N_("Thursday"), N_("Friday"),  N_("Saturday"),  N_("Sunday"),
		N_("Monday"),   N_("Tuesday"), N_("Wednesday"),
	};

	if (!date_full(d))
		return "";
	/* 1 January 1970 was a Thursday. */
	int32_t days = date_days(d) % 7;
	return _(names[days < 0 ? days + 7 : days]);
}
