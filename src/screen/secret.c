#include "secret.h"

#include <string.h>

#define SECRET_MOST 512

void secret_forget(struct buf *secret)
{
	if (secret->cap)
		explicit_bzero(secret->data, secret->len);
	buf_clear(secret);
}

static void add(struct buf *secret, const char *text, size_t len)
{
	if (secret->len + len >= SECRET_MOST)
		return;
	if (!secret->cap)
		buf_reserve(secret, SECRET_MOST);
	buf_add(secret, text, len);
}

enum handled secret_key(struct buf *secret, const struct key_event *ev)
{
	if (ev->press == PRESS_BACKSPACE)
		secret_forget(secret);
	else if (ev->press == PRESS_PASTE)
		add(secret, ev->paste, strcspn(ev->paste, "\r\n"));
	else if (key_is_text(ev))
		add(secret, ev->text, strlen(ev->text));
	else
		return NOT_HANDLED;
	return HANDLED;
}
