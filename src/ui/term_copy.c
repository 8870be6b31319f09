#include "term_private.h"

#include <stdlib.h>
#include <string.h>

/* A number, a name or a card; never a whole list. */
#define COPY_MAX 4096

static void add_base64(struct buf *out, const unsigned char *bytes, size_t len)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < len; i += 3) {
		uint32_t three = (uint32_t)bytes[i] << 16;

		three |= i + 1 < len ? (uint32_t)bytes[i + 1] << 8 : 0;
		three |= i + 2 < len ? (uint32_t)bytes[i + 2] : 0;
		buf_add_char(out, digits[three >> 18]);
		buf_add_char(out, digits[three >> 12 & 63]);
		buf_add_char(out, i + 1 < len ? digits[three >> 6 & 63] : '=');
		buf_add_char(out, i + 2 < len ? digits[three & 63] : '=');
	}
}

/* tmux hands on to the real terminal only what is wrapped for it, every ESC doubled. */
static void wrap_for_tmux(struct buf *out, const struct buf *plain)
{
	buf_add_text(out, "\033Ptmux;");
	for (size_t i = 0; i < plain->len; i++) {
		if (plain->data[i] == '\033')
			buf_add_char(out, '\033');
		buf_add_char(out, plain->data[i]);
	}
	buf_add_text(out, "\033\\");
}

bool term_copy(const char *utf8)
{
	struct buf plain = BUF_INIT, all = BUF_INIT;
	size_t len = strlen(utf8);

	if (!term_state.open || !term_state.knows_xterm || len > COPY_MAX)
		return false;
	buf_add_text(&plain, "\033]52;c;");
	add_base64(&plain, (const unsigned char *)utf8, len);
	buf_add_char(&plain, '\a');
	buf_add(&all, plain.data, plain.len);
	if (getenv("TMUX"))
		wrap_for_tmux(&all, &plain);
	term_write(all.data, all.len);
	buf_release(&plain);
	buf_release(&all);
	return true;
}
