#include "famctx/text/number.h"

#include <limits.h>
#include <strings.h>

/* Reads digits up to the first other character; false when there are none or they do not fit. */
static bool read_digits(const char **at, uint64_t max, uint64_t *out)
{
	uint64_t value = 0;
	const char *p = *at;

	for (; *p >= '0' && *p <= '9'; p++) {
		uint64_t digit = (uint64_t)(*p - '0');
		if (value > max / 10 || digit > max - value * 10)
			return false;
		value = value * 10 + digit;
	}
	if (p == *at)
		return false;
	*at = p;
	*out = value;
	return true;
}

bool number_parse(const char *text, int64_t min, int64_t max, int64_t *out)
{
	bool negative = *text == '-';
	uint64_t size;

	text += negative;
	if (!read_digits(&text, (uint64_t)INT64_MAX + negative, &size) || *text)
		return false;
	/* Through unsigned, so that the smallest number has a way. */
	int64_t value = negative ? (int64_t)(0 - size) : (int64_t)size;
	if (value < min || value > max)
		return false;
	*out = value;
	return true;
}

bool number_parse_int(const char *text, int min, int max, int *out)
{
	int64_t value;

	if (!number_parse(text, min, max, &value))
		return false;
	*out = (int)value;
	return true;
}

/* How far to shift for a unit; -1 for a word that is none. */
static int unit_shift(const char *unit)
{
	static const char letters[] = "kmgt";

	if (!*unit || strcasecmp(unit, "b") == 0)
		return 0;
	const char *letter = strchr(letters, *unit | 0x20);
	if (!letter || !*letter)
		return -1;
	if (unit[1] && strcasecmp(unit + 1, "b") != 0 && strcasecmp(unit + 1, "ib") != 0)
		return -1;
	return (int)(letter - letters + 1) * 10;
}

bool number_parse_size(const char *text, uint64_t *bytes)
{
	uint64_t value;

	if (!read_digits(&text, UINT64_MAX, &value))
		return false;
	if (text[0] == ' ' && text[1])
		text++;
	int shift = unit_shift(text);
	if (shift < 0 || value > UINT64_MAX >> shift)
		return false;
	*bytes = value << shift;
	return true;
}

bool number_parse_yes_no(const char *text, bool *out)
{
	static const char *const words[] = { "no", "yes", "n", "y", "false", "true", "off", "on", "0", "1" };

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (strcasecmp(text, words[i]) != 0)
			continue;
		*out = i % 2 == 1;
		return true;
	}
	return false;
}
