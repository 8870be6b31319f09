/*
 * The made-up families told the whole way: written as feeds, loaded, found and
 * shown. Each test is what a trainer says aloud.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/family/find.h"
#include "famctx/family/index.h"
#include "famctx/family/nickname_table.h"
#include "famctx/family/show.h"
#include "famctx/intake/load.h"
#include "famctx/intake/madeup.h"
#include "famctx/store/store.h"

static struct told {
	char folder[32];
	struct buf feeds, people, build;
	struct db *own, *known; /* store.db and people.db */
	struct words words;
	struct policy policy;
	struct nicknames nicknames;
	struct family family;
} told;

static bool index_people(void *context, struct db *people, struct err *e)
{
	(void)context;
	return family_index_build(people, NULL, e);
}

static void add_manifests(struct load_request *request)
{
	char **names;
	size_t count;
	struct err e = ERR_INIT;
	assert_true(file_list("data/" MADEUP_MANIFESTS, ".yaml", &names, &count, &e));
	request->manifests = mem_zero(count, sizeof(char *));
	request->manifests_count = count;
	for (size_t i = 0; i < count; i++) {
		struct buf path = BUF_INIT;
		file_join(&path, "data/" MADEUP_MANIFESTS, names[i]);
		request->manifests[i] = buf_detach(&path);
	}
	file_list_free(names, count);
}

static bool load_feeds(struct err *e)
{
	struct load_request request;
	struct load_answer answer;
	struct intake_job job = {
		.request = &request,
		.policy = &told.policy,
		.store = told.own,
		.people_path = told.people.data,
		.build_path = told.build.data,
		.data_folder = "data",
		.nicknames = &told.nicknames,
		.training = true,
		.today = { 2025, 11, 4 },
		.index = index_people,
	};
	shape_init(&load_request_shape, &request);
	add_manifests(&request);
	request.data = mem_copy_text(told.feeds.data);
	bool ok = intake_load(&job, &answer, e);
	for (size_t i = 0; i < answer.problems_count; i++)
		print_error("%s:%d: %s\n", answer.problems[i].file, (int)answer.problems[i].line,
		            answer.problems[i].message);
	ok = ok && !answer.refused && answer.problems_count == 0 && answer.people > 2000;
	shape_release(&load_request_shape, &request);
	shape_release(&load_answer_shape, &answer);
	return ok && !rename(told.build.data, told.people.data);
}

static int tell(void **state)
{
	(void)state;
	struct problems problems = PROBLEMS_INIT;
	struct err e = ERR_INIT;
	bool training;
	memcpy(told.folder, "/tmp/famctx-story-XXXXXX", sizeof("/tmp/famctx-story-XXXXXX"));
	buf_init(&told.feeds);
	buf_init(&told.people);
	buf_init(&told.build);
	assert_non_null(mkdtemp(told.folder));
	file_join(&told.feeds, told.folder, "feeds");
	file_join(&told.people, told.folder, PEOPLE_FILE);
	file_join(&told.build, told.folder, "people.new");
	bool ok = words_load("data", &told.words, &problems) &&
	          policy_load("data", &told.policy, &problems) &&
	          nickname_table_load("data", &told.nicknames, &problems) &&
	          madeup_write_feeds("data/" MADEUP_FAMILIES, told.feeds.data, &problems, &e);
	ok = ok && store_make(told.folder, true, &e) &&
	     store_open_own(told.folder, &told.own, &training, &e) && load_feeds(&e);
	const struct family_setup setup = { told.own, &told.words, &told.policy, &told.nicknames };
	family_init(&told.family, &setup);
	told.family.today = (struct date) { 2025, 11, 4 };
	ok = ok && store_open_people(told.people.data, true, &told.known, &e) &&
	     family_use(&told.family, told.known, &e);
	if (!ok)
		print_error("%s\n", e.message);
	problems_release(&problems);
	return ok ? 0 : -1;
}

static int forget(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	family_release(&told.family);
	db_close(told.known);
	nicknames_release(&told.nicknames);
	policy_release(&told.policy);
	words_release(&told.words);
	db_close(told.own);
	bool ok = file_remove_tree(told.folder, &e);
	buf_release(&told.feeds);
	buf_release(&told.people);
	buf_release(&told.build);
	return ok ? 0 : -1;
}

static void find(const char *query, struct find_answer *answer)
{
	struct find_request request;
	struct err e = ERR_INIT;
	shape_init(&find_request_shape, &request);
	request.query = mem_copy_text(query);
	if (!family_find(&told.family, &request, answer, &e))
		fail_msg("%s: %s", query, e.message);
	shape_release(&find_request_shape, &request);
}

/* The first result, who must be of this first name. */
static void show(const char *query, const char *first_name, struct show_answer *answer)
{
	struct find_answer found;
	struct show_request request;
	struct err e = ERR_INIT;
	find(query, &found);
	assert_true(found.results_count > 0);
	assert_string_equal(found.results[0].first_name, first_name);
	shape_init(&show_request_shape, &request);
	request.person = mem_copy_text(found.results[0].person);
	assert_true(family_show(&told.family, &request, answer, &e));
	shape_release(&show_request_shape, &request);
	shape_release(&find_answer_shape, &found);
}

static void forget_show(struct show_answer *answer)
{
	shape_release(&show_answer_shape, answer);
}

static const struct service_view *service_of(const struct service_view *views, size_t count,
                                             const char *service)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(views[i].service, service))
			return &views[i];
	fail_msg("%s is not shown", service);
	return &views[0];
}

/* States in the order Children, School, Adults, Housing, Police. */
static void assert_states(const struct service_view *views, size_t count, const enum state expected[5])
{
	static const char *const services[] = { "Children", "School", "Adults", "Housing", "Police" };
	for (size_t i = 0; i < ARRAY_LEN(services); i++) {
		const struct service_view *view = service_of(views, count, services[i]);
		if (view->state != (int)expected[i])
			fail_msg("%s: %s, not %s", services[i], state_codes[view->state],
			         state_codes[expected[i]]);
		assert_true(view->sentence && *view->sentence);
	}
}

static void assert_cells(const struct show_answer *answer, const struct family_member *member,
                         const enum state expected[5])
{
	struct service_view views[8];
	assert_in_range(member->cells_count, 5, ARRAY_LEN(views));
	for (size_t i = 0; i < member->cells_count; i++) {
		show_cell_view(answer, &member->cells[i], &views[i]);
		assert_int_equal(member->services[i].state, views[i].state);
	}
	assert_states(views, member->cells_count, expected);
}

static const struct family_member *member_of(const struct show_answer *answer, const char *first_name)
{
	for (size_t i = 0; i < answer->family_count; i++)
		if (!strcmp(answer->family[i].first_name, first_name))
			return &answer->family[i];
	fail_msg("%s is not in the family", first_name);
	return &answer->family[0];
}

static void kate_finds_katherine_first(void **state)
{
	(void)state;
	struct find_answer found;
	find("Kate Bracken 14 3 2016", &found);
	assert_int_equal(found.total, 3);
	assert_string_equal(found.results[0].first_name, "Katherine");
	assert_int_equal(found.results[0].band, BAND_STRONG);
	assert_int_equal(found.results[0].age, 9);
	assert_string_equal(found.results[0].case_id, "136594");
	assert_int_equal(found.results[0].against_count, 0);
	assert_true(found.results[1].band != BAND_STRONG && found.results[2].band != BAND_STRONG);
	shape_release(&find_answer_shape, &found);
}

static void the_brackens_stand_as_drawn(void **state)
{
	(void)state;
	struct show_answer answer;
	show("136594", "Katherine", &answer);
	const struct service_view *children = service_of(answer.services, answer.services_count, "Children");
	assert_states(answer.services, answer.services_count,
	              (enum state[]) { STATE_OPEN, STATE_OPEN, STATE_OUTSIDE_AGE, STATE_OUTSIDE_AGE,
	                               STATE_OUTSIDE_AGE });
	assert_string_equal(children->contact.name, "Amara Obi");
	assert_string_equal(children->contact.phone, "0113 496 0142");
	assert_true(date_same(children->since, (struct date) { 2025, 9, 12 }));
	assert_true(date_same(children->last_contact, (struct date) { 2025, 10, 29 }));
	assert_int_equal(answer.person.warnings_count, 1);
	assert_false(answer.person.warnings[0].overdue);
	forget_show(&answer);
}

static void their_grid_has_every_cell(void **state)
{
	(void)state;
	static const struct {
		const char *first_name, *relation;
		enum state states[5];
	} rows[] = {
		{ "Rachel",
		  "mother",
		  { STATE_NO_RECORD, STATE_OUTSIDE_AGE, STATE_NO_RECORD, STATE_OPEN, STATE_LATE } },
		{ "Dean",
		  "father",
		  { STATE_CLOSED, STATE_OUTSIDE_AGE, STATE_NO_RECORD, STATE_CLOSED, STATE_LATE } },
		{ "Kathleen",
		  "grandmother",
		  { STATE_NO_RECORD, STATE_OUTSIDE_AGE, STATE_OPEN, STATE_OPEN, STATE_LATE } },
	};
	struct show_answer answer;
	show("136594", "Katherine", &answer);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct family_member *member = member_of(&answer, rows[i].first_name);
		assert_string_equal(member->relation, rows[i].relation);
		assert_cells(&answer, member, rows[i].states);
	}
	forget_show(&answer);
}

static void the_twins_stay_two_and_one_case_is_wrong(void **state)
{
	(void)state;
	struct show_answer lee, leo;
	show("132301", "Lee", &lee);
	show("132302", "Leo", &leo);
	assert_string_not_equal(lee.person.person, leo.person.person);
	assert_int_equal(service_of(lee.services, lee.services_count, "Adults")->state, STATE_OPEN);
	assert_int_equal(service_of(leo.services, leo.services_count, "Adults")->state, STATE_NO_RECORD);
	int rule = -1;
	for (size_t i = 0; i < lee.join_count; i++)
		if (!strcmp(lee.join[i].source, "adults"))
			rule = lee.join[i].rule;
	assert_int_equal(rule, JOIN_NHS_NUMBER);
	assert_int_equal(service_of(lee.services, lee.services_count, "School")->state, STATE_OPEN);
	assert_int_equal(service_of(leo.services, leo.services_count, "School")->state, STATE_OPEN);
	forget_show(&lee);
	forget_show(&leo);
}

static void all_five_kinds_of_nothing_are_on_one_line(void **state)
{
	(void)state;
	struct show_answer answer;
	show("137802", "Nadia", &answer);
	assert_states(answer.services, answer.services_count,
	              (enum state[]) { STATE_NO_RECORD, STATE_OUTSIDE_AGE, STATE_NO_RECORD, STATE_POSSIBLE,
	                               STATE_LATE });
	assert_int_equal(service_of(answer.services, answer.services_count, "Fire")->state, STATE_NOT_SHARED);
	forget_show(&answer);
}

static void a_swapped_birthday_and_a_hidden_address_are_only_possible(void **state)
{
	(void)state;
	struct show_answer zoe, tia;
	show("135601", "Zoë", &zoe);
	show("136701", "Tia", &tia);
	assert_int_equal(service_of(zoe.services, zoe.services_count, "School")->state, STATE_POSSIBLE);
	assert_int_equal(service_of(tia.services, tia.services_count, "School")->state, STATE_POSSIBLE);
	assert_int_equal(tia.person.addresses_count, 0);
	forget_show(&zoe);
	forget_show(&tia);
}

static void names_are_found_as_people_write_them(void **state)
{
	(void)state;
	static const struct {
		const char *query, *first_name;
	} rows[] = {
		{ "zoe gwynn okafor", "Zoë" }, { "okafor chidi", "Chidiebere" }, { "oshaughnessy", "Niamh" },
		{ "Bo Gwynn-Okafor", "Bo" },   { "mo farrow", "Morgan" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct find_answer found;
		find(rows[i].query, &found);
		bool there = false;
		for (size_t r = 0; r < found.results_count; r++)
			there |= !strcmp(found.results[r].first_name, rows[i].first_name);
		if (!there || found.total > 2) /* Zoë and her school record are two until somebody decides */
			fail_msg("%s: %s, %d found", rows[i].query, rows[i].first_name, (int)found.total);
		shape_release(&find_answer_shape, &found);
	}
}

static void teddy_is_found_beside_his_grandmother(void **state)
{
	(void)state;
	struct find_answer nobody;
	struct show_answer answer;
	find("Teddy Jessop", &nobody);
	assert_int_equal(nobody.total, 0);
	assert_non_null(nobody.help_note);
	show("Maureen Jessop", "Maureen", &answer);
	assert_string_equal(member_of(&answer, "Theodore")->relation, "grandchild");
	shape_release(&find_answer_shape, &nobody);
	forget_show(&answer);
}

static void what_is_held_stays_visible_when_late(void **state)
{
	(void)state;
	struct show_answer answer;
	show("131204", "Craig", &answer);
	const struct service_view *police = service_of(answer.services, answer.services_count, "Police");
	assert_int_equal(police->state, STATE_HELD);
	assert_true(police->late);
	assert_int_equal(police->involvements_count, 1);
	assert_int_equal(police->involvements[0].more, 1);
	forget_show(&answer);
}

static void a_family_from_elsewhere_is_hardly_known(void **state)
{
	(void)state;
	struct show_answer answer;
	show("134502", "Lena", &answer);
	assert_states(answer.services, answer.services_count,
	              (enum state[]) { STATE_NO_RECORD, STATE_OUTSIDE_AGE, STATE_NO_RECORD, STATE_NO_RECORD,
	                               STATE_LATE });
	assert_string_equal(member_of(&answer, "Morgan")->relation, "child");
	forget_show(&answer);
}

static void an_old_warning_is_overdue(void **state)
{
	(void)state;
	struct show_answer answer;
	show("136702", "Donna", &answer);
	assert_int_equal(answer.person.warnings_count, 1);
	assert_true(answer.person.warnings[0].overdue);
	forget_show(&answer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kate_finds_katherine_first),
		cmocka_unit_test(the_brackens_stand_as_drawn),
		cmocka_unit_test(their_grid_has_every_cell),
		cmocka_unit_test(the_twins_stay_two_and_one_case_is_wrong),
		cmocka_unit_test(all_five_kinds_of_nothing_are_on_one_line),
		cmocka_unit_test(a_swapped_birthday_and_a_hidden_address_are_only_possible),
		cmocka_unit_test(names_are_found_as_people_write_them),
		cmocka_unit_test(teddy_is_found_beside_his_grandmother),
		cmocka_unit_test(what_is_held_stays_visible_when_late),
		cmocka_unit_test(a_family_from_elsewhere_is_hardly_known),
		cmocka_unit_test(an_old_warning_is_overdue),
	};
	return cmocka_run_group_tests(tests, tell, forget);
}
