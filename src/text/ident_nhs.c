#include "famctx/text/ident.h"
#include "ident_private.h"

#define NHS_DIGITS (NHS_SIZE - 1)

/* Weights ten down to two, the check digit counting once, make a multiple of eleven; a check
 * digit of ten, which cannot be written, is never given out. */
static bool nhs_fits(const char digits[NHS_SIZE])
{
	int sum = 0;

	for (int i = 0; i < NHS_DIGITS; i++)
		sum += (digits[i] - '0') * (NHS_DIGITS - i);
	return sum % 11 == 0;
}

enum nhs_verdict nhs_parse(const char *text, char digits[NHS_SIZE])
{
	char compact[NHS_SIZE];

	digits[0] = '\0';
	if (text[strspn(text, "0123456789 -")])
		return NHS_NOT_DIGITS;
	size_t len = ident_compact(text, " -", compact, sizeof(compact));
	if (len != NHS_DIGITS)
		return NHS_LENGTH;
	memcpy(digits, compact, NHS_SIZE);
	return nhs_fits(digits) ? NHS_OK : NHS_CHECK_DIGIT;
}

void nhs_format(const char *digits, struct buf *out)
{
	if (!ident_has_shape(digits, "9999999999"))
		buf_add_text(out, digits);
	else
		buf_printf(out, "%.3s %.3s %s", digits, digits + 3, digits + 6);
}

static size_t keep_if_fits(const char number[NHS_SIZE], char out[NHS_CANDIDATES_MAX][NHS_SIZE], size_t n)
{
	if (n == NHS_CANDIDATES_MAX || !nhs_fits(number))
		return n;
	memcpy(out[n], number, NHS_SIZE);
	return n + 1;
}

/* For each place at most one other digit fits, since eleven is prime; so there are at most ten repairs and
 * nine swaps, and none of them twice. */
size_t nhs_candidates(const char digits[NHS_SIZE], char out[NHS_CANDIDATES_MAX][NHS_SIZE])
{
	char number[NHS_SIZE];
	size_t n = 0;

	if (!ident_has_shape(digits, "9999999999") || nhs_fits(digits))
		return 0;
	memcpy(number, digits, NHS_SIZE);
	for (int i = 0; i < NHS_DIGITS; i++) {
		for (number[i] = '0'; number[i] <= '9'; number[i]++)
			n = keep_if_fits(number, out, n);
		number[i] = digits[i];
	}
	for (int i = 0; i + 1 < NHS_DIGITS; i++) {
		number[i] = digits[i + 1];
		number[i + 1] = digits[i];
		n = keep_if_fits(number, out, n);
		number[i] = digits[i];
		number[i + 1] = digits[i + 1];
	}
	return n;
}
