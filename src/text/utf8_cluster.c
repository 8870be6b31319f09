#include <utf8proc.h>

#include "famctx/text/utf8.h"

static bool plain_ascii(char c)
{
	return (uint8_t)c < 0x80 && c != '\r';
}

size_t utf8_next_cluster(const char *bytes, size_t len, size_t at)
{
	if (at >= len)
		return len;
	/* Between two ASCII characters there is always a boundary, except inside CR LF. */
	if (plain_ascii(bytes[at]) && (at + 1 == len || plain_ascii(bytes[at + 1])))
		return at + 1;
	struct utf8_char c = utf8_decode(bytes + at, len - at);
	utf8proc_int32_t state = 0;
	for (at += c.size; at < len; at += c.size) {
		struct utf8_char next = utf8_decode(bytes + at, len - at);
		if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)c.code, (utf8proc_int32_t)next.code,
		                                     &state))
			break;
		c = next;
	}
	return at;
}

/* A boundary before `at` from which clusters can be walked forward. */
static size_t safe_start(const char *bytes, size_t at)
{
	for (; at > 1; at--)
		if (plain_ascii(bytes[at - 1]) && plain_ascii(bytes[at - 2]))
			return at - 1;
	return 0;
}

size_t utf8_previous_cluster(const char *bytes, size_t len, size_t at)
{
	if (at > len)
		at = len;
	size_t start = safe_start(bytes, at), next = start;
	while (next < at) {
		start = next;
		next = utf8_next_cluster(bytes, len, start);
	}
	return start;
}

size_t utf8_count(const char *bytes, size_t len)
{
	size_t n = 0;

	for (size_t at = 0; at < len; at = utf8_next_cluster(bytes, len, at))
		n++;
	return n;
}

size_t utf8_first(const char *bytes, size_t len, size_t n)
{
	size_t at = 0;

	while (n-- && at < len)
		at = utf8_next_cluster(bytes, len, at);
	return at;
}
