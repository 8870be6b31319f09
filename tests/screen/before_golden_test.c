/* The page before somebody who is held back, and the banner of break-glass, as people see them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/golden.h"
#include "support/screen_answers.h"

struct picture {
	const char *name;
	const char *show, *then;
	const char *keys, *type, *then_keys;
	bool training, password;
};

static const struct picture pictures[] = {
	{ "before-own", .show = "own" },
	{ "before-guarded", .show = "guarded" },
	{ "before-guarded-password", .show = "guarded_password", .password = true },
	{ "before-guarded-typed", .show = "guarded_password", .password = true, .keys = "Tab Tab",
	  .type = "Midwife rang, b" },
	{ "before-guarded-short", .show = "guarded", .keys = "Tab Tab", .type = "why", .then_keys = "Tab Tab Enter" },
	{ "before-no-password", .show = "guarded_password" },
	{ "before-never", .show = "never" },
	{ "before-close", .show = "close" },
	{ "before-outside", .show = "outside" },
	{ "before-training", .show = "guarded", .training = true },
	{ "before-opened", .show = "guarded", .then = "opened", .keys = "Tab Tab",
	  .type = "Midwife rang, baby is due today", .then_keys = "Enter Enter" },
	{ "before-opened-person", .show = "opened", .keys = "Up Enter" },
	{ "before-opened-training", .show = "opened", .training = true, .keys = "Ctrl-L" },
};

static enum unlock check_password(const char *password)
{
	return *password ? UNLOCK_YES : UNLOCK_NO;
}

static void paint(const struct picture *p, int rows, int cols, enum glyph_set glyphs, const char *set)
{
	struct screen_test t;
	struct screen_answers a;
	struct buf path = BUF_INIT;
	screen_test_init(&t, rows, cols, glyphs);
	screen_answers_init(&a, &t);
	if (p->training)
		screen_answers_train(&a, &t);
	a.find = "kate";
	a.show = p->show;
	a.then_show = p->then;
	a.glass = "opened";
	t.app.lock.check = p->password ? check_password : NULL;
	screen_test_open(&t, &screen_search, NULL);
	screen_test_type(&t, "kate bracken");
	screen_test_keys(&t, "Enter Enter");
	screen_test_keys(&t, p->keys ? p->keys : "");
	screen_test_type(&t, p->type ? p->type : "");
	screen_test_keys(&t, p->then_keys ? p->then_keys : "");
	buf_printf(&path, "tests/screen/golden/%s-%dx%d%s.txt", p->name, cols, rows, set);
	golden_check(path.data, *set == '-' && set[1] == 'm' ? screen_test_dump(&t) : screen_test_text(&t));
	buf_release(&path);
	screen_test_release(&t);
	screen_answers_release(&a);
}

static void paint_all(void **state)
{
	const struct picture *p = *state;
	paint(p, 24, 80, GLYPHS_UNICODE, "");
	paint(p, 16, 40, GLYPHS_UNICODE, "");
	paint(p, 24, 80, GLYPHS_ASCII, "-ascii");
	paint(p, 16, 40, GLYPHS_ASCII, "-ascii");
	paint(p, 24, 80, GLYPHS_UNICODE, "-mono");
	paint(p, 16, 40, GLYPHS_UNICODE, "-mono");
}

int main(void)
{
	struct CMUnitTest tests[ARRAY_LEN(pictures)];
	for (size_t i = 0; i < ARRAY_LEN(pictures); i++)
		tests[i] = (struct CMUnitTest) { pictures[i].name, paint_all, NULL, NULL,
			                         (void *)(uintptr_t)&pictures[i] };
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return _cmocka_run_group_tests("before somebody who is held back", tests, ARRAY_LEN(tests), NULL, NULL);
}
