#include "famctx/text/utf8.h"

static const struct utf8_char bad_char_1 = { UTF8_REPLACEMENT, 1, true };

/* What may follow a lead byte: how many bytes, and the range of the first of them, which is what
 * keeps overlong forms, surrogates and numbers above U+10FFFF out. */
struct lead {
	uint8_t follow, low, high;
};

static struct lead lead_of(uint8_t byte)
{
	if (byte >= 0xC2 && byte <= 0xDF)
		return (struct lead) { 1, 0x80, 0xBF };
	if (byte == 0xE0)
		return (struct lead) { 2, 0xA0, 0xBF };
	if (byte == 0xED)
		return (struct lead) { 2, 0x80, 0x9F };
	if (byte >= 0xE1 && byte <= 0xEF)
		return (struct lead) { 2, 0x80, 0xBF };
	if (byte == 0xF0)
		return (struct lead) { 3, 0x90, 0xBF };
	if (byte >= 0xF1 && byte <= 0xF3)
		return (struct lead) { 3, 0x80, 0xBF };
	if (byte == 0xF4)
		return (struct lead) { 3, 0x80, 0x8F };
	return (struct lead) { 0, 0, 0 };
}

struct utf8_char utf8_decode(const char *bytes, size_t len)
{
	if (!len)
		return (struct utf8_char) { 0, 0, false };
	uint8_t first = (uint8_t)bytes[0];
	if (first < 0x80)
		return (struct utf8_char) { first, 1, false };
	struct lead lead = lead_of(first);
	if (!lead.follow)
		return bad_char_1;
	uint32_t code = first & (0x3Fu >> lead.follow);
	for (uint8_t i = 1; i <= lead.follow; i++) {
		uint8_t byte = i < len ? (uint8_t)bytes[i] : 0;
		if (byte < lead.low || byte > lead.high)
			return (struct utf8_char) { UTF8_REPLACEMENT, i, true };
		code = code << 6 | (byte & 0x3Fu);
		lead.low = 0x80;
		lead.high = 0xBF;
	}
	return (struct utf8_char) { code, (uint8_t)(lead.follow + 1), false };
}

bool utf8_valid(const char *bytes, size_t len)
{
	for (size_t at = 0; at < len;) {
		struct utf8_char c = utf8_decode(bytes + at, len - at);
		if (c.bad)
			return false;
		at += c.size;
	}
	return true;
}

static char trail(uint32_t code, int shift)
{
	return (char)(0x80u | (code >> shift & 0x3Fu));
}

size_t utf8_encode(uint32_t code, char out[UTF8_MAX])
{
	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		code = UTF8_REPLACEMENT;
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0u | code >> 6);
		out[1] = trail(code, 0);
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xE0u | code >> 12);
		out[1] = trail(code, 6);
		out[2] = trail(code, 0);
		return 3;
	}
	out[0] = (char)(0xF0u | code >> 18);
	out[1] = trail(code, 12);
	out[2] = trail(code, 6);
	out[3] = trail(code, 0);
	return 4;
}

void utf8_add(struct buf *out, uint32_t code)
{
	char bytes[UTF8_MAX];

	buf_add(out, bytes, utf8_encode(code, bytes));
}
