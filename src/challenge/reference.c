#include "famctx/challenge/reference.h"

static const char signs[] = "23456789CDFHJKMNPQRTWXY";
#define SIGNS ((int)sizeof(signs) - 1)

/* Weights from 2, so that the check sign, whose weight is 1, takes part. */
static int check_of(const int *body, size_t count)
{
	int sum = 0;
	for (size_t i = 0; i < count; i++)
		sum += (int)(i + 2) * body[i];
	return (SIGNS - sum % SIGNS) % SIGNS;
}

static void write_out(const int *body, size_t count, char out[REFERENCE_SIZE])
{
	size_t at = 0;
	out[at++] = 'F';
	out[at++] = 'C';
	out[at++] = '-';
	for (size_t i = 0; i < count; i++)
		out[at++] = signs[body[i]];
	out[at++] = '-';
	out[at++] = signs[check_of(body, count)];
	out[at] = '\0';
}

void reference_make(const unsigned char *random, size_t body, char out[REFERENCE_SIZE])
{
	int values[REFERENCE_BODY_MOST];
	for (size_t i = 0; i < body; i++)
		values[i] = random[i] % SIGNS;
	write_out(values, body, out);
}

static int value_of(char c)
{
	static const char twins[][2] = { { 'B', '8' }, { 'S', '5' }, { 'Z', '2' }, { 'G', '6' } };
	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	for (size_t i = 0; i < ARRAY_LEN(twins); i++)
		if (twins[i][0] == c)
			c = twins[i][1];
	const char *at = strchr(signs, c);
	return c && at ? (int)(at - signs) : -1;
}

static bool is_gap(char c)
{
	return c == ' ' || c == '-' || c == '\t' || c == '.';
}

static bool same_letter(char a, char upper)
{
	return a == upper || a == upper - 'A' + 'a';
}

/* FC in front. "fc" can stand within a reference, so it is taken away only where signs enough follow. */
static const char *after_prefix(const char *text)
{
	size_t left = 0;
	while (is_gap(*text))
		text++;
	if (!same_letter(text[0], 'F') || !same_letter(text[1], 'C'))
		return text;
	for (const char *at = text + 2; *at; at++)
		left += !is_gap(*at);
	return left > REFERENCE_BODY ? text + 2 : text;
}

static bool not_one(const char *text, struct err *e)
{
	return err_set(e, ERR_USAGE, _("%s is no reference: one looks like FC-7Q4K-2, without vowels and without 0 and 1"), text);
}

bool reference_read(const char *text, char out[REFERENCE_SIZE], struct err *e)
{
	int values[REFERENCE_BODY_MOST + 1];
	size_t count = 0;
	for (const char *at = after_prefix(text); *at; at++) {
		if (is_gap(*at))
			continue;
		int value = value_of(*at);
		if (value < 0 || count == ARRAY_LEN(values))
			return not_one(text, e);
		values[count++] = value;
	}
	if (count < REFERENCE_BODY + 1)
		return not_one(text, e);
	if (check_of(values, count - 1) != values[count - 1])
		return err_set(e, ERR_USAGE, _("Check the reference %s. One of its letters or digits does not fit"), text);
	write_out(values, count - 1, out);
	return true;
}
