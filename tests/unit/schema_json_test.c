#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "unit/schema_sample.h"

static const char every_kind[] =
	"{\"title\":\"na\xC3\xAFve\",\"rows\":-12,\"closed\":true,\"state\":\"closed\",\"from\":\"2016-03\","
	"\"owner\":{\"name\":\"Ann\",\"phone\":\"012\"},"
	"\"columns\":[{\"title\":\"Name\",\"width\":null,\"words\":[]},"
	"{\"title\":\"Born\",\"width\":10,\"words\":[\"a\",\"\"]}],"
	"\"areas\":[\"Leeds\"],\"services\":{\"School\":\"open\",\"Adults\":\"held\"},"
	"\"mapping\":{\"B\":{\"to\":\"name\",\"most\":false},\"A\":{\"to\":\"phone\",\"most\":true}},\"note\":\"n\"}";

static const char nothing_given[] =
	"{\"title\":null,\"rows\":null,\"closed\":false,\"state\":\"held\",\"from\":null,"
	"\"owner\":{\"name\":null,\"phone\":null},\"columns\":[],\"areas\":[],\"services\":{},\"mapping\":{}}";

static void assert_encodes(const struct sample *s, const char *expected)
{
	struct buf out = BUF_INIT;
	json_encode(&sample_shape, s, &out);
	assert_string_equal(out.data, expected);
	buf_release(&out);
}

static void every_kind_goes_round(void **state)
{
	(void)state;
	struct sample s;
	struct err e = ERR_INIT;
	assert_true(json_decode(every_kind, strlen(every_kind), &sample_shape, &s, &e));
	assert_int_equal(s.rows, -12);
	assert_int_equal(s.state, STATE_CLOSED);
	assert_int_equal(s.from.month, 3);
	assert_int_equal(s.columns_count, 2);
	assert_string_equal(s.columns[1].words[1], "");
	assert_string_equal(s.services[1].name, "Adults");
	assert_string_equal(s.mapping[0].column, "B");
	assert_true(s.mapping[1].most);
	assert_encodes(&s, every_kind);
	shape_release(&sample_shape, &s);
}

static void missing_values_are_null(void **state)
{
	(void)state;
	struct sample s;
	shape_init(&sample_shape, &s);
	assert_encodes(&s, nothing_given);
	shape_release(&sample_shape, &s);
	assert_encodes(&s, nothing_given);
}

static void a_missing_struct_goes_round(void **state)
{
	(void)state;
	static const char *const cases[] = {
		"{\"title\":\"T\"}",
		"{\"title\":\"T\",\"owner\":null}",
		"{\"title\":\"T\",\"owner\":{}}",
		"{\"title\":\"T\",\"owner\":{\"name\":null,\"phone\":null,\"new\":{\"a\":[],\"b\":false}}}",
	};
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct sample s;
		struct err e = ERR_INIT;
		struct buf out = BUF_INIT;
		assert_true(json_decode(cases[i], strlen(cases[i]), &sample_shape, &s, &e));
		assert_null(s.owner.name);
		json_encode(&sample_shape, &s, &out);
		assert_non_null(strstr(out.data, "\"owner\":{\"name\":null,\"phone\":null}"));
		shape_release(&sample_shape, &s);
		buf_release(&out);
	}
}

struct tag {
	char *name;
	int state;
	struct owner owner;
	char **areas;
	size_t areas_count;
	bool closed;
};

static void what_is_absent_is_left_out(void **state)
{
	(void)state;
	static const struct field fields[] = {
		FIELD_TEXT(struct tag, name, ABSENT_WHEN_NONE, ""),
		FIELD_WORD(struct tag, state, ABSENT_WHEN_NONE, state_words, -1, ""),
		FIELD_STRUCT(struct tag, owner, ABSENT_WHEN_NONE, &owner_shape, ""),
		FIELD_TEXTS(struct tag, areas, ABSENT_WHEN_NONE, ""),
		FIELD_BOOL(struct tag, closed, ABSENT_WHEN_NONE, ""),
	};
	static const struct shape shape = SHAPE(struct tag, "tag", fields);
	struct tag tag;
	struct buf out = BUF_INIT;
	shape_init(&shape, &tag);
	json_encode(&shape, &tag, &out);
	assert_string_equal(out.data, "{\"closed\":false}");
	buf_clear(&out);
	tag.owner.phone = mem_copy_text("1");
	tag.state = STATE_OPEN;
	json_encode(&shape, &tag, &out);
	assert_string_equal(out.data, "{\"state\":\"open\",\"owner\":{\"name\":null,\"phone\":\"1\"},\"closed\":false}");
	shape_release(&shape, &tag);
	buf_release(&out);
}

struct pair {
	const char *text;
	const char *expected;
};

static void gaps_go_round_where_they_may_be(void **state)
{
	(void)state;
	static const struct field fields[] = { FIELD_TEXTS(struct tag, areas, MAY_HAVE_GAPS, "") };
	static const struct shape shape = SHAPE(struct tag, "tag", fields);
	static const char json[] = "{\"areas\":[\"a\",null]}";
	struct tag tag;
	struct buf out = BUF_INIT;
	struct err e = ERR_INIT;
	assert_true(json_decode(json, sizeof(json) - 1, &shape, &tag, &e));
	assert_int_equal(tag.areas_count, 2);
	assert_null(tag.areas[1]);
	json_encode(&shape, &tag, &out);
	assert_string_equal(out.data, json);
	shape_release(&shape, &tag);
	buf_release(&out);
}

static void text_is_always_json(void **state)
{
	(void)state;
	static const struct pair cases[] = {
		{ "", "\"\"" },
		{ "O'Brien \"x\" \\ /", "\"O'Brien \\\"x\\\" \\\\ /\"" },
		{ "a\nb\tc\rd\be\ff\x1Bg\x7F", "\"a\\nb\\tc\\rd\\be\\ff\\u001bg\\u007f\"" },
		{ "\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", "\"\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\"" },
		{ "\xE2\x80\xA8\xE2\x80\xA9\xC2\x9B", "\"\\u2028\\u2029\\u009b\"" },
		{ "a\xFF" "b", "\"a\xEF\xBF\xBD" "b\"" },
		{ "\xC3", "\"\xEF\xBF\xBD\"" },
		{ "\xED\xA0\x80x", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDx\"" },
		{ "\xC0\xAF", "\"\xEF\xBF\xBD\xEF\xBF\xBD\"" },
	};
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct buf out = BUF_INIT;
		json_encode_text(cases[i].text, &out);
		assert_string_equal(out.data, cases[i].expected);
		buf_release(&out);
	}
}

static void assert_refused(const char *bytes, size_t len, const char *expected)
{
	struct sample s;
	struct err e = ERR_INIT;
	assert_false(json_decode(bytes, len, &sample_shape, &s, &e));
	assert_string_equal(e.message, expected);
	assert_int_equal(e.code, ERR_INPUT);
	shape_release(&sample_shape, &s);
}

static void what_does_not_fit_names_its_path(void **state)
{
	(void)state;
	static const struct pair cases[] = {
		{ "{}", "title is missing" },
		{ "{\"title\":null}", "title is missing" },
		{ "{\"title\":1}", "title must be text; found a number that does not fit" },
		{ "{\"title\":\"\"}", "title must be 1 to 20 characters; found text that does not fit" },
		{ "{\"title\":\"T\",\"rows\":\"1\"}", "rows must be a whole number; found text that does not fit" },
		{ "{\"title\":\"T\",\"rows\":1.0}", "rows must be a whole number; found a number with a fraction" },
		{ "{\"title\":\"T\",\"closed\":1}", "closed must be true or false; found a number that does not fit" },
		{ "{\"title\":\"T\",\"state\":\"x\"}",
		  "state must be one of open, closed, held; found text that does not fit" },
		{ "{\"title\":\"T\",\"from\":\"07/10/2000\"}",
		  "from must be a date such as 2016-03-14, 2016-03 or 2016; found text that does not fit" },
		{ "{\"title\":\"T\",\"owner\":{\"phone\":\"1\"}}", "owner.name is missing" },
		{ "{\"title\":\"T\",\"owner\":[]}", "owner must be an object; found a list" },
		{ "{\"title\":\"T\",\"columns\":[{\"title\":\"a\"},{\"title\":\"b\",\"width\":81}]}",
		  "columns[1].width must be a whole number from 1 to 80; found a number that does not fit" },
		{ "{\"title\":\"T\",\"columns\":[null]}", "columns[0] must be an object; found null" },
		{ "{\"title\":\"T\",\"areas\":\"Leeds\"}", "areas must be a list of texts; found text that does not fit" },
		{ "{\"title\":\"T\",\"areas\":[\"a\",true]}", "areas[1] must be text; found true or false" },
		{ "{\"title\":\"T\",\"services\":{\"a\":\"open\",\"b\":null}}", "services[1] is missing" },
		{ "{\"title\":\"T\",\"services\":{\"a\":\"x\"}}",
		  "services[0] must be one of open, closed, held; found text that does not fit" },
		{ "{\"title\":\"T\",\"mapping\":{\"a\":{}}}", "mapping[0].to is missing" },
		{ "{\"title\":\"T\",\"mapping\":[]}", "mapping must be an object; found a list" },
	};
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_refused(cases[i].text, strlen(cases[i].text), cases[i].expected);
}

static void hostile_bytes_are_refused(void **state)
{
	(void)state;
	static const struct pair cases[] = {
		{ "", "the JSON cannot be read near line 1, column 0: the end is missing" },
		{ "{\"title\":\"T\"", "the JSON cannot be read near line 1, column 12: the end is missing" },
		{ "{\"title\":\"T\"} x", "the JSON cannot be read near line 1, column 15: something follows behind the end" },
		{ "{'title':1}", "the JSON cannot be read near line 1, column 2: it is not written as JSON" },
		{ "{\"a\":1,\"a\":2}", "the JSON cannot be read near line 1, column 10: a key stands twice" },
		{ "{\"title\":\"a\\u0000\"}", "the JSON cannot be read near line 1, column 18: a text holds a NUL" },
		{ "{\"title\":\"\xFF\"}", "the JSON cannot be read near line 1, column 10: the bytes are not UTF-8" },
		{ "{\"rows\":99999999999999999999}",
		  "the JSON cannot be read near line 1, column 28: a number is too large" },
		{ "[]", "the JSON must be an object; found a list" },
		{ "1", "the JSON cannot be read near line 1, column 1: it is not written as JSON" },
	};
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_refused(cases[i].text, strlen(cases[i].text), cases[i].expected);
}

static void depth_is_limited(void **state)
{
	(void)state;
	struct buf deep = BUF_INIT;
	struct sample s;
	struct err e = ERR_INIT;
	for (int i = 0; i < 100000; i++)
		buf_add_char(&deep, '[');
	assert_refused(deep.data, deep.len, "the JSON is nested deeper than 32");
	/* brackets inside text do not count, and unknown keys are ignored */
	buf_clear(&deep);
	buf_add_text(&deep, "{\"title\":\"T\",\"new\":\"\\\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\",\"more\":[[1]]}");
	assert_true(json_decode(deep.data, deep.len, &sample_shape, &s, &e));
	assert_string_equal(s.title, "T");
	shape_release(&sample_shape, &s);
	buf_release(&deep);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_goes_round),
		cmocka_unit_test(missing_values_are_null),
		cmocka_unit_test(a_missing_struct_goes_round),
		cmocka_unit_test(what_is_absent_is_left_out),
		cmocka_unit_test(gaps_go_round_where_they_may_be),
		cmocka_unit_test(text_is_always_json),
		cmocka_unit_test(what_does_not_fit_names_its_path),
		cmocka_unit_test(hostile_bytes_are_refused),
		cmocka_unit_test(depth_is_limited),
	};
	return cmocka_run_group_tests_name("schema_json", tests, NULL, NULL);
}
