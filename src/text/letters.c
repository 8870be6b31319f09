#include "letters.h"

#include <utf8proc.h>

static const struct letter {
	uint32_t code;
	const char *plain;
} letters[] = {
	{ 0x00DF, "ss" }, { 0x00E6, "ae" }, { 0x00F0, "d" }, { 0x00F8, "o" }, { 0x00FE, "th" },
	{ 0x0111, "d" },  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0138, "k" }, { 0x0142, "l" },
	{ 0x014B, "ng" }, { 0x0153, "oe" }, { 0x0167, "t" }, { 0x0180, "b" }, { 0x0188, "c" },
	{ 0x0192, "f" },  { 0x0195, "hv" }, { 0x0199, "k" }, { 0x019A, "l" }, { 0x019E, "n" },
	{ 0x01A5, "p" },  { 0x01AD, "t" },  { 0x01B4, "y" }, { 0x01B6, "z" }, { 0x01DD, "e" },
	{ 0x01E5, "g" },  { 0x0221, "d" },  { 0x0225, "z" }, { 0x0234, "l" }, { 0x0235, "n" },
	{ 0x0236, "t" },  { 0x0237, "j" },  { 0x023C, "c" }, { 0x023F, "s" }, { 0x0240, "z" },
	{ 0x0247, "e" },  { 0x0249, "j" },  { 0x024D, "r" }, { 0x024F, "y" }, { 0x0253, "b" },
	{ 0x0254, "o" },  { 0x0256, "d" },  { 0x0257, "d" }, { 0x0259, "e" }, { 0x025B, "e" },
	{ 0x0260, "g" },  { 0x0268, "i" },  { 0x0269, "i" }, { 0x026B, "l" }, { 0x0272, "n" },
	{ 0x0275, "o" },  { 0x0289, "u" },  { 0x028B, "v" }, { 0x0292, "z" },
};

const char *letter_plain(uint32_t code)
{
	size_t low = 0, high = ARRAY_LEN(letters);

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (letters[middle].code == code)
			return letters[middle].plain;
		if (letters[middle].code < code)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

bool letter_is_apostrophe(uint32_t code)
{
	switch (code) {
	case '\'':
	case '`':
	case 0x00B4: /* acute accent alone */
	case 0x02B9: /* modifier letters: prime, turned comma, apostrophe, half rings */
	case 0x02BB:
	case 0x02BC:
	case 0x02BD:
	case 0x02BE:
	case 0x02BF:
	case 0x2018: /* quotation marks */
	case 0x2019:
	case 0x201B:
	case 0x2032: /* prime */
	case 0xFF07: /* full width */
		return true;
	default:
		return false;
	}
}

/*
 * Marks that can be left out without making another letter: those of European scripts (classes above
 * 200) and the points of Hebrew, Arabic and Syriac (10 to 36). Vowel signs of Indic and south-east Asian
 * scripts and the Japanese voicing marks have other classes, and are letters to who reads them.
 */
static bool mark_to_drop(uint32_t code)
{
	const utf8proc_property_t *p = utf8proc_get_property((utf8proc_int32_t)code);

	return p->combining_class >= 200 || (p->combining_class >= 10 && p->combining_class <= 36);
}

size_t letter_decompose(uint32_t code, bool fold_case, uint32_t out[LETTER_PARTS])
{
	utf8proc_int32_t parts[LETTER_PARTS];
	utf8proc_option_t how = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_IGNORE;
	int boundary = 0;
	size_t kept = 0;

	if (fold_case)
		how |= UTF8PROC_CASEFOLD;
	utf8proc_ssize_t n =
	        utf8proc_decompose_char((utf8proc_int32_t)code, parts, LETTER_PARTS, how, &boundary);
	for (utf8proc_ssize_t i = 0; i < n && i < LETTER_PARTS; i++)
		if (!mark_to_drop((uint32_t)parts[i]))
			out[kept++] = (uint32_t)parts[i];
	return kept;
}
