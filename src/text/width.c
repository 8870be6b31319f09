#include "famctx/text/width.h"

#include <utf8proc.h>
#include <wchar.h>

#include "famctx/text/utf8.h"

/* wcwidth knows e acute only where the locale is UTF-8. */
static bool locale_is_utf8(void)
{
	return wcwidth(0xE9) == 1;
}

bool width_known(uint32_t code)
{
	return (code >= 0x20 && code < 0x7F) || wcwidth((wchar_t)code) >= 0 || !locale_is_utf8();
}

int width_of(uint32_t code)
{
	if (code < 0x7F)
		return 1;
	int width = wcwidth((wchar_t)code);
	if (width >= 0)
		return width;
	return locale_is_utf8() ? 1 : utf8proc_charwidth((utf8proc_int32_t)code);
}

int width_bytes(const char *bytes, size_t len)
{
	int width = 0;

	for (size_t at = 0; at < len;) {
		struct utf8_char c = utf8_decode(bytes + at, len - at);
		width += width_of(c.code);
		at += c.size;
	}
	return width;
}

int width_text(const char *text)
{
	return width_bytes(text, strlen(text));
}

size_t width_fit(const char *bytes, size_t len, int columns)
{
	size_t fits = 0;

	while (fits < len) {
		size_t next = utf8_next_cluster(bytes, len, fits);
		columns -= width_bytes(bytes + fits, next - fits);
		if (columns < 0)
			break;
		fits = next;
	}
	return fits;
}

int width_cut(struct buf *out, const char *text, int columns, const char *ellipsis)
{
	size_t len = strlen(text), fits = width_fit(text, len, columns);

	if (fits == len || !ellipsis) {
		buf_add(out, text, fits);
		return width_bytes(text, fits);
	}
	size_t end = width_fit(ellipsis, strlen(ellipsis), columns);
	int end_columns = width_bytes(ellipsis, end);
	fits = width_fit(text, len, columns - end_columns);
	buf_add(out, text, fits);
	buf_add(out, ellipsis, end);
	return width_bytes(text, fits) + end_columns;
}

static void add_spaces(struct buf *out, int n)
{
	while (n-- > 0)
		buf_add_char(out, ' ');
}

void width_pad(struct buf *out, const char *text, int columns, const char *ellipsis)
{
	add_spaces(out, columns - width_cut(out, text, columns, ellipsis));
}

void width_pad_left(struct buf *out, const char *text, int columns, const char *ellipsis)
{
	struct buf cut = BUF_INIT;

	add_spaces(out, columns - width_cut(&cut, text, columns, ellipsis));
	buf_add(out, cut.data, cut.len);
	buf_release(&cut);
}
