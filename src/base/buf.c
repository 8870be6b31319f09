#include "famctx/base/buf.h"

#include "famctx/base/mem.h"

char buf_empty[1];

void buf_init(struct buf *b)
{
	b->data = buf_empty;
	b->len = 0;
	b->cap = 0;
}

void buf_release(struct buf *b)
{
	if (b->cap)
		mem_free(b->data);
	buf_init(b);
}

void buf_clear(struct buf *b)
{
	buf_truncate(b, 0);
}

char *buf_detach(struct buf *b)
{
	char *bytes = b->cap ? b->data : mem_copy_text("");
	buf_init(b);
	return bytes;
}

void buf_reserve(struct buf *b, size_t more)
{
	if (more >= SIZE_MAX / 2 || b->len >= SIZE_MAX / 2)
		BUG("a buffer of impossible size");
	size_t need = b->len + more + 1;
	if (need <= b->cap)
		return;
	size_t cap = b->cap + b->cap / 2;
	if (cap < need)
		cap = need < 32 ? 32 : need;
	b->data = mem_resize(b->cap ? b->data : NULL, cap, 1);
	b->cap = cap;
	b->data[b->len] = '\0';
}

void buf_add(struct buf *b, const char *bytes, size_t len)
{
	if (!len)
		return;
	buf_reserve(b, len);
	memcpy(b->data + b->len, bytes, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void buf_add_text(struct buf *b, const char *text)
{
	buf_add(b, text, strlen(text));
}

void buf_add_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void buf_printf(struct buf *b, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	buf_vprintf(b, format, args);
	va_end(args);
}

void buf_vprintf(struct buf *b, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (len < 0)
		BUG("a format that cannot be printed");
	buf_reserve(b, (size_t)len);
	vsnprintf(b->data + b->len, (size_t)len + 1, format, args);
	b->len += (size_t)len;
}

void buf_truncate(struct buf *b, size_t len)
{
	if (len >= b->len)
		return;
	b->len = len;
	b->data[len] = '\0';
}

void buf_splice(struct buf *b, size_t at, size_t old_len, const char *bytes, size_t len)
{
	if (at > b->len || old_len > b->len - at)
		BUG("a splice outside the buffer");
	buf_reserve(b, len);
	if (!b->cap)
		return;
	memmove(b->data + at + len, b->data + at + old_len, b->len - at - old_len);
	if (len)
		memcpy(b->data + at, bytes, len);
	b->len = b->len - old_len + len;
	b->data[b->len] = '\0';
}

void buf_swap(struct buf *a, struct buf *b)
{
	struct buf keep = *a;
	*a = *b;
	*b = keep;
}
