#include "famctx/schema/json.h"

#include "famctx/base/mem.h"
#include "famctx/text/number.h"
#include "famctx/text/utf8.h"
#include "json_parse.h"
#include "member.h"

/* Where in the document we are, as in "results[3].born". */
struct decoder {
	struct buf path;
	struct err *e;
};

static bool decode_value(struct decoder *d, json_t *value, const struct field *f, void *object);
static bool decode_object(struct decoder *d, json_t *value, const struct shape *shape, size_t from,
			  void *object);

static size_t enter_key(struct decoder *d, const char *key)
{
	size_t before = d->path.len;
	buf_printf(&d->path, "%s%s", before ? "." : "", key);
	return before;
}

static size_t enter_item(struct decoder *d, size_t index)
{
	size_t before = d->path.len;
	buf_printf(&d->path, "[%zu]", index);
	return before;
}

static const char *kind_of(json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		return _("an object");
	case JSON_ARRAY:
		return _("a list");
	case JSON_STRING:
		return _("text that does not fit");
	case JSON_INTEGER:
		return _("a number that does not fit");
	case JSON_REAL:
		return _("a number with a fraction");
	case JSON_TRUE:
	case JSON_FALSE:
		return _("true or false");
	case JSON_NULL:
		return "null";
	}
	return "";
}

/* Never what was found: it may be about a person, and errors are logged. */
static bool wrong_kind(struct decoder *d, json_t *value, const struct field *f)
{
	struct buf expected = BUF_INIT;
	if (f->kind == KIND_TEXT && json_is_string(value))
		member_length(f, &expected);
	else if (f->kind == KIND_BOOL)
		buf_add_text(&expected, _("true or false"));
	else if (f->kind == KIND_STRUCT || f->kind == KIND_KEYED)
		buf_add_text(&expected, _("an object"));
	else if (f->kind == KIND_TEXTS)
		buf_add_text(&expected, _("a list of texts"));
	else
		member_expected(f, &expected);
	err_set(d->e, ERR_INPUT, _("%s must be %s; found %s"), d->path.data, expected.data, kind_of(value));
	buf_release(&expected);
	return false;
}

static bool decode_text(const struct field *f, const char *text, void *object)
{
	if (!member_in_range(f, (int64_t)utf8_count(text, strlen(text))))
		return false;
	member_set_text(f, object, text);
	return true;
}

static bool decode_integer(const struct field *f, int64_t number, void *object)
{
	if (number == INTEGER_NONE || !member_in_range(f, number))
		return false;
	*(int64_t *)member_at(f, object) = number;
	return true;
}

/* A string, of a value or of a key. */
static bool decode_string(const struct field *f, const char *text, void *object)
{
	int word;
	switch (f->kind) {
	case KIND_TEXT:
		return decode_text(f, text, object);
	case KIND_WORD:
		word = member_find_word(f, text);
		if (word >= 0)
			*(int *)member_at(f, object) = word;
		return word >= 0;
	case KIND_DATE:
		return date_parse_iso(text, member_at(f, object));
	case KIND_INTEGER:
	case KIND_BOOL:
	case KIND_STRUCT:
	case KIND_LIST:
	case KIND_TEXTS:
	case KIND_KEYED:
		break;
	}
	return false;
}

static bool decode_scalar(const struct field *f, json_t *value, void *object)
{
	if (f->kind == KIND_INTEGER)
		return json_is_integer(value) && decode_integer(f, json_integer_value(value), object);
	if (f->kind == KIND_BOOL && json_is_boolean(value)) {
		*(bool *)member_at(f, object) = json_is_true(value);
		return true;
	}
	return json_is_string(value) && decode_string(f, json_string_value(value), object);
}

static bool count_fits(struct decoder *d, const struct field *f, size_t count)
{
	if (member_in_range(f, (int64_t)count))
		return true;
	struct buf allowed = BUF_INIT;
	member_length(f, &allowed);
	err_set(d->e, ERR_INPUT, _("%s must have %s; found %zu"), d->path.data, allowed.data, count);
	buf_release(&allowed);
	return false;
}

static bool decode_item(struct decoder *d, json_t *item, const struct field *f, void *object)
{
	if (f->kind == KIND_LIST)
		return decode_object(d, item, f->shape, 0, member_add(f, object));
	bool gap = json_is_null(item) && (f->flags & MAY_HAVE_GAPS);
	if (!json_is_string(item) && !gap)
		return err_set(d->e, ERR_INPUT, _("%s must be text; found %s"), d->path.data, kind_of(item));
	*(char **)member_add(f, object) = gap ? NULL : mem_copy_text(json_string_value(item));
	return true;
}

static bool decode_list(struct decoder *d, json_t *value, const struct field *f, void *object)
{
	if (!json_is_array(value))
		return wrong_kind(d, value, f);
	size_t count = json_array_size(value);
	if (!count_fits(d, f, count))
		return false;
	for (size_t i = 0; i < count; i++) {
		size_t before = enter_item(d, i);
		if (!decode_item(d, json_array_get(value, i), f, object))
			return false;
		buf_truncate(&d->path, before);
	}
	return true;
}

static bool decode_key(struct decoder *d, const char *key, const struct field *f, void *item)
{
	int64_t number;
	bool ok = f->kind == KIND_INTEGER ? number_parse(key, INTEGER_NONE, INT64_MAX, &number) &&
						    decode_integer(f, number, item)
					  : decode_string(f, key, item);
	if (ok)
		return true;
	struct buf expected = BUF_INIT;
	member_expected(f, &expected);
	err_set(d->e, ERR_INPUT, _("a key of %s must be %s"), d->path.data, expected.data);
	buf_release(&expected);
	return false;
}

static bool decode_pair(struct decoder *d, const char *key, json_t *value, const struct field *f, void *object)
{
	void *item = member_add(f, object);
	const struct field *alone = &f->shape->fields[1];
	if (!decode_key(d, key, &f->shape->fields[0], item))
		return false;
	/* The key of a keyed list is data: the path names the field instead. */
	size_t before = enter_item(d, member_count(f, object) - 1);
	bool ok = true;
	if (!member_keyed_alone(f))
		ok = decode_object(d, value, f->shape, 1, item);
	else if (!json_is_null(value))
		ok = decode_value(d, value, alone, item);
	else if (alone->flags & REQUIRED)
		ok = err_set(d->e, ERR_INPUT, _("%s is missing"), d->path.data);
	buf_truncate(&d->path, before);
	return ok;
}

static bool decode_keyed(struct decoder *d, json_t *value, const struct field *f, void *object)
{
	if (!json_is_object(value))
		return wrong_kind(d, value, f);
	if (!count_fits(d, f, json_object_size(value)))
		return false;
	bool ok = true;
	const char *key;
	json_t *one;
	json_object_foreach(value, key, one)
		if (ok)
			ok = decode_pair(d, key, one, f, object);
	return ok;
}

static bool decode_value(struct decoder *d, json_t *value, const struct field *f, void *object)
{
	if (f->kind == KIND_STRUCT)
		return decode_object(d, value, f->shape, 0, member_at(f, object));
	if (f->kind == KIND_LIST || f->kind == KIND_TEXTS)
		return decode_list(d, value, f, object);
	if (f->kind == KIND_KEYED)
		return decode_keyed(d, value, f, object);
	return decode_scalar(f, value, object) || wrong_kind(d, value, f);
}

/* An object in which nothing is set is how a missing struct is written. */
static bool holds_nothing(json_t *value)
{
	const char *key;
	json_t *one;
	if (json_is_array(value))
		return json_array_size(value) == 0;
	if (!json_is_object(value))
		return json_is_null(value) || json_is_false(value);
	json_object_foreach(value, key, one)
		if (!holds_nothing(one))
			return false;
	return true;
}

static bool is_given(json_t *value, const struct field *f)
{
	if (f->kind == KIND_STRUCT && !(f->flags & REQUIRED) && json_is_object(value))
		return !holds_nothing(value);
	return value && !json_is_null(value);
}

static bool decode_field(struct decoder *d, json_t *value, const struct field *f, void *object)
{
	if (is_given(value, f))
		return decode_value(d, value, f, object);
	if (f->flags & REQUIRED)
		return err_set(d->e, ERR_INPUT, _("%s is missing"), d->path.data);
	return true;
}

static bool decode_object(struct decoder *d, json_t *value, const struct shape *shape, size_t from,
			  void *object)
{
	if (!json_is_object(value))
		return err_set(d->e, ERR_INPUT, _("%s must be an object; found %s"), d->path.data, kind_of(value));
	for (size_t i = from; i < shape->field_count; i++) {
		const struct field *f = &shape->fields[i];
		size_t before = enter_key(d, f->name);
		if (!decode_field(d, json_object_get(value, f->name), f, object))
			return false;
		buf_truncate(&d->path, before);
	}
	return true;
}

bool json_decode(const char *bytes, size_t len, const struct shape *shape, void *object, struct err *e)
{
	struct decoder d = { .path = BUF_INIT, .e = e };
	shape_init(shape, object);
	json_t *root = json_parse_object(bytes, len, e);
	bool ok = root && decode_object(&d, root, shape, 0, object);
	json_decref(root);
	buf_release(&d.path);
	return ok;
}
