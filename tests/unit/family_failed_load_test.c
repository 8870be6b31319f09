#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>

#include "famctx/family/find.h"
#include "famctx/family/show.h"
#include "famctx/family/sources.h"
#include "famctx/store/load_history.h"
#include "famctx/store/mint.h"
#include "support/must.h"
#include "support/own_store.h"
#include "support/people_fixture.h"

/* A store.db in a folder of its own, beside the people of a fixture. */
struct kept {
	struct fixture x;
	char folder[OWN_STORE_FOLDER];
	struct db *own;
};

static void start(struct kept *k)
{
	k->own = own_store_make(k->folder, true);
	fixture_start(&k->x);
	k->x.family.setup.own = k->own;
}

static void end(struct kept *k)
{
	fixture_end(&k->x);
	own_store_remove(k->own, k->folder);
}

static void note_load(struct kept *k, const char *source, bool loaded, const char *problems)
{
	struct err e = ERR_INIT;
	char key[24], title[] = "A source", when[] = "2025-11-04T03:00:00Z", text[200];
	struct load_entry entry = { .source = key, .title = title, .started = when, .finished = when,
				    .loaded = loaded, .rows = 3, .people = 3 };

	snprintf(key, sizeof(key), "%s", source);
	snprintf(text, sizeof(text), "%s", problems ? problems : "[]");
	entry.problems = text;
	must(load_history_add(k->own, &entry, &e), &e);
}

static void a_refused_load_is_late_and_never_no_record(void **state)
{
	struct kept k;
	struct show_answer shown;
	struct sources_answer sources;
	struct err e = ERR_INIT;
	char id[] = "P1", none[] = "none";
	struct show_request request = { .person = id, .details = none };
	(void)state;

	start(&k);
	int64_t reg = fixture_source(&k.x, "register", NULL, "2025-11-04", 7);
	(void)fixture_source(&k.x, "school", "School", "2025-11-04", 7);
	(void)fixture_person(&k.x, 1, reg, "Katie", "Bracken", "2016-03-14", NULL);
	note_load(&k, "school", true, NULL);
	note_load(&k, "school", false, "[{\"file\":\"school.csv\",\"line\":4,\"message\":\"not a date\",\"error\":true}]");
	note_load(&k, "police", false, NULL);
	fixture_ready(&k.x);

	must(family_show(&k.x.family, &request, &shown, &e), &e);
	assert_int_equal(shown.services[0].state, STATE_LATE);
	assert_int_equal(shown.services[0].freshness, FRESH_LATE);
	assert_true(shown.scope[1].failed);
	shape_release(&show_answer_shape, &shown);

	must(family_sources(&k.x.family, &sources, &e), &e);
	assert_int_equal(sources.sources_count, 3);
	assert_string_equal(sources.sources[1].outcome, "refused");
	assert_int_equal(sources.sources[1].problems_count, 1);
	assert_int_equal(sources.sources[1].problems[0].line, 4);
	assert_string_equal(sources.sources[2].source, "police");
	assert_int_equal(sources.sources[2].freshness, FRESH_LATE);
	shape_release(&sources_answer_shape, &sources);

	note_load(&k, "school", true, NULL);
	must(family_use(&k.x.family, k.x.people, &e), &e);
	must(family_show(&k.x.family, &request, &shown, &e), &e);
	assert_int_equal(shown.services[0].state, STATE_NO_RECORD);
	shape_release(&show_answer_shape, &shown);
	end(&k);
}

static void the_id_of_somebody_joined_shows_the_other(void **state)
{
	struct kept k;
	struct show_answer shown;
	struct err e = ERR_INIT;
	int64_t apart[2], together[1];
	struct mint_record records[] = { { mint_key("register", "1"), 0 }, { mint_key("school", "7"), 1 } };
	(void)state;

	start(&k);
	must(mint_numbers(k.own, records, 2, apart, 2, &e), &e);
	records[1].person = 0;
	must(mint_numbers(k.own, records, 2, together, 1, &e), &e);
	int64_t reg = fixture_source(&k.x, "register", NULL, "2025-11-04", 7);
	(void)fixture_person(&k.x, together[0], reg, "Katie", "Bracken", "2016-03-14", NULL);
	fixture_ready(&k.x);

	char id[24];
	struct show_request request = { .person = id };
	snprintf(id, sizeof(id), "P%lld", (long long)apart[1]);
	must(family_show(&k.x.family, &request, &shown, &e), &e);
	assert_string_equal(shown.person.family_name, "Bracken");
	assert_string_not_equal(shown.person.person, id);
	shape_release(&show_answer_shape, &shown);
	end(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_refused_load_is_late_and_never_no_record),
		cmocka_unit_test(the_id_of_somebody_joined_shows_the_other),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
