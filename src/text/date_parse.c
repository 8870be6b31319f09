#include "date_private.h"

static const char *const known_formats[] = {
	"YYYY-MM-DD", "DD/MM/YYYY", "MM/DD/YYYY", "DD-MM-YYYY",   "DD.MM.YYYY",  "DD/MM/YY",
	"MM/DD/YY",   "DD-MM-YY",   "DD.MM.YY",   "DDMMYYYY",     "YYYYMMDD",    "YYYY/MM/DD",
	"D Month YYYY", "DD-Mon-YYYY", "DD-Mon-YY", "YYYY-MM",    "MM/YYYY",     "YYYY",
};

/* What is being read, and the parts found so far. */
struct reading {
	const char *at;
	bool separated; /* by something: then one digit is enough for a day or month */
	int year, month, day;
	bool short_year;
};

bool date_format_known(const char *format)
{
	for (size_t i = 0; i < ARRAY_LEN(known_formats); i++)
		if (strcmp(format, known_formats[i]) == 0)
			return true;
	return false;
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool read_digits(const char **at, int fewest, int most, int *out)
{
	int value = 0, n = 0;

	while (n < most && digit((*at)[n]))
		value = value * 10 + ((*at)[n++] - '0');
	if (n < fewest)
		return false;
	*at += n;
	*out = value;
	return true;
}

/* Bytes that text and name share, without regard to case. */
static size_t same_letters(const char *text, const char *name)
{
	size_t n = 0;

	while (name[n] && lower(text[n]) == lower(name[n]))
		n++;
	return n;
}

/* The full name, its first three letters, or the usual short form. */
static bool read_month_name(const char **at, int *out)
{
	for (int i = 0; i < 12; i++) {
		size_t full = strlen(date_month_names[i]), shorter = strlen(date_month_short[i]);
		size_t n = same_letters(*at, date_month_names[i]);
		if (n != full && n != shorter && n != 3)
			continue;
		*at += n;
		*out = i + 1;
		return true;
	}
	return false;
}

static bool read_literal(const char **at, char wanted)
{
	if (**at != wanted)
		return false;
	(*at)++;
	while (wanted == ' ' && **at == ' ')
		(*at)++;
	return true;
}

static bool starts(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* Reads one element of the format; returns how much of the format it was, 0 when the text does not fit. */
static size_t read_element(struct reading *r, const char *format)
{
	int fewest = r->separated ? 1 : 2;

	if (starts(format, "YYYY"))
		return read_digits(&r->at, 4, 4, &r->year) ? 4 : 0;
	if (starts(format, "YY")) {
		r->short_year = true;
		return read_digits(&r->at, 2, 2, &r->year) ? 2 : 0;
	}
	if (starts(format, "Month"))
		return read_month_name(&r->at, &r->month) ? 5 : 0;
	if (starts(format, "Mon"))
		return read_month_name(&r->at, &r->month) ? 3 : 0;
	if (starts(format, "MM"))
		return read_digits(&r->at, fewest, 2, &r->month) ? 2 : 0;
	if (starts(format, "DD"))
		return read_digits(&r->at, fewest, 2, &r->day) ? 2 : 0;
	if (starts(format, "D"))
		return read_digits(&r->at, 1, 2, &r->day) ? 1 : 0;
	return read_literal(&r->at, *format) ? 1 : 0;
}

static bool skip_clock(const char **at)
{
	int hour, minute, second = 0, fraction;

	if (!read_digits(at, 1, 2, &hour) || !read_literal(at, ':') || !read_digits(at, 2, 2, &minute))
		return false;
	if (**at == ':') {
		(*at)++;
		if (!read_digits(at, 2, 2, &second))
			return false;
	}
	if (**at == '.' || **at == ',') {
		(*at)++;
		if (!read_digits(at, 1, 9, &fraction))
			return false;
	}
	return hour <= 24 && minute <= 59 && second <= 60;
}

/* AM or PM, as some reporting programs write midnight behind every date. */
static void skip_half_of_day(const char **at)
{
	const char *half = **at == ' ' ? *at + 1 : *at;

	if (same_letters(half, "am") == 2 || same_letters(half, "pm") == 2)
		*at = half + 2;
}

static bool skip_zone(const char **at)
{
	int hour, minute;

	if (**at == ' ')
		(*at)++;
	if (**at == 'Z' || **at == 'z')
		return read_literal(at, **at);
	if (**at != '+' && **at != '-')
		return false;
	(*at)++;
	if (!read_digits(at, 2, 2, &hour))
		return false;
	if (**at == ':')
		(*at)++;
	return !**at || read_digits(at, 2, 2, &minute);
}

/* The end of the text, or a time of day up to there. */
static bool skip_time(const char *at)
{
	if (!*at)
		return true;
	if (!read_literal(&at, 'T') && !read_literal(&at, ' '))
		return false;
	if (!skip_clock(&at))
		return false;
	skip_half_of_day(&at);
	return (!*at || skip_zone(&at)) && !*at;
}

static bool parts_exist(int year, const struct reading *r)
{
	return date_exists(year, r->month ? r->month : 1, r->day ? r->day : 1);
}

/* The latest year with these two digits that is not after `latest` and has such a day. */
static bool widen_year(struct reading *r, struct date latest)
{
	if (!date_known(latest))
		return false;
	for (int year = latest.year / 100 * 100 + r->year; year > 0; year -= 100) {
		if (!parts_exist(year, r) || date_compare(date_make(year, r->month, r->day), latest) > 0)
			continue;
		r->year = year;
		return true;
	}
	return false;
}

bool date_parse(const char *text, const char *format, struct date latest, struct date *out)
{
	struct reading r = { text, false, 0, 0, 0, false };

	if (!date_format_known(format))
		return false;
	r.separated = strpbrk(format, "-/. ") != NULL;
	bool names_month = strchr(format, 'M') != NULL, names_day = strchr(format, 'D') != NULL;
	while (*format) {
		size_t used = read_element(&r, format);
		if (!used)
			return false;
		format += used;
	}
	/* A zero month or day must not pass for one that the format does not name. */
	if ((names_month && !r.month) || (names_day && !r.day) || !skip_time(r.at))
		return false;
	if (r.short_year ? !widen_year(&r, latest) : !parts_exist(r.year, &r))
		return false;
	*out = date_make(r.year, r.month, r.day);
	return true;
}

/* Whether text has digits where the shape has 0, and otherwise its characters. */
static bool has_shape(const char *text, const char *shape)
{
	for (; *shape; shape++, text++)
		if (*shape == '0' ? !digit(*text) : *text != *shape)
			return false;
	return !*text;
}

bool date_parse_iso(const char *text, struct date *out)
{
	static const struct {
		const char *shape, *format;
	} forms[] = {
		{ "0000-00-00", "YYYY-MM-DD" },
		{ "0000-00", "YYYY-MM" },
		{ "0000", "YYYY" },
	};

	for (size_t i = 0; i < ARRAY_LEN(forms); i++)
		if (has_shape(text, forms[i].shape))
			return date_parse(text, forms[i].format, (struct date)DATE_NONE, out);
	return false;
}
