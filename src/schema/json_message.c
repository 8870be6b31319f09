#include "famctx/schema/json.h"

#include <inttypes.h>

#include "famctx/base/mem.h"
#include "json_parse.h"

static int add_bytes(const char *bytes, size_t len, void *out)
{
	buf_add(out, bytes, len);
	return 0;
}

static char *text_of(const json_t *value)
{
	struct buf text = BUF_INIT;
	if (json_dump_callback(value, add_bytes, &text, JSON_COMPACT | JSON_ENCODE_ANY) < 0)
		BUG("a tree that was just read cannot be written");
	return buf_detach(&text);
}

static bool not_a_message(struct err *e, const char *why)
{
	return err_set(e, ERR_USAGE, "%s", why);
}

static bool read_id(const json_t *root, struct json_message *m, struct err *e)
{
	const json_t *id = json_object_get(root, "id");
	if (!id || json_is_null(id))
		return true;
	if (!json_is_integer(id) || json_integer_value(id) == INTEGER_NONE)
		return not_a_message(e, _("\"id\" must be a whole number"));
	m->id = json_integer_value(id);
	return true;
}

static bool read_request(const json_t *root, struct json_message *m, struct err *e)
{
	const json_t *method = json_object_get(root, "method"), *params = json_object_get(root, "params");
	if (json_object_get(root, "result") || json_object_get(root, "error"))
		return not_a_message(e, _("a message is a request or an answer, not both"));
	if (!json_is_string(method) || !json_string_length(method))
		return not_a_message(e, _("\"method\" must be text"));
	if (params && !json_is_object(params))
		return not_a_message(e, _("\"params\" must be an object"));
	m->method = mem_copy_text(json_string_value(method));
	m->params = params ? text_of(params) : NULL;
	return true;
}

static bool read_error(const json_t *error, struct json_message *m, struct err *e)
{
	const json_t *code = json_object_get(error, "code"), *message = json_object_get(error, "message");
	if (!json_is_integer(code) || json_integer_value(code) == INTEGER_NONE || !json_is_string(message))
		return not_a_message(e, _("\"error\" must hold a code and a message"));
	m->error_code = json_integer_value(code);
	m->error_message = mem_copy_text(json_string_value(message));
	return true;
}

static bool read_answer(const json_t *root, struct json_message *m, struct err *e)
{
	const json_t *result = json_object_get(root, "result"), *error = json_object_get(root, "error");
	if (!result == !error)
		return not_a_message(e, _("a message needs one of \"method\", \"result\" and \"error\""));
	if (error)
		return read_error(error, m, e);
	if (m->id == INTEGER_NONE)
		return not_a_message(e, _("an answer needs the \"id\" of its request"));
	m->result = text_of(result);
	return true;
}

static bool read_message(const json_t *root, struct json_message *m, struct err *e)
{
	const json_t *version = json_object_get(root, "jsonrpc");
	if (!read_id(root, m, e))
		return false;
	if (!json_is_string(version) || strcmp(json_string_value(version), "2.0"))
		return not_a_message(e, _("\"jsonrpc\" must be \"2.0\""));
	return json_object_get(root, "method") ? read_request(root, m, e) : read_answer(root, m, e);
}

static void message_init(struct json_message *m)
{
	*m = (struct json_message){ .id = INTEGER_NONE, .error_code = INTEGER_NONE };
}

bool json_message_read(const char *bytes, size_t len, struct json_message *m, struct err *e)
{
	message_init(m);
	json_t *root = json_parse_object(bytes, len, e);
	bool ok = root && read_message(root, m, e);
	json_decref(root);
	return ok;
}

void json_message_release(struct json_message *m)
{
	mem_free(m->method);
	mem_free(m->params);
	mem_free(m->result);
	mem_free(m->error_message);
	message_init(m);
}

static void start(struct buf *out)
{
	buf_add_text(out, "{\"jsonrpc\":\"2.0\"");
}

static void add_id(int64_t id, struct buf *out)
{
	if (id == INTEGER_NONE)
		buf_add_text(out, ",\"id\":null");
	else
		buf_printf(out, ",\"id\":%" PRId64, id);
}

static void add_method(const char *method, const char *params, struct buf *out)
{
	buf_add_text(out, ",\"method\":");
	json_encode_text(method, out);
	if (params) {
		buf_add_text(out, ",\"params\":");
		buf_add_text(out, params);
	}
	buf_add_text(out, "}\n");
}

void json_request(int64_t id, const char *method, const char *params, struct buf *out)
{
	start(out);
	add_id(id, out);
	add_method(method, params, out);
}

void json_notification(const char *method, const char *params, struct buf *out)
{
	start(out);
	add_method(method, params, out);
}

void json_result(int64_t id, const char *result, struct buf *out)
{
	start(out);
	add_id(id, out);
	buf_add_text(out, ",\"result\":");
	buf_add_text(out, result);
	buf_add_text(out, "}\n");
}

void json_error(int64_t id, int64_t code, const char *message, struct buf *out)
{
	start(out);
	add_id(id, out);
	buf_printf(out, ",\"error\":{\"code\":%" PRId64 ",\"message\":", code);
	json_encode_text(message, out);
	buf_add_text(out, "}}\n");
}
