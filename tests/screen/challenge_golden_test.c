/* Raising, following and deciding challenges as people see it: wide and narrow, in Unicode, in ASCII, and with what
 * the cells mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen_answers.h"
#include "support/screen_picture.h"

#include <string.h>

#define SAID "Rachel told me on 29 October that Dean is Leo's father but not Katie's father. Birth certificate seen."

struct picture {
	const char *name;
	const struct screen_ops *ops;
	const char *service;               /* on the screen of a service */
	const char *show, *list, *full, *drafts; /* documents */
	const char *before;                /* keys on that screen */
	const char *before_narrow;         /* the same where the form has pages; NULL: the same */
	const char *type;
	const char *keys;                  /* and what is pressed then */
	bool manager, all_sets;
};

static const struct picture pictures[] = {
	{ "challenge", &screen_family, .before = "Up Right Right c", .all_sets = true },
	{ "challenge-typed", &screen_family, .before = "Up Right Right c 3 Tab",
	  .before_narrow = "Up Right Right c 3 Tab Enter", .type = SAID },
	{ "challenge-problems", &screen_family, .before = "c F7", .all_sets = true },
	{ "challenge-risk", &screen_family, .before = "c 1 Tab x Tab 1", .before_narrow = "c 1 Tab Enter x Tab Tab Enter 1", .all_sets = true },
	{ "challenge-anonymous", &screen_family, .before = "c Shift-Tab Shift-Tab Shift-Tab 3",
	  .before_narrow = "c 4 Tab Enter x Tab Tab Enter Tab Tab 3" },
	{ "challenge-draft", &screen_family, .drafts = "two", .before = "Down c" },
	{ "challenge-check", &screen_family, .before = "Up Right Right c 3 Tab",
	  .before_narrow = "Up Right Right c 3 Tab Enter", .type = SAID, .keys = "F7",
	  .all_sets = true },
	{ "challenge-sent", &screen_family, .before = "Up Right Right c 3 Tab",
	  .before_narrow = "Up Right Right c 3 Tab Enter", .type = SAID, .keys = "F7 Shift-Tab Shift-Tab Tab Enter",
	  .all_sets = true },
	{ "challenge-feedback", &screen_family, .before = "F12", .all_sets = true },
	{ "challenge-mine", &screen_my_challenges, .list = "mine", .drafts = "two", .all_sets = true },
	{ "challenge-mine-none", &screen_my_challenges, .list = "empty" },
	{ "challenge-answered", &screen_my_challenges, .list = "mine", .full = "answered", .before = "Enter" },
	{ "challenge-asked", &screen_my_challenges, .list = "mine", .full = "asked", .before = "Enter 1" },
	{ "challenge-disagree", &screen_my_challenges, .list = "mine", .full = "answered", .before = "Enter 1" },
	{ "challenge-search", &screen_search, .list = "mine", .drafts = "two", .before = "Shift-Tab" },
	{ "queue", &screen_queue, .list = "queue", .full = "review", .before = "End", .manager = true, .all_sets = true },
	{ "queue-marked", &screen_queue, .list = "queue", .full = "review", .before = "Space Down Space", .manager = true },
	{ "queue-filter", &screen_queue, .list = "queue", .full = "review", .before = "/", .type = "obi", .manager = true },
	{ "queue-empty", &screen_queue, .list = "empty", .manager = true },
	{ "queue-hostile", &screen_queue, .list = "hostile", .full = "review", .manager = true },
	{ "queue-decide", &screen_queue, .list = "queue", .full = "review", .before = "End 3", .manager = true,
	  .all_sets = true },
	{ "queue-duplicate", &screen_queue, .list = "queue", .full = "review", .before = "6", .manager = true },
	{ "queue-only", &screen_queue, .list = "queue", .full = "review", .before = "l", .manager = true },
	{ "queue-only-overdue", &screen_queue, .list = "queue", .full = "review", .before = "l 2 Ctrl-S", .manager = true },
	{ "queue-reassign", &screen_queue, .list = "queue", .full = "review", .before = "7", .manager = true },
	{ "queue-undo", &screen_queue, .list = "queue", .full = "decided", .before = "u", .manager = true },
	{ "queue-one", &screen_queue, .list = "queue", .full = "decided", .before = "Enter", .manager = true,
	  .all_sets = true },
	{ "challenged-family", &screen_family, .show = "challenged", .before = "Down", .all_sets = true },
	{ "challenged-link", &screen_family, .show = "challenged", .before = "Up Right Right Ctrl-L" },
	{ "challenged-people", &screen_people, .show = "challenged" },
	{ "challenged-person", &screen_person, .show = "challenged", .before = "End" },
	{ "challenged-service", &screen_service, .service = "School", .show = "challenged" },
};

static void prepare(const struct picture *p, struct screen_answers *a, struct screen_test *t)
{
	screen_answers_init(a, t);
	if (p->manager)
		screen_answers_manage(a, t);
	a->show = p->show ? p->show : "bracken";
	a->evidence = "bracken";
	a->terms = a->sent = "reid";
	a->list = p->list;
	a->full = p->full;
	a->drafts = p->drafts;
	a->patterns = "month";
	a->session.purpose.basis = BASIS_S17;
}

static void paint(const void *picture, const struct look_at *look)
{
	const struct picture *p = picture;
	struct screen_test t;
	struct screen_answers a;
	struct record_ref ref = { "p1", p->service };
	struct err e = ERR_INIT;
	screen_test_init(&t, look->rows, look->cols, look->glyphs);
	prepare(p, &a, &t);
	if (!session_refresh(&a.session, &e))
		fail_msg("%s", e.message);
	screen_test_open(&t, p->ops, &ref);
	const char *before = look->cols < 60 && p->before_narrow ? p->before_narrow : p->before;
	screen_test_keys(&t, before ? before : "");
	screen_test_type(&t, p->type ? p->type : "");
	screen_test_keys(&t, p->keys ? p->keys : "");
	picture_check(&t, p->name, look);
	screen_test_release(&t);
	screen_answers_release(&a);
}

static void paint_all(void **state)
{
	const struct picture *p = *state;
	picture_looks(p, p->all_sets, paint);
}

int main(void)
{
	return pictures_run("challenges as people see them", pictures, ARRAY_LEN(pictures), sizeof(pictures[0]), paint_all);
}
