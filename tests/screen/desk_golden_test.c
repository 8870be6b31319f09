/* Where those begin who open no families: derived from what the keeper takes, and never a way to what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen_answers.h"
#include "support/screen_picture.h"

#include <string.h>

#include "famctx/api/policy.h"
#include "famctx/screen/desk.h"
#include "famctx/screen/project.h"

struct desk_case {
	const char *name;
	int role;
	const struct screen_ops *first; /* what opens over it; NULL: nothing */
};

static const struct desk_case cases[] = {
	{ "auditor", ACCOUNT_AUDITOR, &screen_trail },
	{ "steward", ACCOUNT_STEWARD, &screen_scope },
	{ "analyst", ACCOUNT_ANALYST, &screen_projects },
	{ "administrator", ACCOUNT_ADMINISTRATOR, NULL },
};

struct desk_bench {
	struct screen_test t;
	struct screen_answers a;
	struct policy policy;
	char *requests[128];
};

/* What the policy that comes with the program gives this role. */
static void sit_down(struct desk_bench *b, const struct desk_case *k, int rows, int cols, enum glyph_set glyphs)
{
	struct problems problems = PROBLEMS_INIT;
	size_t count = 0;
	screen_test_init(&b->t, rows, cols, glyphs);
	screen_answers_init(&b->a, &b->t);
	assert_true(policy_load("data", &b->policy, &problems));
	for (size_t i = 0; i < b->policy.permissions_count; i++)
		if (b->policy.permissions[i].may & (1u << k->role))
			b->requests[count++] = b->policy.permissions[i].request;
	b->a.hello.role = k->role;
	b->a.hello.requests = b->requests;
	b->a.hello.requests_count = count;
	b->t.app.home = NULL;
	b->t.app.projects = projects_for(&b->a.session);
	problems_release(&problems);
}

static void stand_up(struct desk_bench *b)
{
	screen_test_release(&b->t);
	screen_answers_release(&b->a);
	policy_release(&b->policy);
}

static void paint(const void *picture, const struct look_at *look)
{
	const struct desk_case *k = picture;
	struct desk_bench b;
	struct buf name = BUF_INIT;
	sit_down(&b, k, look->rows, look->cols, look->glyphs);
	screen_test_open(&b.t, &screen_desk, NULL);
	buf_printf(&name, "desk-%s", k->name);
	picture_check(&b.t, name.data, look);
	buf_release(&name);
	stand_up(&b);
}

static void as_people_see_it(void **state)
{
	picture_looks(*state, true, paint);
}

static void nothing_leads_to_a_search(void **state)
{
	const struct desk_case *k = *state;
	struct desk_bench b;
	sit_down(&b, k, 24, 80, GLYPHS_UNICODE);
	screen_test_open(&b.t, &screen_desk, NULL);
	assert_false(app_offer(&b.t.app, ACTION_FIND).now);
	assert_false(app_offer(&b.t.app, ACTION_BACK).now);
	screen_test_keys(&b.t, "s");
	assert_string_equal(app_top(&b.t.app)->ops->id, "desk");
	assert_null(strstr(b.a.asked.data ? b.a.asked.data : "", "find "));
	stand_up(&b);
}

static void what_is_asked_most_opens_first(void **state)
{
	const struct desk_case *k = *state;
	struct desk_bench b;
	sit_down(&b, k, 24, 80, GLYPHS_UNICODE);
	assert_ptr_equal(desk_home(&b.a.session), &screen_desk);
	assert_ptr_equal(desk_first(&b.a.session), k->first);
	stand_up(&b);
}

static void who_finds_people_begins_with_a_search(void **state)
{
	static const struct desk_case worker = { "worker", ACCOUNT_WORKER, NULL };
	struct desk_bench b;
	(void)state;
	sit_down(&b, &worker, 24, 80, GLYPHS_UNICODE);
	assert_ptr_equal(desk_home(&b.a.session), &screen_search);
	assert_null(desk_first(&b.a.session));
	stand_up(&b);
}

static void enter_opens_a_place_and_esc_comes_back(void **state)
{
	struct desk_bench b;
	(void)state;
	sit_down(&b, &cases[1], 24, 80, GLYPHS_UNICODE);
	screen_test_open(&b.t, &screen_desk, NULL);
	assert_true(app_offer(&b.t.app, ACTION_OPEN).now);
	screen_test_keys(&b.t, "Enter");
	assert_string_equal(app_top(&b.t.app)->ops->id, "scope");
	screen_test_keys(&b.t, "Esc");
	assert_string_equal(app_top(&b.t.app)->ops->id, "desk");
	screen_test_keys(&b.t, "End");
	assert_false(app_offer(&b.t.app, ACTION_OPEN).now);
	stand_up(&b);
}

#define WITH(test, i) { #test, test, NULL, NULL, (void *)(uintptr_t)&cases[i] }
#define TESTS(i)                                                                                             \
	WITH(as_people_see_it, i), WITH(nothing_leads_to_a_search, i), WITH(what_is_asked_most_opens_first, i)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TESTS(0),
		TESTS(1),
		TESTS(2),
		TESTS(3),
		cmocka_unit_test(who_finds_people_begins_with_a_search),
		cmocka_unit_test(enter_opens_a_place_and_esc_comes_back),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("who opens no families", tests, NULL, NULL);
}
