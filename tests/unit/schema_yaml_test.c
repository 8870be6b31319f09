#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/schema/yaml.h"
#include "unit/schema_sample.h"

/* owner has a required name, so every complete file gives one. */
#define HEAD "title: T\nowner: {name: O}\n"

struct read {
	struct sample sample;
	struct problems problems;
	struct buf printed;
	bool ok;
};

static void read_bytes(struct read *r, const char *bytes, size_t len)
{
	*r = (struct read){ .printed = BUF_INIT };
	r->ok = yaml_decode("f.yaml", bytes, len, &sample_shape, &r->sample, &r->problems);
	problems_print(&r->problems, &r->printed);
}

static void read_text(struct read *r, const char *text)
{
	read_bytes(r, text, strlen(text));
}

static void read_release(struct read *r)
{
	shape_release(&sample_shape, &r->sample);
	problems_release(&r->problems);
	buf_release(&r->printed);
}

static void assert_printed(const char *text, const char *expected)
{
	struct read r;
	read_text(&r, text);
	assert_string_equal(r.printed.data, expected);
	assert_int_equal(r.ok, !*expected);
	read_release(&r);
}

static void reads_every_kind(void **state)
{
	(void)state;
	struct read r;
	read_text(&r, "# a comment\n"
		      "title: \"na\xC3\xAFve: yes\"\n"
		      "rows: -12\n"
		      "closed: yes\n"
		      "state: closed\n"
		      "from: 2016-03\n"
		      "owner:\n"
		      "  name: no\n"
		      "  phone: 012\n"
		      "columns:\n"
		      "  - Name\n"
		      "  - title: Born\n"
		      "    width: 10\n"
		      "    words: [a, 'null']\n"
		      "areas: Leeds\n"
		      "services:\n"
		      "  School: open\n"
		      "  Adults: held\n"
		      "mapping:\n"
		      "  COL_B: name\n"
		      "  COL_A: {to: phone, most: true}\n");
	assert_string_equal(r.printed.data, "");
	assert_true(r.ok);
	const struct sample *s = &r.sample;
	assert_string_equal(s->title, "na\xC3\xAFve: yes");
	assert_int_equal(s->rows, -12);
	assert_true(s->closed);
	assert_int_equal(s->state, STATE_CLOSED);
	assert_int_equal(s->from.year, 2016);
	assert_int_equal(s->from.month, 3);
	assert_int_equal(s->from.day, 0);
	assert_string_equal(s->owner.name, "no");
	assert_string_equal(s->owner.phone, "012");
	assert_int_equal(s->columns_count, 2);
	assert_string_equal(s->columns[0].title, "Name");
	assert_int_equal(s->columns[0].width, INTEGER_NONE);
	assert_int_equal(s->columns[1].width, 10);
	assert_int_equal(s->columns[1].words_count, 2);
	assert_string_equal(s->columns[1].words[1], "null");
	assert_int_equal(s->areas_count, 1);
	assert_string_equal(s->areas[0], "Leeds");
	assert_int_equal(s->services_count, 2);
	assert_string_equal(s->services[0].name, "School");
	assert_int_equal(s->services[1].state, STATE_HELD);
	assert_int_equal(s->mapping_count, 2);
	assert_string_equal(s->mapping[0].column, "COL_B");
	assert_string_equal(s->mapping[0].to, "name");
	assert_false(s->mapping[0].most);
	assert_string_equal(s->mapping[1].to, "phone");
	assert_true(s->mapping[1].most);
	read_release(&r);
}

static void fills_the_places(void **state)
{
	(void)state;
	struct read r;
	read_text(&r, HEAD "columns:\n  - Name\n  -   title: Born\nmapping:\n  A: x\n");
	assert_true(r.ok);
	assert_int_equal(r.sample.place.line, 1);
	assert_int_equal(r.sample.place.column, 1);
	assert_int_equal(r.sample.columns[0].place.line, 4);
	assert_int_equal(r.sample.columns[0].place.column, 5);
	assert_int_equal(r.sample.columns[1].place.line, 5);
	assert_int_equal(r.sample.columns[1].place.column, 7);
	assert_int_equal(r.sample.mapping[0].place.line, 7);
	assert_int_equal(r.sample.mapping[0].place.column, 3);
	read_release(&r);
}

static void nothing_given_is_missing(void **state)
{
	(void)state;
	struct read r;
	read_text(&r, HEAD "rows: ~\nstate: null\nfrom:\nnote:\nareas: null\ncolumns: ~\nservices:\n");
	assert_string_equal(r.printed.data, "");
	assert_int_equal(r.sample.rows, INTEGER_NONE);
	assert_int_equal(r.sample.state, STATE_HELD);
	assert_false(date_known(r.sample.from));
	assert_null(r.sample.note);
	assert_int_equal(r.sample.areas_count, 0);
	assert_int_equal(r.sample.columns_count, 0);
	assert_int_equal(r.sample.services_count, 0);
	read_release(&r);
}

struct one {
	const char *text;
	const char *expected;
};

static void assert_each(const struct one *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_printed(cases[i].text, cases[i].expected);
}

static void wrong_kinds(void **state)
{
	(void)state;
	static const struct one cases[] = {
		{ HEAD "rows: many\n", "f.yaml:3:7: 'rows' must be a whole number; found 'many'\n" },
		{ HEAD "rows: 1.5\n", "f.yaml:3:7: 'rows' must be a whole number; found '1.5'\n" },
		{ HEAD "rows: 99999999999999999999\n",
		  "f.yaml:3:7: 'rows' must be a whole number; found '99999999999999999999'\n" },
		{ HEAD "rows: [1]\n", "f.yaml:3:7: 'rows' must be a whole number; found a list\n" },
		{ HEAD "closed: maybe\n", "f.yaml:3:9: 'closed' must be yes or no; found 'maybe'\n" },
		{ HEAD "closed: Yes\n", "f.yaml:3:9: 'closed' must be yes or no; found 'Yes'\n" },
		{ HEAD "state: opne\n",
		  "f.yaml:3:8: 'state' must be one of open, closed, held; found 'opne'; did you mean 'open'?\n" },
		{ HEAD "state: purple\n", "f.yaml:3:8: 'state' must be one of open, closed, held; found 'purple'\n" },
		{ HEAD "from: last spring\n",
		  "f.yaml:3:7: 'from' must be a date such as 2016-03-14, 2016-03 or 2016; found 'last spring'\n" },
		{ HEAD "from: 2015-02-29\n",
		  "f.yaml:3:7: 'from' must be a date such as 2016-03-14, 2016-03 or 2016; found '2015-02-29'\n" },
		{ HEAD "note: {a: b}\n", "f.yaml:3:7: 'note' must be text; found a group of keys\n" },
		{ HEAD "columns: Name\n", "f.yaml:3:10: 'columns' must be a list; found 'Name'\n" },
		{ HEAD "columns: {title: a}\n", "f.yaml:3:10: 'columns' must be a list; found a group of keys\n" },
		{ HEAD "columns: [[a]]\n", "f.yaml:3:11: 'column' must be text or a group of keys; found a list\n" },
		{ HEAD "columns:\n  -\n", "f.yaml:4:4: an item of 'columns' is empty\n" },
		{ HEAD "areas: {a: b}\n", "f.yaml:3:8: 'areas' must be text or a list of texts; found a group of keys\n" },
		{ HEAD "areas: [a, [b]]\n", "f.yaml:3:12: an item of 'areas' must be text; found a list\n" },
		{ HEAD "areas: [a, null]\n",
		  "f.yaml:3:12: an item of 'areas' is empty; put quotes around a word such as null\n" },
		{ HEAD "services: [a]\n", "f.yaml:3:11: 'services' must be a group of keys; found a list\n" },
		{ HEAD "services: {School: x}\n",
		  "f.yaml:3:20: 'state' must be one of open, closed, held; found 'x'\n" },
		{ "title: T\nowner: Ann\n", "f.yaml:2:8: 'owner' must be a group of keys; found 'Ann'\n" },
		{ "title: T\nowner: {name: O, phone: [1]}\n", "f.yaml:2:25: 'phone' must be text; found a list\n" },
		{ "[a]\n", "f.yaml:1:1: 'sample' must be a group of keys; found a list\n" },
		{ "title\n", "f.yaml:1:1: 'sample' must be a group of keys; found 'title'\n" },
		{ HEAD "rows: \"a\n\n  b\"\n", "f.yaml:3:7: 'rows' must be a whole number; found 'a\xE2\x90\x8A" "b'\n" },
	};
	assert_each(cases, ARRAY_LEN(cases));
}

static void missing_unknown_and_twice(void **state)
{
	(void)state;
	static const struct one cases[] = {
		{ "", "f.yaml:1:1: 'title' is missing from this sample\n" },
		{ "# nothing\n", "f.yaml:1:1: 'title' is missing from this sample\n" },
		{ "---\n", "f.yaml:1:1: 'title' is missing from this sample\n" },
		{ "\n\nrows: 1\n", "f.yaml:3:1: 'title' is missing from this sample\n" },
		{ "title: ~\n", "f.yaml:1:1: 'title' is missing from this sample\n" },
		{ "title: ''\n", "f.yaml:1:8: 'title' is empty; it must say something\n"
				 "f.yaml:1:8: 'title' must have 1 to 20 characters; found 0\n" },
		{ "title: 123456789012345678901\n", "f.yaml:1:8: 'title' must have 1 to 20 characters; found 21\n" },
		{ "title: \xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\n", "" },
		{ HEAD "colums: []\n", "f.yaml:3:1: there is no key 'colums' here; did you mean 'columns'?\n" },
		{ HEAD "Rows: 1\n", "f.yaml:3:1: there is no key 'Rows' here; did you mean 'rows'?\n" },
		{ HEAD "elephant: 1\n", "f.yaml:3:1: there is no key 'elephant' here\n" },
		{ HEAD "title: Again\n",
		  "f.yaml:3:1: the key 'title' stands on line 1 already; leave one of them out\n" },
		{ HEAD "services:\n  A: open\n  B: open\n  A: held\n",
		  "f.yaml:6:3: the key 'A' stands on line 4 already; leave one of them out\n" },
		{ HEAD "columns:\n  - width: 3\n", "f.yaml:4:5: 'title' is missing from this column\n" },
		{ HEAD "services: {A: }\n", "f.yaml:3:12: 'state' is missing from this service\n" },
		{ HEAD "mapping: {A: }\n", "f.yaml:3:11: 'to' is missing from this mapped column\n" },
		{ HEAD "mapping: {A: {column: b, to: c}}\n", "f.yaml:3:15: there is no key 'column' here\n" },
		{ "title: T\nowner: {phone: 1}\n", "f.yaml:2:8: 'name' is missing from this owner\n" },
	};
	assert_each(cases, ARRAY_LEN(cases));
}

static void a_column_counts_characters(void **state)
{
	(void)state;
	assert_printed("title: T\nowner: {name: \"\xC3\xA9\xC3\xA9\", x: 1}\n", "f.yaml:2:21: there is no key 'x' here\n");
	assert_printed("\xEF\xBB\xBFtitel: T\ntitle: T\n",
		       "f.yaml:1:1: there is no key 'titel' here; did you mean 'title'?\n");
	assert_printed("title: T\r\nrow: 1\r\n", "f.yaml:2:1: there is no key 'row' here; did you mean 'rows'?\n");
}

static void ten_mistakes_at_once(void **state)
{
	(void)state;
	assert_printed("titel: T\n"
		       "rows: many\n"
		       "closed: perhaps\n"
		       "state: shut\n"
		       "from: 31/12/2016\n"
		       "owner: {nam: O}\n"
		       "columns: [{width: 100}]\n"
		       "rows: 3\n"
		       "areas: [[]]\n"
		       "note: &x n\n",
		       "f.yaml:1:1: 'title' is missing from this sample\n"
		       "f.yaml:1:1: there is no key 'titel' here; did you mean 'title'?\n"
		       "f.yaml:2:7: 'rows' must be a whole number; found 'many'\n"
		       "f.yaml:3:9: 'closed' must be yes or no; found 'perhaps'\n"
		       "f.yaml:4:8: 'state' must be one of open, closed, held; found 'shut'\n"
		       "f.yaml:5:7: 'from' must be a date such as 2016-03-14, 2016-03 or 2016; found '31/12/2016'\n"
		       "f.yaml:6:8: 'name' is missing from this owner\n"
		       "f.yaml:6:9: there is no key 'nam' here; did you mean 'name'?\n"
		       "f.yaml:7:11: 'title' is missing from this column\n"
		       "f.yaml:7:19: 'width' must be a whole number from 1 to 80; found '100'\n"
		       "f.yaml:8:1: the key 'rows' stands on line 2 already; leave one of them out\n"
		       "f.yaml:9:9: an item of 'areas' must be text; found a list\n"
		       "f.yaml:10:7: names for reuse such as &x are not read here; leave it out\n");
}

static void a_secret_value_is_not_repeated(void **state)
{
	(void)state;
	static const struct field fields[] = {
		{ .name = "pin", .kind = KIND_INTEGER, .flags = SENSITIVE, .at = 0 },
	};
	const struct shape shape = { "lock", sizeof(int64_t), fields, 1, SHAPE_NO_PLACE, -1 };
	struct problems problems = PROBLEMS_INIT;
	int64_t pin;
	assert_false(yaml_decode("f", "pin: secret", 11, &shape, &pin, &problems));
	assert_string_equal(problems.items[0].message, "'pin' must be a whole number; found something else");
	problems_release(&problems);
}

static void reads_a_file(void **state)
{
	(void)state;
	char folder[] = "/tmp/famctx-schema-XXXXXX";
	assert_non_null(mkdtemp(folder));
	struct buf path = BUF_INIT, printed = BUF_INIT, expected = BUF_INIT;
	struct problems problems = PROBLEMS_INIT;
	struct err e = ERR_INIT;
	struct sample s;
	file_join(&path, folder, "a.yaml");

	assert_false(yaml_decode_file(path.data, &sample_shape, &s, &problems));
	shape_release(&sample_shape, &s);
	problems_print(&problems, &printed);
	buf_printf(&expected, "%s: cannot be opened: No such file or directory\n", path.data);
	assert_string_equal(printed.data, expected.data);
	problems_release(&problems);

	assert_true(file_write(path.data, HEAD, strlen(HEAD), &e));
	assert_true(yaml_decode_file(path.data, &sample_shape, &s, &problems));
	assert_string_equal(s.title, "T");
	shape_release(&sample_shape, &s);
	problems_release(&problems);
	assert_true(file_remove_tree(folder, &e));
	buf_release(&path);
	buf_release(&printed);
	buf_release(&expected);
}

static void the_reference_lists_every_field(void **state)
{
	(void)state;
	struct buf out = BUF_INIT;
	yaml_reference(&sample_shape, &out);
	assert_string_equal(out.data,
			    "title: text, 1 to 20 characters, required. What it is called\n"
			    "rows: a whole number. How many rows\n"
			    "closed: yes or no. Whether it ended\n"
			    "state: one of open, closed, held. How it stands\n"
			    "from: a date such as 2016-03-14, 2016-03 or 2016. When it began\n"
			    "owner: a group of keys. Who owns it\n"
			    "  name: text, required. Who answers for it\n"
			    "  phone: text. How to reach them\n"
			    "columns: a list, each a column. What is shown\n"
			    "  title: text, required. What stands above it\n"
			    "  width: a whole number from 1 to 80. Columns it takes\n"
			    "  words: text or a list of texts. Words it may hold\n"
			    "areas: text or a list of texts. Where it holds\n"
			    "services: keys of your own, each a service. What each service says\n"
			    "  state: one of open, closed, held, required. What it says\n"
			    "mapping: keys of your own, each a mapped column. What each column fills\n"
			    "  to: text, required. What it fills\n"
			    "  most: yes or no. Most shown\n"
			    "note: text. Anything else\n");
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_kind),
		cmocka_unit_test(fills_the_places),
		cmocka_unit_test(nothing_given_is_missing),
		cmocka_unit_test(wrong_kinds),
		cmocka_unit_test(missing_unknown_and_twice),
		cmocka_unit_test(a_column_counts_characters),
		cmocka_unit_test(ten_mistakes_at_once),
		cmocka_unit_test(a_secret_value_is_not_repeated),
		cmocka_unit_test(reads_a_file),
		cmocka_unit_test(the_reference_lists_every_field),
	};
	return cmocka_run_group_tests_name("schema_yaml", tests, NULL, NULL);
}
