#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <unistd.h>

#include "famctx/api/challenge_form.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"

static struct challenge_form form;

static int load(void **state)
{
	(void)state;
	struct problems problems = PROBLEMS_INIT;
	bool ok = challenge_form_load("screens", &form, &problems);
	problems_release(&problems);
	return ok ? 0 : -1;
}

static int unload(void **state)
{
	(void)state;
	challenge_form_release(&form);
	return 0;
}

static void everything_that_may_be_wrong_can_be_chosen(void **state)
{
	(void)state;
	unsigned seen = 0;
	assert_int_equal(form.types_count, CHALLENGE_FEEDBACK);
	for (size_t i = 0; i < form.types_count; i++) {
		assert_string_equal(challenge_type_codes[form.types[i].word], form.types[i].code);
		assert_non_null(form.types[i].short_label);
		seen |= 1u << form.types[i].word;
	}
	assert_int_equal(seen, (1u << CHALLENGE_FEEDBACK) - 1);
	assert_int_equal(form.risks_count, RISK_NOT_SAID);
	assert_int_equal(form.notify_count, NOTIFY_COUNT);
}

static void every_question_is_there(void **state)
{
	(void)state;
	static const char *const fields[] = { "because", "told", "spoke", "notify_at", "helps", "hinders", "trust", "ease", "fit" };
	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		assert_non_null(challenge_form_question(&form, fields[i]));
	assert_null(challenge_form_question(&form, "age"));
	assert_int_equal(challenge_form_question(&form, "because")->most, 1000);
	assert_int_equal(challenge_form_question(&form, "told")->lines, 1);
	assert_true(challenge_form_question(&form, "spoke")->optional);
}

/* Reads the form with one line of it changed. */
static size_t problems_with(const char *from, const char *to, struct buf *said)
{
	char folder[] = "/tmp/famctx-form-XXXXXX";
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT, path = BUF_INIT;
	struct problems problems = PROBLEMS_INIT;
	struct challenge_form changed;
	assert_non_null(mkdtemp(folder));
	assert_true(file_read("screens/challenge.yaml", 65536, &text, &e));
	char *at = strstr(text.data, from);
	assert_non_null(at);
	buf_splice(&text, (size_t)(at - text.data), strlen(from), to, strlen(to));
	file_join(&path, folder, "challenge.yaml");
	assert_true(file_write(path.data, text.data, text.len, &e));
	bool good = challenge_form_load(folder, &changed, &problems);
	assert_int_equal(good, problems.errors == 0);
	size_t count = problems.errors;
	problems_print(&problems, said);
	challenge_form_release(&changed);
	problems_release(&problems);
	assert_true(file_remove_tree(folder, &e));
	buf_release(&text);
	buf_release(&path);
	return count;
}

static void a_mistake_is_told_at_its_place(void **state)
{
	(void)state;
	static const struct {
		const char *from, *to;
		size_t problems;
		const char *said;
	} rows[] = {
		{ "title: Challenge", "title: Dispute", 0, "" },
		{ "  out-of-date:", "  out-of-fashion:", 2, "there is no out-of-fashion in types" },
		{ "  because:", "  reason:", 2, "because is missing in questions" },
		{ "most: 1000", "most: many", 1, "most" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf said = BUF_INIT;
		assert_int_equal(problems_with(rows[i].from, rows[i].to, &said), rows[i].problems);
		assert_non_null(strstr(said.data, rows[i].said));
		buf_release(&said);
	}
}

static void what_is_missing_is_found_in_the_order_of_the_form(void **state)
{
	(void)state;
	static const struct {
		const char *member;
		int type, risk;
		const char *on, *because, *told;
		bool anonymous, name_shown;
	} rows[] = {
		{ "on", 0, RISK_NO, "", "x", NULL, false, false },
		{ "type", -1, RISK_YES, "tool", "", NULL, false, false },
		{ "because", 0, RISK_YES, "tool", "\xc2\xa0 ", NULL, false, false },
		{ "told", 0, RISK_YES, "tool", "x", " ", false, false },
		{ "anonymous", 0, RISK_NO, "tool", "x", NULL, true, true },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct challenge_send c;
		struct err e = ERR_INIT;
		const char *field = NULL;
		shape_init(&challenge_send_shape, &c);
		c.id = mem_copy_text("id");
		c.on = mem_copy_text(rows[i].on);
		c.type = rows[i].type;
		c.because = mem_copy_text(rows[i].because);
		c.risk = rows[i].risk;
		c.told = mem_copy_or_null(rows[i].told);
		c.anonymous = rows[i].anonymous;
		c.name_shown = rows[i].name_shown;
		assert_false(challenge_send_check(&c, 1000, &field, &e));
		assert_string_equal(field, rows[i].member);
		shape_release(&challenge_send_shape, &c);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_that_may_be_wrong_can_be_chosen),
		cmocka_unit_test(every_question_is_there),
		cmocka_unit_test(a_mistake_is_told_at_its_place),
		cmocka_unit_test(what_is_missing_is_found_in_the_order_of_the_form),
	};
	return cmocka_run_group_tests_name("challenge_form", tests, load, unload);
}
