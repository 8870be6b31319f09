#include "famctx/text/upper.h"

#include <string.h>
#include <utf8proc.h>

#include "famctx/text/utf8.h"

void upper_text(struct buf *out, const char *text)
{
	size_t len = strlen(text);
	while (len > 0) {
		struct utf8_char c = utf8_decode(text, len);
		if (c.bad)
			buf_add(out, text, c.size);
		else
			utf8_add(out, (uint32_t)utf8proc_toupper((utf8proc_int32_t)c.code));
		text += c.size;
		len -= c.size;
	}
}
