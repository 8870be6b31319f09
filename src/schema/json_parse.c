#include "json_parse.h"

#include "member.h"

/* Only counts brackets outside strings: jansson judges whether they match. */
static bool is_too_deep(const char *bytes, size_t len)
{
	size_t depth = 0;
	bool in_text = false;
	for (size_t i = 0; i < len; i++) {
		char c = bytes[i];
		if (in_text && c == '\\')
			i++;
		else if (c == '"')
			in_text = !in_text;
		else if (!in_text && (c == '[' || c == '{') && ++depth > DEPTH_LIMIT)
			return true;
		else if (!in_text && (c == ']' || c == '}') && depth)
			depth--;
	}
	return false;
}

/* jansson's own text repeats the input, which must not reach a log. */
static const char *plain_words(const json_error_t *error)
{
	switch (json_error_code(error)) {
	case json_error_duplicate_key:
		return _("a key stands twice");
	case json_error_invalid_utf8:
		return _("the bytes are not UTF-8");
	case json_error_null_character:
	case json_error_null_byte_in_key:
		return _("a text holds a NUL");
	case json_error_numeric_overflow:
		return _("a number is too large");
	case json_error_premature_end_of_input:
		return _("the end is missing");
	case json_error_end_of_input_expected:
		return _("something follows behind the end");
	case json_error_unknown:
	case json_error_out_of_memory:
	case json_error_stack_overflow:
	case json_error_cannot_open_file:
	case json_error_invalid_argument:
	case json_error_invalid_syntax:
	case json_error_invalid_format:
	case json_error_wrong_type:
	case json_error_null_value:
	case json_error_item_not_found:
	case json_error_index_out_of_range:
		break;
	}
	return _("it is not written as JSON");
}

json_t *json_parse_object(const char *bytes, size_t len, struct err *e)
{
	json_error_t error;
	if (is_too_deep(bytes, len)) {
		err_set(e, ERR_INPUT, _("the JSON is nested deeper than %d"), DEPTH_LIMIT);
		return NULL;
	}
	json_t *root = json_loadb(bytes, len, JSON_REJECT_DUPLICATES, &error);
	if (!root) {
		err_set(e, ERR_INPUT, _("the JSON cannot be read near line %d, column %d: %s"), error.line, error.column,
			plain_words(&error));
		return NULL;
	}
	if (json_is_object(root))
		return root;
	json_decref(root);
	err_set(e, ERR_INPUT, _("the JSON must be an object; found a list"));
	return NULL;
}
