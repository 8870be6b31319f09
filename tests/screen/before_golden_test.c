/* The page before somebody who is held back, and the banner of break-glass, as people see them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen_answers.h"
#include "support/screen_picture.h"

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

static void paint(const void *picture, const struct look_at *look)
{
	const struct picture *p = picture;
	struct screen_test t;
	struct screen_answers a;
	screen_test_init(&t, look->rows, look->cols, look->glyphs);
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
	picture_check(&t, p->name, look);
	screen_test_release(&t);
	screen_answers_release(&a);
}

static void paint_all(void **state)
{
	picture_looks(*state, true, paint);
}

int main(void)
{
	return pictures_run("before somebody who is held back", pictures, ARRAY_LEN(pictures), sizeof(pictures[0]), paint_all);
}
