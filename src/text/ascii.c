#include "famctx/text/ascii.h"

#include <utf8proc.h>

#include "famctx/text/utf8.h"
#include "letters.h"

static const struct stand_in {
	uint32_t first, last;
	const char *text;
} stand_ins[] = {
	{ 0x00A0, 0x00A0, " " },    { 0x00A3, 0x00A3, "GBP" },
	{ 0x00A9, 0x00A9, "(c)" },  { 0x00AB, 0x00AB, "\"" },
	{ 0x00B0, 0x00B0, " deg" }, { 0x00B1, 0x00B1, "+/-" },
	{ 0x00B4, 0x00B4, "'" },    { 0x00B7, 0x00B7, "." },
	{ 0x00BB, 0x00BB, "\"" },   { 0x00D7, 0x00D7, "x" },
	{ 0x00F7, 0x00F7, "/" },    { 0x02B9, 0x02BF, "'" },
	{ 0x200C, 0x200D, "" },  /* joiners */
	{ 0x2010, 0x2015, "-" }, /* hyphens and dashes */
	{ 0x2018, 0x201B, "'" },    { 0x201C, 0x201F, "\"" },
	{ 0x2020, 0x2021, "+" },    { 0x2022, 0x2023, "*" }, /* bullets */
	{ 0x2026, 0x2026, "..." },  { 0x2032, 0x2032, "'" },
	{ 0x2033, 0x2033, "\"" },   { 0x2039, 0x2039, "<" },
	{ 0x203A, 0x203A, ">" },    { 0x2044, 0x2044, "/" },
	{ 0x20AC, 0x20AC, "EUR" },  { 0x2190, 0x2190, "<" }, /* arrows */
	{ 0x2191, 0x2191, "^" },    { 0x2192, 0x2192, ">" },
	{ 0x2193, 0x2193, "v" },    { 0x2212, 0x2212, "-" },
	{ 0x2248, 0x2248, "~" },    { 0x2260, 0x2260, "/" },
	{ 0x2264, 0x2264, "<=" },   { 0x2265, 0x2265, ">=" },
	{ 0x2500, 0x2501, "-" }, /* box drawing */
	{ 0x2502, 0x2503, "|" },    { 0x2504, 0x2505, "-" },
	{ 0x2506, 0x2507, "|" },    { 0x2508, 0x2509, "-" },
	{ 0x250A, 0x250B, "|" },    { 0x250C, 0x254B, "+" },
	{ 0x254C, 0x254D, "-" },    { 0x254E, 0x254F, "|" },
	{ 0x2550, 0x2550, "=" },    { 0x2551, 0x2551, "|" },
	{ 0x2552, 0x2570, "+" },    { 0x2571, 0x2571, "/" },
	{ 0x2572, 0x2572, "\\" },   { 0x2573, 0x2573, "x" },
	{ 0x2574, 0x2574, "-" },    { 0x2576, 0x2576, "-" },
	{ 0x2580, 0x2593, "#" }, /* blocks */
	{ 0x25A0, 0x25A0, "#" },    { 0x25A1, 0x25A1, "-" },
	{ 0x25AA, 0x25AA, "*" },    { 0x25AE, 0x25AE, "#" },
	{ 0x25AF, 0x25AF, "-" },    { 0x25B2, 0x25B2, "^" },
	{ 0x25B6, 0x25BB, ">" },    { 0x25BC, 0x25BC, "v" },
	{ 0x25C0, 0x25C4, "<" },    { 0x25CB, 0x25CB, "o" },
	{ 0x25CC, 0x25CC, "" }, /* what a lone mark sits on */
	{ 0x25CF, 0x25CF, "*" },    { 0x25E6, 0x25E6, "o" },
	{ 0x2713, 0x2714, "x" }, /* ticks, as [x] reads */
};

static const char *stand_in_for(uint32_t code)
{
	size_t low = 0, high = ARRAY_LEN(stand_ins);

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (code < stand_ins[middle].first)
			high = middle;
		else if (code > stand_ins[middle].last)
			low = middle + 1;
		else
			return stand_ins[middle].text;
	}
	return NULL;
}

static size_t put(char out[ASCII_MAX], const char *text)
{
	size_t len = strlen(text);

	memcpy(out, text, len + 1);
	return len;
}

/* A letter of the table in its own case: Ae for U+00C6. */
static size_t put_letter(char out[ASCII_MAX], uint32_t code)
{
	uint32_t small = (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
	const char *plain = letter_plain(small);

	if (!plain)
		return 0;
	size_t len = put(out, plain);
	if (small != code)
		out[0] = (char)(out[0] - 'a' + 'A');
	return len;
}

/* What is left of a letter without its marks, when that is short and all ASCII. */
static size_t put_parts(char out[ASCII_MAX], uint32_t code)
{
	uint32_t parts[LETTER_PARTS];
	size_t n = letter_decompose(code, false, parts), len = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t part = parts[i] == 0x2044 ? '/' : parts[i];
		if (part < 0x20 || part >= 0x7F || len + 1 >= ASCII_MAX)
			return put(out, "?");
		out[len++] = (char)part;
	}
	out[len] = '\0';
	return len;
}

size_t ascii_of(uint32_t code, char out[ASCII_MAX])
{
	if (code == '\n' || (code >= 0x20 && code < 0x7F)) {
		out[0] = (char)code;
		out[1] = '\0';
		return 1;
	}
	const char *stand_in = stand_in_for(code);
	if (stand_in)
		return put(out, stand_in);
	size_t len = put_letter(out, code);
	return len ? len : put_parts(out, code);
}

void ascii_add(struct buf *out, const char *bytes, size_t len)
{
	char stand_in[ASCII_MAX];

	for (size_t at = 0; at < len;) {
		struct utf8_char c = utf8_decode(bytes + at, len - at);
		buf_add(out, stand_in, ascii_of(c.code, stand_in));
		at += c.size;
	}
}
