/* Raising a challenge, following it and deciding it: what keys do, and where the cursor stands after them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen_answers.h"

#include <string.h>

struct bench {
	struct screen_test t;
	struct screen_answers a;
};

static int set_up(void **state)
{
	static struct bench b;
	memset(&b, 0, sizeof(b));
	screen_test_init(&b.t, 24, 80, GLYPHS_UNICODE);
	screen_answers_init(&b.a, &b.t);
	b.a.show = b.a.evidence = "bracken";
	b.a.terms = b.a.sent = "reid";
	*state = &b;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *b = *state;
	screen_test_release(&b->t);
	screen_answers_release(&b->a);
	return 0;
}

static void assert_shows(struct bench *b, const char *text)
{
	if (!strstr(screen_test_text(&b->t), text))
		fail_msg("'%s' is not on this screen:\n%s", text, screen_test_text(&b->t));
}

static size_t times_asked(const struct bench *b, const char *request)
{
	size_t n = 0;
	for (const char *at = b->a.asked.data; (at = strstr(at, request)); at++)
		n++;
	return n;
}

static void assert_asked(const struct bench *b, const char *request)
{
	if (!times_asked(b, request))
		fail_msg("'%s' was not asked:\n%s", request, b->a.asked.data);
}

static void assert_top(const struct bench *b, const struct screen_ops *ops)
{
	assert_string_equal(app_top(&b->t.app)->ops->id, ops->id);
}

static void open_family(struct bench *b)
{
	screen_test_open(&b->t, &screen_family, &(struct record_ref) { "p1", NULL });
}

/* ---- raising --------------------------------------------------------------------------- */

static void what_was_seen_is_attached(void **state)
{
	struct bench *b = *state;
	open_family(b);
	screen_test_keys(&b->t, "c");
	assert_top(b, &screen_challenge);
	assert_shows(b, "About BRACKEN, Katherine: Children");
	assert_shows(b, "this screen as you saw it");
	screen_test_keys(&b->t, "4 Tab");
	screen_test_type(&b->t, "Closed in May, the social worker says.");
	screen_test_keys(&b->t, "F7");
	assert_top(b, &screen_challenge_check);
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_challenge_sent);
	assert_asked(b, "\"on\":\"person:p1:Children\",\"type\":\"out-of-date\"");
	assert_shows(b, "FC-7Q2H-K");
	screen_test_keys(&b->t, "Enter");
	assert_top(b, &screen_family);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_was_seen_is_attached, set_up, tear_down),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
