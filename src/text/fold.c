#include "famctx/text/fold.h"

#include <utf8proc.h>

#include "famctx/base/mem.h"
#include "famctx/text/utf8.h"
#include "letters.h"

/* A key under construction: the space before a token is written with its first letter. */
struct folding {
	struct buf *out;
	size_t start;
	bool space_due;
};

static void add_letters(struct folding *f, const char *bytes, size_t len)
{
	if (f->space_due && f->out->len > f->start)
		buf_add_char(f->out, ' ');
	f->space_due = false;
	buf_add(f->out, bytes, len);
}

/* Letters, marks and numbers, which utf8proc numbers in this order. */
static bool part_of_word(uint32_t code)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

	return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

static void fold_part(struct folding *f, uint32_t code)
{
	char bytes[UTF8_MAX];
	const char *plain = letter_plain(code);

	if (letter_is_apostrophe(code))
		return;
	if (plain)
		add_letters(f, plain, strlen(plain));
	else if (part_of_word(code))
		add_letters(f, bytes, utf8_encode(code, bytes));
	else
		f->space_due = true;
}

static void fold_code(struct folding *f, uint32_t code)
{
	uint32_t parts[LETTER_PARTS];

	/* Before decomposing, since the lone acute accent would become a space. */
	if (letter_is_apostrophe(code))
		return;
	size_t n = letter_decompose(code, true, parts);
	for (size_t i = 0; i < n; i++)
		fold_part(f, parts[i]);
}

static size_t ascii_word(const char *bytes, size_t len)
{
	size_t n = 0;

	while (n < len && ((bytes[n] >= 'a' && bytes[n] <= 'z') || (bytes[n] >= 'A' && bytes[n] <= 'Z') ||
	                   (bytes[n] >= '0' && bytes[n] <= '9')))
		n++;
	return n;
}

/* Most names are nothing else, and a load folds millions of them. Returns the bytes taken, at least one. */
static size_t fold_ascii(struct folding *f, const char *bytes, size_t len)
{
	size_t n = ascii_word(bytes, len);

	if (!n) {
		if (!letter_is_apostrophe((unsigned char)*bytes))
			f->space_due = true;
		return 1;
	}
	add_letters(f, bytes, n);
	/* Lower case is one bit away, which digits have already. */
	for (char *c = f->out->data + f->out->len - n; *c; c++)
		*c |= 0x20;
	return n;
}

void fold_bytes(struct buf *out, const char *bytes, size_t len)
{
	struct folding f = { out, out->len, false };

	buf_reserve(out, len);
	for (size_t at = 0; at < len;) {
		if ((unsigned char)bytes[at] < 0x80) {
			at += fold_ascii(&f, bytes + at, len - at);
			continue;
		}
		struct utf8_char c = utf8_decode(bytes + at, len - at);
		fold_code(&f, c.code);
		at += c.size;
	}
}

void fold_text(struct buf *out, const char *text)
{
	fold_bytes(out, text, strlen(text));
}

static void add_token(struct fold_tokens *t, const char *token)
{
	MEM_GROW(t->items, t->count, t->cap);
	t->items[t->count++] = token;
}

void fold_tokens(struct fold_tokens *t, const char *text)
{
	buf_clear(&t->text);
	t->count = 0;
	fold_text(&t->text, text);
	char *at = t->text.data;
	while (t->text.len && at) {
		add_token(t, at);
		at = strchr(at, ' ');
		if (at)
			*at++ = '\0';
	}
}

void fold_tokens_release(struct fold_tokens *t)
{
	buf_release(&t->text);
	mem_free(t->items);
	*t = (struct fold_tokens)FOLD_TOKENS_INIT;
}
