#include "famctx/schema/json.h"

#include <inttypes.h>

#include "famctx/text/utf8.h"
#include "member.h"

static void encode_field(const struct field *f, const void *object, struct buf *out);

/* What passes as it is: all of ASCII but controls, the quote and the backslash. */
static bool stands_alone(unsigned char c)
{
	return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

static void encode_ascii(char c, struct buf *out)
{
	static const char escapes[][3] = { "\"\"", "\\\\", "\nn", "\tt", "\rr", "\bb", "\ff" };
	for (size_t i = 0; i < ARRAY_LEN(escapes); i++)
		if (escapes[i][0] == c) {
			char pair[2] = { '\\', escapes[i][1] };
			buf_add(out, pair, 2);
			return;
		}
	buf_printf(out, "\\u%04x", (unsigned char)c);
}

/* C1 controls can steer a terminal, and U+2028 and U+2029 end a line of JavaScript. */
static bool is_escaped(uint32_t code)
{
	return (code >= 0x80 && code < 0xA0) || code == 0x2028 || code == 0x2029;
}

static size_t encode_char(const char *bytes, size_t len, struct buf *out)
{
	if ((unsigned char)bytes[0] < 0x80) {
		encode_ascii(bytes[0], out);
		return 1;
	}
	struct utf8_char c = utf8_decode(bytes, len);
	if (c.bad)
		utf8_add(out, UTF8_REPLACEMENT);
	else if (is_escaped(c.code))
		buf_printf(out, "\\u%04x", (unsigned)c.code);
	else
		buf_add(out, bytes, c.size);
	return c.size;
}

void json_encode_text(const char *text, struct buf *out)
{
	size_t len = strlen(text);
	buf_add_char(out, '"');
	for (size_t i = 0; i < len;) {
		size_t run = i;
		while (run < len && stands_alone((unsigned char)text[run]))
			run++;
		buf_add(out, text + i, run - i);
		i = run;
		if (i < len)
			i += encode_char(text + i, len - i, out);
	}
	buf_add_char(out, '"');
}

static void encode_text_or_null(const char *text, struct buf *out)
{
	if (text)
		json_encode_text(text, out);
	else
		buf_add_text(out, "null");
}

static void encode_integer(int64_t number, struct buf *out)
{
	if (number == INTEGER_NONE)
		buf_add_text(out, "null");
	else
		buf_printf(out, "%" PRId64, number);
}

static void encode_date(const struct date *date, struct buf *out)
{
	if (!date_known(*date)) {
		buf_add_text(out, "null");
		return;
	}
	buf_add_char(out, '"');
	date_iso(*date, out);
	buf_add_char(out, '"');
}

static const char *word_of(const struct field *f, const void *object)
{
	int word = *(const int *)member_in(f, object);
	return word < 0 ? NULL : f->words[word];
}

static void encode_name(const char *name, struct buf *out)
{
	buf_add_char(out, '"');
	buf_add_text(out, name);
	buf_add(out, "\":", 2);
}

static bool list_is_none(const struct field *f, const void *object)
{
	return member_count(f, object) == 0;
}

/* Whether there is nothing to tell; false is nothing for a struct that has nothing else. */
static bool is_none(const struct field *f, const void *object)
{
	switch (f->kind) {
	case KIND_TEXT:
		return !*(char *const *)member_in(f, object);
	case KIND_INTEGER:
		return *(const int64_t *)member_in(f, object) == INTEGER_NONE;
	case KIND_BOOL:
		return !*(const bool *)member_in(f, object);
	case KIND_WORD:
		return *(const int *)member_in(f, object) < 0 || *(const int *)member_in(f, object) == f->missing;
	case KIND_DATE:
		return !date_known(*(const struct date *)member_in(f, object));
	case KIND_STRUCT:
		for (size_t i = 0; i < f->shape->field_count; i++)
			if (!is_none(&f->shape->fields[i], member_in(f, object)))
				return false;
		return true;
	case KIND_LIST:
	case KIND_TEXTS:
	case KIND_KEYED:
		return list_is_none(f, object);
	}
	return false;
}

static bool is_left_out(const struct field *f, const void *object)
{
	return (f->flags & ABSENT_WHEN_NONE) && f->kind != KIND_BOOL && is_none(f, object);
}

static void encode_object(const struct shape *shape, size_t from, const void *object, struct buf *out)
{
	bool first = true;
	buf_add_char(out, '{');
	for (size_t i = from; i < shape->field_count; i++) {
		const struct field *f = &shape->fields[i];
		if (is_left_out(f, object))
			continue;
		if (!first)
			buf_add_char(out, ',');
		first = false;
		encode_name(f->name, out);
		encode_field(f, object, out);
	}
	buf_add_char(out, '}');
}

static void encode_item(const struct field *f, const char *item, struct buf *out)
{
	if (f->kind == KIND_TEXTS)
		encode_text_or_null(*(char *const *)(const void *)item, out);
	else
		encode_object(f->shape, 0, item, out);
}

static void encode_list(const struct field *f, const void *object, struct buf *out)
{
	const char *items = member_items(f, object);
	size_t count = member_count(f, object);
	buf_add_char(out, '[');
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_add_char(out, ',');
		encode_item(f, items + i * member_item_size(f), out);
	}
	buf_add_char(out, ']');
}

/* A key is a JSON string whatever its kind. */
static void encode_key(const struct field *f, const void *item, struct buf *out)
{
	size_t start = out->len;
	encode_field(f, item, out);
	if (out->data[start] == '"')
		return;
	buf_splice(out, start, 0, "\"", 1);
	buf_add_char(out, '"');
}

static void encode_keyed(const struct field *f, const void *object, struct buf *out)
{
	const char *items = member_items(f, object);
	size_t count = member_count(f, object);
	buf_add_char(out, '{');
	for (size_t i = 0; i < count; i++) {
		const char *item = items + i * f->shape->size;
		if (i)
			buf_add_char(out, ',');
		encode_key(&f->shape->fields[0], item, out);
		buf_add_char(out, ':');
		if (member_keyed_alone(f))
			encode_field(&f->shape->fields[1], item, out);
		else
			encode_object(f->shape, 1, item, out);
	}
	buf_add_char(out, '}');
}

static void encode_field(const struct field *f, const void *object, struct buf *out)
{
	switch (f->kind) {
	case KIND_TEXT:
		encode_text_or_null(*(char *const *)member_in(f, object), out);
		break;
	case KIND_INTEGER:
		encode_integer(*(const int64_t *)member_in(f, object), out);
		break;
	case KIND_BOOL:
		buf_add_text(out, *(const bool *)member_in(f, object) ? "true" : "false");
		break;
	case KIND_WORD:
		encode_text_or_null(word_of(f, object), out);
		break;
	case KIND_DATE:
		encode_date(member_in(f, object), out);
		break;
	case KIND_STRUCT:
		encode_object(f->shape, 0, member_in(f, object), out);
		break;
	case KIND_LIST:
	case KIND_TEXTS:
		encode_list(f, object, out);
		break;
	case KIND_KEYED:
		encode_keyed(f, object, out);
		break;
	}
}

void json_encode(const struct shape *shape, const void *object, struct buf *out)
{
	encode_object(shape, 0, object, out);
}
