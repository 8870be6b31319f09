/* Every screen as people see it: wide and narrow, in Unicode, in ASCII, and with what its cells mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen_answers.h"
#include "support/screen_picture.h"

#include <string.h>

struct picture {
	const char *name;
	const struct screen_ops *ops;
	const char *person, *service;
	const char *find, *show, *evidence, *sources, *recent; /* documents; NULL: that of the Brackens */
	const char *type;                                      /* on the search screen */
	const char *keys;
	const char *then; /* typed after the keys */
	bool training, all_sets, no_letters;
	int consent; /* enum consent_rule */
	int reviews; /* break-glass that waits for whoever sits there */
};

/* From the line over the fields and the purpose to the talk with the family. */
#define TO_CONSENT "Tab Tab Tab Tab Tab Tab Tab Tab Tab"

static const struct picture pictures[] = {
	{ "search", &screen_search, .all_sets = true },
	{ "search-purpose", &screen_search, .keys = "Tab Tab Tab Tab Tab Tab", .all_sets = true },
	{ "search-recent", &screen_search, .keys = "Shift-Tab" },
	{ "search-consent", &screen_search, .consent = CONSENT_RECORD, .keys = TO_CONSENT, .all_sets = true },
	{ "search-consent-held", &screen_search, .consent = CONSENT_RECORD, .keys = TO_CONSENT " 2" },
	{ "search-consent-not-held", &screen_search, .consent = CONSENT_RECORD, .keys = TO_CONSENT " 3",
	  .all_sets = true },
	{ "search-consent-required", &screen_search, .consent = CONSENT_REQUIRE },
	{ "search-reviews", &screen_search, .reviews = 2, .keys = "Shift-Tab" },
	{ "search-live", &screen_search, .type = "kate bracken" },
	{ "search-live-nobody", &screen_search, .find = "nobody", .type = "kat brakken" },
	{ "search-little", &screen_search, .find = "little", .type = "ka" },
	{ "search-empty", &screen_search, .sources = "empty" },
	{ "search-gone", &screen_search, .sources = "" },
	{ "search-training", &screen_search, .training = true },
	{ "results", &screen_search, .type = "kate bracken", .keys = "Enter", .all_sets = true },
	{ "results-one", &screen_search, .find = "one", .type = "katherine", .keys = "Enter" },
	{ "results-many", &screen_search, .find = "many", .type = "smith", .keys = "Enter Down Down" },
	{ "results-filter", &screen_search, .find = "many", .type = "smith", .keys = "Enter /", .then = "dora",
	  .all_sets = true },
	{ "results-filter-none", &screen_search, .type = "kate bracken", .keys = "Enter /", .then = "zz" },
	{ "people-filter", &screen_people, .person = "p1", .keys = "/", .then = "mother", .all_sets = true },
	{ "results-long", &screen_search, .find = "long", .type = "kate bracken", .keys = "Enter" },
	{ "results-hostile", &screen_search, .find = "hostile", .type = "x", .keys = "Enter Down" },
	{ "results-nobody", &screen_search, .find = "nobody", .type = "kat brakken", .keys = "Enter",
	  .all_sets = true },
	{ "results-held", &screen_search, .find = "held", .type = "kate bracken", .keys = "Enter", .all_sets = true },
	{ "results-protected", &screen_search, .find = "held", .type = "kate bracken", .keys = "Enter Down" },
	{ "family", &screen_family, .person = "p1", .all_sets = true },
	{ "family-held", &screen_family, .person = "p1", .show = "held", .keys = "Right Ctrl-L", .all_sets = true },
	{ "family-held-name", &screen_family, .person = "p1", .show = "held", .keys = "Right Up Ctrl-L" },
	{ "people-held", &screen_people, .person = "p1", .show = "held" },
	{ "person-held", &screen_person, .person = "p1", .show = "held" },
	{ "family-late", &screen_family, .person = "p1", .keys = "Right Right Down Down Down Down" },
	{ "family-none", &screen_family, .person = "p1", .keys = "Right" },
	{ "family-name", &screen_family, .person = "p1", .keys = "Right Up Ctrl-L" },
	{ "family-others", &screen_family, .person = "p1", .keys = "End Ctrl-L" },
	{ "family-big", &screen_family, .person = "p1", .show = "big", .keys = "PgDn Right Ctrl-L" },
	{ "family-alone", &screen_family, .person = "p1", .show = "alone" },
	{ "family-hostile", &screen_family, .person = "p1", .show = "hostile", .keys = "Ctrl-L" },
	{ "family-training", &screen_family, .person = "p1", .training = true, .all_sets = true },
	{ "family-warnings", &screen_family, .person = "p1", .keys = "7" },
	{ "family-mistake", &screen_family, .person = "p1", .keys = "m" },
	{ "family-copy", &screen_family, .person = "p1", .keys = "y", .all_sets = true },
	{ "family-no-letters", &screen_family, .person = "p1", .no_letters = true, .all_sets = true },
	{ "help-no-letters", &screen_family, .person = "p1", .no_letters = true, .keys = "F1" },
	{ "people", &screen_people, .person = "p1", .all_sets = true },
	{ "people-hostile", &screen_people, .person = "p1", .show = "hostile" },
	{ "person", &screen_person, .person = "p1", .all_sets = true },
	{ "person-alone", &screen_person, .person = "p1", .show = "alone" },
	{ "person-hostile", &screen_person, .person = "p1", .show = "hostile" },
	{ "service", &screen_service, .person = "p5", .service = "Police", .show = "dean", .all_sets = true },
	{ "service-end", &screen_service, .person = "p5", .service = "Police", .show = "dean",
	  .keys = "End" },
	{ "service-hostile", &screen_service, .person = "p1", .service = "Children", .show = "hostile" },
	{ "evidence", &screen_evidence, .person = "p1", .all_sets = true },
	{ "evidence-hostile", &screen_evidence, .person = "p1", .evidence = "hostile" },
	{ "scope", &screen_scope, .keys = "Down Down Down Down", .all_sets = true },
	{ "scope-hostile", &screen_scope, .sources = "hostile", .keys = "Down" },
	{ "scope-empty", &screen_scope, .sources = "empty" },
	{ "error", &screen_family, .person = "p1", .show = "", .all_sets = true },
};

static const char *document(const char *name)
{
	if (!name)
		return "bracken";
	return *name ? name : NULL;
}

static void prepare(const struct picture *p, struct screen_answers *a, struct screen_test *t)
{
	struct err e = ERR_INIT;
	screen_answers_init(a, t);
	if (p->training)
		screen_answers_train(a, t);
	a->find = p->find ? p->find : "kate";
	a->show = document(p->show);
	a->evidence = document(p->evidence);
	a->sources = document(p->sources);
	a->recent = document(p->recent);
	a->session.purpose.basis = BASIS_S17;
	a->hello.consent = p->consent;
	a->session.reviews = p->reviews;
	t->app.keys.letters = !p->no_letters;
	screens_use_letters(&a->screens, !p->no_letters);
	/* As the program does when it starts; where that is looked at, the search screen shows how it fails.
	 */
	if (a->sources && !session_refresh(&a->session, &e))
		fail_msg("%s", e.message);
}

/* As a screen is opened by the one before it, with the page that says why when it cannot open. */
static void open_screen(const struct picture *p, struct screen_test *t)
{
	struct record_ref ref = { p->person, p->service };
	if (p->show && !*p->show) {
		screen_test_open(t, &screen_search, NULL);
		screen_test_type(t, "kate bracken");
		screen_test_keys(t, "Enter Enter");
	} else {
		screen_test_open(t, p->ops, p->person ? (const void *)&ref : NULL);
	}
}

static void paint(const void *picture, const struct look_at *look)
{
	const struct picture *p = picture;
	struct screen_test t;
	struct screen_answers a;
	screen_test_init(&t, look->rows, look->cols, look->glyphs);
	prepare(p, &a, &t);
	open_screen(p, &t);
	if (p->type)
		screen_test_type(&t, p->type);
	if (p->keys)
		screen_test_keys(&t, p->keys);
	if (p->then)
		screen_test_type(&t, p->then);
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
	return pictures_run("screens as people see them", pictures, ARRAY_LEN(pictures), sizeof(pictures[0]), paint_all);
}
