/* Whatever is read as a date is one, and says the same when it is written and read again. */
#include "famctx/base/buf.h"
#include "famctx/text/date.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds, const char *what)
{
	if (!holds)
		BUG(what);
}

static void date_holds(struct date d)
{
	struct buf text = BUF_INIT;
	struct date again;

	must(date_exists(d.year, d.month ? d.month : 1, d.day ? d.day : 1), "a date that does not exist");
	date_iso(d, &text);
	must(date_parse_iso(text.data, &again) && date_same(d, again), "a date changed on its way");
	if (date_full(d))
		must(date_same(date_from_days(date_days(d)), d), "days do not lead back");
	buf_clear(&text);
	date_long(d, &text);
	date_short(d, &text);
	date_day_month(d, &text);
	buf_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const formats[] = {
		"YYYY-MM-DD",  "DD/MM/YYYY", "MM/DD/YYYY", "DD-MM-YYYY", "DD.MM.YYYY",
		"DD/MM/YY",    "DDMMYYYY",   "YYYYMMDD",   "YYYY/MM/DD", "D Month YYYY",
		"DD-Mon-YYYY", "YYYY-MM",    "MM/YYYY",    "YYYY",
	};
	const struct date today = { 2025, 11, 4 };
	struct buf text = BUF_INIT;
	struct date d;

	buf_add(&text, (const char *)data, size);
	for (size_t i = 0; i < ARRAY_LEN(formats); i++) {
		if (!date_parse(text.data, formats[i], today, &d))
			continue;
		date_holds(d);
		must(date_age(d, today) >= -1, "an impossible age");
		must(date_ago(d, today).count >= 0, "ago in the future");
	}
	buf_release(&text);
	return 0;
}
