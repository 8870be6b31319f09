/*
 * Numbers and codes that services know people and places by. Shapes are checked,
 * existence never is: postcodes of the made-up area XX pass.
 *
 * NHS number: NHS Data Dictionary, ten digits, the last a modulus 11 check digit.
 * UPN: Department for Education, "Unique pupil numbers": a check letter, then twelve digits, the last
 * of which is a letter in a temporary one.
 * Postcode: Royal Mail, outward code (area and district), inward code (sector and unit).
 */
#ifndef FAMCTX_TEXT_IDENT_H
#define FAMCTX_TEXT_IDENT_H

#include "famctx/base/base.h"
#include "famctx/base/buf.h"

#define NHS_SIZE 11 /* ten digits and NUL */
#define NHS_CANDIDATES_MAX 19
#define UPN_SIZE 14
#define POSTCODE_SIZE 9
#define PHONE_SIZE 12

enum nhs_verdict {
	NHS_OK,
	NHS_NOT_DIGITS,  /* something other than digits, spaces and hyphens */
	NHS_LENGTH,      /* not ten digits */
	NHS_CHECK_DIGIT, /* ten digits that do not fit together */
};

/* Fills digits for NHS_OK and NHS_CHECK_DIGIT, else makes it empty. */
enum nhs_verdict nhs_parse(const char *text, char digits[NHS_SIZE]);
/* "999 123 4567" from ten digits; anything else as it is. */
void nhs_format(const char *digits, struct buf *out);
/* For ten digits whose check fails: the numbers one wrong digit or one swap of neighbours away that do
 * fit, each once. Offered as "did you mean", never put in place of what was typed. Returns how many. */
size_t nhs_candidates(const char digits[NHS_SIZE], char out[NHS_CANDIDATES_MAX][NHS_SIZE]);

/* Upper case, without spaces; false when it has not the shape of one. */
MUST_CHECK bool upn_parse(const char *text, char upn[UPN_SIZE]);

enum postcode_level { POSTCODE_AREA, POSTCODE_DISTRICT, POSTCODE_SECTOR, POSTCODE_FULL };

struct postcode {
	enum postcode_level level;
	char text[POSTCODE_SIZE]; /* "XX", "XX1", "XX1 4", "XX1 4QQ" */
};

/* Any case, spaces anywhere. Without a space "XX14" is read as a district. "XX1 4Q", a full one while it is
 * typed, is a sector with its text kept. Any one or two letters are an area: the caller knows whether
 * they may be a name instead. */
MUST_CHECK bool postcode_parse(const char *text, struct postcode *out);
/* Whether a full postcode lies in the part: XX1 4 holds XX1 4QQ; XX1 does not hold XX14 1AA. */
bool postcode_within(const struct postcode *part, const struct postcode *full);

/* A British number: ten or eleven digits from 0, or +44 in front; digits gets them from 0, for
 * comparing. What is shown is what was written. */
MUST_CHECK bool phone_parse(const char *text, char digits[PHONE_SIZE]);
/* One @, something before it, a name with a dot behind it, no spaces. */
bool email_has_shape(const char *text);

#endif
