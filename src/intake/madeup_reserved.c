/*
 * NHS numbers: the 999 range is never issued. Phone numbers: Ofcom, "Telephone
 * numbers for use in TV and radio drama programmes". Postcodes: there is no area
 * XX. E-mail: RFC 2606. Pupil numbers: no local authority is 000.
 */
#include "madeup_private.h"

#include "famctx/text/ident.h"
#include "famctx/text/number.h"

#define CASE_FIRST 130000
#define CASE_LAST 199999

static bool starts(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

bool madeup_nhs_reserved(const char *nhs)
{
	char digits[NHS_SIZE];
	return nhs_parse(nhs, digits) == NHS_OK && starts(digits, "999");
}

bool madeup_phone_reserved(const char *phone)
{
	static const char *const ranges[] = { "01134960", "01614960", "01632960", "07700900" };
	char digits[PHONE_SIZE];
	if (!phone_parse(phone, digits) || strlen(digits) != 11)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(ranges); i++)
		if (starts(digits, ranges[i]))
			return true;
	return false;
}

bool madeup_postcode_reserved(const char *postcode)
{
	struct postcode p;
	return postcode_parse(postcode, &p) && p.level == POSTCODE_FULL && starts(p.text, "XX") &&
	       p.text[2] >= '0' && p.text[2] <= '9';
}

bool madeup_email_reserved(const char *email)
{
	const char *at = strchr(email, '@');
	return email_has_shape(email) && at && !strcmp(at, "@example.org");
}

bool madeup_case_reserved(const char *case_number)
{
	int64_t number;
	return number_parse(case_number, CASE_FIRST, CASE_LAST, &number);
}

bool madeup_upn_reserved(const char *upn)
{
	char read[UPN_SIZE];
	return upn_parse(upn, read) && !strcmp(read, upn) && starts(upn + 1, "000") &&
	       upn[0] == madeup_upn_letter(upn + 1);
}

int madeup_nhs_check_digit(const char *nine)
{
	int sum = 0;
	for (int i = 0; i < 9; i++)
		sum += (nine[i] - '0') * (10 - i);
	int digit = 11 - sum % 11;
	if (digit == 10)
		return -1;
	return digit == 11 ? 0 : digit;
}

char madeup_upn_letter(const char *digits)
{
	static const char letters[] = "ABCDEFGHJKLMNPQRTUVWXYZ";
	int sum = 0;
	for (int i = 0; i < 12; i++)
		sum += (digits[i] - '0') * (i + 2);
	return letters[sum % 23];
}
