#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/guidance/content.h"

/* What ships. */
static struct guidance g;

static int load(void **state)
{
	(void)state;
	struct problems problems = PROBLEMS_INIT;
	struct buf text = BUF_INIT;
	bool ok = guidance_load("data", &g, &problems);
	problems_sort(&problems);
	problems_print(&problems, &text);
	print_error("%s", text.data);
	buf_release(&text);
	problems_release(&problems);
	return ok ? 0 : -1;
}

static int release(void **state)
{
	(void)state;
	guidance_release(&g);
	return 0;
}

static void has_every_action_once(void **state)
{
	(void)state;
	static const size_t by_stage[] = { 5, 34, 27, 53, 34, 76, 27, 53, 32, 41, 7 };
	static const size_t by_strength[] = { 191, 14, 21, 4, 11, 148 };
	size_t stages[ARRAY_LEN(by_stage)] = { 0 }, strengths[ARRAY_LEN(by_strength)] = { 0 };
	assert_int_equal(g.actions_count, 389);
	assert_int_equal(g.stages_count, ARRAY_LEN(by_stage));
	for (size_t i = 0; i < g.actions_count; i++) {
		stages[g.actions[i]->stage]++;
		strengths[g.actions[i]->strength]++;
		assert_ptr_equal(guidance_action(&g, g.actions[i]->id), g.actions[i]);
	}
	assert_memory_equal(stages, by_stage, sizeof(stages));
	assert_memory_equal(strengths, by_strength, sizeof(strengths));
}

static void has_every_other_part(void **state)
{
	(void)state;
	assert_int_equal(g.workbook.questions_count, 15);
	assert_int_equal(g.themes.themes_count, 9);
	assert_int_equal(g.gates.gates_count, 13);
	assert_int_equal(g.workshop.cards_count, 15);
	assert_int_equal(g.workshop.recommendations_count, 8);
	assert_int_equal(g.maturity.components_count, 5);
	assert_int_equal(g.triage.rules_count, 18);
	assert_non_null(strstr(g.about.licence, "Open Government Licence"));
	for (size_t i = 0; i < g.themes.themes_count; i++)
		assert_true(strlen(g.themes.themes[i].explainer) > 100);
}

static void offers_the_id_written_most_alike(void **state)
{
	(void)state;
	assert_string_equal(guidance_nearest_action(&g, "s01.aim.problm"), "s01.aim.problem");
	assert_null(guidance_nearest_action(&g, "nothing.like.it"));
}

/* ---- files with mistakes ---------------------------------------------------------- */

static void copy_file(const char *from, const char *to, const char *old, const char *new)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	assert_true(file_read(from, 1u << 20, &text, &e));
	const char *at = old ? strstr(text.data, old) : NULL;
	if (at)
		buf_splice(&text, (size_t)(at - text.data), strlen(old), new, strlen(new));
	assert_true(file_write(to, text.data, text.len, &e));
	buf_release(&text);
}

static void copy_folder(const char *from, const char *to, const char *file, const char *old, const char *new)
{
	struct err e = ERR_INIT;
	struct buf source = BUF_INIT, target = BUF_INIT;
	char **names;
	size_t count;
	assert_true(file_make_folder(to, &e));
	assert_true(file_list(from, ".yaml", &names, &count, &e));
	for (size_t i = 0; i < count; i++) {
		buf_clear(&source);
		buf_clear(&target);
		file_join(&source, from, names[i]);
		file_join(&target, to, names[i]);
		copy_file(source.data, target.data, strcmp(names[i], file) ? NULL : old, new);
	}
	file_list_free(names, count);
	buf_release(&source);
	buf_release(&target);
}

/* One change in one file, and a problem it must give. */
static void assert_problem(const char *file, const char *old, const char *new, const char *expected)
{
	char folder[] = "/tmp/famctx-guidance-XXXXXX";
	struct err e = ERR_INIT;
	struct buf data = BUF_INIT, stages = BUF_INIT, printed = BUF_INIT;
	struct problems problems = PROBLEMS_INIT;
	assert_non_null(mkdtemp(folder));
	file_join(&data, folder, "guidance");
	file_join(&stages, data.data, "stages");
	copy_folder("data/guidance", data.data, file, old, new);
	copy_folder("data/guidance/stages", stages.data, file, old, new);
	guidance_check(folder, &problems);
	problems_sort(&problems);
	problems_print(&problems, &printed);
	if (!strstr(printed.data, expected))
		fail_msg("%s: expected \"%s\", got:\n%s", file, expected, printed.data);
	assert_non_null(strstr(printed.data, file));
	problems_release(&problems);
	buf_release(&printed);
	buf_release(&data);
	buf_release(&stages);
	assert_true(file_remove_tree(folder, &e));
}

static void names_every_mistake_with_its_place(void **state)
{
	(void)state;
	static const struct {
		const char *file, *old, *new, *expected;
	} rows[] = {
		{ "01.yaml", "id: s01.aim.insight", "id: s01.aim.problem", "stages/01.yaml:" },
		{ "01.yaml", "id: s01.aim.insight", "id: s02.aim.insight",
		  "'s02.aim.insight' should be s01.section.item" },
		{ "04.yaml", "see: X-GOV", "see: X-GOVV", "'X-GOVV' is no resource" },
		{ "04.yaml", "see: WB 1-5", "see: WB 1-55", "'WB 1-55' is no resource" },
		{ "04.yaml", "applies_if: high-risk", "applies_if: high", "there is no condition 'high'" },
		{ "05.yaml", "who: PT", "who: PTT", "there is no role 'PTT'" },
		{ "triage.yaml", "{when: {q10.little_discretion: yes}, because",
		  "{when: {q11.little_discretion: yes}, because",
		  "there is no question or derived name 'q11.little_discretion'" },
		{ "triage.yaml", "when: {red_line: yes}", "when: {red_line: maybe}",
		  "'maybe' is no answer to red_line" },
		{ "triage.yaml", "id: RC2", "id: RC1", "the rule 'RC1' is there twice" },
		{ "themes.yaml", "resource: X-DQ", "resource: X-QD", "'X-QD' is no resource" },
		{ "themes.yaml", "actions: [s03.data-quality]", "actions: [s03.quality]",
		  "no action is called 's03.quality'" },
		{ "gates.yaml", "done: [s01.decide.record]", "done: [s01.decide.recrod]",
		  "did you mean 's01.decide.record'?" },
		{ "gates.yaml", "facts: {go_on: yes}", "facts: {goon: yes}", "there is no fact 'goon'" },
		{ "gates.yaml", "is: operating_team", "is: nobody", "'nobody' is no choice of cleared_by" },
		{ "workbook.yaml", "number: 2", "number: 3", "this is question 2, not 3" },
		{ "maturity.yaml", "component: M5", "component: M6", "there is no component 'M6'" },
		{ "registers.yaml", "name: task", "name: group", "the column 'group' is there twice" },
		{ "workshop.yaml", "feeds: [s05.success]", "feeds: [s05.sucess]",
		  "'s05.sucess' is no resource" },
		{ "facts.yaml", "name: individual", "name: analytics",
		  "the fact 'analytics' is there twice" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_problem(rows[i].file, rows[i].old, rows[i].new, rows[i].expected);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_every_action_once),
		cmocka_unit_test(has_every_other_part),
		cmocka_unit_test(offers_the_id_written_most_alike),
		cmocka_unit_test(names_every_mistake_with_its_place),
	};
	return cmocka_run_group_tests_name("guidance content", tests, load, release);
}
