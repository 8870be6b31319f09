/* Reading CSV: every shape of row, and every fault at its line and column. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <unistd.h>

#include "famctx/base/buf.h"
#include "famctx/intake/csv.h"

static const struct csv_format usual = { ',', CSV_UTF_8, true, true, true };

/* Rows as LINE:cell|cell, then the problems. */
static void read_all(const char *bytes, size_t len, const struct csv_format *format, struct buf *out)
{
	struct problems problems = PROBLEMS_INIT;
	struct csv_file f;
	bool ok = csv_file_open_bytes(&f, "feed", bytes, len, format, &problems);
	while (ok && csv_file_next(&f) == CSV_ROW) {
		buf_printf(out, "%d:", f.line);
		for (size_t i = 0; i < f.count; i++)
			buf_printf(out, "%s%s", i ? "|" : "", f.cells[i].bad ? "BAD" : f.cells[i].text);
		buf_add_char(out, '\n');
	}
	problems_print(&problems, out);
	csv_file_release(&f);
	problems_release(&problems);
}

struct reading_case {
	const char *bytes, *rows;
	char delimiter;
	enum csv_encoding encoding;
	bool keep_spaces, no_quotes;
};

static const struct reading_case cases[] = {
	{ .bytes = "a,b\n1,2\n", .rows = "1:a|b\n2:1|2\n" },
	{ .bytes = "a,b\n1,2", .rows = "1:a|b\n2:1|2\n" },
	{ .bytes = "a,b\r\n1,2\r\n\r\n3,4\r\n", .rows = "1:a|b\n2:1|2\n4:3|4\n" },
	{ .bytes = "a,b\r1,2\r3,4", .rows = "1:a|b\n2:1|2\n3:3|4\n" },
	{ .bytes = "\xEF\xBB\xBF" "a\n1\n", .rows = "1:a\n2:1\n" },
	{ .bytes = "a, b , \"c, d\"\n", .rows = "1:a|b|c, d\n" },
	{ .bytes = "a, b\n", .rows = "1:a| b\n", .keep_spaces = true },
	{ .bytes = "\"two\nlines\",b\n\"x\r\ny\",z\nlast,row\n", .rows = "1:two\nlines|b\n3:x\r\ny|z\n5:last|row\n" },
	{ .bytes = "\"she said \"\"no\"\"\",b\n", .rows = "1:she said \"no\"|b\n" },
	{ .bytes = "a;b\n1;2\n", .rows = "1:a|b\n2:1|2\n", .delimiter = ';' },
	{ .bytes = "a\tb\n\t2\n", .rows = "1:a|b\n2:|2\n", .delimiter = '\t' },
	{ .bytes = "Siobh\xE1n,\x80 5\n", .rows = "1:Siobh\xC3\xA1n|\xE2\x82\xAC 5\n", .encoding = CSV_WINDOWS_1252 },
	{ .bytes = "Siobh\xE1n\n", .rows = "1:Siobh\xC3\xA1n\n", .encoding = CSV_ISO_8859_1 },
	{ .bytes = "x\x81,b\n", .rows = "1:BAD|b\n", .encoding = CSV_WINDOWS_1252 },
	{ .bytes = "a,Siobh\xE1n\n", .rows = "1:a|BAD\n" },
	{ .bytes = "6\" pipe,b\n", .rows = "1:6\" pipe|b\n", .no_quotes = true },
	{ .bytes = "", .rows = "" },
	{ .bytes = "\n\n  \n", .rows = "" },
	{ .bytes = ",,\n", .rows = "1:||\n" },
};

static void test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct reading_case *c = &cases[i];
		struct csv_format format = usual;
		struct buf got = BUF_INIT;
		format.delimiter = c->delimiter ? c->delimiter : ',';
		format.encoding = c->encoding;
		format.trim = !c->keep_spaces;
		format.quotes = !c->no_quotes;
		read_all(c->bytes, strlen(c->bytes), &format, &got);
		assert_string_equal(got.data, c->rows);
		buf_release(&got);
	}
}

static void expect_problem(const char *bytes, size_t len, const char *expected)
{
	struct buf got = BUF_INIT;
	read_all(bytes, len, &usual, &got);
	if (!strstr(got.data, expected))
		fail_msg("expected %s, found %s", expected, got.data);
	buf_release(&got);
}

static void test_faults_have_their_place(void **state)
{
	(void)state;
	expect_problem("a,b\nx,y\0z\n", 10, "feed:2:4: there is a NUL byte");
	expect_problem("\xFF\xFE" "a\0,\0", 6, "feed:1:1: this file is UTF-16");
	expect_problem("a,b\n1,\"open\nand open\n", 21, "feed:2:3: the quote mark that opens here is never closed");
	expect_problem("a,b\n\"l\nm\",\"x\" y\n", 16, "feed:3:8: quote marks do not fit together");
	expect_problem("a,b\n\xC3\xA9\xC3\xA9,x\"y\n", 14, "feed:2:5: quote marks do not fit together");
}

static void test_giants_are_refused(void **state)
{
	size_t len = 3u * CSV_ROW_LIMIT;
	char *big = malloc(len);
	(void)state;
	assert_non_null(big);
	memset(big, 'x', len);
	memcpy(big, "a,b\n1,", 6);
	expect_problem(big, len, "feed:2:3: the row goes on for more than 1 MiB");
	big[6 + CSV_CELL_LIMIT + 1] = '\n';
	expect_problem(big, 6 + CSV_CELL_LIMIT + 2, "feed:2:3: this cell is longer than 64 KiB");
	free(big);
}

static void test_place_of_a_cell(void **state)
{
	static const char text[] = "h\n\"two\nlin\xC3\xA9s\", caf\xC3\xA9 , \"third\"\n";
	struct problems problems = PROBLEMS_INIT;
	struct csv_file f;
	(void)state;
	assert_true(csv_file_open_bytes(&f, "feed", text, sizeof(text) - 1, &usual, &problems));
	assert_int_equal(csv_file_next(&f), CSV_ROW);
	assert_int_equal(csv_file_next(&f), CSV_ROW);
	assert_int_equal(f.count, 3);
	static const struct place expected[] = { { 2, 1 }, { 3, 9 }, { 3, 16 } };
	for (size_t i = 0; i < 3; i++) {
		struct place at = csv_file_place(&f, i);
		assert_int_equal(at.line, expected[i].line);
		assert_int_equal(at.column, expected[i].column);
	}
	assert_int_equal(csv_file_next(&f), CSV_END);
	csv_file_release(&f);
	problems_release(&problems);
}

/* Rows that end, and quoted lines that do not, on the edges of what is read at once. */
static void test_blocks_leave_no_seam(void **state)
{
	struct buf text = BUF_INIT;
	struct problems problems = PROBLEMS_INIT;
	struct csv_file f;
	int rows = 0, line = 1;
	(void)state;
	for (int i = 0; i < 40000; i++)
		buf_printf(&text, "row %d,\"\xC3\xA9 first\r\nsecond\",end\r\n", i);
	assert_true(csv_file_open_bytes(&f, "feed", text.data, text.len, &usual, &problems));
	while (csv_file_next(&f) == CSV_ROW) {
		char name[32];
		snprintf(name, sizeof(name), "row %d", rows++);
		assert_int_equal(f.count, 3);
		assert_int_equal(f.line, line);
		assert_string_equal(f.cells[0].text, name);
		assert_string_equal(f.cells[1].text, "\xC3\xA9 first\r\nsecond");
		line += 2;
	}
	assert_int_equal(rows, 40000);
	assert_int_equal(problems.count, 0);
	csv_file_release(&f);
	buf_release(&text);
}

static void test_missing_file(void **state)
{
	struct problems problems = PROBLEMS_INIT;
	struct csv_file f;
	(void)state;
	assert_false(csv_file_open(&f, "/nowhere/feed.csv", NULL, &usual, &problems));
	assert_int_equal(problems.errors, 1);
	csv_file_release(&f);
	assert_false(csv_file_open(&f, "/tmp", NULL, &usual, &problems));
	assert_string_equal(problems.items[1].message, "the feed cannot be read: it is not a file");
	csv_file_release(&f);
	problems_release(&problems);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_faults_have_their_place),
		cmocka_unit_test(test_giants_are_refused),
		cmocka_unit_test(test_place_of_a_cell),
		cmocka_unit_test(test_blocks_leave_no_seam),
		cmocka_unit_test(test_missing_file),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
