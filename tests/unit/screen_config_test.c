/* The files of screens/: what is shipped is right, and every mistake in a file of one's own is told at its
 * place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/screen/config.h"

#include <stdlib.h>
#include <string.h>

struct folder {
	char path[32];
};

static void put(const struct folder *f, const char *name, const char *text, size_t len)
{
	struct buf path = BUF_INIT;
	struct err e = ERR_INIT;
	file_join(&path, f->path, name);
	if (!file_write(path.data, text, len, &e))
		fail_msg("%s", e.message);
	buf_release(&path);
}

/* The shipped file with one text in the place of another. */
static void change(const struct folder *f, const char *name, const char *from, const char *to)
{
	struct buf path = BUF_INIT, text = BUF_INIT;
	struct err e = ERR_INIT;
	file_join(&path, f->path, name);
	if (!file_read(path.data, 1 << 20, &text, &e))
		fail_msg("%s", e.message);
	const char *at = strstr(text.data, from);
	if (!at)
		fail_msg("%s has no '%s'", name, from);
	buf_splice(&text, (size_t)(at - text.data), strlen(from), to, strlen(to));
	put(f, name, text.data, text.len);
	buf_release(&text);
	buf_release(&path);
}

static int set_up(void **state)
{
	struct folder *f = mem_zero(1, sizeof(*f));
	char **names;
	size_t count;
	struct err e = ERR_INIT;
	*f = (struct folder) { "/tmp/famctx-screens-XXXXXX" };
	if (!mkdtemp(f->path) || !file_list("screens", ".yaml", &names, &count, &e))
		return -1;
	for (size_t i = 0; i < count; i++) {
		struct buf path = BUF_INIT, text = BUF_INIT;
		file_join(&path, "screens", names[i]);
		if (!file_read(path.data, 1 << 20, &text, &e))
			fail_msg("%s", e.message);
		put(f, names[i], text.data, text.len);
		buf_release(&text);
		buf_release(&path);
	}
	file_list_free(names, count);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct folder *f = *state;
	struct err e = ERR_INIT;
	bool ok = file_remove_tree(f->path, &e);
	mem_free(f);
	return ok ? 0 : -1;
}

static void assert_told(const struct folder *f, const char *expected)
{
	struct problems problems = PROBLEMS_INIT;
	struct buf text = BUF_INIT;
	bool ok = screens_check(f->path, &problems);
	problems_print(&problems, &text);
	assert_false(ok);
	if (!strstr(text.data, expected))
		fail_msg("'%s' is not told in:\n%s", expected, text.data);
	problems_release(&problems);
	buf_release(&text);
}

static void what_is_shipped_is_right(void **state)
{
	struct problems problems = PROBLEMS_INIT;
	(void)state;
	assert_true(screens_check("screens", &problems));
	assert_int_equal(problems.count, 0);
	problems_release(&problems);
}

static void mistakes_are_told_at_their_place(void **state)
{
	static const struct mistake {
		const char *file, *from, *to, *told;
	} mistakes[] = {
		{ "results.yaml", "  title: Results {first}", "  title: Results {frist}",
		  "results.yaml:15:3: 'title' has no place {frist}; it may hold first last total and names "
		  "of actions in "
		  "capitals" },
		{ "search.yaml", "{late}.] {SCOPE}", "{late}.] {SCOOP}",
		  "'strip_narrow' has no action {SCOOP}" },
		{ "search.yaml", "  family_name: Family name", "  famly_name: Family name",
		  "there is no text 'famly_name'; did you mean 'family_name'?" },
		{ "search.yaml", "  family_name: Family name", "  famly_name: Family name",
		  "search.yaml:1:1: texts has no 'family_name'" },
		{ "results.yaml", "field: band", "field: brand",
		  "results.yaml:7:5: there is no column 'brand'; did you mean 'band'?" },
		{ "results.yaml", "width: 22", "width: 72", "make one narrower or leave one out" },
		{ "results.yaml", "width: 22", "width: wide", "'width' must be a whole number" },
		{ "search.yaml", "roles: [manager, auditor, steward", "roles: [manger, auditor, steward",
		  "there is no role 'manger'; did you mean 'manager'?" },
		{ "search.yaml", "  title: Find someone", "  title: Find a child or an adult",
		  "'title' takes 24 columns and has only 15 where the window is narrow" },
		{ "search.yaml", "  - s17\n", "  - s18\n", "'basis' must be one of" },
		{ "people.yaml", "A record that may", "{RECRD} may", "'help' has no action {RECRD}" },
		{ "family.yaml", "panel: \"{service} for", "panel: \"{service for",
		  "'panel' has a { without its }" },
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(mistakes); i++) {
		struct folder *f;
		assert_int_equal(set_up((void **)&f), 0);
		change(f, mistakes[i].file, mistakes[i].from, mistakes[i].to);
		assert_told(f, mistakes[i].told);
		assert_int_equal(tear_down((void **)&f), 0);
	}
}

static void all_mistakes_are_told_at_once(void **state)
{
	const struct folder *f = *state;
	change(f, "search.yaml", "  title: Find someone", "  title: Find {someone}");
	change(f, "scope.yaml", "field: ages", "field: age");
	change(f, "error.yaml", "  title:", "  titel:");
	assert_told(f, "'title' has no place {someone}");
	assert_told(f, "there is no column 'age'; did you mean 'ages'?");
	assert_told(f, "there is no text 'titel'; did you mean 'title'?");
}

static void a_missing_file_is_told(void **state)
{
	const struct folder *f = *state;
	struct buf path = BUF_INIT;
	file_join(&path, f->path, "scope.yaml");
	assert_int_equal(remove(path.data), 0);
	assert_told(f, "scope.yaml");
	buf_release(&path);
}

static void columns_are_renamed_and_put_in_order_by_an_edit(void **state)
{
	const struct folder *f = *state;
	struct problems problems = PROBLEMS_INIT;
	struct screens s;
	change(f, "results.yaml", "  - {field: born, heading: Born, width: 12, priority: 2}\n", "");
	change(f, "results.yaml", "columns:\n", "columns:\n  - {field: born, heading: Geboren, width: 12}\n");
	assert_true(screens_load(f->path, &s, &problems));
	assert_string_equal(s.files[FILE_results].columns[0].heading, "Geboren");
	assert_int_equal(s.files[FILE_results].columns[0].shows, COLUMN_results_born);
	assert_int_equal(s.files[FILE_results].columns[1].shows, COLUMN_results_band);
	screens_release(&s);
	problems_release(&problems);
}

static void actions_show_as_the_keys_that_do_them(void **state)
{
	const struct folder *f = *state;
	struct problems problems = PROBLEMS_INIT;
	struct screens s;
	struct buf out = BUF_INIT;
	change(f, "error.yaml", "next: Enter tries again. {BACK} goes back.",
	       "next: \"{WHY} or {SCOPE}, {CLEAR}\"");
	assert_true(screens_load(f->path, &s, &problems));
	screens_fill(&s, TEXT_error_next, true, NULL, 0, &out);
	assert_string_equal(out.data, "w or F2, F5");
	assert_non_null(strstr(screens_help(&s, FILE_person), "w shows why the records were joined"));
	buf_clear(&out);
	screens_fill(&s, TEXT_error_next, false, NULL, 0, &out);
	assert_string_equal(
	        out.data, "Why or F2, F5"); /* letters are off: w does nothing, its name is in the palette */
	buf_release(&out);
	screens_release(&s);
	problems_release(&problems);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_shipped_is_right),
		cmocka_unit_test(mistakes_are_told_at_their_place),
		TEST(all_mistakes_are_told_at_once),
		TEST(a_missing_file_is_told),
		TEST(columns_are_renamed_and_put_in_order_by_an_edit),
		TEST(actions_show_as_the_keys_that_do_them),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("files of screens", tests, NULL, NULL);
}
