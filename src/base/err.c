#include "famctx/base/err.h"

#include <errno.h>

#include "famctx/base/buf.h"

/* A cut must not leave half a character behind. */
static void put_message(struct err *e, const struct buf *text)
{
	size_t len = text->len;
	if (len >= sizeof(e->message)) {
		len = sizeof(e->message) - 1;
		while (len > 0 && ((unsigned char)text->data[len] & 0xC0) == 0x80)
			len--;
	}
	memcpy(e->message, text->data, len);
	e->message[len] = '\0';
}

bool err_vset(struct err *e, enum err_code code, const char *format, va_list args)
{
	struct buf text = BUF_INIT;
	buf_vprintf(&text, format, args);
	e->code = code;
	put_message(e, &text);
	buf_release(&text);
	return false;
}

bool err_set(struct err *e, enum err_code code, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	err_vset(e, code, format, args);
	va_end(args);
	return false;
}

bool err_prefix(struct err *e, const char *format, ...)
{
	struct buf text = BUF_INIT;
	va_list args;
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	buf_add_text(&text, ": ");
	buf_add_text(&text, e->message);
	put_message(e, &text);
	buf_release(&text);
	return false;
}

bool err_errno(struct err *e, enum err_code code, const char *format, ...)
{
	int number = errno;
	char reason[128];
	va_list args;
	va_start(args, format);
	err_vset(e, code, format, args);
	va_end(args);
	struct buf text = BUF_INIT;
	buf_add_text(&text, e->message);
	buf_add_text(&text, ": ");
	buf_add_text(&text, strerror_r(number, reason, sizeof(reason)));
	put_message(e, &text);
	buf_release(&text);
	return false;
}
