#include "famctx/base/mem.h"
#include "famctx/text/number.h"
#include "query_line.h"

#define OLDEST_YEAR 1890
#define OLDEST_AGE 130

/* One part of a date: a number, or the name of a month. */
struct atom {
	int value;
	size_t digits; /* 0: a month by name */
	bool may_be_name;
};

static const char *const months[] = { "january", "february", "march",	  "april",   "may",	 "june",
				      "july",	 "august",   "september", "october", "november", "december" };

static bool same_letters(const char *text, size_t len, const char *word, size_t word_len)
{
	if (len != word_len)
		return false;
	for (size_t i = 0; i < len; i++)
		if ((text[i] | 0x20) != word[i])
			return false;
	return true;
}

static bool read_month(const char *text, size_t len, struct atom *a)
{
	for (int m = 0; m < 12; m++) {
		bool whole = same_letters(text, len, months[m], strlen(months[m]));
		bool sept = m == 8 && same_letters(text, len, "sept", 4);
		if (!whole && !sept && !same_letters(text, len, months[m], 3))
			continue;
		/* April, May and June are also first names. */
		*a = (struct atom) { m + 1, 0, whole && m >= 3 && m <= 5 };
		return true;
	}
	return false;
}

/* "7", "7th", "2000". */
static bool read_digits(const char *text, size_t len, struct atom *a)
{
	static const char *const endings[] = { "st", "nd", "rd", "th" };
	char digits[9];

	for (size_t i = 0; i < ARRAY_LEN(endings); i++)
		if (len > 2 && len <= 4 && same_letters(text + len - 2, 2, endings[i], 2)) {
			len -= 2;
			break;
		}
	if (len == 0 || len >= sizeof(digits))
		return false;
	memcpy(digits, text, len);
	digits[len] = '\0';
	*a = (struct atom) { 0, len, false };
	return piece_is_digits(digits) && number_parse_int(digits, 0, 99999999, &a->value);
}

/* The parts of one piece, between / - and dots; 0 when it is no date. */
static size_t split_piece(const char *piece, struct atom atoms[3])
{
	size_t count = 0;

	for (;;) {
		size_t len = strcspn(piece, "/-.");
		if (count == 3 || (!read_digits(piece, len, &atoms[count]) && !read_month(piece, len, &atoms[count])))
			return 0;
		count++;
		if (!piece[len])
			return count;
		piece += len + 1;
	}
}

static bool is_year(const struct atom *a, struct date today)
{
	return a->digits == 4 && a->value >= OLDEST_YEAR && a->value <= today.year + 1;
}

/* Two digits are the latest year that is not to come. */
static int full_year(const struct atom *a, struct date today)
{
	if (a->digits != 2)
		return is_year(a, today) ? a->value : 0;
	int century = today.year / 100 * 100;
	return a->value + (a->value > today.year % 100 ? century - 100 : century);
}

static bool set_date(struct query_born *born, int year, int month, int day)
{
	if (!year || !date_exists(year, month, day))
		return false;
	*born = (struct query_born) { .kind = BORN_DATE };
	born->from = born->to = (struct date) { (int16_t)year, (int8_t)month, (int8_t)day };
	return true;
}

static bool set_period(struct query_born *born, int year, int first_month, int last_month)
{
	if (!year || first_month < 1 || last_month > 12)
		return false;
	*born = (struct query_born) { .kind = BORN_PERIOD };
	born->from = (struct date) { (int16_t)year, (int8_t)first_month, 1 };
	struct date next = date_add_months((struct date) { (int16_t)year, (int8_t)last_month, 1 }, 1);
	born->to = date_from_days(date_days(next) - 1);
	return true;
}

static bool set_day_month(struct query_born *born, int day, int month)
{
	/* 2000 had a 29 February. */
	if (!date_exists(2000, month, day))
		return false;
	*born = (struct query_born) { .kind = BORN_DAY_MONTH, .day = day, .month = month };
	return true;
}

static bool three_atoms(struct query_born *born, const struct atom *a, struct date today)
{
	if (is_year(&a[0], today))
		return set_date(born, a[0].value, a[1].value, a[2].value);
	int year = full_year(&a[2], today);
	if (!a[0].digits)
		return a[1].digits && set_date(born, year, a[0].value, a[1].value);
	if (set_date(born, year, a[1].value, a[0].value))
		return true;
	/* 10/25/2000 can only have the month in front. */
	bool swapped = a[1].digits && set_date(born, year, a[0].value, a[1].value);
	if (swapped)
		born->month_first = true;
	return swapped;
}

static bool two_atoms(struct query_born *born, const struct atom *a, bool one_piece, struct date today)
{
	bool month_name = !a[0].digits || !a[1].digits;

	if (!month_name && !one_piece)
		return false;
	if (is_year(&a[1], today))
		return !(a[0].may_be_name && !one_piece) && set_period(born, a[1].value, a[0].value, a[0].value);
	if (is_year(&a[0], today))
		return set_period(born, a[0].value, a[1].value, a[1].value);
	if (!a[0].digits)
		return a[1].digits && set_day_month(born, a[1].value, a[0].value);
	return a[0].digits <= 2 && set_day_month(born, a[0].value, a[1].value);
}

static bool one_atom(struct query_born *born, const struct atom *a, struct date today)
{
	if (is_year(a, today))
		return set_period(born, a->value, 1, 12);
	if (a->digits != 8)
		return false;
	struct atom british = { a->value % 10000, 4, false }, iso = { a->value / 10000, 4, false };
	if (is_year(&british, today) && set_date(born, british.value, a->value / 10000 % 100, a->value / 1000000))
		return true;
	return is_year(&iso, today) && set_date(born, iso.value, a->value / 100 % 100, a->value % 100);
}

static bool match_atoms(struct query_born *born, const struct atom *atoms, size_t count, size_t pieces,
			struct date today)
{
	if (count == 3)
		return (pieces == 1 || !atoms[0].digits || !atoms[1].digits || is_year(&atoms[2], today)) &&
		       three_atoms(born, atoms, today);
	if (count == 2)
		return two_atoms(born, atoms, pieces == 1, today);
	return one_atom(born, atoms, today);
}

size_t read_born(struct query_born *born, const char *const *pieces, size_t count, struct date today)
{
	struct atom atoms[3];
	size_t found = count ? split_piece(pieces[0], atoms) : 0, taken = 1;

	if (found > 1)
		return match_atoms(born, atoms, found, 1, today) ? 1 : 0;
	while (found && found < 3 && taken < count) {
		struct atom more[3];
		if (split_piece(pieces[taken], more) != 1)
			break;
		atoms[found++] = more[0];
		taken++;
	}
	for (; found; found--)
		if (match_atoms(born, atoms, found, found, today))
			return found;
	return 0;
}

void born_from_age(struct query_born *born, int64_t age, struct date today)
{
	*born = (struct query_born) { .kind = BORN_AGE, .age = age };
	born->to = date_add_months(today, (int)(-12 * age));
	born->from = date_from_days(date_days(date_add_months(today, (int)(-12 * (age + 1)))) + 1);
}

static bool is_one_of(const char *text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (same_letters(text, strlen(text), words[i], strlen(words[i])))
			return true;
	return false;
}

/* age 9, aged 9, 9 years, 9 years old, 9y, 9yrs, 9yo */
size_t read_age(struct query_born *born, const char *const *pieces, size_t count, struct date today)
{
	static const char *const before[] = { "age", "aged" };
	static const char *const after[] = { "y", "yo", "yr", "yrs", "year", "years" };
	static const char *const old[] = { "old" };
	size_t taken = 0;
	int age;
	char digits[4] = "";

	bool named = count > 1 && is_one_of(pieces[0], before, ARRAY_LEN(before));
	if (named)
		taken++;
	if (taken == count)
		return 0;
	const char *unit = pieces[taken] + strspn(pieces[taken], "0123456789");
	size_t len = (size_t)(unit - pieces[taken]);
	if (len == 0 || len > 3)
		return 0;
	memcpy(digits, pieces[taken++], len);
	if (*unit && !is_one_of(unit, after, ARRAY_LEN(after)))
		return 0;
	bool counted = *unit != '\0';
	if (!counted && taken < count && is_one_of(pieces[taken], after, ARRAY_LEN(after))) {
		counted = true;
		taken++;
	}
	if (counted && taken < count && is_one_of(pieces[taken], old, ARRAY_LEN(old)))
		taken++;
	if ((!named && !counted) || !number_parse_int(digits, 0, OLDEST_AGE, &age))
		return 0;
	born_from_age(born, age, today);
	return taken;
}
