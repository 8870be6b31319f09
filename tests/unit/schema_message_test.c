#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/schema/json.h"

static void what_is_written_is_read(void **state)
{
	(void)state;
	struct buf out = BUF_INIT;
	struct json_message m;
	struct err e = ERR_INIT;

	json_request(7, "find", "{\"query\":\"a\"}", &out);
	assert_string_equal(out.data, "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"find\",\"params\":{\"query\":\"a\"}}\n");
	assert_true(json_message_read(out.data, out.len, &m, &e));
	assert_int_equal(m.id, 7);
	assert_string_equal(m.method, "find");
	assert_string_equal(m.params, "{\"query\":\"a\"}");
	assert_null(m.result);
	assert_int_equal(m.error_code, INTEGER_NONE);
	json_message_release(&m);
	assert_null(m.method);

	buf_clear(&out);
	json_notification("progress", NULL, &out);
	assert_string_equal(out.data, "{\"jsonrpc\":\"2.0\",\"method\":\"progress\"}\n");
	assert_true(json_message_read(out.data, out.len, &m, &e));
	assert_int_equal(m.id, INTEGER_NONE);
	assert_null(m.params);
	json_message_release(&m);

	buf_clear(&out);
	json_result(7, "{\"total\":0}", &out);
	assert_string_equal(out.data, "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"total\":0}}\n");
	assert_true(json_message_read(out.data, out.len, &m, &e));
	assert_null(m.method);
	assert_string_equal(m.result, "{\"total\":0}");
	json_message_release(&m);

	buf_clear(&out);
	json_error(INTEGER_NONE, -32700, "a \"b\"\n", &out);
	assert_string_equal(out.data, "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"a \\\"b\\\"\\n\"}}\n");
	assert_true(json_message_read(out.data, out.len, &m, &e));
	assert_int_equal(m.id, INTEGER_NONE);
	assert_int_equal(m.error_code, -32700);
	assert_string_equal(m.error_message, "a \"b\"\n");
	json_message_release(&m);
	buf_release(&out);
}

static void other_clients_are_understood(void **state)
{
	(void)state;
	static const char text[] =
		" { \"result\" : null , \"id\" : 1 , \"extra\" : [ ] , \"jsonrpc\" : \"2.0\" } ";
	struct json_message m;
	struct err e = ERR_INIT;
	assert_true(json_message_read(text, strlen(text), &m, &e));
	assert_string_equal(m.result, "null");
	json_message_release(&m);

	static const char error[] = "{\"jsonrpc\":\"2.0\",\"id\":3,\"error\":{\"code\":3,\"message\":\"no\",\"data\":{\"a\":1}}}";
	assert_true(json_message_read(error, strlen(error), &m, &e));
	assert_int_equal(m.id, 3);
	assert_int_equal(m.error_code, 3);
	json_message_release(&m);
}

struct refused {
	const char *text;
	enum err_code code;
	int64_t id;
	const char *message;
};

static void what_is_no_message_is_refused(void **state)
{
	(void)state;
	static const char neither[] = "a message needs one of \"method\", \"result\" and \"error\"";
	static const struct refused cases[] = {
		{ "nonsense", ERR_INPUT, INTEGER_NONE,
		  "the JSON cannot be read near line 1, column 8: it is not written as JSON" },
		{ "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\"}]", ERR_INPUT, INTEGER_NONE,
		  "the JSON must be an object; found a list" },
		{ "{\"id\":1,\"method\":\"a\"}", ERR_USAGE, 1, "\"jsonrpc\" must be \"2.0\"" },
		{ "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"a\"}", ERR_USAGE, 1, "\"jsonrpc\" must be \"2.0\"" },
		{ "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"a\"}", ERR_USAGE, 1, "\"jsonrpc\" must be \"2.0\"" },
		{ "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"a\"}", ERR_USAGE, INTEGER_NONE,
		  "\"id\" must be a whole number" },
		{ "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"a\"}", ERR_USAGE, INTEGER_NONE,
		  "\"id\" must be a whole number" },
		{ "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}", ERR_USAGE, 1, "\"method\" must be text" },
		{ "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\"}", ERR_USAGE, 1, "\"method\" must be text" },
		{ "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\",\"params\":[1]}", ERR_USAGE, 1,
		  "\"params\" must be an object" },
		{ "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\",\"result\":1}", ERR_USAGE, 1,
		  "a message is a request or an answer, not both" },
		{ "{\"jsonrpc\":\"2.0\",\"id\":1}", ERR_USAGE, 1, neither },
		{ "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1,\"error\":{}}", ERR_USAGE, 1, neither },
		{ "{\"jsonrpc\":\"2.0\",\"result\":1}", ERR_USAGE, INTEGER_NONE,
		  "an answer needs the \"id\" of its request" },
		{ "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1}}", ERR_USAGE, 1,
		  "\"error\" must hold a code and a message" },
	};
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct json_message m;
		struct err e = ERR_INIT;
		assert_false(json_message_read(cases[i].text, strlen(cases[i].text), &m, &e));
		assert_string_equal(e.message, cases[i].message);
		assert_int_equal(e.code, cases[i].code);
		assert_true(m.id == cases[i].id);
		json_message_release(&m);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_read),
		cmocka_unit_test(other_clients_are_understood),
		cmocka_unit_test(what_is_no_message_is_refused),
	};
	return cmocka_run_group_tests_name("schema_message", tests, NULL, NULL);
}
