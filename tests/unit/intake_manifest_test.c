/* Manifests: every mistake is told, all of them at once, at their places. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/intake/manifest.h"
#include "famctx/intake/target.h"

static bool read_text(const char *text, struct buf *told)
{
	struct manifest m;
	struct problems problems = PROBLEMS_INIT;
	bool ok = manifest_read_text("m.yaml", text, strlen(text), &m, &problems);
	problems_print(&problems, told);
	manifest_release(&m);
	problems_release(&problems);
	return ok;
}

/* A source that is right but for what a case puts at the end of it, or in place of its file. */
#define TOP "source: h\nservice: Housing\ntitle: Homes\nrefers_to: r\nscope: {period_note: all of it}\n"
#define FILES "files:\n  - file: a.csv\n    holds: involvements\n    key: [id]\n    columns:\n      id: register_id\n"

struct mistake {
	const char *text;
	const char *told;
};

static const struct mistake mistakes[] = {
	{ TOP FILES "      x: famly_name\n", "m.yaml:12:7: column 'x': there is no target 'famly_name'; did you mean 'family_name'?" },
	{ TOP FILES "      x: {to: detail}\n", "column 'x': a detail needs a 'label'" },
	{ TOP FILES "      x: {to: detail, label: X, most_shown: 0}\n", "'most_shown'" },
	{ TOP FILES "      x: part\n", "column 'x': part cannot stand in a file that holds involvements" },
	{ TOP FILES "      x: born\n      y: born\n", "m.yaml:13:7: column 'y' goes to born, and so does 'x'; only one can" },
	{ TOP FILES "      x: born\n      x: died\n", "m.yaml:13:7: " },
	{ TOP FILES "      x: {to: born, dates: [DD-MM]}\n", "there is no date format 'DD-MM'" },
	{ TOP FILES "      x: {to: status}\n", "'open' and 'closed' must list" },
	{ TOP FILES "      x: {to: status, open: [a], closed: [a]}\n", "the word 'a' means two things" },
	{ TOP FILES "      x: {to: full_name}\n", "'order' must say first-last or last-first" },
	{ TOP FILES "      x: {to: born, values: {a: b}}\n", "'values' has no meaning for born" },
	{ TOP FILES "      x: {to: full_name, order: first-last}\n      y: family_name\n", "full_name cannot stand beside" },
	{ TOP FILES "      x: address\n      y: address_line\n", "address cannot stand beside address_line" },
	{ TOP FILES "      x: warning_review\n", "warning_review needs a column that goes to warning" },
	{ TOP FILES "    ignore: [id]\n", "column 'id' stands under both 'columns' and 'ignore'" },
	{ TOP FILES "    ignore: [b, b]\n", "column 'b' stands twice under 'ignore'" },
	{ TOP FILES "    fixed: {born: 2000-01-01}\n", "born cannot be the same on every row" },
	{ TOP FILES "      x: {to: status, open: [a], closed: [b]}\n    fixed: {status: open}\n", "status is both fixed and mapped" },
	{ TOP FILES "    fixed: {status: maybe}\n", "status must be open or closed; found 'maybe'" },
	{ TOP FILES "    open_without_end: yes\n", "'open_without_end' needs a column that goes to the target to" },
	{ TOP FILES "    linked_by: {id: register_id}\n", "'linked_by' and 'item' belong to a file that holds details" },
	{ TOP "files:\n  - {file: a.csv, holds: involvements, key: [no], columns: {id: register_id}}\n",
	  "the key column 'no' does not stand under 'columns'" },
	{ TOP "files:\n  - {file: a.csv, holds: involvements, columns: {x: {to: detail, label: X}}}\n",
	  "nothing says whom a row is about" },
	{ TOP FILES "  - {file: b.csv, holds: details, columns: {o: {to: part, label: O}}}\n", "needs 'linked_by'" },
	{ TOP FILES "  - {file: b.csv, holds: details, linked_by: {id: register_id}, columns: {id: link, o: {to: part, label: O}}}\n",
	  "'item' does not say what each row is" },
	{ TOP FILES "  - {file: b.csv, holds: details, linked_by: {id: wrong}, columns: {id: link, o: {to: detail, label: O}}}\n",
	  "'linked_by' links to 'wrong'" },
	{ TOP FILES "  - {file: b.csv, holds: details, linked_by: {no: register_id}, columns: {o: {to: detail, label: O}}}\n",
	  "'linked_by' names the column 'no'" },
	{ TOP FILES "  - {file: b.csv, holds: relationships, columns: {id: register_id}}\n", "needs a column that goes to related_id" },
	{ TOP FILES "  - {file: a.csv, holds: involvements, columns: {id: register_id}}\n", "the file 'a.csv' stands here twice" },
	{ TOP FILES "copied: {catalogue: list, column: Date}\n", "the catalogue 'list', which is not declared" },
	{ TOP FILES "copied: {column: Date}\n", "'copied' names the column 'Date', which stands neither" },
	{ TOP FILES "copied: {date: 2020-01-01, column: Date}\n", "both a date and a place to look" },
	{ TOP FILES "refresh: hourly\n", "'refresh' must be daily" },
	{ TOP FILES "format: {delimiter: \"||\"}\n", "'delimiter' must be one character" },
	{ TOP FILES "format: {encoding: utf-16}\n", "'encoding' must be" },
	{ TOP FILES "colums: 3\n", "there is no key 'colums'" },
	{ TOP, "'files' is missing" },
	{ TOP FILES "not_shared: yes\n", "a source that is not shared has no 'files'" },
	{ "source: H-1\nservice: A\ntitle: T\nnot_shared: yes\nscope: {period_note: x}\n", "lower case letters, digits and _ only" },
	{ "source: h\nservice: A\ntitle: T\n" FILES, "'refers_to' does not say which register" },
	{ "source: h\ntitle: T\nrefers_to: r\n" FILES, "'service' is missing" },
	{ "source: r\ntitle: T\nregister: yes\nrefers_to: q\n" FILES, "a register refers to no other" },
	{ "source: r\ntitle: T\nregister: yes\nfiles:\n  - {file: a.csv, holds: people, columns: {n: family_name}}\n",
	  "a register needs a column that goes to register_id" },
	{ "source: h\nservice: A\ntitle: T\nrefers_to: r\nscope: {from: 2020-01-01, to: 2019-01-01}\n" FILES,
	  "the period begins after its end" },
	{ "source: h\nservice: A\ntitle: T\nrefers_to: r\nscope: {period_note: x, ages: {from: 9, to: 3}}\n" FILES,
	  "'ages' begins after its end" },
};

static void test_each_mistake_is_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(mistakes); i++) {
		struct buf told = BUF_INIT;
		bool ok = read_text(mistakes[i].text, &told);
		if (ok || !strstr(told.data, mistakes[i].told))
			fail_msg("case %zu: expected %s\nfound %s", i, mistakes[i].told, told.data);
		assert_false(ok);
		buf_release(&told);
	}
}

static void test_what_is_right_is_taken(void **state)
{
	struct buf told = BUF_INIT;
	(void)state;
	assert_true(read_text(TOP FILES "      x: {to: status, open: [a], closed: [b]}\n"
				       "    fixed: {contact_phone: 0113 496 0100}\n", &told));
	assert_string_equal(told.data, "");
	buf_release(&told);
}

static void test_ten_mistakes_at_once(void **state)
{
	static const int lines[] = { 6, 10, 12, 13, 17, 18, 19, 20, 21, 22 };
	struct manifest m;
	struct problems problems = PROBLEMS_INIT;
	(void)state;
	assert_false(manifest_read("tests/data/feeds/ten-mistakes.yaml", NULL, &m, &problems));
	assert_int_equal(problems.errors, ARRAY_LEN(lines));
	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		assert_int_equal(problems.items[i].at.line, lines[i]);
	manifest_release(&m);
	problems_release(&problems);
}

static void test_missing_manifest(void **state)
{
	struct manifest m;
	struct problems problems = PROBLEMS_INIT;
	(void)state;
	assert_false(manifest_read("/nowhere/m.yaml", NULL, &m, &problems));
	assert_int_equal(problems.count, 1);
	manifest_release(&m);
	problems_release(&problems);
}

static void test_refresh_and_format(void **state)
{
	static const char text[] = TOP FILES "refresh: fortnightly\nformat: {delimiter: tab, encoding: windows-1252}\n";
	struct manifest m;
	struct problems problems = PROBLEMS_INIT;
	(void)state;
	assert_true(manifest_read_text("m.yaml", text, strlen(text), &m, &problems));
	assert_int_equal(m.refresh_days, 14);
	struct csv_format format = manifest_csv_format(&m, &m.files[0].format);
	assert_int_equal(format.delimiter, '\t');
	assert_int_equal(format.encoding, CSV_WINDOWS_1252);
	assert_true(format.header && format.trim && format.quotes);
	manifest_release(&m);
	problems_release(&problems);
}

static void test_targets_have_a_name_and_a_place(void **state)
{
	(void)state;
	for (int i = 0; i < TARGET_COUNT; i++) {
		assert_non_null(target_list[i].name);
		assert_int_equal(target_find(target_list[i].name), i);
		assert_true(target_list[i].holds);
		assert_non_null(target_list[i].help);
	}
	assert_int_equal(target_find("nothing"), -1);
}

/* ---- the document */

/* The next YAML example of the document, NULL at the end. */
static char *next_example(const char **at)
{
	const char *start = strstr(*at, "```yaml\n");
	if (!start)
		return NULL;
	start += strlen("```yaml\n");
	const char *end = strstr(start, "\n```");
	assert_non_null(end);
	*at = end + 4;
	return mem_copy_bytes(start, (size_t)(end + 1 - start));
}

static void test_examples_of_the_document(void **state)
{
	struct buf document = BUF_INIT;
	struct err e = ERR_INIT;
	int manifests = 0;
	(void)state;
	assert_true(file_read("docs/manifests.md", 1024 * 1024, &document, &e));
	const char *at = document.data;
	for (char *text; (text = next_example(&at)); mem_free(text)) {
		struct buf told = BUF_INIT;
		bool whole = !strncmp(text, "source:", 7);
		if (whole && (!read_text(text, &told) || told.len))
			fail_msg("%s\nis told: %s", text, told.data);
		manifests += whole;
		buf_release(&told);
	}
	assert_in_range(manifests, 8, 100);
	buf_release(&document);
}

static void test_the_document_names_everything(void **state)
{
	struct buf document = BUF_INIT;
	struct err e = ERR_INIT;
	(void)state;
	assert_true(file_read("docs/manifests.md", 1024 * 1024, &document, &e));
	for (int i = 0; i < TARGET_COUNT; i++) {
		char name[64];
		snprintf(name, sizeof(name), "`%s`", target_list[i].name);
		if (!strstr(document.data, name))
			fail_msg("docs/manifests.md does not name the target %s", name);
	}
	for (size_t i = 0; i < manifest_shape.field_count; i++) {
		char name[64];
		snprintf(name, sizeof(name), "`%s`", manifest_shape.fields[i].name);
		if (!strstr(document.data, name))
			fail_msg("docs/manifests.md does not name the key %s", name);
	}
	buf_release(&document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_mistake_is_told),
		cmocka_unit_test(test_what_is_right_is_taken),
		cmocka_unit_test(test_ten_mistakes_at_once),
		cmocka_unit_test(test_missing_manifest),
		cmocka_unit_test(test_refresh_and_format),
		cmocka_unit_test(test_targets_have_a_name_and_a_place),
		cmocka_unit_test(test_examples_of_the_document),
		cmocka_unit_test(test_the_document_names_everything),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
