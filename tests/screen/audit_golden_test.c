/* The screens of the trail as people see them, wide and narrow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen_answers.h"
#include "support/screen_picture.h"

#include <string.h>

#include "famctx/api/audit.h"
#include "famctx/base/file.h"
#include "famctx/schema/json.h"
#include "screen/audit.h"

static struct screen_test t;
static struct screen_answers answers;
static const char *missing; /* a request that the keeper does not answer */

static bool answer_from_file(struct session *s, const char *request, const struct shape *params_shape,
			     const void *params, const struct shape *answer_shape, void *answer, struct err *e)
{
	struct buf path = BUF_INIT, text = BUF_INIT;
	struct screen_answers *a = s->answers;
	buf_printf(&a->asked, "%s ", request);
	if (params)
		json_encode(params_shape, params, &a->asked);
	buf_add_char(&a->asked, '\n');
	if (answer_shape)
		shape_init(answer_shape, answer);
	if (missing && !strcmp(missing, request))
		return err_set(e, ERR_STORE, "the keeper does not answer; press Enter to try again");
	buf_printf(&path, "tests/screen/data/%s", request);
	if (!strcmp(request, REQUEST_AUDIT_SUMMARY))
		buf_printf(&path, "-%s", audit_by_codes[((const struct audit_summary_request *)params)->by]);
	buf_add_text(&path, ".json");
	if (answer_shape && (!file_read(path.data, 1 << 20, &text, e) ||
			     !json_decode(text.data, text.len, answer_shape, answer, e)))
		fail_msg("%s: %s", path.data, e->message);
	buf_release(&path);
	buf_release(&text);
	return true;
}

static void start_with(int rows, int cols, enum glyph_set glyphs)
{
	screen_test_init(&t, rows, cols, glyphs);
	screen_answers_init(&answers, &t);
	answers.session.ask = answer_from_file;
	answers.hello.role = ACCOUNT_MANAGER;
}

static void start(int rows, int cols)
{
	start_with(rows, cols, GLYPHS_UNICODE);
}

static void end(void)
{
	screen_test_release(&t);
	screen_answers_release(&answers);
	missing = NULL;
}

static const struct picture {
	const char *name;
	const struct screen_ops *ops;
	const char *keys;
} pictures[] = {
	{ "trail-workers", &screen_trail, NULL },
	{ "trail-people", &screen_trail, "2" },
	{ "trail-reasons", &screen_trail, "3" },
	{ "trail-ask", &screen_trail, "4 Down" },
	{ "trail-checks", &screen_trail, "5" },
	{ "trail-glass", &screen_trail, "5 Enter" },
	{ "trail-all", &screen_trail, "]  ] ] ] ] Down" },
	{ "trail-look", &screen_trail, "6 Down Enter" },
	{ "trail-sign-off", &screen_trail, "5 Down Down v 3" },
	{ "looks-mine", &screen_looks, "Down" },
	{ "trail-filter", &screen_trail, "6 / w u" },
	{ "trail-ask-filter", &screen_trail, "4 / w u" },
	{ "trail-no-match", &screen_trail, "/ n o b o d y" },
	{ "trail-days", &screen_trail, "p" },
	{ "trail-own-days", &screen_trail, "p 5 Enter" },
	{ "privacy", &screen_privacy, NULL },
	{ "recorded", &screen_recorded, NULL },
};

static void paint(const void *picture, const struct look_at *look)
{
	const struct picture *p = picture;
	start_with(look->rows, look->cols, look->glyphs);
	screen_test_open(&t, p->ops, NULL);
	if (p->keys)
		screen_test_keys(&t, p->keys);
	picture_check(&t, p->name, look);
	end();
}

static void every_screen_looks_right(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(pictures); i++)
		picture_looks(&pictures[i], true, paint);
}

static bool asked(const char *what)
{
	return strstr(answers.asked.data, what) != NULL;
}

static void a_worker_leads_to_their_looks(void **state)
{
	(void)state;
	start(24, 80);
	screen_test_open(&t, &screen_trail, NULL);
	screen_test_keys(&t, "Down Enter");
	assert_ptr_equal(app_top(&t.app)->ops, &screen_looks);
	assert_true(asked("audit_list {\"which\":{\"account\":\"k.wu\""));
	end();
}

/* The list of a worker has the days that were counted. */
static void the_days_go_with_a_count(void **state)
{
	(void)state;
	start(24, 80);
	screen_test_open(&t, &screen_trail, NULL);
	screen_test_keys(&t, "Enter");
	assert_true(asked("\"from\":\"2025-10-29\",\"to\":\"2025-11-04\""));
	end();
}

static void days_are_chosen_and_asked_for(void **state)
{
	(void)state;
	start(24, 80);
	screen_test_open(&t, &screen_trail, NULL);
	screen_test_keys(&t, "p 5 Enter Ctrl-u");
	screen_test_type(&t, "1 Nov 2025");
	screen_test_keys(&t, "Enter Ctrl-u");
	screen_test_type(&t, "31 Oct 2025");
	buf_clear(&answers.asked);
	screen_test_keys(&t, "Enter");
	assert_non_null(strstr(screen_test_text(&t), "the first not after the second"));
	assert_int_equal(answers.asked.len, 0);
	screen_test_keys(&t, "Enter Ctrl-u");
	screen_test_type(&t, "30/11/2025");
	screen_test_keys(&t, "Enter");
	assert_true(asked("audit_summary {\"by\":\"worker\",\"from\":\"2025-11-01\",\"to\":\"2025-11-30\"}"));
	buf_clear(&answers.asked);
	screen_test_keys(&t, "4");
	assert_true(asked("audit_patterns {\"from\":\"2025-11-01\",\"to\":\"2025-11-30\"}"));
	end();
}

static void words_narrow_what_is_there(void **state)
{
	(void)state;
	start(24, 80);
	screen_test_open(&t, &screen_trail, NULL);
	const size_t all = strlen(screen_test_text(&t));
	buf_clear(&answers.asked);
	screen_test_keys(&t, "/");
	screen_test_type(&t, "WU");
	assert_non_null(strstr(screen_test_text(&t), "1 of "));
	assert_int_equal(answers.asked.len, 0);
	screen_test_keys(&t, "Enter n Enter");
	assert_ptr_equal(app_top(&t.app)->ops, &screen_looks);
	assert_true(asked("\"account\":\"k.wu\""));
	screen_test_keys(&t, "Esc Esc");
	assert_ptr_equal(app_top(&t.app)->ops, &screen_trail);
	assert_int_equal(strlen(screen_test_text(&t)), all);
	end();
}

static void nobody_signs_off_their_own(void **state)
{
	(void)state;
	start(24, 80);
	screen_test_open(&t, &screen_trail, NULL);
	screen_test_keys(&t, "5 Down Down Down v");
	assert_ptr_equal(app_top(&t.app)->ops, &screen_trail);
	assert_non_null(strstr(screen_test_text(&t), "your own"));
	end();
}

static void break_glass_is_counted_until_it_is_looked_over(void **state)
{
	(void)state;
	start(24, 80);
	answers.session.reviews = 9;
	screen_test_open(&t, &screen_trail, NULL);
	screen_test_keys(&t, "5");
	assert_int_equal(answers.session.reviews, 2);
	screen_test_keys(&t, "v Enter");
	assert_true(asked("audit_review {\"seq\":52,\"finding\":\"in_order\",\"words\":null}"));
	end();
}

static void a_concern_needs_words(void **state)
{
	(void)state;
	start(24, 80);
	screen_test_open(&t, &screen_trail, NULL);
	screen_test_keys(&t, "5 Down Down v 3 Enter");
	assert_false(asked("audit_review"));
	screen_test_type(&t, "no case");
	screen_test_keys(&t, "Enter");
	assert_true(asked("audit_review {\"seq\":41,\"finding\":\"concern\",\"words\":\"no case\"}"));
	assert_ptr_equal(app_top(&t.app)->ops, &screen_trail);
	end();
}

static void what_fails_leaves_the_tab(void **state)
{
	(void)state;
	start(24, 80);
	screen_test_open(&t, &screen_trail, NULL);
	missing = REQUEST_AUDIT_PATTERNS;
	screen_test_keys(&t, "4");
	assert_non_null(strstr(screen_test_text(&t), "Error: the keeper does not answer"));
	assert_non_null(strstr(screen_test_text(&t), "K Wu"));
	end();
}

/* Who may not read the trail is not offered it; everybody may see their own. */
static void the_palette_offers_what_may_be_read(void **state)
{
	char mine[] = REQUEST_AUDIT_MINE, list[] = REQUEST_AUDIT_LIST;
	char *both[] = { mine, list };
	(void)state;
	start(24, 80);
	answers.sources = answers.recent = "bracken";
	screen_test_open(&t, &screen_privacy, NULL);
	assert_false(app_offer(&t.app, ACTION_TRAIL).now);
	answers.hello.requests = both;
	answers.hello.requests_count = 1;
	assert_true(app_offer(&t.app, ACTION_ACTIVITY).now);
	assert_false(app_offer(&t.app, ACTION_TRAIL).now);
	answers.hello.requests_count = 2;
	assert_true(app_offer(&t.app, ACTION_TRAIL).now);
	assert_true(app_offer(&t.app, ACTION_RECORDED).now);
	app_act(&t.app, ACTION_TRAIL, 1);
	assert_ptr_equal(app_top(&t.app)->ops, &screen_trail);
	answers.hello.requests = NULL;
	answers.hello.requests_count = 0;
	end();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_screen_looks_right),
		cmocka_unit_test(a_worker_leads_to_their_looks),
		cmocka_unit_test(the_days_go_with_a_count),
		cmocka_unit_test(days_are_chosen_and_asked_for),
		cmocka_unit_test(words_narrow_what_is_there),
		cmocka_unit_test(nobody_signs_off_their_own),
		cmocka_unit_test(break_glass_is_counted_until_it_is_looked_over),
		cmocka_unit_test(a_concern_needs_words),
		cmocka_unit_test(what_fails_leaves_the_tab),
		cmocka_unit_test(the_palette_offers_what_may_be_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
